// shape: "Home > देश > दिल्ली" is a path of sections
#include "text/shape.h"

#include <string.h>

#include "base/utf8.h"
#include "text/headline.h"

enum { CRUMB = 240, TAG_WORDS = 4, STAMP_WORDS = 11, DATE_DIGITS = 3, INITIALS = 12 };

static bool digit(char c) { return c >= '0' && c <= '9'; }
static bool ends_in_danda(str s) { return str_ends(s, S("\xE0\xA5\xA4")); }

bool shape_has_digit(str s) {
    for (size_t i = 0; i < s.n; i++)
        if (digit(s.p[i])) return true;
    return false;
}

bool shape_is_latin(str s) {
    bool latin = false;
    for (size_t i = 0; i < s.n; i++) {
        if ((unsigned char)s.p[i] == 0xE0) return false;
        latin = latin || ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z');
    }
    return latin;
}

// ---- what stands around a label ----

static bool around(uint32_t c) { // emoji, arrows, bullets, dashes, joiners
    return (c < 0x80 && strchr(" :-*_|.,!?#>[](){}\"'~=+", (int)c)) || c == 0xB7 || c == 0xA0 || c == 0xBB || c == 0xAB || (c >= 0x200B && c <= 0x2015) ||
           (c >= 0x2018 && c <= 0x203A) || (c >= 0x2190 && c <= 0x21FF) || (c >= 0x2300 && c <= 0x2BFF) || c == 0xFE0F || c >= 0x1F000;
}

static size_t last_char(str s) { // where it starts
    size_t i = s.n - 1;
    while (i && ((unsigned char)s.p[i] & 0xC0) == 0x80) i--;
    return i;
}

str shape_bare(str s) {
    size_t n;
    while (s.n && around(utf8_decode(s, &n))) s = str_sub(s, n, s.n);
    while (s.n && around(utf8_decode(str_sub(s, last_char(s), s.n), &n))) s.n = last_char(s);
    return s;
}

static bool is_address(str word) { return str_starts(word, S("http://")) || str_starts(word, S("https://")) || str_starts(word, S("www.")); }

str shape_without_address(str s) {
    size_t i = s.n;
    while (i && s.p[i - 1] != ' ') i--;
    return is_address(str_sub(s, i, s.n)) ? str_trim(str_sub(s, 0, i)) : s;
}

// ---- shapes of a line ----

static bool only_tags(str s) { // tags, handles and addresses
    size_t tags = 0;
    for (str word; str_split(&s, ' ', &word);) {
        if (!word.n) continue;
        if (word.p[0] != '#' && word.p[0] != '@' && !is_address(word)) return false;
        tags++;
    }
    return tags > 0;
}

static bool spaced_tags(str s) { // #ind vs nz #odi series
    size_t tags = 0, behind = 0;
    if (!s.n || s.p[0] != '#') return false;
    for (str word; str_split(&s, ' ', &word);) {
        bool tag = word.n > 1 && word.p[0] == '#';
        tags += tag, behind = tag ? 0 : behind + 1;
        if (behind >= TAG_WORDS || str_eq(word, S("#"))) return false;
    }
    return tags >= 2;
}

static bool signs_tweet(str s) { // — Kanpur Mayor (@kmayor) June 2, 2026
    return (str_starts(s, S("\xE2\x80\x94")) || str_starts(s, S("-"))) && str_find(s, S("(@")) < s.n;
}

bool shape_is_tags(str s) { return only_tags(s) || (!ends_in_danda(s) && signs_tweet(s)) || (!ends_in_danda(s) && spaced_tags(s)); }

static bool parts_path(str s, size_t i) { // » and › stand in a text that was made whole as quotes
    unsigned char c = (unsigned char)s.p[i];
    if (c != '>' && c != '/' && c != '|' && c != '"' && c != '\'' && c != 0xC2 && c != 0xE2) return false;
    bool apart = s.p[i - 1] == ' ' && s.p[i + 1] == ' ';
    str rest = str_sub(s, i, s.n);
    return c == '>' || (c < 0x80 && apart) || str_starts(rest, S("\xC2\xBB")) || str_starts(rest, S("\xE2\x80\xBA"));
}

