// clutter: "Updated: 12 Mar 2024, 10:15 AM" is no part of the article.
#include "text/clutter.h"

#include <stdio.h>
#include <string.h>

#include "text/headline.h"
#include "text/wording.h"
#include "text/shape.h"

enum { SHORT = 420, CRUMB = 240, NAME = 90, CREDIT_WORDS = 6, PLACE_WORDS = 5, NAMES = 4, LEAF_WORDS = 12, DATELINE = 120 };

struct clutter { struct wordings *table; };

struct clutter *clutter_open(const char *lexicon_dir, arena *mem, struct err *e) {
    static const char *const names[] = {
#define X(id, name) name,
        CLUTTER_CLASSES(X)
#undef X
    };
    struct clutter *c = ARENA_NEW(mem, struct clutter);
    char path[512];
    snprintf(path, sizeof path, "%s/tidy.tsv", lexicon_dir);
    c->table = wordings_open(path, names, CLUTTER_CLASS_COUNT, mem, e);
    return c->table ? c : NULL;
}

const char clutter_hint[] = "line of the site, it seems";

// ---- where a phrase stands ----

// The phrase of this class at s.p[i]: its length there, 0 for none; *found gets its row
static size_t stands_at(const struct clutter *c, str s, size_t i, enum clutter_class is, const struct wording **found) {
    const struct wording *p;
    size_t n = 0, longest = 0;
    for (int row = wordings_from(c->table, s, i); row; row = p->next) {
        p = wordings_row(c->table, row);
        if (p->is != (int)is || (n = wording_at(s, i, p->text)) <= longest) continue;
        longest = n;
        if (found) *found = p;
    }
    return longest;
}

static bool at_start(const struct clutter *c, str s, enum clutter_class is, bool whole) {
    size_t n = s.n ? stands_at(c, s, 0, is, NULL) : 0;
    return n && (!whole || n == s.n);
}

static bool holds(const struct clutter *c, str s, enum clutter_class is) {
    int row;
    for (size_t i = 0, at; wordings_next(c->table, s, &i, &at, &row);)
        if (stands_at(c, s, at, is, NULL)) return true;
    return false;
}

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

// टिप्पणियां (2), 12 Comments: without the number
static str without_count(str s) {
    while (s.n && ((s.p[0] >= '0' && s.p[0] <= '9') || strchr("( ", s.p[0]))) s = str_sub(s, 1, s.n);
    while (s.n && ((s.p[s.n - 1] >= '0' && s.p[s.n - 1] <= '9') || strchr("() ", s.p[s.n - 1]))) s.n--;
    return s;
}

bool clutter_is(const struct clutter *c, str line, enum clutter_class is) {
    str uncounted = is == CLUTTER_END ? without_count(line) : line;
    if (uncounted.n < line.n && clutter_is_whole(c, uncounted, is)) return true;
    if (is == CLUTTER_START || is == CLUTTER_NOTICE) return clutter_begins(c, line, is);
    if (is == CLUTTER_ONLY || is == CLUTTER_END || is == CLUTTER_SECTION || is == CLUTTER_DATE) return clutter_is_whole(c, line, is);
    return holds(c, line, is);
}

bool clutter_begins(const struct clutter *c, str line, enum clutter_class is) { return at_start(c, shape_bare(line), is, false); }

bool clutter_is_whole(const struct clutter *c, str line, enum clutter_class is) {
    str rest = shape_without_address(line);
    return at_start(c, shape_bare(line), is, true) || (rest.n < line.n && at_start(c, shape_bare(rest), is, true));
}

// ---- dates ----

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Every word a number or a word of dates; how many digits and such words there are
static bool date_words(const struct clutter *c, str s, size_t *digits, size_t *named, bool *clock) {
    *digits = *named = 0, *clock = false;
    for (str word; str_split(&s, ' ', &word);) {
        size_t of_word = 0;
        word = shape_bare(word);
        for (size_t i = 0; i < word.n; i++) {
            of_word += is_digit(word.p[i]);
            *clock = *clock || (i && word.p[i] == ':' && is_digit(word.p[i - 1]));
        }
        *digits += of_word;
        if (word.n && !of_word && !at_start(c, word, CLUTTER_DATE, true)) return false;
        if (of_word && of_word * 2 < word.n) return false;
        *named += word.n && !of_word;
    }
    return *digits > 0;
}

