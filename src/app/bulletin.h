// bulletin: `vachan bulletin ARTICLE... -o FILE`: the articles as one news bulletin, framed by an announcer.
//
// What is said in which order: publish/bulletin.h.  All that can be made of an article's sound can be made of a
// bulletin's; --article and the other printing modes show it before a sound is made.
#ifndef APP_BULLETIN_H
#define APP_BULLETIN_H

#include "app/road.h"

// EX_NOINPUT when no story has a word to read, EX_CONFIG for a script that is wrong; else as speak().
bool bulletin(const struct options *o, struct road *road, struct err *e);

#endif
