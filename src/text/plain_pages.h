// plain_pages: a text copied from printed pages: their numbers and running heads go, and what they tore apart meets again.
#ifndef TEXT_PLAIN_PAGES_H
#define TEXT_PLAIN_PAGES_H

#include "text/whole.h"

void plain_pages(struct whole_text *t); // marks bytes WHOLE_CUT

#endif
