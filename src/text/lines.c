// lines: "गांव के \n लोग नाव से \n जाते हैं" stand in a column
#include "text/lines.h"

#include <stdlib.h>

#include "base/err.h"
#include "text/headline.h"

enum { COLUMN = 45, NARROWEST = 20, SLACK = 8, COLUMN_SHARE = 12, LABEL_WORDS = 3 };

str lines_text(const struct whole_text *t, struct line l) { return (str){t->text.p + l.from, l.to - l.from}; }

// How wide the lines are that stand right above or below another: one in COLUMN_SHARE is as wide or wider, two at least
static size_t column(const struct whole_text *t, const struct lines *l) {
    size_t wide[LINE_WIDEST + 2] = {0}, beside = 0, sum = 0, width = LINE_WIDEST + 1;
    for (size_t k = 0; k < l->n; k++) {
        str s = lines_text(t, l->v[k]);
        if (!((k && l->v[k - 1].to > l->v[k - 1].from) || (k + 1 < l->n && l->v[k + 1].to > l->v[k + 1].from)) || !line_has_letters(s)) continue;
        size_t n = line_width(s);
        wide[n <= LINE_WIDEST ? n : LINE_WIDEST + 1]++, beside++;
    }
    for (; width && (sum += wide[width]) < 2 + beside / COLUMN_SHARE;) width--;
    return width;
}

// A text set in a narrow column: where a line is followed by another, that one's first word nearly always had no room
// above, and most such lines break off in the middle of a sentence
static bool is_wrapped(const struct whole_text *t, const struct lines *l, size_t width) {
    size_t full = 0, followed = 0, ended = 0;
    bool narrow = width < COLUMN; // verse, an address and a list are too: be sure
    if (width > LINE_WIDEST || width < NARROWEST) return false;
    for (size_t k = 0; k + 1 < l->n; k++) {
        str above = lines_text(t, l->v[k]), below = lines_text(t, l->v[k + 1]);
        if (!above.n || !below.n || line_starts_block(below) || !line_has_letters(below) || !line_has_letters(above)) continue;
        if (!narrow && words_in(above) <= LABEL_WORDS) continue; // a name, a label: of no column
        bool stops = line_stops(above) || (narrow && above.p[above.n - 1] == ','), is_full = line_has_no_room(above, below, width - width / SLACK);
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
        if (!line_stops(lines_text(t, l->v[k]))) continue;
        bool gap = l->v[k + 1].from == l->v[k + 1].to;
        gaps += gap, ends += !gap;
    }
    return gaps >= 2 && gaps >= ends;
}

struct lines lines_cut(const struct whole_text *t) {
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
        size_t width = line_width((str){t->text.p + from, to - from});
        if (width > out.width) out.width = width;
        i = end + 1;
    }
    size_t wide = column(t, &out);
    out.wrapped = (out.width <= LINE_WIDEST || wide >= COLUMN) && is_wrapped(t, &out, wide);
    if (out.wrapped) out.width = wide;
    out.spaced = is_spaced(t, &out);
    return out;
}

