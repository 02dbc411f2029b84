// tidy_tail: what stands below the last paragraph: credits, initials, and lines of the site among lines of the site.
#ifndef TEXT_TIDY_TAIL_H
#define TEXT_TIDY_TAIL_H

#include "text/article.h"
#include "text/clutter.h"

void tidy_tail(const struct clutter *c, struct page *page); // behind the lines that clutter.h knows: `dropped` is set there

#endif
