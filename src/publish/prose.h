// prose: pieces -> the tags of articles, headings, paragraphs, lists and quotes around them.  XHTML, so good for
// pages and books.
//
//     heading, para, item, item  ->  <article><h1>...</h1><p>...</p><ul><li>...</li><li>...</li></ul></article>
//
// prose_open says what a piece opens; the caller then writes the piece itself.  The first heading of an article
// is its title; a later one is a subheading.
#ifndef PUBLISH_PROSE_H
#define PUBLISH_PROSE_H

#include "base/str.h"
#include "publish/story.h"

struct prose {
    char title, sub;      // the digits of <h1> and <h2>
    size_t articles;      // begun so far
    size_t titled;        // of them with a title so far
    bool open, has_title; // the article at hand
    int block;            // the kind at hand, or -1
    bool in_title;        // the block at hand is the title of its article
};

void prose_open(struct prose *p, const struct piece *piece, buf *out);
void prose_end(struct prose *p, buf *out);

#endif
