#include "say/latin.h"

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
static bool found(const struct lex_row *r, struct latin_how *how) {
    if (r) how->row = r->id, how->spoken = r->spoken;
    return r != NULL;
}

static bool in_table(const struct latin *l, enum lex_big table, str key, struct latin_how *how) {
    struct lex_row r;
    return lex_big(l->lex, table, key, &r) && found(&r, how);
}

static bool whole(struct latin_how *how, const char *rule, buf *out) {
    buf_str(out, how->spoken);
    how->rule = rule;
    return true;
}

static void by_letters(const struct latin *l, str token, buf *out, struct latin_how *how) {
    how->rule = "letters", how->row = latin_letters(l, token, out);
}

// --- one word
uint32_t latin_letters(const struct latin *l, str token, buf *out) {
    uint32_t row = 0;
    while (token.n) {
        size_t n;
        utf8_decode(token, &n);
        const struct lex_row *r = lex_find(l->lex, LEX_LETTERS, str_sub(token, 0, n));
        if (r) buf_str(out, r->spoken), row = r->id;
        token = str_sub(token, n, token.n);
    }
    return row;
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

// -s, -ed, -ing ... on a stem of the table; short stems are chance (min + er is no miner)
static bool with_ending(const struct latin *l, enum lex_big table, size_t shortest, str word, buf *out, struct latin_how *how) {
    struct latin_ending way;
    for (int n = 0; latin_split(l->sound, word, n, &way); n++) {
        if (way.stem_n < shortest || !in_table(l, table, (str){way.stem, way.stem_n}, how)) continue;
        if (latin_join(l->sound, &way, how->spoken, out)) return true;
    }
    return false;
}

// Is the seam that of two English words?  Not in mar|kets, slip|page, miss|ions: endings, doubled letters
static bool english_seam(const struct latin *l, str head, str tail) {
    struct lex_row r;
    char last = head.p[head.n - 1], first = tail.p[0];
    if (last == 's' || last == first || strchr("aeiou", first)) return false;
    return lex_big(l->lex, LEX_CMUDICT, head, &r) && lex_big(l->lex, LEX_CMUDICT, tail, &r);
}

// two words of english.tsv written as one: Coldplay, Manishankar; `english`: both are English at large too
static bool compound(const struct latin *l, str word, bool english, buf *out, struct latin_how *how) {
    for (size_t cut = word.n >= 2 * COMPOUND_PART ? word.n - COMPOUND_PART : 0; cut >= COMPOUND_PART; cut--) {
        struct latin_how head = *how;
        if (english && !english_seam(l, str_sub(word, 0, cut), str_sub(word, cut, word.n))) continue;
        if (!in_table(l, LEX_ENGLISH, str_sub(word, 0, cut), &head)) continue;
        if (!in_table(l, LEX_ENGLISH, str_sub(word, cut, word.n), how)) continue;
        buf_str(out, head.spoken);
        buf_str(out, how->spoken);
        return true;
    }
    return false;
}

static void read_word(const struct latin *l, str word, buf *out, struct latin_how *how) {
    if (in_table(l, LEX_ENGLISH, word, how)) whole(how, "english", out);
    else if (with_ending(l, LEX_ENGLISH, STEM, word, out, how)) how->rule = "english with an ending";
    else if (compound(l, word, true, out, how)) how->rule = "english compound"; // sun|screen, before the table runs them together
    else if (in_table(l, LEX_CMUDICT, word, how)) whole(how, "english at large", out);
    else if (in_table(l, LEX_HINDI, word, how)) whole(how, "hindi in latin letters", out);
    else if (with_ending(l, LEX_CMUDICT, STEM_AT_LARGE, word, out, how)) how->rule = "english at large with an ending";
    else if (compound(l, word, false, out, how)) how->rule = "english compound";
    else if (latin_sound(l->sound, word, out)) how->rule = "letter to sound", how->row = 0;
    else by_letters(l, word, out, how);
}

static void read_caps(const struct latin *l, str token, str word, buf *out, struct latin_how *how) {
    if (token.n > CAPS_SPELLED && in_table(l, LEX_ENGLISH, word, how)) whole(how, "english", out);
    else if (token.n >= CAPS_ENGLISH_AT_LARGE && in_table(l, LEX_CMUDICT, word, how)) whole(how, "english at large", out);
    else if (token.n >= CAPS_ENGLISH_AT_LARGE && in_table(l, LEX_HINDI, word, how)) whole(how, "hindi in latin letters", out);
    else if (token.n >= CAPS_BY_RULES && latin_wordlike(word) && latin_sound(l->sound, word, out)) how->rule = "letter to sound", how->row = 0;
    else by_letters(l, token, out, how);
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

static void read_part(const struct latin *l, str token, buf *out, struct latin_how *how);

// WhatsAppDown: two pieces that the table knows as one word
static void widen(const struct latin *l, str *rest, str *piece) {
    char room[LATIN_LONGEST];
    str after = *rest, next, word;
    struct latin_how how;
    if (!latin_piece(&after, &next) || next.p != piece->p + piece->n || !lower((str){piece->p, piece->n + next.n}, room, &word)) return;
    if (in_table(l, LEX_ENGLISH, word, &how)) piece->n += next.n, *rest = after;
}

// the pieces with blanks between; single letters run together (N.F.L एनएफएल), a sign that has a name is said
// (M&S)
static void read_pieces(const struct latin *l, str token, buf *out, struct latin_how *how) {
    size_t start = out->n, last = 0;
    for (str rest = token, piece; latin_piece(&rest, &piece); last = piece.n) {
        widen(l, &rest, &piece);
        bool sign = piece.p > token.p && piece.p[-1] == '&' && out->n > start;
        if (out->n > start && (sign || !(last == 1 && piece.n == 1))) buf_char(out, ' ');
        const struct lex_row *and = sign ? lex_find(l->lex, LEX_SYMBOLS, S("&")) : NULL;
        if (and) buf_str(out, and->spoken), buf_char(out, ' ');
        read_part(l, piece, out, how);
    }
    how->rule = "pieces";
}

static void read_part(const struct latin *l, str token, buf *out, struct latin_how *how) {
    char room[LATIN_LONGEST];
    str word, rest = token, piece;
    if (found(lex_find(l->lex, LEX_ACRONYMS, token), how)) {
        whole(how, "acronym read as a word", out);
        return;
    }
    if (!lower(token, room, &word)) {
        by_letters(l, token, out, how);
        return;
    }
    switch (latin_shape(token)) {
    case LATIN_CAPS: read_caps(l, token, word, out, how); return;
    case LATIN_PLURAL: by_letters(l, str_sub(token, 0, token.n - 1), out, how); return;
    case LATIN_WORD: read_word(l, word, out, how); return;
    default: break;
    }
    if (in_table(l, LEX_ENGLISH, word, how)) whole(how, "english", out);
    else if (latin_piece(&rest, &piece) && piece.n == token.n) read_word(l, word, out, how); // MacBook is cut, so never here
    else read_pieces(l, token, out, how);
}

bool latin_read(const struct latin *l, str token, buf *out, struct latin_how *how) {
    *how = (struct latin_how){.rule = "none"};
    if (has_digit_or_no_letter(token)) return false;
    size_t start = out->n;
    read_part(l, token, out, how);
    return out->n > start;
}
