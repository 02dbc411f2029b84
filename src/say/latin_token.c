// latin_token: Latin words where they stand.   "BJP ने" -> बीजेपी ने, "U.S." -> यूएस, "भाग II" -> भाग दो
#include "say/latin.h"
#include "say/number.h"
#include "say/sayers.h"

void say_latin_text(struct cursor *c, str s) {
    struct latin l = {c->lex, c->sound};
    struct latin_how how;
    buf made = {0};
    if (latin_read(&l, s, &made, &how)) {
        c->rule = how.rule;
        c->row = how.row;
        emit(c, arena_copy(c->mem, buf_view(&made)));
    }
    buf_free(&made);
}

// U.S. -> US, a.m. -> am
static void say_initials(struct cursor *c, str s) {
    char flat[32];
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < sizeof flat; i++)
        if (s.p[i] != '.') flat[n++] = s.p[i];
    const struct lex_row *r = lex_find(c->lex, LEX_ACRONYMS, (str){flat, n});
    c->rule = r ? "acronym read as a word" : "letters";
    if (r) emit_row(c, r);
    else emit_letters(c, (str){flat, n});
}

// ---- Roman numerals: only after a cue ----

// (ii), iv): a mark of a list, in small letters
static size_t list_mark(struct cursor *c) {
    bool open = peek_sign(c, -1, '(') || peek_end(c, -1), variable = peek(c, 0)->text.n == 1 && peek(c, 0)->text.p[0] != 'i';
    if (variable && peek_kind(c, -2, TOKEN_WORD)) return 0; // वेग (v)
    const struct lex_row *r = open && peek_sign(c, 1, ')') && peek_glued(c, 1) ? lex_find(c->lex, LEX_ROMAN, peek(c, 0)->text) : NULL;
    if (!r) return 0;
    c->rule = "roman numeral of a list";
    say_integer(c, num_parse(r->spoken).value);
    return 1;
}

size_t say_roman(struct cursor *c) {
    const struct lex_row *r = lex_find(c->lex, LEX_ROMAN, peek(c, 0)->text);
    if (!r) return 0;
    if (str_eq(r->more, S("list"))) return list_mark(c);
    unsigned value = (unsigned)num_parse(r->spoken).value;
    bool hyphen = peek_sign(c, -1, '-') && peek_glued(c, 0) && peek_kind(c, -2, TOKEN_WORD);
    c->rule = "roman numeral";
    if (peek_cue(c, -1, CUE_REGNAL) && !peek_glued(c, 0)) {
        const struct lex_row *king = lex_find(c->lex, LEX_REGNAL, r->spoken);
        c->rule = "roman numeral of a ruler";
        if (king) emit_row(c, king);
        else say_integer(c, value);
        return 1;
    }
    if (!hyphen && !peek_cue(c, -1, CUE_ROMAN) && !str_eq(r->more, S("bare"))) return 0;
    say_integer(c, value);
    return 1;
}

// ---- lines of English in capitals ----

static bool caps_at(const struct cursor *c, long k) {
    const struct token *t = peek(c, k);
    if (t->kind != TOKEN_LATIN) return false;
    for (size_t i = 0; i < t->text.n; i++)
        if (t->text.p[i] & 32 && t->text.p[i] != '\'') return false;
    return true;
}

// capitals.tsv: IS <TAB> इज़ <TAB> behind (any capitals) | before (a caps-word of cues.tsv) | beside (one on either side)
static bool capitals(struct cursor *c) {
    const struct lex_row *r = lex_find(c->lex, LEX_CAPITALS, peek(c, 0)->text);
    if (!r) return false;
    bool word_behind = caps_at(c, -1) && peek_cue(c, -1, CUE_CAPS_WORD), word_ahead = caps_at(c, 1) && peek_cue(c, 1, CUE_CAPS_WORD);
    bool english = word_ahead || (word_behind && !str_eq(r->extra, S("before"))) || (caps_at(c, -1) && str_eq(r->extra, S("behind")));
    c->rule = "english in capitals";
    if (english) emit_row(c, r);
    return english;
}

// OPTS TO BAT: four capitals are letters, but a word of English beside one in capitals that can be nothing else
static bool short_capitals(struct cursor *c) {
    str s = peek(c, 0)->text;
    struct lex_row r;
    bool english = (caps_at(c, -1) && peek_cue(c, -1, CUE_CAPS_WORD)) || (caps_at(c, 1) && peek_cue(c, 1, CUE_CAPS_WORD));
    if (s.n != 4 || !english || !caps_at(c, 0) || lex_find(c->lex, LEX_ACRONYMS, s) || !lex_big_lower(c->lex, LEX_CMUDICT, s, &r)) return false;
    c->rule = "english in capitals";
    c->row = r.id;
    emit(c, r.spoken);
    return true;
}

size_t say_latin(struct cursor *c) {
    const struct token *t = peek(c, 0);
    if (capitals(c) || short_capitals(c)) return 1;
    if (t->kind == TOKEN_INITIALS) {
        say_initials(c, t->text);
        return 1;
    }
    size_t and = str_find(t->text, S("&"));
    const struct lex_row *sign = and < t->text.n ? lex_find(c->lex, LEX_SYMBOLS, S("&")) : NULL;
    if (sign) { // M&S
        c->rule = "letters";
        emit_letters(c, str_sub(t->text, 0, and));
        emit_row(c, sign);
        emit_letters(c, str_sub(t->text, and + 1, t->text.n));
        return 1;
    }
    say_latin_text(c, t->text);
    // the stop of an English abbreviation inside a sentence: Dr. Singh
    bool dot = peek_sign(c, 1, '.') && peek_glued(c, 1) && peek(c, 1)->text.n == 1 && !peek_end(c, 2);
    return 1 + dot;
}
