// html_bytes: what can be told of a page before it is parsed.
#ifndef TEXT_HTML_BYTES_H
#define TEXT_HTML_BYTES_H

#include "base/str.h"

enum { HTML_DEEPEST = 300 }; // elements inside each other

bool html_looks_like(str raw); // by its first bytes

// Blanks the tags that nest deeper than any page does: the parser takes quadratic time over them.
void html_flatten(char *p, size_t n);

#endif
