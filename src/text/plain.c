// plain: lines -> blocks.   "...हार का सामना \n करना पड़ा।" -> one paragraph
#include "text/plain.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "text/headline.h"
#include "text/plain_marks.h"

enum { CANNOT_END = 1, CANNOT_BEGIN = 2, LOOSE_END = 4, HEADING_WORDS = 12, HEADLINE_BYTES = 900, SUBHEAD_WORDS = 16, WRAP_WIDEST = 130, REST_WORDS = 2, LABEL_WORDS = 3, TORN = 12, VERSE = 60, POEM = 40, COLUMN = 45, NARROWEST = 20, SLACK = 8, COLUMN_SHARE = 12 };

struct plain { const struct stops *stops; const struct clutter *clutter; struct map wrap; };

struct line { size_t from, to; };        // trimmed, in the page text
struct lines { struct line *v; size_t n, width; bool wrapped, spaced; }; // spaced: empty lines part its paragraphs

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

// ---- what a line looks like ----

static str first_word(str s) { return str_sub(s, 0, str_find(s, S(" "))); }

static str last_word(str s) {
    size_t i = s.n;
    while (i && s.p[i - 1] != ' ') i--;
    return str_sub(s, i, s.n);
}

static bool says(const struct plain *p, str word, uint32_t bit) {
    uint32_t bits = 0;
    return map_get(&p->wrap, word, &bits) && (bits & bit);
}

static bool stops_at_end(str s) {
    for (size_t before = s.n + 1; s.n && s.n < before;) { // what closes a quote or bracket behind the stop
        before = s.n;
        if (strchr("\"')]", s.p[s.n - 1])) s.n--;
        else if (str_ends(s, S("\xE2\x80\x9D")) || str_ends(s, S("\xE2\x80\x99"))) s.n -= 3;
    }
    return s.n && (str_ends(s, S("\xE0\xA5\xA4")) || str_ends(s, S("\xE2\x80\xA6")) || strchr(".?!|:", s.p[s.n - 1]));
}

static bool has_letters(str s) {
    for (size_t i = 0, n; i < s.n; i += n) {
        uint32_t c = utf8_decode(str_sub(s, i, s.n), &n);
        if (utf8_is_devanagari(c) || (c < 0x80 && ((c | 32) >= 'a') && (c | 32) <= 'z') || (c >= '0' && c <= '9')) return true;
    }
    return false;
}

// • ● ▪ ➤ ✅ and emoji of every kind
static bool is_sign(uint32_t c) {
    return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x25A0 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) ||
           c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25E6 || c == 0x00B7 || c == 0xFE0F || c == 0x200D;
}

static size_t signs(str s) { // with the blanks between and behind them
    size_t i = 0, n;
    while (i < s.n && (is_sign(utf8_decode(str_sub(s, i, s.n), &n)) || (i && s.p[i] == ' '))) i += n;
    return i;
}

static size_t dash(str s) { // "– "
    bool is = str_starts(s, S("\xE2\x80\x93 ")) || str_starts(s, S("\xE2\x80\x94 "));
    return is ? 4 : 0;
}

// "• ", "- ", "1. ", "2) ": how long the mark is, 0 for none
static size_t bullet(str s) {
    size_t mark = signs(s) ? signs(s) : dash(s);
    if (mark) return mark;
    if (s.n > 2 && strchr("-*+", s.p[0]) && s.p[1] == ' ') return 2;
    size_t d = 0;
    while (d < s.n && d < 3 && s.p[d] >= '0' && s.p[d] <= '9') d++;
    size_t cap = d && str_starts(str_sub(s, d, s.n), S("\xEF\xB8\x8F")) ? d + 3 : d; // 1 in a keycap
    if (d && str_starts(str_sub(s, cap, s.n), S("\xE2\x83\xA3"))) return cap + 3;
    return d && d + 1 < s.n && (s.p[d] == '.' || s.p[d] == ')') && s.p[d + 1] == ' ' ? d + 2 : 0;
}

static size_t heading_marks(str s) { // Markdown
    size_t n = 0;
    while (n < s.n && n < 6 && s.p[n] == '#') n++;
    return n && n < s.n && s.p[n] == ' ' ? n + 1 : 0;
}

static size_t quote_marks(str s) { return s.n > 2 && s.p[0] == '>' ? (s.p[1] == ' ' ? 2u : 1u) : 0; }

// ---- lines ----

static str text_of(const struct whole_text *t, struct line l) { return (str){t->text.p + l.from, l.to - l.from}; }

static size_t width_of(str s) { return s.n > 3 * WRAP_WIDEST ? s.n / 3 : utf8_count(s); } // a line so long needs no exact width

static bool starts_block(str s) { return bullet(s) || heading_marks(s) || quote_marks(s); }

// The first word below had no room above, in a column so wide
static bool no_room(str above, str below, size_t width) { return width_of(above) + 1 + width_of(first_word(below)) > width; }

