// str: length-carrying slices and growing buffers.  "20 सितंबर" is a str; the page it came from owns it.
//
// A str never owns its bytes and is not NUL-terminated.  A buf owns malloc'd memory until buf_free.
// Running out of memory ends the process with exit code 71 and one line on stderr (see err.h): no
// caller could do better, and no file is left half-written because targets are only renamed when whole.
#ifndef BASE_STR_H
#define BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct { const char *p; size_t n; } str;
typedef struct { char *p; size_t n, cap; } buf;
typedef struct { size_t from, to; } span; // bytes [from, to) of the source as given

#define S(literal) ((str){"" literal, sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).p // for printf("%.*s")

str str_of(const char *cstr);                    // NULL gives the empty str
int str_cmp(str a, str b);                       // byte order, shorter first
bool str_ends(str s, str tail);
size_t str_find(str s, str needle);              // offset, or s.n when absent
str str_trim(str s);                             // ASCII blanks off both ends
bool str_split(str *rest, char at, str *piece);  // next piece up to `at`; false when rest is used up
uint64_t str_hash(str s);

static inline str str_sub(str s, size_t from, size_t to) { // clamped to s
    if (to > s.n) to = s.n;
    if (from > to) from = to;
    return (str){s.p + from, to - from};
}

static inline bool str_eq(str a, str b) { return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0); }

static inline bool str_starts(str s, str head) { return s.n >= head.n && str_eq(str_sub(s, 0, head.n), head); }

void buf_add(buf *b, const void *bytes, size_t n);
void buf_str(buf *b, str s);
void buf_char(buf *b, char c);
void buf_fmt(buf *b, const char *fmt, ...) __attribute__((format(printf, 2, 3)));
char *buf_room(buf *b, size_t n);                // n writable bytes at the end; set b->n yourself
str buf_view(const buf *b);                      // valid until the next change
void buf_free(buf *b);

#endif
