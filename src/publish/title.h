// title: what a page or a book of some articles is called.
#ifndef PUBLISH_TITLE_H
#define PUBLISH_TITLE_H

#include "publish/phrases.h"

struct title_facts {
    const char *given; // by the user; NULL: none
    str headline;      // of the first article; may be empty
    str known;         // from the source's own words about itself; may be empty
    size_t articles;
};

void title_put(buf *out, const struct title_facts *f, const struct phrases *p); // as text, not yet escaped
void title_count(buf *out, str words, size_t n);                                // {n} in the words becomes the number

#endif