void clutter_months(const struct clutter *c, str line, buf *out) {
    for (size_t i = 0, n; i < line.n; i += n) {
        const struct wording *p = NULL;
        bool month = wording_in_word(line, i) && (n = stands_at(c, line, i, CLUTTER_DATE, &p)) > 0 && p->note.n;
        n = month ? n : wording_word_end(line, i) - i;
        buf_str(out, month ? p->note : str_sub(line, i, i + n));
    }
}

bool clutter_is_stamp(const struct clutter *c, str line) {
    size_t digits, named;
    bool clock;
    return line.n <= CRUMB && date_words(c, line, &digits, &named, &clock) && digits >= 5;
}

// Behind `from` a day with its year and no more
static bool day_from(const struct clutter *c, str s, size_t from, size_t to) {
    size_t digits, named;
    bool clock;
    return date_words(c, str_sub(s, from, to), &digits, &named, &clock) && digits >= 5 && named;
}

// दिनांक: before a day and nothing else
static bool is_date_label(str s) { return words_in(s) == 1 && str_ends(s, S(":")); }

// A bar or a dot parts the name from the day, or it is in Latin letters: "बलिया, 12 मई 2025" is a dateline
static bool is_name(str s) {
    str b = shape_bare(s);
    bool latin = b.n > 0;
    for (size_t i = 0; i < b.n; i++) latin = latin && (unsigned char)b.p[i] < 0x80 && !is_digit(b.p[i]);
    return latin || str_find(s, S("|")) < s.n || str_find(s, S("\xC2\xB7")) < s.n || str_find(s, S("\xE2\x80\xA2")) < s.n;
}

static bool by_name(const struct clutter *c, str line) {
    str s = shape_bare(line);
    size_t words = words_in(s), at = 0;
    if (s.n > CRUMB || words > 9 || ends_in_danda(s)) return false;
    for (size_t k = 0; k < words; k++, at += str_find(str_sub(s, at, s.n), S(" ")) + 1) {
        if (k <= NAMES && day_from(c, s, at, s.n)) return !k || is_name(str_sub(s, 0, at)) || is_date_label(str_trim(str_sub(s, 0, at)));
        if (k && words - k <= NAMES && day_from(c, s, 0, at - 1)) return is_name(str_sub(s, at, s.n)) || is_name(str_sub(s, at - 4, at));
    }
    return false;
}

// Do the last words of s stand in the class?
static bool ends_in(const struct clutter *c, str s, enum clutter_class is) {
    int row;
    for (size_t next = 0, i; wordings_next(c->table, s, &next, &i, &row);)
        if (i + stands_at(c, s, i, is, NULL) == s.n) return true;
    return false;
}

// नवभोर संवाददाता; अमर भारत ब्यूरो, पटना
static bool names_desk(const struct clutter *c, str s) {
    size_t comma = str_find(s, S(",")), bar = str_find(s, S("|")), end = comma < bar ? comma : bar;
    bool place = end == s.n || words_in(str_trim(str_sub(s, end + 1, s.n))) <= PLACE_WORDS - 2;
    return place && ends_in(c, str_trim(str_sub(s, 0, end)), CLUTTER_DESK);
}

bool clutter_is_byline(const struct clutter *c, str line) {
    str s = shape_bare(line);
    size_t words = words_in(s);
    bool stops = str_find(s, S("\xE0\xA5\xA4")) < s.n || str_ends(line, S(",")); // मेरठ। संवाददाता
    if (shape_has_digit(s) || ends_sentence(line) || stops || words < 2 || words > PLACE_WORDS + 1) return false;
    return names_desk(c, s) || (words <= 3 && ends_in(c, s, CLUTTER_SURNAME));
}

bool clutter_is_number(const struct clutter *c, str line) {
    size_t digits, named;
    bool clock;
    str s = shape_bare(line);
    if (words_in(s) > 2 || !date_words(c, s, &digits, &named, &clock)) return s.n && is_digit(s.p[0]) && words_in(s) <= 2 && clutter_is_whole(c, str_sub(s, str_find(s, S(" ")), s.n), CLUTTER_SCALE);
    return true;
}

// 11:42 AM, शाम 5:30 बजे: a clock time and nothing else; 10:10 alone may be of the story
static bool clock_line(const struct clutter *c, str s) {
    size_t digits, named;
    bool clock;
    return s.n <= CRUMB && date_words(c, s, &digits, &named, &clock) && clock && digits >= 3 && named;
}

