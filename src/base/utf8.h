// utf8: code points in and out.  A byte that is not UTF-8 counts as one U+FFFD and one byte, so that every
// walk over bad text ends and every offset stays exact.
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/str.h"

enum { UTF8_BAD = 0xFFFD, UTF8_MAX = 4 };

// The code point at s.p[0] (s.n > 0); *len gets the bytes it took, 1..4.
uint32_t utf8_decode(str s, size_t *len);
size_t utf8_encode(uint32_t c, char out[UTF8_MAX]); // bytes written, 1..4
bool utf8_valid(str s);
size_t utf8_count(str s);                           // code points

static inline bool utf8_is_devanagari(uint32_t c) { return c >= 0x900 && c <= 0x97F; }

#endif
