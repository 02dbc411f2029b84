// html_find: where on a page the article and its headline are.
#ifndef TEXT_HTML_FIND_H
#define TEXT_HTML_FIND_H

#include "text/html_head.h"

struct html_page {
    struct node *root;
    struct html_head head;
    bool keep_all;
    const struct node *headline; // NULL: only the head of the page names it
    const struct node *body;     // root: nothing is said to be the article
    const struct node *core;     // in the body: the innermost element that holds nearly all of the text
    const struct node *frame;    // in the body: the innermost around the headline that holds most of it
};

void html_find(struct html_page *p); // root, head and keep_all are set; fills the rest

// Is the element no part of the article?  A mark is believed only of a part: the frame of a whole page may be called "app" too.
bool html_skipped(const struct html_page *p, const struct node *n);

// Do most words of a title stand somewhere on the page?  "Print Story" does not name the article.
bool html_says(const struct html_page *p, str title);

// An h2 beside the headline, or what a class calls a summary
bool html_is_standfirst(const struct html_page *p, const struct node *n);

#endif
