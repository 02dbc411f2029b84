// plain: lines -> blocks.   "...हार का सामना \n करना पड़ा।" -> one paragraph
#include "text/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "text/headline.h"
#include "text/lines.h"
#include "text/plain_marks.h"

enum { CANNOT_END = 1, CANNOT_BEGIN = 2, LOOSE_END = 4, HEADING_WORDS = 12, HEADLINE_BYTES = 900, SUBHEAD_WORDS = 16, REST_WORDS = 2, LABEL_WORDS = 3, TORN = 12, VERSE = 60, POEM = 40, NARROWEST = 20, SLACK = 8 };

struct plain { const struct stops *stops; const struct clutter *clutter; struct map wrap; };

struct plain *plain_open(const char *lexicon_dir, const struct stops *stops, const struct clutter *clutter, arena *mem, struct err *e) {
    struct plain *p = ARENA_NEW(mem, struct plain);
    char path[512];
    snprintf(path, sizeof path, "%s/wrap.tsv", lexicon_dir);
    struct tsv t;
    struct tsv_row r;
    if (!tsv_open(&t, path, e)) return NULL;
    p->stops = stops, p->clutter = clutter;
    p->wrap = map_new(mem, 256);
    while (tsv_next(&t, &r)) {
        uint32_t bits = 0;
        map_get(&p->wrap, r.field[0], &bits);
        map_put(&p->wrap, r.field[0], bits | (str_eq(r.field[1], S("end")) ? CANNOT_END : str_eq(r.field[1], S("loose")) ? LOOSE_END : CANNOT_BEGIN));
    }
    return p;
}

static bool says(const struct plain *p, str word, uint32_t bit) {
    uint32_t bits = 0;
    return map_get(&p->wrap, word, &bits) && (bits & bit);
}

// ---- lines ----

// "... और आग" + "बुझाई गई। पुलिस ने ...": the end of a sentence that began above
static bool ends_above(const struct plain *p, str above, str below) {
    struct block b = {.text = below};
    struct sentence s = {0};
    size_t at = 0;
    bool begun = str_find(above, S("\xE0\xA5\xA4 ")) < above.n;
    return begun && sentence_next(p->stops, &b, &at, &s) && words_in(s.text) <= REST_WORDS && str_ends(s.text, S("\xE0\xA5\xA4"));
}

// The line of a teaser or of the site is whole, however it ends
static bool of_the_site(const struct plain *p, str s) {
    return clutter_begins(p->clutter, s, CLUTTER_OPEN) || clutter_line(p->clutter, s);
}

static bool is_first(const struct whole_text *t, const struct lines *l, size_t a) {
    while (a && !lines_text(t, l->v[a - 1]).n) a--;
    return !a;
}

// "अगली सुनवाई 22 अप्रैल को" below the end of a paragraph and above a whole one; so may the headline end, whatever its length
static bool is_heading_above(const struct whole_text *t, const struct lines *l, size_t a, size_t most) {
    str above = lines_text(t, l->v[a]), below = lines_text(t, l->v[a + 1]), before = a ? lines_text(t, l->v[a - 1]) : S("");
    if (is_first(t, l, a)) return line_stops(below) || below.n > 2 * above.n;
    return (!before.n || line_stops(before)) && words_in(above) <= most && line_stops(below) && below.n > above.n + above.n / 2;
}

// Two lines by themselves, no sentence, the second much the shorter: a headline that had no room
static bool is_torn_title(const struct whole_text *t, const struct lines *l, size_t a) {
    str above = lines_text(t, l->v[a]), below = lines_text(t, l->v[a + 1]);
    bool alone = (!a || !lines_text(t, l->v[a - 1]).n) && a + 2 < l->n && !lines_text(t, l->v[a + 2]).n;
    return alone && !line_stops(above) && !line_stops(below) && words_in(above) > LABEL_WORDS + 1 && words_in(below) > 1 && line_width(below) * 10 <= line_width(above) * 7;
}

// "बुधवार और शनिवार: दोपहर 2 बजे": one of several such lines
static bool has_label(str s) {
    size_t colon = str_find(s, S(": "));
    return colon < s.n && words_in(str_sub(s, 0, colon)) <= LABEL_WORDS;
}

