// sentence: where a sentence ends.  "वह आया।क्यों?" -> "वह आया।" "क्यों?"
#include "text/sentence.h"

#include <stdio.h>
#include <string.h>

#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"

enum { LONGEST = 4000 }; // bytes: what runs on without a stop is cut at a blank, so that memory stays bounded

struct stops { struct map abbr, letter; };

struct stops *stops_open(const char *lexicon_dir, arena *mem, struct err *e) {
    struct stops *s = ARENA_NEW(mem, struct stops);
    char path[512];
    struct tsv t;
    struct tsv_row r;
    s->abbr = map_new(mem, 512);
    s->letter = map_new(mem, 64);
    snprintf(path, sizeof path, "%s/cues.tsv", lexicon_dir);
    if (!tsv_open(&t, path, e)) return NULL;
    while (tsv_next(&t, &r)) // a letter name that is a word too (वह आई.) is an initial only among initials
        if (str_eq(r.field[1], S("letter-name"))) map_put(&s->letter, r.field[0], str_eq(r.field[2], S("word")));
    snprintf(path, sizeof path, "%s/abbreviations.tsv", lexicon_dir);
    if (!tsv_open(&t, path, e)) return NULL;
    while (tsv_next(&t, &r))
        if (str_ends(r.field[0], S("."))) map_put(&s->abbr, r.field[0], 1);
    return s; // the mapping stays: keys point into it
}

