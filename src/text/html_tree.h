// html_tree: a page -> its elements, with what each says of itself and how much text it holds.
//
// Everything lives in the arena that html_tree gets, and in the page's bytes.  Deeper than TREE_DEEPEST nothing is kept.
#ifndef TEXT_HTML_TREE_H
#define TEXT_HTML_TREE_H

#include "text/html_bytes.h"
#include "text/html_mark.h"

enum { TREE_DEEPEST = 2 * HTML_DEEPEST };

// Tags that mean something to us; every other element is TAG_OTHER, a piece of text TAG_TEXT
#define HTML_TAGS(X)                                                                                        \
    X(A) X(ADDRESS) X(ARTICLE) X(ASIDE) X(AUDIO) X(B) X(BLOCKQUOTE) X(BODY) X(BR) X(BUTTON) X(CANVAS) X(CENTER) X(CITE) X(DD) X(DETAILS)  \
    X(DIV) X(DL) X(DT) X(EM) X(FIGCAPTION) X(FIGURE) X(FONT) X(FOOTER) X(FORM) X(H1) X(H2) X(H3) X(H4) X(H5) X(H6) X(HEAD) X(HEADER) X(HR) X(HTML)   \
    X(I) X(IFRAME) X(IMAGE) X(IMG) X(LI) X(LINK) X(MAIN) X(MARQUEE) X(MATH) X(MENU) X(META) X(NAV) X(NOSCRIPT) X(OBJECT) X(OL) X(P) X(PRE) X(SCRIPT)   \
    X(SECTION) X(SELECT) X(SMALL) X(STRONG) X(STYLE) X(SUMMARY) X(SVG) X(TABLE) X(TD) X(TEMPLATE) X(TEXTAREA) X(TH) X(TIME) X(TITLE) X(TR) X(UL) X(VIDEO)
enum html_tag {
    TAG_OTHER, TAG_TEXT,
#define X(name) TAG_##name,
    HTML_TAGS(X)
#undef X
};

struct attribute { const char *name; str value, source; size_t at; }; // decoded; as written, and where that starts

struct node {
    enum html_tag tag;
    struct node *parent, *first, *next;
    struct attribute *attribute;
    size_t attributes;
    str text, source; // of a text: decoded, as written
    size_t at;        // where it starts in the page
    size_t bytes;     // of the text inside, without what is never read
    size_t linked;    // those of them that are links
    bool pictures;    // a picture is inside, or it is one
    uint32_t mark;    // enum html_mark
    bool silent;      // a script, a style, a form's parts: never read
    bool aside;       // by its tag, class or style no part of the article
    bool blank;       // a text of blanks
    size_t running;   // for those who look for the article
    size_t prose;     // the same, of what can only be an article
};

struct node *html_tree(const struct html *h, str page, arena *mem); // h NULL: no marks
str html_attribute(const struct node *n, const char *name); // empty where there is none
const struct attribute *html_attribute_of(const struct node *n, const char *name); // NULL where there is none
bool html_inside(const struct node *n, const struct node *of);

#endif
