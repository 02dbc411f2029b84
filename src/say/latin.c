// latin: "BJP" -> बीजेपी, "NASA" -> नासा, "WhatsApp" -> व्हाट्सएप, "IITs" -> आईआईटी, "भाग II" -> दो
#include "say/latin_parts.h"
#include "say/latin_sound.h"
#include "say/number.h"
#include "say/sayers.h"

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

static bool all_upper(str s) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < 'A' || s.p[i] > 'Z') return false;
    return s.n > 0;
}

// ---- words of the big tables, and their stems with an ending ----

static bool say_big(struct cursor *c, bool found, const struct lex_row *r) {
    if (found) {
        c->rule = "english";
        emit_row(c, r);
    }
    return found;
}

static bool say_cmudict(struct cursor *c, str s) {
    struct lex_row r;
    return say_big(c, lex_big_lower(c->lex, LEX_CMUDICT, s, &r), &r);
}

// What a buf holds becomes words that live as long as the sentence
static bool say_made(struct cursor *c, buf *made, const char *rule, bool ok) {
    if (ok) {
        c->rule = rule;
        emit(c, arena_copy(c->mem, buf_view(made)));
    }
    buf_free(made);
    return ok;
}

bool say_english(struct cursor *c, str s) {
    struct lex_row r;
    return say_big(c, lex_big(c->lex, LEX_ENGLISH, s, &r) || lex_big_lower(c->lex, LEX_ENGLISH, s, &r), &r);
}

// stories: the row of story and the ending of -ies
static bool say_stem(struct cursor *c, str s, enum lex_big table) {
    struct latin_ending way;
    for (int n = 0; latin_split(c->sound, s, n, &way); n++) {
        struct lex_row r;
        buf made = {0};
        if (!lex_big(c->lex, table, (str){way.stem, way.stem_n}, &r)) continue;
        c->row = r.id;
        if (say_made(c, &made, "english: stem with an ending", latin_join(c->sound, &way, r.spoken, &made))) return true;
    }
    return false;
}

static bool say_sound(struct cursor *c, str s) {
    buf made = {0};
    bool ok = latin_sound(c->sound, s, &made);
    c->row = 0;
    return say_made(c, &made, "latin: letter to sound", ok);
}

// ---- by shape ----

static void say_capitals(struct cursor *c, str s) {
    if (s.n >= 4 && say_english(c, s)) return;
    if (s.n >= 5 && say_cmudict(c, s)) return;
    if (s.n >= 6 && latin_wordlike(s) && say_sound(c, s)) return;
    spell(c, s);
}

static void say_plain(struct cursor *c, str s) {
    if (say_english(c, s) || say_stem(c, s, LEX_ENGLISH) || say_cmudict(c, s) || say_stem(c, s, LEX_CMUDICT) || say_sound(c, s)) return;
    spell(c, s);
}

static void say_pieces(struct cursor *c, str s) {
    for (str piece; latin_piece(&s, &piece);) say_code_text(c, piece);
}

// AT&T, R&D
static void say_and(struct cursor *c, str s) {
    const struct lex_row *and = lex_find(c->lex, LEX_SYMBOLS, S("&"));
    for (str piece; str_split(&s, '&', &piece);) {
        spell(c, piece);
        if (s.p && and) emit_row(c, and);
    }
}

void say_latin_text(struct cursor *c, str s) {
    if (say_row(c, lex_find(c->lex, LEX_ACRONYMS, s), "acronym read as a word")) return;
    if (str_find(s, S("&")) < s.n) {
        say_and(c, s);
        return;
    }
    switch (latin_shape(s)) {
    case LATIN_CAPS: say_capitals(c, s); return;
    case LATIN_PLURAL: say_latin_text(c, str_sub(s, 0, s.n - 1)); return;
    case LATIN_MIXED:
        if (say_english(c, s)) return;
        if (str_ends(s, S("'s")) && all_upper(str_sub(s, 0, s.n - 2))) say_latin_text(c, str_sub(s, 0, s.n - 2));
        else if (all_upper(s) || s.n == 1) spell(c, s);
        else say_pieces(c, s);
        return;
    default:
        if (s.n == 1 && s.p[0] != 'a' && s.p[0] != 'I') spell(c, s);
        else say_plain(c, s);
    }
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
