// tidy_unit: a page -> its sentences -> a page
#include "text/tidy_unit.h"

#include <stdlib.h>

#include "base/err.h"
#include "text/headline.h"

enum { LONG_PARAGRAPH = 300 };

// Letters and digits only, so that a changed comma or blank does not hide a repeat
static uint64_t letters_hash(str s) {
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == 0xE2) i += 2; // a typographic sign
        else if (c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z')) h = (h ^ c) * 0x100000001b3u;
    }
    return h;
}

static void add(struct units *u, struct unit x) {
    if (u->n == u->cap) {
        u->cap = u->cap ? u->cap * 2 : 256;
        u->v = realloc(u->v, u->cap * sizeof *u->v);
        if (!u->v) err_out_of_memory();
    }
    u->v[u->n++] = x;
}

struct units units_cut(const struct stops *stops, const struct page *p) {
    struct units u = {0};
    struct sentence s;
    for (size_t b = 0; b < p->blocks; b++)
        for (size_t at = 0; sentence_next(stops, &p->block[b], &at, &s);)
            add(&u, (struct unit){b, s.at, s.at + s.text.n, letters_hash(s.text), p->block[b].dropped});
    return u;
}

str unit_text(const struct page *p, const struct unit *u) { return str_sub(p->block[u->block].text, u->from, u->to); }

static void piece(struct page *out, const struct block *b, size_t from, size_t to, const char *dropped) {
    struct block part = *b;
    part.text = str_trim(str_sub(b->text, from, to));
    part.base = b->base + (size_t)(part.text.p - b->text.p);
    part.dropped = dropped;
    if (part.text.n) page_add(out, part);
}

void units_into(struct page *p, const struct units *u) {
    struct page out = {0};
    for (size_t i = 0, j; i < u->n; i = j) {
        const struct unit *a = &u->v[i];
        for (j = i + 1; j < u->n && u->v[j].block == a->block && u->v[j].dropped == a->dropped;) j++;
        piece(&out, &p->block[a->block], a->from, u->v[j - 1].to, a->dropped);
    }
    page_free(p);
    *p = out;
}

void units_free(struct units *u) {
    free(u->v);
    *u = (struct units){0};
}

bool tidy_running(const struct block *b) {
    bool asks = str_ends(b->text, S("?")) || str_ends(b->text, S("!"));
    bool more = str_find(b->text, S("\xE0\xA5\xA4")) < b->text.n;
    return b->text.n >= LONG_PARAGRAPH || (ends_sentence(b->text) && (!asks || more));
}
