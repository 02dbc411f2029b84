// tidy: what is no part of the article is marked, sentence by sentence.
#include "text/tidy.h"

#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "text/headline.h"
#include "text/tidy_tail.h"
#include "text/tidy_top.h"

enum { TEASER_REACH = 24, TEASER_LIST = 8, REPEAT_BYTES = 360, FOOTER_WORDS = 10, LINE_BYTES = 420, LONG_PARAGRAPH = 300, DATELINE = 150, SUBHEAD_WORDS = 3, TITLE_WORDS = 5, OPENER_WORDS = 10, MENU_LINES = 3, OFTEN = 3, OFTEN_REACH = 40, SKIP_REACH = 16 };

struct tidy { const struct stops *stops; const struct clutter *clutter; };

struct unit { size_t block, from, to; uint64_t hash; const char *dropped; }; // one sentence
struct units { struct unit *v; size_t n, cap; };

static const char *const teaser = "teaser of another story";

struct tidy *tidy_open(const struct stops *stops, const struct clutter *clutter, arena *mem) {
    struct tidy *t = ARENA_NEW(mem, struct tidy);
    *t = (struct tidy){stops, clutter};
    return t;
}

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

static struct units cut(const struct tidy *t, const struct page *p) {
    struct units u = {0};
    struct sentence s;
    for (size_t b = 0; b < p->blocks; b++)
        for (size_t at = 0; sentence_next(t->stops, &p->block[b], &at, &s);)
            add(&u, (struct unit){b, s.at, s.at + s.text.n, letters_hash(s.text), p->block[b].dropped});
    return u;
}

static str text_of(const struct page *p, const struct unit *u) { return str_sub(p->block[u->block].text, u->from, u->to); }

// ---- whole blocks ----

// यह भी पढ़ें: ...; आग से जुड़ी यह खबर भी पढ़ें...
static bool starts_teaser(const struct tidy *t, str s) {
    bool last = words_in(s) <= OPENER_WORDS && (str_ends(s, S("...")) || str_ends(s, S("\xE2\x80\xA6")) || str_ends(s, S(":")));
    return clutter_begins(t->clutter, s, CLUTTER_OPEN) || (last && clutter_is(t->clutter, s, CLUTTER_OPEN));
}

static size_t gap_above(const struct page *p, size_t i) { return p->block[i].base - p->block[i - 1].base - p->block[i - 1].text.n; }

// Below a teaser or more and above running text: a few words, another kind of block, or one that stands farther off
static bool is_subhead_below(const struct page *p, size_t i) {
    const struct block *b = &p->block[i], *above = b - 1;
    if (!ends_sentence(p->block[i + 1].text)) return false;
    return words_in(b->text) <= SUBHEAD_WORDS || (b->kind == BLOCK_SUBHEAD && above->kind != BLOCK_SUBHEAD) || gap_above(p, i) > gap_above(p, i - 1);
}

// "यह भी पढ़ें:" by itself, and the headlines listed below it
static size_t drop_list(const struct tidy *t, struct page *p, size_t i) {
    size_t n = 1;
    p->block[i].dropped = teaser;
    if (!clutter_is(t->clutter, p->block[i].text, CLUTTER_ONLY) && !clutter_is_whole(t->clutter, p->block[i].text, CLUTTER_OPEN)) return n;
    for (; n <= TEASER_LIST && i + n < p->blocks; n++) {
        struct block *b = &p->block[i + n];
        if (b->text.n > LINE_BYTES || ends_sentence(b->text) || b->kind == BLOCK_HEADING) break;
        bool heading = n >= 2 || (b->kind == BLOCK_SUBHEAD && p->block[i].kind != BLOCK_SUBHEAD); // the list itself may be gone already
        if (heading && i + n + 1 < p->blocks && is_subhead_below(p, i + n)) break;
        b->dropped = teaser;
    }
    return n;
}

static bool closes_later(const struct tidy *t, const struct page *p, size_t i) {
    for (size_t k = i; k < p->blocks && k < i + 6; k++)
        if (clutter_is(t->clutter, p->block[k].text, CLUTTER_CLOSE)) return true;
    return false;
}

static bool text_follows(const struct page *p, size_t i) {
    for (size_t k = i; k < p->blocks; k++)
        if (p->block[k].text.n >= LONG_PARAGRAPH && !p->block[k].dropped) return true;
    return false;
}

// One of a list whose other items are of the article
static bool is_listed(const struct tidy *t, const struct page *p, size_t i) {
    const struct block *b = &p->block[i];
    bool above = i && b[-1].kind == BLOCK_ITEM && !b[-1].dropped;
    bool below = i + 1 < p->blocks && b[1].kind == BLOCK_ITEM && !clutter_line(t->clutter, b[1].text);
    return b->kind == BLOCK_ITEM && (above || below);
}

