// clutter: "Updated: 12 Mar 2024, 10:15 AM" is no part of the article.
#include "text/clutter.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/tsv.h"
#include "base/utf8.h"

enum { PHRASES = 512, SHORT = 420, CRUMB = 240 };

struct clutter { struct { str text; enum clutter_class is; } row[PHRASES]; int rows; };

static const char *const class_name[] = {
#define X(id, name) name,
    CLUTTER_CLASSES(X)
#undef X
};

static bool add(struct clutter *c, const struct tsv_row *r, const char *path, struct err *e) {
    char where[600];
    snprintf(where, sizeof where, "%s:%d:1", path, r->line);
    if (c->rows == PHRASES) return err_set(e, EX_DATAERR, where, "more than %d rows", PHRASES);
    for (int i = 0; i < CLUTTER_CLASS_COUNT; i++) {
        if (!str_eq(r->field[1], str_of(class_name[i]))) continue;
        c->row[c->rows].text = r->field[0];
        c->row[c->rows++].is = (enum clutter_class)i;
        return true;
    }
    return err_set(e, EX_DATAERR, where, "no such class: %.*s", STR_ARG(r->field[1]));
}

struct clutter *clutter_open(const char *lexicon_dir, arena *mem, struct err *e) {
    struct clutter *c = ARENA_NEW(mem, struct clutter);
    char path[512];
    snprintf(path, sizeof path, "%s/tidy.tsv", lexicon_dir);
    struct tsv t;
    struct tsv_row r;
    if (!tsv_open(&t, path, e)) return NULL;
    while (tsv_next(&t, &r))
        if (!add(c, &r, path, e)) return NULL;
    return c; // the mapping stays: phrases point into it
}

static bool same_start(str s, str head) { return s.n >= head.n && strncasecmp(s.p, head.p, head.n) == 0; }

static bool holds(str s, str phrase) {
    for (size_t i = 0; i + phrase.n <= s.n; i++)
        if (same_start(str_sub(s, i, s.n), phrase)) return true;
    return false;
}

// without the signs that stand around a label
static str bare(str s) {
    static const char signs[] = " :-*|.,!#>[](){}\"'";
    for (;;) {
        if (s.n && strchr(signs, s.p[0])) s = str_sub(s, 1, s.n);
        else if (str_starts(s, S("\xE2\x80\x94")) || str_starts(s, S("\xE2\x80\xA2"))) s = str_sub(s, 3, s.n); // — •
        else break;
    }
    while (s.n && strchr(signs, s.p[s.n - 1])) s.n--;
    while (s.n >= 3 && str_ends(s, S("\xE2\x80\xA6"))) s.n -= 3; // …
    return s;
}

bool clutter_is(const struct clutter *c, str line, enum clutter_class is) {
    str s = bare(line);
    for (int i = 0; i < c->rows; i++) {
        str phrase = c->row[i].text;
        if (c->row[i].is != is) continue;
        if (is == CLUTTER_START ? same_start(s, phrase) : is == CLUTTER_ONLY || is == CLUTTER_END ? s.n == phrase.n && same_start(s, phrase) : holds(line, phrase)) return true;
    }
    return false;
}

bool clutter_begins(const struct clutter *c, str line, enum clutter_class is) {
    str s = bare(line);
    for (int i = 0; i < c->rows; i++)
        if (c->row[i].is == is && same_start(s, c->row[i].text)) return true;
    return false;
}

bool clutter_is_whole(const struct clutter *c, str line, enum clutter_class is) {
    str s = bare(line);
    for (int i = 0; i < c->rows; i++)
        if (c->row[i].is == is && s.n == c->row[i].text.n && same_start(s, c->row[i].text)) return true;
    return false;
}

// ---- shapes ----

// #दिल्ली #बारिश: nothing but tags and handles
static bool only_tags(str s) {
    size_t tags = 0;
    for (str word; str_split(&s, ' ', &word);) {
        if (!word.n) continue;
        if (word.p[0] != '#' && word.p[0] != '@') return false;
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

static bool ends_in_danda(str s) { return str_ends(s, S("\xE0\xA5\xA4")); }

const char *clutter_line(const struct clutter *c, str line) {
    str s = str_trim(line);
    if (!s.n || s.n > SHORT) return NULL;
    if (clutter_is(c, s, CLUTTER_ONLY)) return "line of the site";
    if (clutter_is(c, s, CLUTTER_LINE)) return "line of the site";
    if (clutter_is(c, s, CLUTTER_START) && !ends_in_danda(s)) return "label of the site";
    if (only_tags(s)) return "hashtags";
    return breadcrumb(s) ? "breadcrumb" : NULL;
}

size_t clutter_tag(const struct clutter *c, str s) {
    size_t open = 0;
    while (open < s.n && s.p[open] == ' ') open++;
    if (open >= s.n || s.p[open] != '(') return 0;
    size_t close = open;
    while (close < s.n && close < open + 60 && s.p[close] != ')') close++;
    if (close >= s.n || s.p[close] != ')') return 0;
    str inside = str_trim(str_sub(s, open + 1, close));
    for (int i = 0; i < c->rows; i++)
        if (c->row[i].is == CLUTTER_TAG && str_eq(c->row[i].text, inside)) return close + 1;
    return 0;
}
