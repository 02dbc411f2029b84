// tidy_repeat: what a page says twice: its headline, and the text wholly, partly or with a few words changed.
#ifndef TEXT_TIDY_REPEAT_H
#define TEXT_TIDY_REPEAT_H

#include "base/arena.h"
#include "text/tidy_unit.h"

void tidy_repeat(const struct page *p, struct units *u, arena *mem); // of a refrain, a short line that comes again, nothing is dropped

#endif
