// player: live narration on a terminal, with keys; the place is kept at every sentence.
#ifndef APP_PLAYER_H
#define APP_PLAYER_H


#include "app/road.h"

// Is there a terminal for keys, or was --resume given?  Else narrate streams, as into a file.
bool player_wanted(const struct options *o);

// Plays every input.  `stop`: the flag of the signals that end the program; the place is kept then too.
bool player(const struct options *o, struct road *road, const stop_flag *stop, struct err *e);

#endif