size_t shape_path_start(str s) {
    for (size_t i = 1; i + 1 < s.n; i++)
        if (parts_path(s, i)) return i;
    return s.n;
}

bool shape_is_crumbs(str s) {
    size_t parts = 0;
    for (size_t i = 1; s.n <= CRUMB && i + 1 < s.n; i++) parts += parts_path(s, i);
    return parts >= 2 && !ends_in_danda(s);
}

static bool slug(str s) { // home-madhya-pradesh
    bool hyphen = false;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] != '-' && s.p[i] != '_' && s.p[i] != '/' && !(s.p[i] >= 'a' && s.p[i] <= 'z')) return false;
        hyphen = hyphen || s.p[i] == '-' || s.p[i] == '_';
    }
    return hyphen && s.n > 6;
}

static bool is_mail(str s) { // name@example.org
    size_t at = str_find(s, S("@"));
    return at && at < s.n && str_find(s, S(" ")) == s.n && str_find(str_sub(s, at, s.n), S(".")) + at < s.n;
}

static bool is_host(str s) { // himalaysamay.example
    size_t dot = s.n, letters = 0;
    for (size_t i = 0; i < s.n; i++) {
        bool letter = (s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z';
        if (!letter && !digit(s.p[i]) && s.p[i] != '-' && s.p[i] != '.') return false;
        if (s.p[i] == '.') dot = i, letters = 0;
        else letters += letter;
    }
    return dot >= 3 && dot + 2 < s.n && letters == s.n - dot - 1;
}

bool shape_is_address(str s) {
    str label = shape_without_address(s);
    bool labelled = label.n < s.n && words_in(label) <= 2 && (!label.n || str_ends(label, S(":")) || str_ends(label, S("-")));
    return slug(s) || labelled || is_mail(s) || is_host(s);
}

static size_t clocks_in(str s) {
    size_t clocks = 0;
    for (size_t i = 1; i + 1 < s.n; i++) clocks += s.p[i] == ':' && digit(s.p[i - 1]) && digit(s.p[i + 1]);
    return clocks;
}

static bool of_digits(str s, const char *signs) {
    for (size_t i = 0; i < s.n; i++)
        if (!digit(s.p[i]) && !strchr(signs, s.p[i])) return false;
    return shape_has_digit(s);
}

bool shape_is_clock(str s) {
    size_t digits = 0; // besides those of clocks: a day and a year
    for (size_t i = 0; i < s.n; i++) {
        size_t end = i;
        while (end < s.n && (digit(s.p[end]) || (end > i && s.p[end] == ':'))) end++;
        str word = str_sub(s, i, end);
        digits += clocks_in(word) ? 0 : word.n;
        i = end > i ? end - 1 : i;
    }
    bool played = of_digits(s, ":/ ") && clocks_in(s) >= 2; // 0:00 / 6:12
    return played || (clocks_in(s) && digits >= DATE_DIGITS && words_in(s) <= STAMP_WORDS);
}

bool shape_is_initials(str s) {
    size_t parts = 0, part = 0;
    bool letters = false;
    for (size_t i = 0; i < s.n; i++) {
        letters = letters || (unsigned char)s.p[i] >= 'A';
        if (s.p[i] == ' ' || s.p[i] == '.' || part > INITIALS * 3) return false;
        part = s.p[i] == '/' ? 0 : part + 1;
        parts += s.p[i] == '/';
    }
    return parts >= 2 && part > 0 && letters;
}

bool shape_is_counter(str s) {
    size_t slash = str_find(s, S("/"));
    str a = str_trim(str_sub(s, 0, slash)), b = slash < s.n ? str_trim(str_sub(s, slash + 1, s.n)) : S("");
    return a.n && b.n && a.n <= b.n && b.n <= DATE_DIGITS && of_digits(a, "") && of_digits(b, "");
}
