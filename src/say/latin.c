#include "say/latin.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "say/latin_parts.h"

enum {
    CAPS_SPELLED = 3,
    CAPS_ENGLISH_AT_LARGE = 5,
    CAPS_BY_RULES = 7,
    COMPOUND_PART = 4,
    STEM = 4,
    STEM_AT_LARGE = 3
};

// --- tables
static struct map map_of(struct tsv *t, arena *mem) {
    struct map m = map_new(mem, 1024);
    struct tsv_row row;
    while (tsv_next(t, &row)) map_put(&m, row.field[0], (uint32_t)(row.field[1].p - t->all.p));
    return m;
}

static bool spoken_at(const struct map *m, const struct tsv *t, str key, str *spoken) {
    uint32_t at;
    if (!map_get(m, key, &at)) return false;
    str rest = str_sub(t->all, at, t->all.n);
    size_t end = 0;
    while (end < rest.n && rest.p[end] != '\t' && rest.p[end] != '\n' && rest.p[end] != '\r') end++;
    *spoken = str_sub(rest, 0, end);
    return true;
}

static bool open_one(struct tsv *t, const char *dir, const char *name, struct err *e) {
    char path[4096];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return tsv_open(t, path, e);
}

bool latin_open(struct latin *l, arena *mem, const char *dir, struct err *e) {
    *l = (struct latin){0};
    bool ok = open_one(&l->english, dir, "english.tsv", e) && open_one(&l->cmudict, dir, "cmudict.tsv", e) &&
              open_one(&l->acronyms, dir, "acronyms.tsv", e) &&
              open_one(&l->letters, dir, "letters.tsv", e) &&
              open_one(&l->rules, dir, "letter_sound.tsv", e) &&
              (l->sound = latin_sound_new(mem, &l->rules, "letter_sound.tsv", e)) != NULL;
    if (!ok) {
        latin_close(l);
        return false;
    }
    l->exact = map_of(&l->acronyms, mem);
    l->letter = map_of(&l->letters, mem);
    return true;
}

void latin_close(struct latin *l) {
    struct tsv *all[] = {&l->english, &l->cmudict, &l->acronyms, &l->letters, &l->rules};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i]->all.p) tsv_close(all[i]);
}

static bool in_table(const struct tsv *t, str key, str *spoken) {
    struct tsv_row row;
    if (!tsv_bisect(t, key, &row)) return false;
    *spoken = row.field[1];
    return true;
}

// --- one word
void latin_letters(const struct latin *l, str token, buf *out) {
    while (token.n) {
        size_t n;
        utf8_decode(token, &n);
        str spoken;
        if (spoken_at(&l->letter, &l->letters, str_sub(token, 0, n), &spoken)) buf_str(out, spoken);
        token = str_sub(token, n, token.n);
    }
}

// small ASCII letters without accents, and ' for the typographic apostrophe; false when too long for any
// table
static bool lower(str token, char *p, str *out) {
    size_t n = 0;
    while (token.n) {
        size_t len;
        uint32_t c = utf8_decode(token, &len);
        if (n + UTF8_MAX > LATIN_LONGEST) return false;
        if (c == 0x2019)
            c = '\'';
        else if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        else if (latin_without_accent(c))
            c = (uint32_t)latin_without_accent(c);
        n += utf8_encode(c, p + n);
        token = str_sub(token, len, token.n);
    }
    *out = (str){p, n};
    return true;
}

// -s, -ed, -ing ... on a stem of `t`; short stems are chance (min + er is no miner)
static bool with_ending(const struct latin *l, const struct tsv *t, size_t shortest, str word, buf *out) {
    struct latin_ending way;
    str spoken;
    for (int n = 0; latin_split(l->sound, word, n, &way); n++)
        if (way.stem_n >= shortest && in_table(t, (str){way.stem, way.stem_n}, &spoken) &&
            latin_join(l->sound, &way, spoken, out))
            return true;
    return false;
}

