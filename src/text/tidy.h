// tidy: leaves out what is on the page but not of the article: the headline twice, the body twice, the teaser of
// another story, the footer.  What is left out stays in the page with a reason; nothing is deleted.
#ifndef TEXT_TIDY_H
#define TEXT_TIDY_H

#include "text/clutter.h"
#include "text/sentence.h"

struct tidy;

struct tidy *tidy_open(const struct stops *stops, const struct clutter *clutter, arena *mem);

// Marks blocks of the page as dropped, cutting a block where only a part of it goes.
void tidy_page(const struct tidy *t, struct page *page);

#endif