// छोड़कर सबसे अधिक पढ़ी गईं आगे बढ़ें / other stories / समाप्त
static size_t drop_skipped(const struct tidy *t, struct page *p, size_t i) {
    size_t end = i + 1;
    if (p->block[i].text.n > LINE_BYTES || !clutter_is(t->clutter, p->block[i].text, CLUTTER_SKIP)) return 0;
    while (end < p->blocks && end <= i + SKIP_REACH && !clutter_is_whole(t->clutter, p->block[end].text, CLUTTER_SKIPPED)) end++;
    if (end >= p->blocks || end > i + SKIP_REACH) return 0;
    for (size_t k = i; k <= end; k++) p->block[k].dropped = teaser;
    return end - i + 1;
}

static void drop_blocks(const struct tidy *t, struct page *p) {
    for (size_t i = 0; i < p->blocks; i++) {
        struct block *b = &p->block[i];
        size_t skipped = drop_skipped(t, p, i);
        if (skipped) {
            i += skipped - 1;
            continue;
        }
        if (starts_teaser(t, b->text)) {
            if (b->text.n <= LINE_BYTES && !closes_later(t, p, i)) i += drop_list(t, p, i) - 1;
            continue;
        }
        b->dropped = clutter_line(t->clutter, b->text);
        bool titled = b->titled && words_in(b->text) >= TITLE_WORDS; // whatever it begins with or holds
        if (titled || (b->dropped == clutter_hint && is_listed(t, p, i))) b->dropped = NULL;
        bool end = clutter_is(t->clutter, b->text, CLUTTER_END) || // or a notice that is an end, with a name behind it
                   (b->dropped && clutter_begins(t->clutter, b->text, CLUTTER_END) && clutter_is(t->clutter, b->text, CLUTTER_NOTICE));
        if (!i || !end || text_follows(p, i + 1)) continue;
        for (size_t k = i; k < p->blocks; k++) p->block[k].dropped = "after the end of the article";
        return;
    }
}

// What stands often and by itself: a name above each of many posts
static bool often(const struct page *p, size_t i) {
    size_t seen = 0, from = i > OFTEN_REACH ? i - OFTEN_REACH : 0;
    if (words_in(p->block[i].text) > SUBHEAD_WORDS || ends_sentence(p->block[i].text)) return false;
    for (size_t k = from; k < p->blocks && k <= i + OFTEN_REACH && seen < OFTEN; k++) seen += str_eq(p->block[k].text, p->block[i].text);
    return seen >= OFTEN;
}

static bool among_clutter(const struct tidy *t, const struct page *p, size_t i) {
    str s = p->block[i].text;
    return p->block[i].dropped || clutter_is(t->clutter, s, CLUTTER_SECTION) || clutter_is_number(t->clutter, s) || often(p, i);
}

static bool of_numbers(const struct tidy *t, const struct page *p, size_t from, size_t to) {
    size_t n = 0;
    while (from + n < to && clutter_is_number(t->clutter, p->block[from + n].text)) n++;
    return n > MENU_LINES && n == to - from;
}

// A list of such words alone may be of the article; numbers may be a table's
static bool is_menu(const struct tidy *t, const struct page *p, size_t from, size_t to) {
    size_t sure = 0, numbers = 0, names = 0;
    for (size_t i = from; i < to; i++) {
        sure += p->block[i].dropped != NULL;
        numbers += !p->block[i].dropped && clutter_is_number(t->clutter, p->block[i].text);
        names += often(p, i);
    }
    if (to == p->blocks && of_numbers(t, p, from, to)) return true; // what a site counts, below the last post
    return sure >= 2 || (sure && (!numbers || names));
}

// देश, राज्य, खेल one below the other are a menu; one alone is a word
static void drop_menus(const struct tidy *t, struct page *p) {
    for (size_t i = 0, end; i < p->blocks; i = end + 1) {
        for (end = i; end < p->blocks && among_clutter(t, p, end); end++) {}
        if (end - i < MENU_LINES || !is_menu(t, p, i, end)) continue;
        for (size_t k = i; k < end; k++)
            if (!p->block[k].dropped) p->block[k].dropped = "menu of the site";
    }
}

