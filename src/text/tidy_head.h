// tidy_head: a headline that stands there twice: as the window calls it, in a short form, as the subject of a letter.
#ifndef TEXT_TIDY_HEAD_H
#define TEXT_TIDY_HEAD_H

#include "text/tidy_unit.h"

void tidy_head(struct page *page);

#endif
