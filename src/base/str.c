#include "base/str.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"

str str_of(const char *cstr) { return cstr ? (str){cstr, strlen(cstr)} : (str){"", 0}; }

int str_cmp(str a, str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int c = n ? memcmp(a.p, b.p, n) : 0;
    return c ? c : (a.n > b.n) - (a.n < b.n);
}

bool str_ends(str s, str tail) { return s.n >= tail.n && str_eq(str_sub(s, s.n - tail.n, s.n), tail); }

size_t str_find(str s, str needle) {
    if (!needle.n) return 0;
    const char *hit = s.n ? memmem(s.p, s.n, needle.p, needle.n) : NULL;
    return hit ? (size_t)(hit - s.p) : s.n;
}

static bool blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

str str_trim(str s) {
    while (s.n && blank(s.p[0])) s.p++, s.n--;
    while (s.n && blank(s.p[s.n - 1])) s.n--;
    return s;
}

bool str_split(str *rest, char at, str *piece) {
    if (!rest->p) return false;
    const char *hit = rest->n ? memchr(rest->p, at, rest->n) : NULL;
    if (!hit) {
        *piece = *rest;
        *rest = (str){NULL, 0};
        return true;
    }
    *piece = (str){rest->p, (size_t)(hit - rest->p)};
    *rest = (str){hit + 1, rest->n - piece->n - 1};
    return true;
}

// Eight bytes at a time, each folded in by a multiplication: our keys are short words
uint64_t str_hash(str s) {
    uint64_t h = 0x9e3779b97f4a7c15u ^ s.n, w;
    for (; s.n >= sizeof w; s.p += sizeof w, s.n -= sizeof w) {
        memcpy(&w, s.p, sizeof w);
        h = (h ^ w) * 0xd6e8feb86659fd93u;
        h ^= h >> 32;
    }
    w = 0;
    if (s.n) memcpy(&w, s.p, s.n);
    h = (h ^ w) * 0xd6e8feb86659fd93u;
    return h ^ h >> 29;
}

char *buf_room(buf *b, size_t n) {
    if (b->cap - b->n < n) {
        size_t cap = b->cap ? b->cap : 64;
        while (cap - b->n < n) cap *= 2;
        b->p = realloc(b->p, cap);
        if (!b->p) err_out_of_memory();
        b->cap = cap;
    }
    return b->p + b->n;
}

void buf_add(buf *b, const void *bytes, size_t n) {
    if (!n) return;
    memcpy(buf_room(b, n), bytes, n);
    b->n += n;
}

void buf_str(buf *b, str s) { buf_add(b, s.p, s.n); }
void buf_char(buf *b, char c) { buf_add(b, &c, 1); }

void buf_fmt(buf *b, const char *fmt, ...) {
    va_list ap, again;
    va_start(ap, fmt);
    va_copy(again, ap);
    int n = vsnprintf(NULL, 0, fmt, ap);
    va_end(ap);
    if (n > 0) {
        vsnprintf(buf_room(b, (size_t)n + 1), (size_t)n + 1, fmt, again);
        b->n += (size_t)n;
    }
    va_end(again);
}

str buf_view(const buf *b) { return (str){b->p ? b->p : "", b->n}; }

void buf_free(buf *b) {
    free(b->p);
    *b = (buf){0};
}