// Does line b go on where line a was broken?
static bool joins(const struct plain *p, const struct whole_text *t, const struct lines *l, size_t a) {
    str above = lines_text(t, l->v[a]), below = lines_text(t, l->v[a + 1]);
    if (!above.n || !below.n || line_starts_block(below) || !line_has_letters(above) || !line_has_letters(below) || line_heading(above)) return false;
    if (l->wrapped && (clutter_is(p->clutter, below, CLUTTER_START) || clutter_is(p->clutter, below, CLUTTER_ONLY))) return false;
    if (l->wrapped && is_first(t, l, a) && has_dateline(below)) return false; // the headline, in one line
    bool last = l->wrapped && line_stops(above); // perhaps the last of its paragraph
    if (last && l->spaced && line_width(above) * 10 < l->width * 7) return false;
    if (l->wrapped && l->spaced && (line_width(above) * 10 >= l->width * 7 || is_torn_title(t, l, a))) return true; // print is set by eye: no letter counts
    if (l->wrapped) return line_has_no_room(above, below, l->width - (last ? 0 : l->width / SLACK)) || (!last && says(p, line_first_word(below), CANNOT_BEGIN));
    if (l->width < POEM) return false;
    if (line_stops(above) || of_the_site(p, above) || of_the_site(p, below)) return false;
    if ((above.p[above.n - 1] == ',' && line_width(above) >= VERSE) || (above.p[above.n - 1] == '-' && above.n > TORN)) return true;
    if (ends_above(p, above, below)) return true;
    bool strict = says(p, line_last_word(above), CANNOT_END), loose = says(p, line_last_word(above), LOOSE_END);
    bool open = (strict && !is_heading_above(t, l, a, LABEL_WORDS)) ||
                (loose && !is_heading_above(t, l, a, HEADING_WORDS) && !has_label(below) && !(has_label(above) && words_in(above) <= HEADING_WORDS) && (line_stops(below) || below.n > above.n));
    return (!line_bullet(above) && line_width(above) >= NARROWEST && open) || says(p, line_first_word(below), CANNOT_BEGIN);
}

