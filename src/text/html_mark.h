// html_mark: what a class, an id or a tag of the page's own says of its element, by html.tsv.
#ifndef TEXT_HTML_MARK_H
#define TEXT_HTML_MARK_H

#include "base/arena.h"
#include "base/err.h"

enum html_mark { MARK_NONE, MARK_LIKE_STANDFIRST, MARK_DROP, MARK_BODY, MARK_STANDFIRST, MARK_HEADLINE }; // the greatest of an element counts

struct html; // html.tsv

struct html *html_open(const char *lexicon_dir, arena *mem, struct err *e);

uint32_t html_mark_of(const struct html *h, str name); // one class or id, in any of the ways pages write it

#endif
