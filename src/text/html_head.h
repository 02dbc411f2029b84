// html_head: what a page says of itself: its titles, and who wrote it when, from JSON-LD, OpenGraph and meta tags.
#ifndef TEXT_HTML_HEAD_H
#define TEXT_HTML_HEAD_H

#include "text/html_tree.h"
#include "text/jtree.h"
#include "text/meta.h"

enum { HEAD_TITLES = 3, TITLE_LONGEST = 600, HEAD_LD = 16 };

struct html_head {
    struct { str text, source; size_t at; } title[HEAD_TITLES]; // best first: og:title, JSON-LD, <title>; as decoded, as written, where
    struct { const struct jtree *json; size_t at; } ld[HEAD_LD];  // the JSON-LD of the page, and where each starts
    int lds;
    struct meta meta;                                            // without the title
};

// Everything points into the tree and `mem`.
void html_head(const struct node *root, arena *mem, struct html_head *out);

#endif