// नई दिल्ली, 5 मार्च (भाषा)।  नोएडा, एएनआई।  The agency becomes blanks in place: no offset changes.
static void blank_tags(const struct tidy *t, struct page *p) {
    for (size_t i = 0; i < p->blocks; i++) {
        str s = p->block[i].text;
        size_t bare, at = clutter_bare_tag(t->clutter, s, &bare);
        memset((char *)(uintptr_t)(s.p + at), ' ', bare);
        for (size_t k = 0; k < s.n; k++) {
            size_t aside = clutter_bracketed(t->clutter, str_sub(s, k, s.n));
            if (aside) memset((char *)(uintptr_t)(s.p + k), ' ', aside);
            if (s.p[k] != '(' || (k > DATELINE && k + DATELINE < s.n)) continue;
            size_t n = clutter_tag(t->clutter, str_sub(s, k, s.n));
            if (n) memset((char *)(uintptr_t)(s.p + k), ' ', n);
        }
    }
}

// The first short block that is left becomes the headline when what stood there was none
static void name_headline(struct page *p) {
    bool had = false;
    for (size_t i = 0; i < p->blocks; i++) {
        struct block *b = &p->block[i];
        had = had || b->kind == BLOCK_HEADING;
        if (b->dropped) continue;
        if (had && (b->kind == BLOCK_SUBHEAD || (b->kind == BLOCK_PARA && b->text.n < LONG_PARAGRAPH && !ends_sentence(b->text)))) b->kind = BLOCK_HEADING;
        return;
    }
}

// ---- sentences ----

// From the phrase that opens a teaser to the one that closes it; without a close only the sentence itself
static void drop_teasers(const struct tidy *t, const struct page *p, struct units *u) {
    for (size_t i = 0; i < u->n; i++) {
        if (!starts_teaser(t, text_of(p, &u->v[i]))) continue;
        size_t end = i;
        for (size_t j = i; j < u->n && j < i + TEASER_REACH; j++) {
            if (!clutter_is(t->clutter, text_of(p, &u->v[j]), CLUTTER_CLOSE)) continue;
            end = j;
            break;
        }
        for (size_t j = i; j <= end; j++) u->v[j].dropped = teaser;
        i = end;
    }
}

// Site | section: a short last piece of names parted by bars; and phrases that close a teaser left alone
static void drop_pieces(const struct tidy *t, const struct page *p, struct units *u) {
    for (size_t i = 0; i < u->n; i++) {
        str s = text_of(p, &u->v[i]);
        bool last = i + 1 == u->n;
        if (last && i && words_in(s) <= FOOTER_WORDS && str_find(s, S(" | ")) < s.n && !ends_sentence(s)) u->v[i].dropped = "footer";
        if (s.n <= LINE_BYTES && clutter_is_whole(t->clutter, s, CLUTTER_CLOSE)) u->v[i].dropped = teaser;
        if (s.n <= LINE_BYTES && clutter_is(t->clutter, s, CLUTTER_NOTICE)) u->v[i].dropped = "line of the site";
    }
}

static uint32_t first_seen(struct map *seen, uint64_t *keys, size_t i) {
    uint32_t at = (uint32_t)i;
    str key = {(const char *)&keys[i], sizeof *keys};
    if (!map_get(seen, key, &at)) map_put(seen, key, at);
    return at;
}

// ---- near repeats: a sentence with a few words changed counts as the one it repeats ----

enum { SHINGLE = 3, SAMPLE = 3, VOTES = 8, NEAR_SAMPLES = 3, NEAR_BYTES = 120 };

struct votes { uint32_t unit[VOTES]; unsigned count[VOTES]; };

static void vote(struct votes *v, uint32_t unit) {
    for (int i = 0; i < VOTES; i++) {
        if (v->count[i] && v->unit[i] != unit) continue;
        v->unit[i] = unit;
        v->count[i]++;
        return;
    }
}

// Hashes of every three words in a row, each looked up among the earlier sentences and then added
static void look_up(struct map *seen, str s, uint32_t unit, arena *mem, struct votes *votes, size_t *shingles) {
    uint64_t last[SHINGLE] = {0};
    size_t words = 0;
    *shingles = 0;
    for (str word; str_split(&s, ' ', &word);) {
        if (!word.n) continue;
        memmove(last, last + 1, sizeof last - sizeof *last);
        last[SHINGLE - 1] = str_hash(word);
        if (++words < SHINGLE) continue;
        uint64_t mix = last[0] * 31 + last[1] * 17 + last[2];
        if ((mix ^ mix >> 17) % SAMPLE) continue; // the same ones everywhere, so that repeats still meet
        uint64_t *key = ARENA_NEW(mem, uint64_t);
        *key = mix;
        uint32_t at;
        ++*shingles;
        if (map_get(seen, (str){(char *)key, sizeof *key}, &at)) vote(votes, at);
        else map_put(seen, (str){(char *)key, sizeof *key}, unit);
    }
}

