// html: a saved news page -> the blocks of its article.
//
// Headline, then the body in order: paragraphs, subheads, list items, quotes, table rows.  Left out: navigation,
// related stories, advertisements, captions, bylines, share bars, comments, scripts (html.tsv names the marks of
// each).  Where the page says which part is the article (<article>, itemprop, role), that part is taken; else the
// element that holds the most running text.
#ifndef TEXT_HTML_H
#define TEXT_HTML_H

#include "text/html_bytes.h" // html_looks_like
#include "text/html_mark.h"  // html_open
#include "text/legacy.h"
#include "text/meta.h"
#include "text/whole.h"

struct html_source {
    str raw;       // the whole page, or a piece of one
    size_t at;     // where it starts in the source
    bool keep_all;
    bool untitled; // its <title> is no headline: a chapter's is often that of the book
    const struct legacy *font; // its text is in Kruti Dev where it is not in Devanagari; NULL: it is not
    bool bare;     // a piece that a feed or a book holds: no page of a site is around it
};

// Appends the text of the article to *text and its blocks to *out.  A page without an article gives whatever running
// text it has.  Into *meta (may be NULL), copied to `mem`: what the page says of itself, the title left out.
void html_blocks(const struct html *h, const struct whole *w, struct html_source page, struct whole_text *text, struct page *out, struct meta *meta, arena *mem);

// Appends a title that may hold tags and entities, as one heading.
void html_title(const struct whole *w, str raw, size_t at, struct whole_text *text, struct page *out);

#endif
