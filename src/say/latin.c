// latin: "BJP" -> बीजेपी, "NASA" -> नासा, "WhatsApp" -> व्हाट्सएप, "IITs" -> आईआईटी, "भाग II" -> दो
#include "say/latin_sound.h"
#include "say/number.h"
#include "say/sayers.h"

enum { SHORT = 3, LONGEST_SPELLED = 5 };

static bool upper(char ch) { return ch >= 'A' && ch <= 'Z'; }
static bool lower(char ch) { return ch >= 'a' && ch <= 'z'; }

static bool all_upper(str s) {
    for (size_t i = 0; i < s.n; i++)
        if (!upper(s.p[i])) return false;
    return s.n > 0;
}

// English at large; words of the big table are sought in lower case
static bool say_cmudict(struct cursor *c, str s) {
    char low[48];
    struct tsv_row row;
    if (s.n > sizeof low) return false;
    for (size_t i = 0; i < s.n; i++) low[i] = upper(s.p[i]) ? (char)(s.p[i] | 32) : s.p[i];
    if (!lex_cmudict(c->lex, (str){low, s.n}, &row)) return false;
    c->rule = "english: cmudict.tsv";
    c->row = 0;
    emit(c, row.field[1]);
    return true;
}

static bool say_row(struct cursor *c, const struct lex_row *r, const char *rule) {
    if (!r) return false;
    c->rule = rule;
    emit_row(c, r);
    return true;
}

static void spell(struct cursor *c, str s) {
    c->rule = "letters";
    emit_letters(c, s);
}

static bool say_sound(struct cursor *c, str s) {
    buf b = {0};
    bool ok = latin_sound(c->sound, s, &b);
    if (ok) {
        c->rule = "latin: letter to sound";
        c->row = 0;
        emit(c, arena_copy(c->mem, buf_view(&b)));
    }
    buf_free(&b);
    return ok;
}

static void say_capitals(struct cursor *c, str s) {
    if (s.n <= SHORT) spell(c, s);
    else if (say_row(c, lex_lower(c->lex, LEX_ENGLISH, s), "english") || say_cmudict(c, s)) return;
    else if (s.n <= LONGEST_SPELLED || !say_sound(c, s)) spell(c, s);
}

// NarendraModi: where the second word starts, s.n for none; IITs and MPs keep their plural
static size_t camel(str s) {
    for (size_t i = 1; i < s.n; i++)
        if (upper(s.p[i]) && lower(s.p[i - 1])) return i;
    for (size_t i = 2; i + 1 < s.n; i++)
        if (upper(s.p[i - 1]) && upper(s.p[i]) && lower(s.p[i + 1])) return i;
    return s.n;
}

static bool plural_of_capitals(str s) {
    if (str_ends(s, S("'s"))) return s.n > 3 && all_upper(str_sub(s, 0, s.n - 2));
    return s.n > 2 && s.p[s.n - 1] == 's' && all_upper(str_sub(s, 0, s.n - 1));
}

static void say_mixed(struct cursor *c, str s) {
    if (say_row(c, lex_find(c->lex, LEX_ENGLISH, s), "english") || say_row(c, lex_lower(c->lex, LEX_ENGLISH, s), "english")) return;
    if (plural_of_capitals(s)) {
        say_latin_text(c, str_sub(s, 0, s.n - (str_ends(s, S("'s")) ? 2 : 1)));
        return;
    }
    size_t second = camel(s);
    if (second < s.n && s.n < 200) {
        say_latin_text(c, str_sub(s, 0, second));
        say_latin_text(c, str_sub(s, second, s.n));
        return;
    }
    if (!say_cmudict(c, s) && !say_sound(c, s)) spell(c, s);
}

void say_latin_text(struct cursor *c, str s) {
    if (say_row(c, lex_find(c->lex, LEX_ACRONYMS, s), "acronym read as a word")) return;
    if (str_find(s, S("&")) < s.n) {
        const struct lex_row *and = lex_find(c->lex, LEX_SYMBOLS, S("&"));
        for (str piece; str_split(&s, '&', &piece);) {
            spell(c, piece);
            if (s.p && and) emit_row(c, and);
        }
        return;
    }
    if (all_upper(s)) say_capitals(c, s);
    else if (s.n == 1 && s.p[0] != 'a') spell(c, s);
    else say_mixed(c, s);
}

// U.S. -> US, a.m. -> am
static void say_initials(struct cursor *c, str s) {
    char flat[32];
    size_t n = 0;
    for (size_t i = 0; i < s.n && n < sizeof flat; i++)
        if (s.p[i] != '.') flat[n++] = s.p[i];
    str joined = {flat, n};
    if (!say_row(c, lex_find(c->lex, LEX_ACRONYMS, joined), "acronym read as a word")) spell(c, arena_copy(c->mem, joined));
}

// ---- Roman numerals: only after a cue ----

size_t say_roman(struct cursor *c) {
    const struct lex_row *r = lex_find(c->lex, LEX_ROMAN, peek(c, 0)->text);
    if (!r) return 0;
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
    if (!hyphen && !peek_cue(c, -1, CUE_ROMAN)) return 0;
    say_integer(c, value);
    return 1;
}

size_t say_latin(struct cursor *c) {
    const struct token *t = peek(c, 0);
    if (t->kind == TOKEN_INITIALS) {
        say_initials(c, t->text);
        return 1;
    }
    say_latin_text(c, t->text);
    // the stop of an English abbreviation inside a sentence: Dr. Singh
    bool dot = peek_sign(c, 1, '.') && peek_glued(c, 1) && peek(c, 1)->text.n == 1 && !peek_end(c, 2);
    return 1 + dot;
}
