#include "text/article.h"

#include <stdlib.h>

#include "base/err.h"
#include "base/utf8.h"

enum { DEVANAGARI_ZERO = 0x966 };

const char *block_kind_name(enum block_kind kind) {
    static const char *const name[] = {
#define X(id, text) text,
        BLOCK_KINDS(X)
#undef X
    };
    return name[kind];
}

// the last run of the map that starts at or before `at` of the page
static size_t run_of(const struct block *b, size_t at) {
    size_t lo = 0, hi = b->maps;
    while (hi - lo > 1) {
        size_t mid = lo + (hi - lo) / 2;
        if (b->map[mid].text <= at) lo = mid;
        else hi = mid;
    }
    return lo;
}

size_t block_source(const struct block *b, size_t at) {
    at += b->base;
    return (size_t)((int64_t)at + b->map[run_of(b, at)].delta);
}

// The end is where the next character of the text starts: a character that was taken apart or put together is
// inside as a whole.
span block_span(const struct block *b, size_t from, size_t to) {
    size_t start = block_source(b, from);
    return (span){start, to > from ? block_source(b, to) : start};
}

static size_t source_next(const struct block *b, size_t at, size_t *hint) {
    at += b->base;
    if (!*hint) *hint = run_of(b, at);
    while (*hint + 1 < b->maps && b->map[*hint + 1].text <= at) ++*hint;
    return (size_t)((int64_t)at + b->map[*hint].delta);
}

span block_span_next(const struct block *b, size_t from, size_t to, size_t *hint) {
    size_t start = source_next(b, from, hint), ahead = *hint;
    return (span){start, to > from ? source_next(b, to, &ahead) : start};
}

// Devanagari digits were folded to one byte each: they are those that stand for three bytes of the source
static bool was_devanagari(const struct block *b, size_t at, size_t *hint) {
    span s = block_span_next(b, at, at + 1, hint);
    return s.to - s.from == 3;
}

str block_written(const struct block *b, str piece, arena *mem) {
    size_t digits = 0, hint = 0, n = 0;
    for (size_t i = 0; i < piece.n; i++) digits += piece.p[i] >= '0' && piece.p[i] <= '9';
    if (!digits || !b->maps) return piece;
    char *p = arena_get(mem, piece.n + 2 * digits);
    for (size_t i = 0; i < piece.n; i++) {
        char c = piece.p[i];
        if (c >= '0' && c <= '9' && was_devanagari(b, (size_t)(piece.p + i - b->text.p), &hint)) n += utf8_encode(DEVANAGARI_ZERO + (uint32_t)(c - '0'), p + n);
        else p[n++] = c;
    }
    return (str){p, n};
}

void page_add(struct page *p, struct block b) {
    if (p->blocks == p->cap) {
        p->cap = p->cap ? p->cap * 2 : 64;
        p->block = realloc(p->block, p->cap * sizeof *p->block);
        if (!p->block) err_out_of_memory();
    }
    p->block[p->blocks++] = b;
}

void page_free(struct page *p) {
    free(p->block);
    *p = (struct page){0};
}
