// clutter: "Updated: 12 Mar 2024, 10:15 AM" is no part of the article.
#include "text/clutter.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "text/headline.h"

enum { PHRASES = 2048, SHORT = 420, CRUMB = 240, QUICK = 4096, NAME = 90 };

// Phrases are found by their first word: `first` leads to a row, `next` to the others that start so (row 0 is none).
struct clutter {
    struct { str text; enum clutter_class is; bool names; int next; } row[PHRASES + 1];
    int rows;
    struct map first;
    bool begins[QUICK]; // by quick(): no phrase starts with a word where this is false
};

static const char *const class_name[] = {
#define X(id, name) name,
    CLUTTER_CLASSES(X)
#undef X
};

// ---- words ----

static bool in_word(char c) { return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

// Typographic signs and the danda are letters to no one
static bool sign_at(str s, size_t i) {
    const unsigned char *p = (const unsigned char *)s.p + i;
    return p[0] == 0xE2 || (p[0] == 0xE0 && i + 2 < s.n && p[1] == 0xA5 && p[2] == 0xA4);
}

static size_t word_end(str s, size_t i) {
    size_t j = i;
    while (j < s.n && in_word(s.p[j]) && !sign_at(s, j)) j += (unsigned char)s.p[j] == 0xE0 && j + 2 < s.n ? 3 : 1;
    return j > i ? j : i + 1;
}

enum { WORD = 48 };

static str lowered(str word, char room[WORD]) {
    if (word.n > WORD) return S("");
    for (size_t i = 0; i < word.n; i++) room[i] = word.p[i] >= 'A' && word.p[i] <= 'Z' ? (char)(word.p[i] | 32) : word.p[i];
    return (str){room, word.n};
}

// A look at four places of a word, the same for capitals
static unsigned quick(str w) {
    unsigned h = (unsigned)w.n;
    size_t at[] = {0, w.n / 3, w.n / 2, w.n - 1};
    for (size_t i = 0; i < 4 && w.n; i++) h = h * 31 + ((unsigned char)w.p[at[i]] | 32u);
    return h % QUICK;
}

static int rows_from(const struct clutter *c, str s, size_t i) {
    char room[WORD];
    uint32_t row = 0;
    str word = str_sub(s, i, word_end(s, i));
    if (c->begins[quick(word)]) map_get(&c->first, lowered(word, room), &row);
    return (int)row;
}

static bool add(struct clutter *c, arena *mem, const struct tsv_row *r, const char *path, struct err *e) {
    char where[600], room[WORD];
    for (int i = 0; i < CLUTTER_CLASS_COUNT; i++) {
        if (!str_eq(r->field[1], str_of(class_name[i]))) continue;
        if (c->rows == PHRASES) return err_set(e, EX_DATAERR, path, "more than %d rows", PHRASES);
        int row = ++c->rows;
        c->row[row].text = r->field[0];
        c->row[row].is = (enum clutter_class)i;
        c->row[row].names = str_eq(r->field[2], S("author"));
        c->row[row].next = rows_from(c, r->field[0], 0);
        c->begins[quick(str_sub(r->field[0], 0, word_end(r->field[0], 0)))] = true;
        map_put(&c->first, arena_copy(mem, lowered(str_sub(r->field[0], 0, word_end(r->field[0], 0)), room)), (uint32_t)row);
        return true;
    }
    snprintf(where, sizeof where, "%s:%d:1", path, r->line);
    return err_set(e, EX_DATAERR, where, "no such class: %.*s", STR_ARG(r->field[1]));
}

struct clutter *clutter_open(const char *lexicon_dir, arena *mem, struct err *e) {
    struct clutter *c = ARENA_NEW(mem, struct clutter);
    char path[512];
    snprintf(path, sizeof path, "%s/tidy.tsv", lexicon_dir);
    struct tsv t;
    struct tsv_row r;
    if (!tsv_open(&t, path, e)) return NULL;
    c->first = map_new(mem, PHRASES);
    while (tsv_next(&t, &r))
        if (!add(c, mem, &r, path, e)) return NULL;
    return c; // the mapping stays: phrases point into it
}

// The phrase ends where a word ends: "Print" is not "Printing"
static bool phrase_at(str s, size_t i, str phrase) {
    if (s.n - i < phrase.n || strncasecmp(s.p + i, phrase.p, phrase.n) != 0) return false;
    size_t end = i + phrase.n;
    return end == s.n || !in_word(phrase.p[phrase.n - 1]) || !in_word(s.p[end]) || sign_at(s, end);
}

// without the signs that stand around a label
static str bare(str s) {
    static const char signs[] = " :-*|.,!#>[](){}\"'";
    for (;;) {
        if (s.n && strchr(signs, s.p[0])) s = str_sub(s, 1, s.n);
        else if (str_starts(s, S("\xE2\x80\x94")) || str_starts(s, S("\xE2\x80\xA2"))) s = str_sub(s, 3, s.n); // — •
        else if (s.n > 4 && (unsigned char)s.p[0] == 0xF0) s = str_sub(s, 4, s.n); // an emoji
        else break;
    }
    while (s.n && (strchr(signs, s.p[s.n - 1]) || (s.n >= 4 && (unsigned char)s.p[s.n - 4] == 0xF0))) s.n -= (unsigned char)s.p[s.n - 1] >= 0x80 ? 4 : 1;
    while (s.n >= 3 && str_ends(s, S("\xE2\x80\xA6"))) s.n -= 3; // …
    return s;
}

static bool at_start(const struct clutter *c, str s, enum clutter_class is, bool whole) {
    for (int row = rows_from(c, s, 0); row; row = c->row[row].next)
        if (c->row[row].is == is && (!whole || s.n == c->row[row].text.n) && phrase_at(s, 0, c->row[row].text)) return true;
    return false;
}

static bool holds(const struct clutter *c, str s, enum clutter_class is) {
    for (size_t i = 0; i < s.n; i = word_end(s, i)) {
        if (!in_word(s.p[i])) continue;
        for (int row = rows_from(c, s, i); row; row = c->row[row].next)
            if (c->row[row].is == is && phrase_at(s, i, c->row[row].text)) return true;
    }
    return false;
}

// One walk over the words: of which classes does the line hold a phrase?  Of TAIL only behind a bracket, colon or comma, and last.
static unsigned held(const struct clutter *c, str s) {
    unsigned bits = 0;
    size_t end = bare(s).n + (size_t)(bare(s).p - s.p);
    for (size_t i = 0; i < s.n; i = word_end(s, i)) {
        if (!in_word(s.p[i])) continue;
        for (int row = rows_from(c, s, i); row; row = c->row[row].next) {
            bool apart = !i || strchr("(:", s.p[i - 1]) || (i > 1 && s.p[i - 1] == ' ' && s.p[i - 2] == ',');
            bool tail = c->row[row].is == CLUTTER_TAIL, last = i + c->row[row].text.n == end && apart;
            if ((!tail || last) && phrase_at(s, i, c->row[row].text)) bits |= 1u << c->row[row].is;
        }
    }
    return bits;
}

bool clutter_is(const struct clutter *c, str line, enum clutter_class is) {
    if (is == CLUTTER_START || is == CLUTTER_NOTICE) return at_start(c, bare(line), is, false);
    if (is == CLUTTER_ONLY || is == CLUTTER_END || is == CLUTTER_SECTION || is == CLUTTER_DATE) return at_start(c, bare(line), is, true);
    return holds(c, line, is);
}

bool clutter_begins(const struct clutter *c, str line, enum clutter_class is) { return at_start(c, bare(line), is, false); }

bool clutter_is_whole(const struct clutter *c, str line, enum clutter_class is) { return at_start(c, bare(line), is, true); }

// ---- shapes ----

// #दिल्ली #बारिश: nothing but tags, handles and addresses
static bool only_tags(str s) {
    size_t tags = 0;
    for (str word; str_split(&s, ' ', &word);) {
        if (!word.n) continue;
        if (word.p[0] != '#' && word.p[0] != '@' && !str_starts(word, S("http")) && !str_starts(word, S("www."))) return false;
        tags++;
    }
    return tags > 0;
}

// होम / देश / दिल्ली, Home > News > India
static bool breadcrumb(str s) {
    size_t parts = 0;
    if (s.n > CRUMB) return false;
    for (size_t i = 1; i + 1 < s.n; i++) {
        bool apart = s.p[i - 1] == ' ' && s.p[i + 1] == ' ';
        parts += (s.p[i] == '>' || ((s.p[i] == '/' || s.p[i] == '|') && apart)) || (str_starts(str_sub(s, i, s.n), S("\xC2\xBB")));
    }
    return parts >= 2 && !str_ends(s, S("\xE0\xA5\xA4"));
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Wed, 05 Jun 2024 08:45 AM (IST): a clock time, a date's worth of digits, and little else
static bool time_stamp(str s) {
    size_t digits = 0, clocks = 0;
    for (size_t i = 0; i < s.n; i++) {
        digits += is_digit(s.p[i]);
        clocks += i && s.p[i] == ':' && is_digit(s.p[i - 1]) && i + 1 < s.n && is_digit(s.p[i + 1]);
    }
    return clocks && digits >= 7 && words_in(s) <= 11;
}

// Every word a number or a word of dates; how many digits and such words there are
static bool date_words(const struct clutter *c, str s, size_t *digits, size_t *named, bool *clock) {
    *digits = *named = 0, *clock = false;
    for (str word; str_split(&s, ' ', &word);) {
        size_t of_word = 0;
        word = bare(word);
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

bool clutter_is_stamp(const struct clutter *c, str line) {
    size_t digits, named;
    bool clock;
    return line.n <= CRUMB && date_words(c, line, &digits, &named, &clock) && digits >= 5;
}

// 11:42 AM, शाम 5:30 बजे: a clock time and nothing else; 10:10 alone may be of the story
static bool clock_line(const struct clutter *c, str s) {
    size_t digits, named;
    bool clock;
    return s.n <= CRUMB && date_words(c, s, &digits, &named, &clock) && clock && digits >= 3 && named;
}

bool clutter_is_credit(const struct clutter *c, str line) {
    str s = bare(str_trim(line));
    return words_in(s) <= 5 && !str_ends(s, S("\xE0\xA5\xA4")) && at_start(c, s, CLUTTER_TAG, false);
}

// 1.2K व्यूज, 5 मिनट पढ़ें
static bool count_line(const struct clutter *c, str s) {
    bool digit = false;
    for (size_t i = 0; i < s.n; i++) digit = digit || is_digit(s.p[i]);
    return digit && words_in(s) <= 5 && holds(c, s, CLUTTER_COUNT);
}

// home-madhya-pradesh: a piece of an address
static bool slug(str s) {
    bool hyphen = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '-' && s.p[i] != '/' && !(s.p[i] >= 'a' && s.p[i] <= 'z')) return false;
        hyphen = hyphen || s.p[i] == '-';
    }
    return hyphen && s.n > 6;
}

static bool ends_in_danda(str s) { return str_ends(s, S("\xE0\xA5\xA4")); }

const char *clutter_line(const struct clutter *c, str line) {
    str s = str_trim(line);
    if (!s.n || s.n > SHORT) return NULL;
    if (clutter_is(c, s, CLUTTER_ONLY)) return "line of the site";
    unsigned bits = held(c, s);
    if (bits & 1u << CLUTTER_LINE || clutter_is(c, s, CLUTTER_NOTICE)) return "line of the site";
    if (bits & 1u << CLUTTER_HINT && !ends_in_danda(s)) return "line of the site";
    if (bits & 1u << CLUTTER_TAIL) return "caption";
    if (clutter_is(c, s, CLUTTER_START) && !ends_in_danda(s)) return "label of the site";
    if (only_tags(s)) return "hashtags";
    if (slug(s)) return "address";
    if (!ends_in_danda(s) && (time_stamp(s) || clock_line(c, s))) return "time stamp";
    if (!ends_in_danda(s) && count_line(c, s)) return "count";
    return breadcrumb(s) ? "breadcrumb" : NULL;
}

str clutter_author(const struct clutter *c, str line) {
    str s = bare(line), name = S("");
    for (int row = rows_from(c, s, 0); row; row = c->row[row].next)
        if (c->row[row].names && phrase_at(s, 0, c->row[row].text)) name = bare(str_sub(s, c->row[row].text.n, s.n));
    name = bare(str_sub(name, 0, str_find(name, S("|"))));
    name = bare(str_sub(name, 0, str_find(name, S(","))));
    for (size_t i = 0; i < name.n; i++)
        if (is_digit(name.p[i])) return S("");
    return name.n <= NAME && words_in(name) <= 4 ? name : S("");
}

size_t clutter_bracketed(const struct clutter *c, str s) {
    if (!s.n || (s.p[0] != '(' && s.p[0] != '[')) return 0;
    char close = s.p[0] == '(' ? ')' : ']';
    size_t end = 1;
    while (end < s.n && end < SHORT && s.p[end] != close) end++;
    return end < s.n && s.p[end] == close && clutter_begins(c, str_sub(s, 1, end), CLUTTER_OPEN) ? end + 1 : 0;
}

size_t clutter_title(const struct clutter *c, str s) {
    for (int row = rows_from(c, s, 0); row; row = c->row[row].next)
        if (c->row[row].is == CLUTTER_TITLE && phrase_at(s, 0, c->row[row].text)) return c->row[row].text.n;
    return 0;
}

size_t clutter_tag(const struct clutter *c, str s) {
    size_t open = 0;
    while (open < s.n && s.p[open] == ' ') open++;
    if (open >= s.n || s.p[open] != '(') return 0;
    size_t close = open;
    while (close < s.n && close < open + 60 && s.p[close] != ')') close++;
    if (close >= s.n || s.p[close] != ')') return 0;
    str inside = str_trim(str_sub(s, open + 1, close));
    for (int i = 1; i <= c->rows; i++)
        if (c->row[i].is == CLUTTER_TAG && str_eq(c->row[i].text, inside)) return close + 1;
    return 0;
}
