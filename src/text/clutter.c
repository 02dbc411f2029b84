// clutter: "Updated: 12 Mar 2024, 10:15 AM" is no part of the article.
#include "text/clutter.h"

#include <string.h>

#include "text/clutter_date.h"
#include "text/headline.h"
#include "text/shape.h"

enum { SHORT = 420, CREDIT_WORDS = 6, LEAF_WORDS = 12 };

const char clutter_hint[] = "line of the site, it seems";

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool ends_in_danda(str s) { return str_ends(s, S("\xE0\xA5\xA4")); }

// Behind a bracket, a colon, a bar, a dash or a comma; what credits a picture also behind a sentence
static bool stands_apart(str s, size_t i, bool credit) {
    while (i && s.p[i - 1] == ' ') i--;
    return !i || strchr("(:|,-/", s.p[i - 1]) || (credit && ends_in_danda(str_sub(s, 0, i))) || str_ends(str_sub(s, 0, i), S("\xE2\x80\x93")) || str_ends(str_sub(s, 0, i), S("\xE2\x80\x94"));
}

static bool is_credit(const struct wording *p) { return str_eq(p->note, S("credit")); }

// One walk over the words: of which classes does the line hold a phrase?  Of TAIL only apart and last; of START only a
// credit that stands apart near the end: "... कप्तान - फोटो : पीटीआई"
static unsigned held(const struct clutter *c, str s) {
    unsigned bits = 0;
    size_t end = shape_bare(s).n + (size_t)(shape_bare(s).p - s.p), n;
    const struct wording *p;
    int row;
    for (size_t next = 0, i; wordings_next(c->table, s, &next, &i, &row);) {
        for (; row; row = p->next) {
            p = wordings_row(c->table, row);
            if ((n = wording_at(s, i, p->text)) == 0) continue;
            if (p->is == CLUTTER_TAIL && !(i + n == end && stands_apart(s, i, is_credit(p)))) continue;
            if (p->is == CLUTTER_START && is_credit(p) && i && stands_apart(s, i, true) && words_in(str_sub(s, i, end)) <= CREDIT_WORDS) bits |= 1u << CLUTTER_TAIL;
            bits |= 1u << p->is;
        }
    }
    return bits;
}

// दैनिक नवभोर दरभंगा, 12 सितंबर 2023 पृष्ठ 5; पेज 3 की अन्य खबरें: a label and a number, last of a few words or before its other stories
static bool is_leaf(const struct clutter *c, str s) {
    int row;
    if (words_in(s) > LEAF_WORDS || ends_sentence(s)) return false;
    for (size_t next = 0, i, n; wordings_next(c->table, s, &next, &i, &row);) {
        if ((n = clutter_at(c, s, i, CLUTTER_LEAF, NULL)) == 0) continue;
        str rest = str_trim(str_sub(s, i + n, s.n)); // not "पृष्ठ: 212"
        size_t digits = 0;
        while (digits < rest.n && is_digit(rest.p[digits])) digits++;
        if (digits && (digits == rest.n || (!i && clutter_holds(c, rest, CLUTTER_END)))) return true;
    }
    return false;
}

// होम » मध्य प्रदेश » इंदौर » and the headline, however long that is
static bool is_path_home(const struct clutter *c, str s) {
    size_t first = shape_path_start(s);
    return first < s.n && clutter_is_whole(c, str_sub(s, 0, first), CLUTTER_SECTION) && clutter_is_whole(c, str_sub(s, 0, first), CLUTTER_ONLY);
}

// About Us · Contact · RSS: three or more, half of them of the site
static bool is_parted_site(const struct clutter *c, str s) {
    size_t parts = 0, sure = 0;
    for (size_t i = 0, from = 0; i <= s.n; i++) {
        if (i < s.n && !clutter_parts(s, i)) continue;
        str part = shape_bare(str_sub(s, from, i));
        parts += part.n > 0;
        sure += part.n && (clutter_starts(c, part, CLUTTER_ONLY, true) || clutter_starts(c, part, CLUTTER_SECTION, true));
        from = i + 1;
    }
    return parts >= 3 && sure * 2 >= parts;
}

// Share Tweet प्रिंट फॉन्ट साइज अ- अ+: nothing but such labels, two or more
static bool is_row_of_labels(const struct clutter *c, str s) {
    size_t labels = 0, sure = 0; // a row of sections alone may be a heading: युवा, महिला, किसान
    for (size_t i = 0, n; i < s.n; i += n) {
        n = 1;
        if (!wording_in_word(s, i)) continue;
        size_t only = clutter_at(c, s, i, CLUTTER_ONLY, NULL);
        if ((n = only) == 0 && (n = clutter_at(c, s, i, CLUTTER_SECTION, NULL)) == 0) return false;
        labels++, sure += only > 0;
    }
    return labels >= 2 && (sure >= 2 || (sure && labels >= 3));
}

// इस खबर को सुनें 0:00 / 3:12: without the clock of a player
static str without_clock(str s) {
    while (s.n && strchr("0123456789:/ ", s.p[s.n - 1])) s.n--;
    return s;
}

// ...भी होती हैतस्वीर: Jonas Richter: the credit of a picture glued to its caption
static bool is_glued_credit(const struct clutter *c, str s) {
    for (int row = 1; row <= wordings_count(c->table); row++) {
        const struct wording *p = wordings_row(c->table, row);
        if (p->is != CLUTTER_START || !is_credit(p) || !str_ends(p->text, S(":"))) continue;
        size_t at = str_find(s, p->text);
        if (at && at < s.n && words_in(str_sub(s, at, s.n)) <= CREDIT_WORDS) return true;
    }
    return false;
}

static const char *by_shape(const struct clutter *c, str s) {
    bool numbers = shape_has_digit(s) && !ends_in_danda(s);
    if (shape_is_tags(s)) return "hashtags";
    if (shape_is_address(s)) return "address";
    if (numbers && (shape_is_clock(s) || clutter_says_when(c, s))) return "time stamp";
    if (numbers && clutter_is_count(c, s)) return "count";
    if (str_find(s, S(":")) < s.n && !ends_in_danda(s) && is_glued_credit(c, s)) return "caption";
    if (shape_is_counter(s)) return "count";
    if (is_leaf(c, s)) return "number of a page";
    return shape_is_crumbs(s) || is_path_home(c, s) ? "breadcrumb" : NULL;
}

const char *clutter_line(const struct clutter *c, str line) {
    str s = str_trim(line);
    if (!s.n || s.n > SHORT) return NULL;
    if (clutter_is(c, s, CLUTTER_ONLY) || is_parted_site(c, s) || is_row_of_labels(c, s)) return "line of the site";
    str unplayed = without_clock(s);
    if (unplayed.n && unplayed.n < s.n && clutter_is(c, unplayed, CLUTTER_ONLY)) return "line of the site";
    unsigned bits = held(c, s);
    if (bits & 1u << CLUTTER_LINE || clutter_is(c, s, CLUTTER_NOTICE)) return "line of the site";
    if (bits & 1u << CLUTTER_HINT && !ends_in_danda(s)) return clutter_hint;
    if (bits & 1u << CLUTTER_TAIL) return "caption";
    if (clutter_is(c, s, CLUTTER_START) && !ends_in_danda(s)) return "label of the site";
    return by_shape(c, s);
}
