// tidy_top: the first lines of a page: what stands above the headline and between it and the text.
#ifndef TEXT_TIDY_TOP_H
#define TEXT_TIDY_TOP_H

#include "text/clutter.h"
#include "text/tidy_unit.h"

void tidy_top(const struct clutter *c, struct page *page); // behind the lines that clutter.h knows: `dropped` is set there

#endif
