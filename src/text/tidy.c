// tidy: what is no part of the article is marked, sentence by sentence.
#include "text/tidy.h"

#include <string.h>

#include "text/clutter_date.h"
#include "text/clutter_name.h"
#include "text/headline.h"
#include "text/shape.h"
#include "text/tidy_repeat.h"
#include "text/tidy_tail.h"
#include "text/tidy_top.h"

enum { TEASER_REACH = 24, TEASER_LIST = 8, FOOTER_WORDS = 10, LINE_BYTES = 420, LONG_PARAGRAPH = 300, DATELINE = 150, SUBHEAD_WORDS = 3, TITLE_WORDS = 5, OPENER_WORDS = 10, MENU_LINES = 3, OFTEN = 3, OFTEN_REACH = 40, SKIP_REACH = 16, LABELLED_WORDS = 8 };

struct tidy { const struct stops *stops; const struct clutter *clutter; };

static const char *const teaser = "teaser of another story";

struct tidy *tidy_open(const struct stops *stops, const struct clutter *clutter, arena *mem) {
    struct tidy *t = ARENA_NEW(mem, struct tidy);
    *t = (struct tidy){stops, clutter};
    return t;
}

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
        bool heading = n >= 2 || (b->marked_up && b->kind == BLOCK_SUBHEAD && p->block[i].kind != BLOCK_SUBHEAD); // the list itself may be gone already
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

// बातचीत: 'गांव की लाइब्रेरी में शोर होना चाहिए', ...: too long for a name
static bool is_labelled_title(const struct tidy *t, const struct block *b) {
    return words_in(b->text) >= LABELLED_WORDS && clutter_has_author(t->clutter, b->text) && !clutter_author(t->clutter, b->text).n;
}

// The first line, where no other before the text may be the headline: "पढ़ें: कैसे बदली गांव की तस्वीर"
static bool is_only_title(const struct tidy *t, const struct page *p) {
    const struct block *b = p->block;
    if (!p->blocks || (b->kind != BLOCK_HEADING && !b->titled) || words_in(b->text) < TITLE_WORDS || tidy_running(b)) return false;
    if (clutter_is_dated(t->clutter, b->text) || clutter_says_when(t->clutter, b->text) || clutter_author(t->clutter, b->text).n || shape_is_crumbs(b->text) || shape_is_tags(b->text)) return false;
    for (size_t k = 1; k < p->blocks; k++) {
        if (tidy_running(&b[k])) return true;
        if (words_in(b[k].text) >= TITLE_WORDS && !clutter_line(t->clutter, b[k].text) && !starts_teaser(t, b[k].text)) return false;
    }
    return false;
}

static void drop_blocks(const struct tidy *t, struct page *p) {
    bool only = is_only_title(t, p);
    for (size_t i = 0; i < p->blocks; i++) {
        struct block *b = &p->block[i];
        size_t skipped = drop_skipped(t, p, i);
        if (skipped) {
            i += skipped - 1;
            continue;
        }
        if (!i && only) continue;
        if (starts_teaser(t, b->text)) {
            if (b->text.n <= LINE_BYTES && !closes_later(t, p, i)) i += drop_list(t, p, i) - 1;
            continue;
        }
        b->dropped = clutter_line(t->clutter, b->text);
        bool first = !i && b->kind == BLOCK_HEADING && (b->dropped == clutter_hint || is_labelled_title(t, b)); // the headline of a text, it seems
        bool titled = (b->titled || first) && words_in(b->text) >= TITLE_WORDS; // whatever it begins with or holds
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
        if (p->block[u->v[i].block].kind == BLOCK_HEADING || !starts_teaser(t, unit_text(p, &u->v[i]))) continue;
        size_t end = i;
        for (size_t j = i; j < u->n && j < i + TEASER_REACH; j++) {
            if (!clutter_is(t->clutter, unit_text(p, &u->v[j]), CLUTTER_CLOSE)) continue;
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
        str s = unit_text(p, &u->v[i]);
        if (p->block[u->v[i].block].kind == BLOCK_HEADING) continue;
        bool last = i + 1 == u->n;
        if (last && i && words_in(s) <= FOOTER_WORDS && str_find(s, S(" | ")) < s.n && !ends_sentence(s)) u->v[i].dropped = "footer";
        if (s.n <= LINE_BYTES && clutter_is_whole(t->clutter, s, CLUTTER_CLOSE)) u->v[i].dropped = teaser;
        if (s.n <= LINE_BYTES && clutter_is(t->clutter, s, CLUTTER_NOTICE)) u->v[i].dropped = "line of the site";
    }
}

void tidy_page(const struct tidy *t, struct page *page) {
    arena mem = {0};
    drop_blocks(t, page);
    drop_menus(t, page);
    tidy_top(t->clutter, page);
    tidy_tail(t->clutter, page);
    blank_tags(t, page);
    name_headline(page);
    struct units u = units_cut(t->stops, page);
    drop_teasers(t, page, &u);
    drop_pieces(t, page, &u);
    tidy_repeat(page, &u, &mem);
    units_into(page, &u);
    units_free(&u);
    arena_free(&mem);
}