static void match_near(const struct page *p, struct units *u, arena *mem) {
    struct map seen = map_new(mem, u->n * 8);
    for (size_t i = 0; i < u->n; i++) {
        struct votes votes = {0};
        size_t shingles, best = 0;
        if (u->v[i].to - u->v[i].from < NEAR_BYTES) continue; // short ones repeat to the letter or not at all
        look_up(&seen, text_of(p, &u->v[i]), (uint32_t)i, mem, &votes, &shingles);
        for (int k = 0; k < VOTES; k++)
            if (votes.count[k] > votes.count[best]) best = (size_t)k;
        if (shingles >= NEAR_SAMPLES && votes.count[best] * 10 >= shingles * 6) u->v[i].hash = u->v[votes.unit[best]].hash;
    }
}

// Most words of the one are words of the other
static bool alike(str a, str b) {
    if (a.n > 4 * LINE_BYTES || b.n > 4 * LINE_BYTES) return false;
    size_t words = words_in(a);
    return words >= 3 && words < 80 && common_words(a, b) * 10 >= words * 6;
}

// How many sentences from i on say again what stands from `before` on
static size_t repeat_run(const struct page *p, const struct units *u, size_t i, size_t before, size_t *bytes) {
    size_t run = 0;
    for (*bytes = 0; i + run < u->n && before + run < i; run++) {
        const struct unit *a = &u->v[i + run], *b = &u->v[before + run];
        if (a->hash != b->hash && !(run && alike(text_of(p, a), text_of(p, b)))) break;
        *bytes += a->to - a->from;
    }
    return run;
}

// The first sentence of a repeat may be the one with the changed words
static bool repeats_before(const struct page *p, const struct units *u, size_t i, size_t before) {
    const struct unit *a = &u->v[i - 1], *b = &u->v[before - 1];
    return a->block == u->v[i].block && b->block == u->v[before].block && a != &u->v[before] && alike(text_of(p, a), text_of(p, b));
}

// Above a text that is said again stands its headline, perhaps with a few words changed
static void drop_changed_headline(const struct page *p, struct units *u, size_t name, size_t i) {
    while (i && u->v[i - 1].dropped) i--;
    if (i < name + 2 || p->block[u->v[name].block].kind != BLOCK_HEADING || u->v[i - 1].from) return;
    str again = text_of(p, &u->v[i - 1]);
    if (!ends_sentence(again) && alike(again, text_of(p, &u->v[name]))) u->v[i - 1].dropped = "repeated headline";
}

// A run of sentences that stood before already, if it is long enough not to be a refrain
static void drop_repeats(const struct page *p, struct units *u, arena *mem) {
    struct map seen = map_new(mem, u->n);
    uint64_t *keys = ARENA_ARRAY(mem, uint64_t, u->n + 1);
    uint32_t *first = ARENA_ARRAY(mem, uint32_t, u->n + 1);
    size_t name = 0; // the first that is read
    while (name + 1 < u->n && u->v[name].dropped) name++;
    for (size_t i = 0; i < u->n; i++) keys[i] = u->v[i].hash;
    for (size_t i = 0; i < u->n; i++) first[i] = first_seen(&seen, keys, i);
    for (size_t i = 0, run; i < u->n; i += run ? run : 1) {
        size_t bytes = 0;
        run = first[i] < i ? repeat_run(p, u, i, first[i], &bytes) : 0;
        bool headline = run && first[i] == name && p->block[u->v[name].block].kind == BLOCK_HEADING && u->v[i].from == 0;
        if (bytes < REPEAT_BYTES && !headline) continue;
        size_t back = !headline && first[i] && repeats_before(p, u, i, first[i]) ? 1 : 0;
        for (size_t k = 0; k < run; k++)
            if (!u->v[i + k].dropped) u->v[i + k].dropped = headline ? "repeated headline" : "repeated text";
        if (back && !u->v[i - 1].dropped) u->v[i - 1].dropped = "repeated text";
        if (!headline) drop_changed_headline(p, u, name, i - back);
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
    drop_blocks(t, page);
    drop_menus(t, page);
    tidy_top(t->clutter, page);
    tidy_tail(t->clutter, page);
    blank_tags(t, page);
    name_headline(page);
    struct units u = cut(t, page);
    drop_teasers(t, page, &u);
    drop_pieces(t, page, &u);
    match_near(page, &u, &mem);
    drop_repeats(page, &u, &mem);
    rebuild(page, &u);
    free(u.v);
    arena_free(&mem);
}