// "खेल डेस्क, इंदौर Updated Sun, 18 Jan 2026": a label, and from it to the end a date
static bool ends_in_stamp(const struct clutter *c, str s) {
    int row;
    for (size_t next = 0, i, n; s.n <= CRUMB && wordings_next(c->table, s, &next, &i, &row);) {
        if ((n = stands_at(c, s, i, CLUTTER_START, NULL)) == 0) continue;
        if (clutter_is_stamp(c, str_sub(s, i + n, s.n))) return true;
    }
    return false;
}

// 7 घंटे पहले, कोटा · 2 दिन पहले; but not "चुनाव से 2 दिन पहले"
static bool ago(const struct clutter *c, str s) {
    size_t i = 0, digits = 0, n;
    if (words_in(s) > PLACE_WORDS + 4) return false;
    for (; i < s.n; i += digits ? digits : 1) {
        for (digits = 0; i + digits < s.n && is_digit(s.p[i + digits]); digits++) {}
        size_t unit = i + digits + (i + digits < s.n && s.p[i + digits] == ' ');
        if (!digits || unit >= s.n || (n = stands_at(c, s, unit, CLUTTER_AGO, NULL)) == 0) continue;
        bool apart = !shape_bare(str_sub(s, 0, i)).n || s.p[i - 1] != ' ' || shape_bare(str_sub(s, 0, i)).n + 1 < i;
        return apart && !shape_bare(str_sub(s, unit + n, s.n)).n;
    }
    return false;
}

bool clutter_is_credit(const struct clutter *c, str line) {
    str s = shape_bare(str_trim(line));
    return words_in(s) <= 5 && !ends_in_danda(s) && at_start(c, s, CLUTTER_TAG, false);
}

// 1.2K व्यूज, 5 मिनट पढ़ें
static bool count_line(const struct clutter *c, str s) {
    size_t i = 0;
    while (i < s.n && (is_digit(s.p[i]) || s.p[i] == ' ')) i++;
    return (words_in(s) <= 5 && holds(c, s, CLUTTER_COUNT)) || (i && clutter_is_whole(c, str_sub(s, i, s.n), CLUTTER_COUNT));
}

// दैनिक नवभोर दरभंगा, 12 सितंबर 2023 पृष्ठ 5; पेज 3 की अन्य खबरें: a label and a number, first or last of a few words
static bool is_leaf(const struct clutter *c, str s) {
    int row;
    if (words_in(s) > LEAF_WORDS || ends_sentence(s)) return false;
    for (size_t next = 0, i, n; wordings_next(c->table, s, &next, &i, &row);) {
        if ((n = stands_at(c, s, i, CLUTTER_LEAF, NULL)) == 0) continue;
        str rest = str_trim(str_sub(s, i + n, s.n)); // not "पृष्ठ: 212"
        size_t digits = 0;
        while (digits < rest.n && is_digit(rest.p[digits])) digits++;
        if (digits && (digits == rest.n || !i)) return true;
    }
    return false;
}

// होम » मध्य प्रदेश » इंदौर » and the headline, however long that is
static bool is_path_home(const struct clutter *c, str s) {
    size_t first = shape_path_start(s);
    return first < s.n && clutter_is_whole(c, str_sub(s, 0, first), CLUTTER_SECTION) && clutter_is_whole(c, str_sub(s, 0, first), CLUTTER_ONLY);
}

static bool parts_meta(str s, size_t i) {
    return str_starts(str_sub(s, i, s.n), S("\xC2\xB7")) || str_starts(str_sub(s, i, s.n), S("\xE2\x80\xA2")) || s.p[i] == '|';
}

// निखिल चौधरी · 9 दिसंबर 2023 · 4 मिनट में पढ़ें: a few words between bars or dots, some of them a day or a count
static bool is_parted_meta(const struct clutter *c, str s) {
    size_t parts = 0, sure = 0;
    for (size_t i = 0, from = 0; i <= s.n; i++) {
        if (i < s.n && !parts_meta(s, i)) continue;
        str part = shape_bare(str_sub(s, from, i));
        if (words_in(part) > NAMES + 2) return false;
        parts += part.n > 0;
        sure += part.n && (clutter_is_stamp(c, part) || clock_line(c, part) || ago(c, part) || (shape_has_digit(part) && count_line(c, part)) || at_start(c, part, CLUTTER_TAG, true) || at_start(c, part, CLUTTER_START, false));
        from = i + 1;
    }
    return parts >= 2 && sure;
}

