// tidy_unit: the sentences of a page, each to be kept or dropped by itself.
#ifndef TEXT_TIDY_UNIT_H
#define TEXT_TIDY_UNIT_H

#include "text/sentence.h"

struct unit { size_t block, from, to; uint64_t hash; const char *dropped; }; // bytes of its block; hash: of its letters; dropped: why, or NULL
struct units { struct unit *v; size_t n, cap; };

struct units units_cut(const struct stops *stops, const struct page *p); // units_free afterwards
str unit_text(const struct page *p, const struct unit *u);
void units_into(struct page *p, const struct units *u); // the blocks anew, parted where reasons change
void units_free(struct units *u);

bool tidy_running(const struct block *b); // running text: long, or a sentence; a question by itself may be a headline

#endif
