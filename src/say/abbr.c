// abbr: "डॉ. सिंह" -> डॉक्टर सिंह, "भा.ज.पा." -> भाजपा, "के.एल. राहुल" -> केएल राहुल, "उ0प्र0" -> उत्तर प्रदेश
#include <string.h>

#include "base/utf8.h"
#include "say/sayers.h"

enum { LONGEST = 96 };

static const struct lex_row *find(const struct cursor *c, str key) { return lex_find(c->lex, LEX_ABBREVIATIONS, key); }

static bool dot_at(const struct cursor *c, long k) {
    return peek_sign(c, k, '.') && peek_glued(c, k) && peek(c, k)->text.n == 1;
}

static bool letter_name(const struct cursor *c, str s) { return lex_cue(c->lex, s, CUE_LETTER_NAME); }

// एक अक्षर: one consonant or vowel with its signs
static bool one_akshara(str s) {
    size_t letters = 0, n;
    for (size_t i = 0; i < s.n; i += n) {
        uint32_t ch = utf8_decode(str_sub(s, i, s.n), &n);
        letters += ch >= 0x904 && ch <= 0x939;
    }
    return letters == 1;
}

// ---- डा0, उ0प्र0: a zero for the sign of abbreviation ----

static size_t with_zeros(struct cursor *c) {
    char key[LONGEST];
    size_t n = 0, best = 0;
    const struct lex_row *row = NULL;
    for (long k = 0; peek_kind(c, k, TOKEN_WORD) && (k == 0 || peek_glued(c, k)); k += 2) {
        const struct token *w = peek(c, k), *zero = peek(c, k + 1);
        if (zero->kind != TOKEN_NUMBER || zero->space || !str_eq(zero->text, S("0")) || n + w->text.n + 1 > sizeof key) break;
        memcpy(key + n, w->text.p, w->text.n);
        n += w->text.n;
        key[n++] = '.';
        const struct lex_row *r = find(c, (str){key, n});
        if (r) row = r, best = (size_t)k + 2;
    }
    if (best) {
        c->rule = "abbreviation with 0";
        emit_row(c, row);
    }
    return best;
}

// ---- dotted ----

// pieces from..to of "भा.ज.पा" as a key with its last stop
static str key_of(char *room, str pieces) {
    if (pieces.n + 1 > LONGEST) return S("");
    memcpy(room, pieces.p, pieces.n);
    if (pieces.n && room[pieces.n - 1] == '.') return (str){room, pieces.n};
    room[pieces.n] = '.';
    return (str){room, pieces.n + 1};
}

static size_t piece_end(str s, size_t i) {
    while (i < s.n && s.p[i] != '.') i++;
    return i;
}

// The longest abbreviation that starts at byte i: where it ends, i for none
static size_t longest(const struct cursor *c, str s, size_t i, const struct lex_row **row) {
    char room[LONGEST];
    size_t best = i;
    for (size_t end = piece_end(s, i);; end = piece_end(s, end + 1)) {
        const struct lex_row *r = find(c, key_of(room, str_sub(s, i, end)));
        if (r && (end < s.n || i == 0)) *row = r, best = end;
        if (end >= s.n || end - i > LONGEST) return best;
    }
}

static void say_piece(struct cursor *c, str piece, bool *joining) {
    bool initial = letter_name(c, piece) || one_akshara(piece);
    if (initial && *joining) emit_append(c, piece);
    else if (piece.n) emit(c, piece);
    *joining = initial;
}

static size_t dotted(struct cursor *c) {
    str s = peek(c, 0)->text;
    bool joining = false;
    c->rule = "abbreviation, dotted";
    for (size_t i = 0; i < s.n;) {
        const struct lex_row *row = NULL;
        size_t end = longest(c, s, i, &row), one = piece_end(s, i);
        // ई.डी.: a letter among letters is no ईस्वी
        bool next = one + 1 < s.n && letter_name(c, str_sub(s, one + 1, piece_end(s, one + 1)));
        bool letters = end == one && letter_name(c, str_sub(s, i, one)) && (next || joining);
        if (end > i && !letters) {
            emit_row(c, row);
            joining = false;
        } else {
            end = piece_end(s, i);
            c->row = 0;
            say_piece(c, str_sub(s, i, end), &joining);
        }
        i = end + 1;
    }
    return 1 + dot_at(c, 1);
}

// उ. प्र., भा. ज. पा., ई. पू.: blanks between the pieces of one abbreviation
static size_t spaced(struct cursor *c) {
    char key[LONGEST];
    size_t n = 0, best = 0;
    const struct lex_row *row = NULL;
    for (long k = 0; peek_kind(c, k, TOKEN_WORD) && dot_at(c, k + 1); k += 2) {
        str word = peek(c, k)->text;
        if (n + word.n + 1 > sizeof key) break;
        memcpy(key + n, word.p, word.n);
        n += word.n;
        key[n++] = '.';
        const struct lex_row *r = k ? find(c, (str){key, n}) : NULL;
        if (r) row = r, best = (size_t)k + 2;
    }
    if (best) {
        c->rule = "abbreviation, spaced";
        emit_row(c, row);
    }
    return best;
}

// ---- जे. पी. तिवारी ----

static size_t initials(struct cursor *c) {
    long k = 0;
    bool joining = false;
    c->rule = "initials";
    while (peek_kind(c, k, TOKEN_WORD) && letter_name(c, peek(c, k)->text) && dot_at(c, k + 1) && !(k && peek_end(c, k + 2))) {
        say_piece(c, peek(c, k)->text, &joining);
        k += 2;
    }
    return (size_t)k;
}

size_t say_abbreviation(struct cursor *c) {
    if (peek_kind(c, 0, TOKEN_DOTTED)) return dotted(c);
    size_t used = with_zeros(c);
    if (used) return used;
    if (!dot_at(c, 1)) return 0;
    used = spaced(c);
    if (used) return used;
    str word = peek(c, 0)->text, key = {word.p, word.n + 1};
    const struct lex_row *row = find(c, key);
    if (row) {
        c->rule = "abbreviation";
        bool number = peek_kind(c, 2, TOKEN_NUMBER) || (peek_kind(c, 2, TOKEN_SIGN) && peek_kind(c, 3, TOKEN_NUMBER));
        if (number && row->more.n) { // मो. 98765 43210
            c->row = row->id;
            emit(c, row->more);
        } else emit_row(c, row);
        return 2;
    }
    return peek_end(c, 2) && !peek_kind(c, 2, TOKEN_WORD) ? 0 : initials(c);
}