// बरेली 3 घंटे पहले; but not "चुनाव से 2 दिन पहले"
static bool is_place_ago(const struct clutter *c, str s) {
    size_t space = str_find(s, S(" "));
    return space < s.n && !is_digit(s.p[0]) && ago(c, str_sub(s, space + 1, s.n));
}

bool clutter_is_dated(const struct clutter *c, str line) { return by_name(c, line) || is_parted_meta(c, line) || is_place_ago(c, shape_bare(line)); }

// ---- a whole line ----

// About Us · Contact · RSS: three or more, half of them of the site
static bool is_parted_site(const struct clutter *c, str s) {
    size_t parts = 0, sure = 0;
    for (size_t i = 0, from = 0; i <= s.n; i++) {
        if (i < s.n && !parts_meta(s, i)) continue;
        str part = shape_bare(str_sub(s, from, i));
        parts += part.n > 0;
        sure += part.n && (at_start(c, part, CLUTTER_ONLY, true) || at_start(c, part, CLUTTER_SECTION, true));
        from = i + 1;
    }
    return parts >= 3 && sure * 2 >= parts;
}

// इस खबर को सुनें 0:00 / 3:12: without the clock of a player
static str without_clock(str s) {
    while (s.n && strchr("0123456789:/ ", s.p[s.n - 1])) s.n--;
    return s;
}

static const char *by_shape(const struct clutter *c, str s) {
    bool numbers = shape_has_digit(s) && !ends_in_danda(s);
    if (shape_is_tags(s)) return "hashtags";
    if (shape_is_address(s)) return "address";
    if (numbers && (shape_is_clock(s) || clock_line(c, s) || ends_in_stamp(c, s) || ago(c, s))) return "time stamp";
    if (numbers && count_line(c, s)) return "count";
    if (shape_is_counter(s)) return "count";
    if (is_leaf(c, s)) return "number of a page";
    return shape_is_crumbs(s) || is_path_home(c, s) ? "breadcrumb" : NULL;
}

const char *clutter_line(const struct clutter *c, str line) {
    str s = str_trim(line);
    if (!s.n || s.n > SHORT) return NULL;
    if (clutter_is(c, s, CLUTTER_ONLY) || is_parted_site(c, s)) return "line of the site";
    str unplayed = without_clock(s);
    if (unplayed.n && unplayed.n < s.n && clutter_is(c, unplayed, CLUTTER_ONLY)) return "line of the site";
    unsigned bits = held(c, s);
    if (bits & 1u << CLUTTER_LINE || clutter_is(c, s, CLUTTER_NOTICE)) return "line of the site";
    if (bits & 1u << CLUTTER_HINT && !ends_in_danda(s)) return clutter_hint;
    if (bits & 1u << CLUTTER_TAIL) return "caption";
    if (clutter_is(c, s, CLUTTER_START) && !ends_in_danda(s)) return "label of the site";
    return by_shape(c, s);
}

bool clutter_is_label(const struct clutter *c, str line) {
    str s = shape_bare(line);
    const struct wording *p = NULL;
    size_t n = s.n ? stands_at(c, s, 0, CLUTTER_START, &p) : 0;
    if (s.n && n < s.n) n = stands_at(c, s, 0, CLUTTER_ONLY, &p);
    return n && n == s.n && (is_credit(p) || str_eq(p->note, S("author")));
}

str clutter_author(const struct clutter *c, str line) {
    str s = shape_bare(line), name = S("");
    const struct wording *p = NULL;
    size_t n = s.n ? stands_at(c, s, 0, CLUTTER_START, &p) : 0;
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

size_t clutter_title(const struct clutter *c, str s) { return s.n ? stands_at(c, s, 0, CLUTTER_TITLE, NULL) : 0; }

size_t clutter_tag(const struct clutter *c, str s) {
    size_t open = 0;
    while (open < s.n && s.p[open] == ' ') open++;
    if (open >= s.n || s.p[open] != '(') return 0;
    size_t close = open;
    while (close < s.n && close < open + 60 && s.p[close] != ')') close++;
    if (close >= s.n || s.p[close] != ')') return 0;
    return at_start(c, str_trim(str_sub(s, open + 1, close)), CLUTTER_TAG, true) ? close + 1 : 0;
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
    if (at_start(c, tail, CLUTTER_TAG, true)) return *n = end - (last - 1), last - 1;
    bool writer = at_start(c, head, CLUTTER_TAG, true) || (words_in(head) <= NAMES && ends_in(c, head, CLUTTER_DESK));
    if (words_in(tail) <= PLACE_WORDS && writer) *n = first + 1;
    return 0;
}