// How wide the lines are that stand right above or below another: one in COLUMN_SHARE is as wide or wider, two at least
static size_t column(const struct whole_text *t, const struct lines *l) {
    size_t wide[WRAP_WIDEST + 2] = {0}, beside = 0, sum = 0, width = WRAP_WIDEST + 1;
    for (size_t k = 0; k < l->n; k++) {
        str s = text_of(t, l->v[k]);
        if (!((k && l->v[k - 1].to > l->v[k - 1].from) || (k + 1 < l->n && l->v[k + 1].to > l->v[k + 1].from)) || !has_letters(s)) continue;
        size_t n = width_of(s);
        wide[n <= WRAP_WIDEST ? n : WRAP_WIDEST + 1]++, beside++;
    }
    for (; width && (sum += wide[width]) < 2 + beside / COLUMN_SHARE;) width--;
    return width;
}

// A text set in a narrow column: where a line is followed by another, that one's first word nearly always had no room
// above, and most such lines break off in the middle of a sentence
static bool is_wrapped(const struct whole_text *t, const struct lines *l, size_t width) {
    size_t full = 0, followed = 0, ended = 0;
    bool narrow = width < COLUMN; // verse, an address and a list are too: be sure
    if (width > WRAP_WIDEST || width < NARROWEST) return false;
    for (size_t k = 0; k + 1 < l->n; k++) {
        str above = text_of(t, l->v[k]), below = text_of(t, l->v[k + 1]);
        if (!above.n || !below.n || starts_block(below) || !has_letters(below) || !has_letters(above)) continue;
        if (!narrow && words_in(above) <= LABEL_WORDS) continue; // a name, a label: of no column
        bool stops = stops_at_end(above) || (narrow && above.p[above.n - 1] == ','), is_full = no_room(above, below, width - width / SLACK);
        followed += !stops || is_full;
        full += is_full;
        ended += is_full && stops;
    }
    bool few = narrow || width * 10 < l->width * 8; // some line is wider
    bool stray = l->width > 3 * width; // most paragraphs are one line
    return followed >= (stray ? 8 : few ? 4 : 2) && full * 10 >= followed * (narrow ? 8 : 6) && ended * (narrow ? 5 : 2) < full;
}

static bool is_spaced(const struct whole_text *t, const struct lines *l) {
    size_t gaps = 0, ends = 0; // behind a sentence: an empty line, another line
    for (size_t k = 0; k + 1 < l->n; k++) {
        if (!stops_at_end(text_of(t, l->v[k]))) continue;
        bool gap = l->v[k + 1].from == l->v[k + 1].to;
        gaps += gap, ends += !gap;
    }
    return gaps >= 2 && gaps >= ends;
}

static struct lines cut_lines(const struct whole_text *t) {
    struct lines out = {0};
    size_t n = 1;
    for (size_t i = 0; i < t->text.n; i++) n += t->text.p[i] == '\n';
    out.v = malloc(n * sizeof *out.v);
    if (!out.v) err_out_of_memory();
    for (size_t i = 0; i <= t->text.n;) {
        size_t end = i;
        while (end < t->text.n && t->text.p[end] != '\n') end++;
        size_t from = i, to = end;
        while (from < to && t->text.p[from] == ' ') from++;
        while (to > from && t->text.p[to - 1] == ' ') to--;
        out.v[out.n++] = (struct line){from, to};
        size_t width = width_of((str){t->text.p + from, to - from});
        if (width > out.width) out.width = width;
        i = end + 1;
    }
    size_t wide = column(t, &out);
    out.wrapped = (out.width <= WRAP_WIDEST || wide >= COLUMN) && is_wrapped(t, &out, wide);
    if (out.wrapped) out.width = wide;
    out.spaced = is_spaced(t, &out);
    return out;
}

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
    while (a && !text_of(t, l->v[a - 1]).n) a--;
    return !a;
}

// "अगली सुनवाई 22 अप्रैल को" below the end of a paragraph and above a whole one; so may the headline end, whatever its length
static bool is_heading_above(const struct whole_text *t, const struct lines *l, size_t a, size_t most) {
    str above = text_of(t, l->v[a]), below = text_of(t, l->v[a + 1]), before = a ? text_of(t, l->v[a - 1]) : S("");
    if (is_first(t, l, a)) return stops_at_end(below) || below.n > 2 * above.n;
    return (!before.n || stops_at_end(before)) && words_in(above) <= most && stops_at_end(below) && below.n > above.n + above.n / 2;
}

// Two lines by themselves, no sentence, the second much the shorter: a headline that had no room
static bool is_torn_title(const struct whole_text *t, const struct lines *l, size_t a) {
    str above = text_of(t, l->v[a]), below = text_of(t, l->v[a + 1]);
    bool alone = (!a || !text_of(t, l->v[a - 1]).n) && a + 2 < l->n && !text_of(t, l->v[a + 2]).n;
    return alone && !stops_at_end(above) && !stops_at_end(below) && words_in(above) > LABEL_WORDS + 1 && words_in(below) > 1 && width_of(below) * 10 <= width_of(above) * 7;
}

