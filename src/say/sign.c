// sign: stops become gaps, signs between numbers become words, the rest is silent.   "2+2=4" -> दो प्लस दो बराबर चार
#include "say/number.h"
#include "say/sayers.h"

// What a stop leaves behind the word before it
static bool stop(const struct cursor *c, uint32_t sign, size_t run, enum gap *gap) {
    switch (sign) {
    case 0x964: *gap = GAP_STOP; return true;
    case '.': *gap = run > 1 ? GAP_CLAUSE : peek_glued(c, 1) && c->i + 1 < c->n ? GAP_WORD : GAP_STOP; return true;
    case '?': *gap = GAP_QUESTION; return true;
    case '!': *gap = GAP_EXCLAIM; return true;
    case ',': *gap = GAP_COMMA; return true;
    case '(': case ')': case '[': case ']': case '{': case '}': *gap = GAP_COMMA; return true;
    case ';': case 0x2014: case 0x2026: case '|': *gap = GAP_CLAUSE; return true;
    case ':': *gap = GAP_COLON; return true;
    default: return false;
    }
}

// Hyphen: glued on both sides it is part of a compound and silent; else it is a dash
static size_t hyphen(struct cursor *c) {
    bool compound = c->i && peek_glued(c, 0) && peek_glued(c, 1) && c->i + 1 < c->n && peek(c, 0)->text.n == 1;
    c->rule = "hyphen";
    if (peek_kind(c, -1, TOKEN_NUMBER) && peek_kind(c, 1, TOKEN_NUMBER) && peek_sign(c, 2, '=')) { // 5-3=2
        emit_phrase(c, LEX_MINUS);
        return 1;
    }
    if (!compound) emit_gap(c, GAP_CLAUSE);
    return 1;
}

// A number, or a letter that stands for one
static bool operand(const struct cursor *c, long k) {
    return peek_kind(c, k, TOKEN_NUMBER) || (peek_kind(c, k, TOKEN_LATIN) && peek(c, k)->text.n == 1);
}

static bool numbers_around(const struct cursor *c) {
    return operand(c, -1) && (operand(c, 1) || peek_sign(c, 1, '-') || (peek_kind(c, 1, TOKEN_CODE) && peek_sign(c, 0, '=')));
}

// 5 < 7: पाँच सात से कम.  Hindi puts the comparison behind both.
static size_t compare(struct cursor *c) {
    if (!numbers_around(c)) return 0;
    uint32_t sign = peek(c, 0)->sign;
    struct quantity q = quantity_parse(c, 1);
    c->rule = "sign: comparison";
    if (q.used) say_quantity(c, &q, HALVES_NONE);
    else say_latin_text(c, peek(c, 1)->text);
    emit_phrase(c, sign == '<' || sign == 0x2264 ? LEX_LESS_THAN : LEX_MORE_THAN);
    if (sign >= 0x80) emit_phrase(c, LEX_OR_EQUAL); // ≤ ≥
    return 1 + (q.used ? q.used : 1);
}

// 10^2, 10^6
static size_t power(struct cursor *c) {
    bool minus = peek_sign(c, 1, '-');
    long k = 1 + minus + (minus && peek_sign(c, 2, '^')); // 10^-3, 10⁻³
    if (!peek_kind(c, k, TOKEN_NUMBER) || !peek_glued(c, 0)) return 0;
    struct num n = num_parse(peek(c, k)->text);
    for (k++; peek_sign(c, k, '^') && peek_glued(c, k) && peek_kind(c, k + 1, TOKEN_NUMBER) && n.value < 1000; k += 2) { // 10²³
        n.value = n.value * 10 + num_parse(peek(c, k + 1)->text).value;
        n.digits++;
    }
    c->rule = "sign: power";
    if (!minus && n.value == 2 && n.digits == 1) emit_phrase(c, LEX_SQUARED);
    else if (!minus && n.value == 3 && n.digits == 1) emit_phrase(c, LEX_CUBED);
    else {
        emit_phrase(c, LEX_POWER);
        if (minus) emit_phrase(c, LEX_MINUS);
        say_integer(c, n.value);
    }
    return (size_t)k;
}

// A Greek letter at k, glued to its neighbour: a word of Greek is passed over
static bool greek(const struct cursor *c, long k, long glued) {
    const struct token *t = peek(c, k);
    return t->kind == TOKEN_SIGN && t->sign >= 0x391 && t->sign <= 0x3C9 && peek_glued(c, glued);
}

// symbols.tsv: written <TAB> spoken <TAB> where.   Where: any, numbers (between two), beside (one), before (a number), after (a number)
static bool placed(const struct cursor *c, str where) {
    if (str_eq(where, S("numbers"))) return numbers_around(c);
    if (str_eq(where, S("beside"))) return operand(c, -1) || operand(c, 1);
    if (str_eq(where, S("tight")) && (peek(c, -1)->text.n > 4 || peek(c, 1)->text.n > 4)) return false; // 22439/40
    if (str_eq(where, S("tight"))) return peek_kind(c, -1, TOKEN_NUMBER) && peek_glued(c, 0) && peek_kind(c, 1, TOKEN_NUMBER) && peek_glued(c, 1) && !num_parse(peek(c, 1)->text).zero_led && !peek_cue(c, 2, CUE_EITHER);
    if (str_eq(where, S("lone"))) return !greek(c, -1, 0) && !greek(c, 1, 1);
    if (str_eq(where, S("before"))) return peek_kind(c, 1, TOKEN_NUMBER) && peek_glued(c, 1);
    if (str_eq(where, S("after"))) return peek_kind(c, -1, TOKEN_NUMBER) && peek_glued(c, 0);
    if (str_eq(where, S("glued"))) return (c->i && peek_glued(c, 0)) || numbers_around(c) || (peek_kind(c, 1, TOKEN_NUMBER) && peek_glued(c, 1));
    if (str_eq(where, S("around"))) return numbers_around(c) || (peek_kind(c, -1, TOKEN_NUMBER) && peek_glued(c, 0)) || (peek_kind(c, 1, TOKEN_NUMBER) && peek_glued(c, 1));
    return true;
}

// 48 घंटे/सप्ताह: something counted, for each of something
static size_t per(struct cursor *c) {
    if (!peek_kind(c, -1, TOKEN_WORD) || !peek_kind(c, -2, TOKEN_NUMBER) || !peek_glued(c, 0) || !peek_glued(c, 1) || !peek_cue(c, 1, CUE_HALVES)) return 0;
    c->rule = "sign: per";
    emit_phrase(c, LEX_PER);
    return 1;
}

size_t say_sign(struct cursor *c) {
    const struct token *t = peek(c, 0);
    enum gap gap;
    size_t used = 0;
    if (t->sign == '-') return hyphen(c);
    if (t->sign == '<' || t->sign == '>' || t->sign == 0x2264 || t->sign == 0x2265) used = compare(c);
    if (t->sign == '^') used = power(c);
    if (t->sign == '/') used = per(c);
    if (used) return used;
    const struct lex_row *r = t->text.n <= 4 && (t->sign >= 0x80 || t->text.n == 1) ? lex_find(c->lex, LEX_SYMBOLS, t->text) : NULL;
    if (r && placed(c, r->extra)) {
        c->rule = "sign";
        emit_row(c, r);
        return 1;
    }
    if (stop(c, t->sign, t->text.n / (t->sign < 0x80 ? 1 : 3), &gap)) emit_gap(c, gap);
    return 1;
}