// two words of english.tsv written as one: Coldplay, Manishankar
static bool compound(const struct latin *l, str word, buf *out) {
    str head, tail;
    for (size_t cut = word.n > 2 * COMPOUND_PART ? word.n - COMPOUND_PART : 0; cut >= COMPOUND_PART; cut--) {
        if (!in_table(&l->english, str_sub(word, 0, cut), &head)) continue;
        if (!in_table(&l->english, str_sub(word, cut, word.n), &tail)) continue;
        buf_str(out, head);
        buf_str(out, tail);
        return true;
    }
    return false;
}

static const char *read_word(const struct latin *l, str word, buf *out) {
    str spoken;
    if (in_table(&l->english, word, &spoken)) return buf_str(out, spoken), "english";
    if (with_ending(l, &l->english, STEM, word, out)) return "english+ending";
    if (in_table(&l->cmudict, word, &spoken)) return buf_str(out, spoken), "cmudict";
    if (with_ending(l, &l->cmudict, STEM_AT_LARGE, word, out)) return "cmudict+ending";
    if (compound(l, word, out)) return "compound";
    if (latin_sound(l->sound, word, out)) return "rules";
    return latin_letters(l, word, out), "letters";
}

static const char *read_caps(const struct latin *l, str token, str word, buf *out) {
    str spoken;
    bool long_enough = token.n > CAPS_SPELLED;
    if (long_enough && in_table(&l->english, word, &spoken)) return buf_str(out, spoken), "english";
    long_enough = token.n >= CAPS_ENGLISH_AT_LARGE;
    if (long_enough && in_table(&l->cmudict, word, &spoken)) return buf_str(out, spoken), "cmudict";
    long_enough = token.n >= CAPS_BY_RULES && latin_wordlike(word);
    if (long_enough && latin_sound(l->sound, word, out)) return "rules";
    return latin_letters(l, token, out), "letters";
}

// --- one token
static bool has_digit_or_no_letter(str token) {
    bool letter = false;
    for (size_t i = 0; i < token.n; i++) {
        char c = token.p[i];
        if (c >= '0' && c <= '9') return true;
        letter = letter || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
    }
    return !letter;
}

static const char *read_part(const struct latin *l, str token, buf *out);

// the pieces with blanks between; single letters run together (N.F.L एनएफएल), a sign that has a name is said
// (M&S)
static const char *read_pieces(const struct latin *l, str token, buf *out) {
    size_t start = out->n, last = 0;
    for (str rest = token, piece; latin_piece(&rest, &piece); last = piece.n) {
        bool sign = piece.p > token.p && piece.p[-1] == '&' && out->n > start;
        if (out->n > start && (sign || !(last == 1 && piece.n == 1))) buf_char(out, ' ');
        if (sign) latin_letters(l, S("&"), out), buf_char(out, ' ');
        read_part(l, piece, out);
    }
    return "pieces";
}

static const char *read_part(const struct latin *l, str token, buf *out) {
    char room[LATIN_LONGEST];
    str word, spoken;
    if (spoken_at(&l->exact, &l->acronyms, token, &spoken)) return buf_str(out, spoken), "acronym";
    bool fits = lower(token, room, &word);
    switch (latin_shape(token)) {
    case LATIN_CAPS: return fits ? read_caps(l, token, word, out) : (latin_letters(l, token, out), "letters");
    case LATIN_PLURAL: return latin_letters(l, str_sub(token, 0, token.n - 1), out), "letters";
    case LATIN_WORD:
        if (fits) return read_word(l, word, out);
        return latin_letters(l, token, out), "letters";
    default: break;
    }
    if (fits && in_table(&l->english, word, &spoken)) return buf_str(out, spoken), "english";
    str rest = token, piece;
    if (latin_piece(&rest, &piece) && piece.n == token.n)
        return fits ? read_word(l, word, out) : "none"; // MacBook is cut, so never here
    return read_pieces(l, token, out);
}

bool latin_read(const struct latin *l, str token, buf *out, const char **how) {
    if (has_digit_or_no_letter(token)) return false;
    size_t start = out->n;
    *how = read_part(l, token, out);
    return out->n > start;
}