static bool at_is(str s, size_t i, str what) { return str_starts(str_sub(s, i, s.n), what); }
static bool is_digit(str s, size_t i) { return i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; }
static bool is_blank(str s, size_t i) { return i >= s.n || s.p[i] == ' '; }
static bool is_lower(str s, size_t i) { return i < s.n && s.p[i] >= 'a' && s.p[i] <= 'z'; }
static bool is_latin(str s, size_t i) { return i < s.n && ((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z'); }
static bool is_devanagari(str s, size_t i) {
    return i + 2 < s.n && (unsigned char)s.p[i] == 0xE0 && ((unsigned char)s.p[i + 1] & 0xFE) == 0xA4;
}

// the word that ends just before byte i: Devanagari and full stops between (भा.ज.पा)
static str word_before(str s, size_t i, size_t from) {
    size_t k = i;
    while (k > from && i - k < 64 && ((unsigned char)s.p[k - 1] >= 0x80 || s.p[k - 1] == '.' || is_latin(s, k - 1))) k--;
    while (k < i && ((unsigned char)s.p[k] & 0xC0) == 0x80) k++;
    return str_sub(s, k, i);
}

// One syllable: the letters of the word, and whether a vowel sign is among its signs
static bool one_syllable(str word, bool *vowel_sign) {
    size_t letters = 0, joined = 0, n;
    *vowel_sign = false;
    for (size_t i = 0; i < word.n; i += n) {
        uint32_t c = utf8_decode(str_sub(word, i, word.n), &n);
        letters += c >= 0x904 && c <= 0x939;
        *vowel_sign |= c >= 0x93E && c <= 0x94C;
        if (c == 0x94D) joined++;
    }
    return letters == joined + 1;
}

// उ. is an initial; है. and था. end sentences, but भा.ज.पा. glued to another such piece is one abbreviation
static bool is_initial(str text, size_t dot, str piece) {
    bool sign;
    if (!one_syllable(piece, &sign)) return false;
    if (!sign) return true;
    size_t next = dot + 1 + (dot + 1 < text.n && text.p[dot + 1] == ' '), end = next; // भा. ज. पा.
    while (end < text.n && (unsigned char)text.p[end] >= 0x80) end++;
    return end > next && end < text.n && text.p[end] == '.' && one_syllable(str_sub(text, next, end), &sign);
}

static bool is_abbreviation(const struct stops *s, str text, size_t dot, size_t from) {
    str word = word_before(text, dot, from);
    size_t last = word.n;
    while (last && word.p[last - 1] != '.') last--;
    str piece = str_sub(word, last, word.n);
    uint32_t ignored, also_word;
    if (map_get(&s->letter, piece, &also_word) && (!also_word || last || !is_blank(text, dot + 1))) return true;
    str with_dot = {word.p, word.n + 1}, piece_dot = {piece.p, piece.n + 1};
    return map_get(&s->abbr, with_dot, &ignored) || map_get(&s->abbr, piece_dot, &ignored) || is_initial(text, dot, piece);
}

// Does the full stop at byte i end a sentence?
static bool dot_ends(const struct stops *s, str t, size_t i, size_t from) {
    if (i + 1 >= t.n) return true;
    if (at_is(t, i + 1, S("."))) return false; // the last of several decides
    bool many = i > from && t.p[i - 1] == '.';
    if (is_digit(t, i + 1)) return !(i > from && is_digit(t, i - 1)) && !is_abbreviation(s, t, i, from) && i >= from + 3 && is_devanagari(t, i - 3);
    if (many) return is_blank(t, i + 1);
    if (i > from && (unsigned char)t.p[i - 1] >= 0x80) return !is_abbreviation(s, t, i, from);
    if (i > from && is_latin(t, i - 1)) {
        bool initial = i < from + 2 || !is_latin(t, i - 2);
        return !initial && !is_abbreviation(s, t, i, from) && (is_devanagari(t, i + 1) || (is_blank(t, i + 1) && !is_lower(t, i + 2)));
    }
    if (i > from && is_digit(t, i - 1)) { // "1. पहला" numbers a list; "20 थी 12. फिर" ends
        return i - from > 4 && is_blank(t, i + 1);
    }
    return is_blank(t, i + 1) && i > from;
}

static size_t mark_len(str t, size_t i) {
    if (at_is(t, i, S("\xE0\xA5\xA4"))) return 3;                                     // danda
    if (t.p[i] == '?' || t.p[i] == '!') return 1;
    if (at_is(t, i, S("\xE2\x80\xA6")) && is_blank(t, i + 3) && i && t.p[i - 1] != ' ') return 3; // …
    if (t.p[i] == '|' && i && t.p[i - 1] != ' ' && (is_blank(t, i + 1) || is_devanagari(t, i + 1))) return 1;
    return 0;
}

static size_t past_closers(str t, size_t i) {
    for (;; i++) {
        size_t m = i < t.n ? mark_len(t, i) : 0;
        if (m) i += m - 1;
        else if (i >= t.n || !strchr("\"')]}.", t.p[i])) return i;
        // a quote that opens the next sentence stays with it
        else if (strchr("\"'", t.p[i]) && i && t.p[i - 1] == ' ') return i;
    }
}

static size_t end_of(const struct stops *s, str t, size_t from) {
    size_t blank = 0;
    for (size_t i = from; i < t.n; i++) {
        unsigned char c = (unsigned char)t.p[i];
        if (c == ' ') {
            blank = i;
            if (i - from > LONGEST) return i;
        }
        if (i - from > 4 * LONGEST && (c & 0xC0) != 0x80) return blank > from ? blank : i;
        if (c == 0xE0 && i + 2 < t.n && (unsigned char)t.p[i + 1] == 0xA4) { // a letter, the usual case
            i += 2;
            continue;
        }
        if (c != '.' && c != '?' && c != '!' && c != '|' && c < 0xE0) continue;
        size_t m = mark_len(t, i);
        if (m) return past_closers(t, i + m);
        if (c == '.' && dot_ends(s, t, i, from)) return past_closers(t, i + 1);
    }
    return t.n;
}

bool sentence_next(const struct stops *s, const struct block *b, size_t *at, struct sentence *out) {
    str t = b->text;
    size_t from = *at;
    while (from < t.n && t.p[from] == ' ') from++;
    if (from >= t.n) return false;
    size_t to = end_of(s, t, from);
    while (to < t.n && t.p[to] == ' ') to++;
    *out = (struct sentence){str_trim(str_sub(t, from, to)), b, from, *at == 0, to >= t.n};
    *at = to;
    return true;
}
