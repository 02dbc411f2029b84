// tidy_top: the first lines of a page: menus, dates, the number of a wire copy, labels, captions said twice.
#ifndef TEXT_TIDY_TOP_H
#define TEXT_TIDY_TOP_H

#include "text/article.h"
#include "text/clutter.h"

bool tidy_running(const struct block *b);                 // running text: long, or a sentence
void tidy_top(const struct clutter *c, struct page *page); // behind the lines that clutter.h knows: `dropped` is set there

#endif
