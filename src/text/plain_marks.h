// plain_marks: what stands in a text beside its words, taken out before its lines are read.
//
//     "> ", "From: ...", "---\ntitle: ...\n---", **मोटा**, [शब्द](http://...), [^1], ~~मिटा~~, | क | ख |, "12" between two pages
#ifndef TEXT_PLAIN_MARKS_H
#define TEXT_PLAIN_MARKS_H

#include "text/whole.h"

// first: the text's beginning, where a letter's head or a front matter may stand.  The map still leads to the source.
void plain_marks(struct whole_text *t, bool first);

#endif
