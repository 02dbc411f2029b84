// clutter_name: "नवभोर संवाददाता", "नोएडा, एएनआई।", "भाषा अमित रंजन": who wrote it
#include "text/clutter_name.h"

#include <string.h>

#include "text/headline.h"
#include "text/shape.h"

enum { SHORT = 420, NAME = 90, BYLINE_WORDS = 6, PLACE_WORDS = 5, NAMES = 4, DATELINE = 120, AFTER_DESK = 3, ISSUER_WORDS = 8 };

// नवभोर संवाददाता; अमर भारत ब्यूरो, पटना
static bool names_desk(const struct clutter *c, str s) {
    size_t comma = str_find(s, S(",")), bar = str_find(s, S("|")), end = comma < bar ? comma : bar;
    bool place = end == s.n || words_in(str_trim(str_sub(s, end + 1, s.n))) <= AFTER_DESK;
    return place && clutter_ends(c, str_trim(str_sub(s, 0, end)), CLUTTER_DESK);
}

bool clutter_is_byline(const struct clutter *c, str line) {
    str s = shape_bare(line);
    size_t words = words_in(s);
    bool stops = str_find(s, S("\xE0\xA5\xA4")) < s.n || str_ends(line, S(",")); // मेरठ। संवाददाता
    if (shape_has_digit(s) || ends_sentence(line) || stops || words < 2 || words > BYLINE_WORDS) return false;
    size_t comma = str_find(s, S(",")), name = comma < s.n && words_in(str_trim(str_sub(s, comma + 1, s.n))) <= 2 ? comma : s.n; // अनुराग झा, मुजफ्फरपुर
    if (name < s.n && words_in(str_sub(s, 0, name)) <= 3 && clutter_ends(c, str_sub(s, 0, name), CLUTTER_SURNAME)) return true;
    return names_desk(c, s) || (words <= 3 && clutter_ends(c, s, CLUTTER_SURNAME));
}

bool clutter_is_issuer(const struct clutter *c, str line) {
    str s = shape_bare(line);
    return words_in(s) <= ISSUER_WORDS && !shape_has_digit(s) && !str_ends(line, S(",")) && clutter_ends(c, s, CLUTTER_ISSUER);
}

bool clutter_is_credit(const struct clutter *c, str line) {
    str s = shape_bare(str_trim(line));
    return words_in(s) <= 5 && !str_ends(s, S("\xE0\xA5\xA4")) && clutter_starts(c, s, CLUTTER_TAG, false);
}

bool clutter_is_label(const struct clutter *c, str line) {
    str s = shape_bare(line);
    const struct wording *p = NULL;
    size_t n = s.n ? clutter_at(c, s, 0, CLUTTER_START, &p) : 0;
    if (s.n && n < s.n) n = clutter_at(c, s, 0, CLUTTER_ONLY, &p);
    return n && n == s.n && (str_eq(p->note, S("credit")) || str_eq(p->note, S("author")));
}

bool clutter_has_author(const struct clutter *c, str line) {
    str s = shape_bare(line);
    const struct wording *p = NULL;
    return s.n && clutter_at(c, s, 0, CLUTTER_START, &p) && str_eq(p->note, S("author"));
}

str clutter_author(const struct clutter *c, str line) {
    str s = shape_bare(line), name = S("");
    const struct wording *p = NULL;
    size_t n = s.n ? clutter_at(c, s, 0, CLUTTER_START, &p) : 0;
    if (n && str_eq(p->note, S("author"))) name = shape_bare(str_sub(s, n, s.n));
    name = shape_bare(str_sub(name, 0, str_find(name, S("|"))));
    name = shape_bare(str_sub(name, 0, str_find(name, S(","))));
    return name.n <= NAME && words_in(name) <= 4 && !shape_has_digit(name) ? name : S("");
}

size_t clutter_bracketed(const struct clutter *c, str s) {
    if (!s.n || (s.p[0] != '(' && s.p[0] != '[')) return 0;
    char close = s.p[0] == '(' ? ')' : ']';
    size_t end = 1;
    while (end < s.n && end < SHORT && s.p[end] != close) end++;
    return end < s.n && s.p[end] == close && clutter_begins(c, str_sub(s, 1, end), CLUTTER_OPEN) ? end + 1 : 0;
}

size_t clutter_title(const struct clutter *c, str s) { return s.n ? clutter_at(c, s, 0, CLUTTER_TITLE, NULL) : 0; }

size_t clutter_tag(const struct clutter *c, str s) {
    size_t open = 0;
    while (open < s.n && s.p[open] == ' ') open++;
    if (open >= s.n || s.p[open] != '(') return 0;
    size_t close = open;
    while (close < s.n && close < open + 60 && s.p[close] != ')') close++;
    if (close >= s.n || s.p[close] != ')') return 0;
    return clutter_starts(c, str_trim(str_sub(s, open + 1, close)), CLUTTER_TAG, true) ? close + 1 : 0;
}

static size_t dateline_end(str s) { // its danda, or its colon
    size_t danda = str_find(s, S("\xE0\xA5\xA4")), colon = str_find(s, S(" : ")), tight = str_find(s, S(": "));
    size_t end = danda < colon ? danda : colon;
    return end < tight ? end : tight;
}

// नोएडा, एएनआई। ... and एएनआई, जयपुर। ... and संवाद सूत्र, बहराइच। ...: at the end behind its comma, or first before it
size_t clutter_bare_tag(const struct clutter *c, str s, size_t *n) {
    str line = str_sub(s, 0, DATELINE);
    size_t end = dateline_end(line), first = str_find(line, S(",")), last = end;
    *n = 0;
    if (end >= line.n || first >= end) return 0;
    while (s.p[last - 1] != ',') last--;
    str head = str_trim(str_sub(s, 0, first)), tail = str_trim(str_sub(s, last, end));
    if (clutter_starts(c, tail, CLUTTER_TAG, true)) return *n = end - (last - 1), last - 1;
    bool writer = clutter_starts(c, head, CLUTTER_TAG, true) || (words_in(head) <= NAMES && clutter_ends(c, head, CLUTTER_DESK));
    if (words_in(tail) <= PLACE_WORDS && writer) *n = first + 1;
    return 0;
}