// "बुधवार और शनिवार: दोपहर 2 बजे": one of several such lines
static bool has_label(str s) {
    size_t colon = str_find(s, S(": "));
    return colon < s.n && words_in(str_sub(s, 0, colon)) <= LABEL_WORDS;
}

// Does line b go on where line a was broken?
static bool joins(const struct plain *p, const struct whole_text *t, const struct lines *l, size_t a) {
    str above = text_of(t, l->v[a]), below = text_of(t, l->v[a + 1]);
    if (!above.n || !below.n || starts_block(below) || !has_letters(above) || !has_letters(below) || heading_marks(above)) return false;
    if (l->wrapped && (clutter_is(p->clutter, below, CLUTTER_START) || clutter_is(p->clutter, below, CLUTTER_ONLY))) return false;
    bool last = l->wrapped && stops_at_end(above); // perhaps the last of its paragraph
    if (last && l->spaced && width_of(above) * 10 < l->width * 7) return false;
    if (l->wrapped && l->spaced && (width_of(above) * 10 >= l->width * 7 || is_torn_title(t, l, a))) return true; // print is set by eye: no letter counts
    if (l->wrapped) return no_room(above, below, l->width - (last ? 0 : l->width / SLACK)) || (!last && says(p, first_word(below), CANNOT_BEGIN));
    if (l->width < POEM) return false;
    if (stops_at_end(above) || of_the_site(p, above) || of_the_site(p, below)) return false;
    if ((above.p[above.n - 1] == ',' && width_of(above) >= VERSE) || (above.p[above.n - 1] == '-' && above.n > TORN)) return true;
    if (ends_above(p, above, below)) return true;
    bool strict = says(p, last_word(above), CANNOT_END), loose = says(p, last_word(above), LOOSE_END);
    bool open = (strict && !is_heading_above(t, l, a, LABEL_WORDS)) ||
                (loose && !is_heading_above(t, l, a, HEADING_WORDS) && !has_label(below) && (stops_at_end(below) || below.n > above.n));
    return (!bullet(above) && width_of(above) >= NARROWEST && open) || says(p, first_word(below), CANNOT_BEGIN);
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
    if (stops_at_end(b.text)) return to;
    while (sentence_next(p->stops, &b, &at, &s)) count++;
    bool subhead = count > 1 && words_in(str_sub(b.text, 0, s.at)) >= LABEL_WORDS * 4 && !stops_at_end(s.text) && words_in(s.text) <= SUBHEAD_WORDS && words_in(s.text) > 1;
    return subhead ? from + s.at : to;
}

static enum block_kind kind_of(const struct whole_text *t, struct line l, bool *skip_mark, size_t *mark) {
    str s = text_of(t, l);
    *skip_mark = true;
    if ((*mark = heading_marks(s)) > 0) return BLOCK_SUBHEAD;
    if ((*mark = quote_marks(s)) > 0) return BLOCK_QUOTE;
    if ((*mark = bullet(s)) > 0) {
        *skip_mark = !(s.p[0] >= '0' && s.p[0] <= '9'); // the number of a list is read
        return BLOCK_ITEM;
    }
    return BLOCK_PARA;
}

// "... अंतर-" above "राष्ट्रीय मेले": one word, its hyphen stays.  Lines are cut anew, as wide as they were.
static void join_hyphens(struct whole_text *t, struct lines *l) {
    struct lines old = *l;
    for (size_t k = 0; k + 1 < l->n; k++) {
        str above = text_of(t, l->v[k]), below = text_of(t, l->v[k + 1]);
        bool torn = above.n > TORN && str_ends(above, S("-")) && (unsigned char)above.p[above.n - 2] >= 0x80 && below.n && (unsigned char)below.p[0] >= 0x80;
        if (torn) memset(t->text.p + l->v[k].to, WHOLE_CUT, l->v[k + 1].from - l->v[k].to);
    }
    whole_squeeze(t);
    *l = cut_lines(t);
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
    struct lines l = cut_lines(t);
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
        if (!has_letters(text)) continue;
        from += chat_stamp(text);
        while (from < to && t->text.p[from] == ' ') from++;
        enum block_kind kind = kind_of(t, (struct line){from, to}, &skip, &mark);
        if (skip) from += mark;
        text = (str){t->text.p + from, to - from};
        if (want_headline) {
            if ((kind == BLOCK_PARA || (kind == BLOCK_ITEM && skip) || kind == BLOCK_SUBHEAD) && title_shaped(text) && l.n > 1) kind = BLOCK_HEADING;
            want_headline = false;
        }
        if (kind == BLOCK_PARA && !stops_at_end(text) && words_in(text) <= SUBHEAD_WORDS && l.n > 1 && last + 1 < l.n) kind = BLOCK_SUBHEAD;
        size_t asked = kind == BLOCK_PARA ? glued_question(t, from, to) : from;
        add(out, t, from, asked, BLOCK_SUBHEAD);
        from = asked;
        size_t split = kind == BLOCK_PARA && last + 1 < l.n ? glued_subhead(p, t, from, to) : to;
        add(out, t, from, split, kind);
        add(out, t, split, to, BLOCK_SUBHEAD);
    }
    free(l.v);
}