// "[12/11/25, 7:42 PM] मोहन: ", "12/11/25, 7:42 pm - मोहन: ": what a messenger puts before a message; 0: nothing
static size_t chat_stamp(str s) {
    size_t i = s.n && s.p[0] == '[', digits = 0, end;
    bool open = i;
    for (; i < s.n && (strchr("0123456789/.,: ", s.p[i]) || ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z')); i++) digits += s.p[i] >= '0' && s.p[i] <= '9';
    if (digits < 7 || i >= s.n || s.p[i] != (open ? ']' : '-')) return 0;
    for (end = i + 1; end < s.n && end < i + 80 && s.p[end] != ':';) end++;
    return end + 1 < s.n && s.p[end] == ':' && s.p[end + 1] == ' ' ? end + 2 : 0;
}

// ---- blocks ----

static void add(struct page *out, const struct whole_text *t, size_t from, size_t to, enum block_kind kind) {
    while (from < to && t->text.p[from] == ' ') from++;
    while (to > from && t->text.p[to - 1] == ' ') to--;
    if (from >= to) return;
    page_add(out, (struct block){.kind = kind, .text = {t->text.p + from, to - from}, .base = from, .map = t->run, .maps = t->runs});
}

// A paragraph whose last piece has no stop and stands before a new paragraph carries the next subhead:
// where the piece starts, or the end of the paragraph
static size_t glued_subhead(const struct plain *p, const struct whole_text *t, size_t from, size_t to) {
    struct block b = {.text = {t->text.p + from, to - from}};
    struct sentence s = {0};
    size_t at = 0, count = 0;
    if (line_stops(b.text)) return to;
    while (sentence_next(p->stops, &b, &at, &s)) count++;
    bool subhead = count > 1 && words_in(str_sub(b.text, 0, s.at)) >= LABEL_WORDS * 4 && !line_stops(s.text) && words_in(s.text) <= SUBHEAD_WORDS && words_in(s.text) > 1;
    return subhead ? from + s.at : to;
}

static enum block_kind kind_of(const struct whole_text *t, struct line l, bool *skip_mark, size_t *mark) {
    str s = lines_text(t, l);
    *skip_mark = true;
    if ((*mark = line_heading(s)) > 0) return BLOCK_SUBHEAD;
    if ((*mark = line_quote(s)) > 0) return BLOCK_QUOTE;
    if ((*mark = line_bullet(s)) > 0) {
        *skip_mark = !(s.p[0] >= '0' && s.p[0] <= '9'); // the number of a list is read
        return BLOCK_ITEM;
    }
    return BLOCK_PARA;
}

// "... अंतर-" above "राष्ट्रीय मेले": one word, its hyphen stays.  Lines are cut anew, as wide as they were.
static void join_hyphens(struct whole_text *t, struct lines *l) {
    struct lines old = *l;
    for (size_t k = 0; k + 1 < l->n; k++) {
        str above = lines_text(t, l->v[k]), below = lines_text(t, l->v[k + 1]);
        bool torn = above.n > TORN && str_ends(above, S("-")) && (unsigned char)above.p[above.n - 2] >= 0x80 && below.n && (unsigned char)below.p[0] >= 0x80;
        if (torn) memset(t->text.p + l->v[k].to, WHOLE_CUT, l->v[k + 1].from - l->v[k].to);
    }
    whole_squeeze(t);
    *l = lines_cut(t);
    l->width = old.width, l->wrapped = old.wrapped;
    free(old.v);
}

// "क्यों अटकी योजना?नगर पालिका के ...": a heading that asks, its text glued to it: where that starts, or `from`
static size_t glued_question(const struct whole_text *t, size_t from, size_t to) {
    str s = {t->text.p + from, to - from};
    size_t mark = str_find(s, S("?")), stop = str_find(s, S("\xE0\xA5\xA4"));
    bool glued = mark + 3 < s.n && mark < stop && stop < s.n && (unsigned char)s.p[mark + 1] == 0xE0;
    return glued && words_in(str_sub(s, 0, mark)) <= HEADING_WORDS ? from + mark + 1 : from;
}

static bool title_shaped(str s) { return s.n <= HEADLINE_BYTES && !str_ends(s, S("\xE0\xA5\xA4")) && !(s.n && s.p[s.n - 1] == '.'); }

void plain_blocks(const struct plain *p, struct whole_text *t, bool first, struct page *out) {
    if (!t->text.n) return;
    plain_marks(t, first);
    struct lines l = lines_cut(t);
    if (l.wrapped) join_hyphens(t, &l);
    bool want_headline = first;
    for (size_t i = 0, last; i < l.n; i = last + 1) {
        last = i;
        while (last + 1 < l.n && joins(p, t, &l, last)) {
            for (size_t k = l.v[last].to; k < l.v[last + 1].from; k++) t->text.p[k] = ' ';
            last++;
        }
        bool skip;
        size_t mark, from = l.v[i].from, to = l.v[last].to;
        str text = {t->text.p + from, to - from};
        if (!line_has_letters(text)) continue;
        from += chat_stamp(text);
        while (from < to && t->text.p[from] == ' ') from++;
        enum block_kind kind = kind_of(t, (struct line){from, to}, &skip, &mark);
        if (skip) from += mark;
        text = (str){t->text.p + from, to - from};
        if (want_headline) {
            if ((kind == BLOCK_PARA || (kind == BLOCK_ITEM && skip) || kind == BLOCK_SUBHEAD) && title_shaped(text) && l.n > 1) kind = BLOCK_HEADING;
            want_headline = false;
        }
        if (kind == BLOCK_PARA && !line_stops(text) && words_in(text) <= SUBHEAD_WORDS && l.n > 1 && last + 1 < l.n) kind = BLOCK_SUBHEAD;
        size_t asked = kind == BLOCK_PARA ? glued_question(t, from, to) : from;
        add(out, t, from, asked, BLOCK_SUBHEAD);
        from = asked;
        size_t split = kind == BLOCK_PARA && last + 1 < l.n ? glued_subhead(p, t, from, to) : to;
        add(out, t, from, split, kind);
        add(out, t, split, to, BLOCK_SUBHEAD);
    }
    free(l.v);
}
