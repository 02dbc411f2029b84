// tidy: what is no part of the article is marked, sentence by sentence.
#include "text/tidy.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"

enum { MARKERS = 256, TEASER_REACH = 24, REPEAT_BYTES = 360, FOOTER_WORDS = 10, LINE_BYTES = 400 };

struct marker { str text; char what; }; // o: opens a teaser, c: closes one, l: a line of its own

struct tidy { const struct stops *stops; struct marker marker[MARKERS]; int markers; };

struct unit { size_t block, from, to; uint64_t hash; const char *dropped; }; // one sentence
struct units { struct unit *v; size_t n, cap; };

struct tidy *tidy_open(const char *lexicon_dir, const struct stops *stops, arena *mem, struct err *e) {
    struct tidy *t = ARENA_NEW(mem, struct tidy);
    char path[512];
    snprintf(path, sizeof path, "%s/tidy.tsv", lexicon_dir);
    struct tsv tsv;
    struct tsv_row r;
    if (!tsv_open(&tsv, path, e)) return NULL;
    t->stops = stops;
    while (tsv_next(&tsv, &r)) {
        if (t->markers == MARKERS) return err_set(e, EX_DATAERR, path, "more than %d rows", MARKERS), NULL;
        t->marker[t->markers++] = (struct marker){r.field[0], r.field[1].n ? r.field[1].p[0] : 'l'};
    }
    return t;
}

// Letters and digits only, so that a changed comma or blank does not hide a repeat
static uint64_t letters_hash(str s) {
    uint64_t h = 0xcbf29ce484222325u;
    for (size_t i = 0, n; i < s.n; i += n) {
        uint32_t c = utf8_decode(str_sub(s, i, s.n), &n);
        bool letter = (utf8_is_devanagari(c) && c != 0x964) || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
        if (letter) h = (h ^ c) * 0x100000001b3u;
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

static struct units cut(const struct tidy *t, const struct page *p) {
    struct units u = {0};
    struct sentence s;
    for (size_t b = 0; b < p->blocks; b++)
        for (size_t at = 0; sentence_next(t->stops, &p->block[b], &at, &s);)
            add(&u, (struct unit){b, s.at, s.at + s.text.n, letters_hash(s.text), NULL});
    return u;
}

static str text_of(const struct page *p, const struct unit *u) { return str_sub(p->block[u->block].text, u->from, u->to); }

static bool has(const struct tidy *t, str s, char what) {
    for (int i = 0; i < t->markers; i++)
        if (t->marker[i].what == what && str_find(s, t->marker[i].text) < s.n) return true;
    return false;
}

// From the phrase that opens a teaser to the one that closes it; without a close only the sentence itself
static void drop_teasers(const struct tidy *t, const struct page *p, struct units *u) {
    for (size_t i = 0; i < u->n; i++) {
        if (!has(t, text_of(p, &u->v[i]), 'o')) continue;
        size_t end = i;
        for (size_t j = i + 1; j < u->n && j < i + TEASER_REACH; j++) {
            if (!has(t, text_of(p, &u->v[j]), 'c')) continue;
            end = j;
            break;
        }
        for (size_t j = i; j <= end; j++) u->v[j].dropped = "teaser of another story";
        i = end;
    }
}

static size_t words_in(str s) {
    size_t n = s.n > 0;
    for (size_t i = 0; i < s.n; i++) n += s.p[i] == ' ';
    return n;
}

// Site | section: a short last line of names parted by bars; and the lines of tidy.tsv
static void drop_lines(const struct tidy *t, const struct page *p, struct units *u) {
    for (size_t i = 0; i < u->n; i++) {
        str s = text_of(p, &u->v[i]);
        bool last = i + 1 == u->n;
        if (last && i && words_in(s) <= FOOTER_WORDS && str_find(s, S(" | ")) < s.n && !str_ends(s, S("\xE0\xA5\xA4"))) u->v[i].dropped = "footer";
        if (s.n <= LINE_BYTES && has(t, s, 'l')) u->v[i].dropped = "line of the site";
        if (s.n <= LINE_BYTES && has(t, s, 'c')) u->v[i].dropped = "teaser of another story";
    }
}

static uint32_t first_seen(struct map *seen, uint64_t *keys, size_t i) {
    uint32_t at = (uint32_t)i;
    str key = {(const char *)&keys[i], sizeof *keys};
    if (!map_get(seen, key, &at)) map_put(seen, key, at);
    return at;
}

// A run of sentences that stood before already, if it is long enough not to be a refrain
static void drop_repeats(const struct page *p, struct units *u, arena *mem) {
    struct map seen = map_new(mem, u->n);
    uint64_t *keys = ARENA_ARRAY(mem, uint64_t, u->n + 1);
    uint32_t *first = ARENA_ARRAY(mem, uint32_t, u->n + 1);
    for (size_t i = 0; i < u->n; i++) keys[i] = u->v[i].hash;
    for (size_t i = 0; i < u->n; i++) first[i] = first_seen(&seen, keys, i);
    for (size_t i = 0, run; i < u->n; i += run) {
        size_t bytes = 0;
        for (run = 0; i + run < u->n && first[i + run] < i && u->v[i + run].hash == u->v[first[i] + run].hash; run++)
            bytes += u->v[i + run].to - u->v[i + run].from;
        bool headline = run && first[i] == 0 && p->block[u->v[0].block].kind == BLOCK_HEADING && u->v[i].from == 0;
        if (bytes >= REPEAT_BYTES || headline)
            for (size_t k = 0; k < run; k++)
                if (!u->v[i + k].dropped) u->v[i + k].dropped = headline ? "repeated headline" : "repeated text";
        if (!run) run = 1;
    }
}

static void piece(struct page *out, const struct block *b, size_t from, size_t to, const char *dropped) {
    struct block part = *b;
    part.text = str_trim(str_sub(b->text, from, to));
    part.base = b->base + (size_t)(part.text.p - b->text.p);
    part.dropped = dropped;
    if (part.text.n) page_add(out, part);
}

static void rebuild(struct page *p, const struct units *u) {
    struct page out = {0};
    for (size_t i = 0, j; i < u->n; i = j) {
        const struct unit *a = &u->v[i];
        for (j = i + 1; j < u->n && u->v[j].block == a->block && u->v[j].dropped == a->dropped;) j++;
        piece(&out, &p->block[a->block], a->from, u->v[j - 1].to, a->dropped);
    }
    page_free(p);
    *p = out;
}

void tidy_page(const struct tidy *t, struct page *page) {
    arena mem = {0};
    struct units u = cut(t, page);
    drop_teasers(t, page, &u);
    drop_lines(t, page, &u);
    drop_repeats(page, &u, &mem);
    rebuild(page, &u);
    free(u.v);
    arena_free(&mem);
}
