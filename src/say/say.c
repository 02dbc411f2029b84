// say: asks the sayers in turn.  Read the table from the top: the first that answers has spoken.
#include "say/say.h"

#include <stdio.h>

#include "base/utf8.h"
#include "say/latin_sound.h"
#include "say/sayers.h"

struct say { struct lex *lex; const struct latin_sound *sound; struct tsv rules; bool explain; };

#define K(kind) (1u << TOKEN_##kind)
#define T(table) (1u << LEX_##table)
enum { ALL = (1u << TOKEN_KIND_COUNT) - 1, NUMBERS = K(NUMBER), LATINS = K(LATIN) | K(CODE) | K(INITIALS) | K(DOMAIN) };

static const struct {
    size_t (*say)(struct cursor *c);
    unsigned kinds;  // of the first token
    unsigned tables; // of which one must know a first token that is a word; 0: none need to
} sayers[] = {
    {say_reading, ALL, T(READINGS)},
    {say_address, LATINS | K(URL) | K(HANDLE) | K(TAG) | NUMBERS},
    {say_phone, NUMBERS | K(GROUPS) | K(SIGN)},
    {say_code, LATINS | NUMBERS | K(WORD), T(CODES)},
    {say_date, NUMBERS | K(DATE) | K(LATIN)},
    {say_time, NUMBERS | K(TIME)},
    {say_ordinal, NUMBERS},
    {say_legal, NUMBERS},
    {say_money, NUMBERS | K(SIGN) | K(LATIN) | K(WORD), T(CURRENCIES)},
    {say_measure, NUMBERS | K(SIGN) | K(LATIN) | K(WORD) | K(DOTTED), T(UNITS)},
    {say_score, NUMBERS},
    {say_year_token, NUMBERS | K(SIGN)},
    {say_count, NUMBERS | K(SIGN)},
    {say_abbreviation, K(WORD) | K(DOTTED) | K(LATIN), T(ABBREVIATIONS)},
    {say_roman, K(LATIN)},
    {say_latin, LATINS},
    {say_gloss, K(SIGN)},
    {say_sign, K(SIGN)},
    {say_word, K(WORD)},
};

// What the sayers below the one that spoke would have called it.  Their words are taken back.
static const char *might_have_been(struct cursor *c, size_t k, unsigned kind, unsigned known) {
    size_t words = c->out->n;
    struct word last = words ? c->out->v[words - 1] : (struct word){0};
    const char *rule = NULL, *spoke = c->rule;
    for (k++; !rule && k < sizeof sayers / sizeof *sayers; k++) {
        if (!(sayers[k].kinds & kind) || (sayers[k].tables && !(sayers[k].tables & known))) continue;
        if (sayers[k].say(c) && c->rule != spoke && c->out->n > words) rule = *c->rule ? c->rule : "word";
        c->out->n = words;
        if (words) c->out->v[words - 1] = last;
    }
    return rule;
}

static size_t ask(struct cursor *c, bool explain, const char **else_) {
    const struct token *t = peek(c, 0);
    unsigned kind = 1u << t->kind, known = t->kind == TOKEN_WORD ? lex_starts(c->lex, t->text) : ~0u;
    if (!known) return say_word(c); // the usual case
    for (size_t k = 0; k < sizeof sayers / sizeof *sayers; k++) {
        if (!(sayers[k].kinds & kind) || (sayers[k].tables && !(sayers[k].tables & known))) continue;
        c->row = 0;
        size_t used = sayers[k].say(c);
        if (used && explain) *else_ = might_have_been(c, k, kind, known);
        if (used) return used;
    }
    return 1; // another script: silent
}

struct say *say_open(const char *lexicon_dir, arena *mem, struct err *e) {
    struct say *s = ARENA_NEW(mem, struct say);
    s->lex = lex_open(lexicon_dir, mem, e);
    if (!s->lex) return NULL;
    char path[600];
    snprintf(path, sizeof path, "%s/letter_sound.tsv", lexicon_dir);
    if (!tsv_open(&s->rules, path, e)) return NULL;
    s->sound = latin_sound_new(mem, &s->rules, path, e);
    return s->sound ? s : NULL;
}

void say_explain(struct say *s, bool on) { s->explain = on; }
struct lex *say_lex(const struct say *s) { return s->lex; }
struct latin say_latin_tables(const struct say *s) { return (struct latin){s->lex, s->sound}; }

// A sign that only stands on a letter: matras, bindus, virama, nukta, visarga
static bool is_mark(uint32_t ch) { return ch <= 0x903 || ch == 0x93C || (ch >= 0x93E && ch <= 0x94F); }

static bool long_vowel(uint32_t ch) {
    return ch == 0x93E || ch == 0x940 || ch == 0x942 || ch == 0x947 || ch == 0x948 || ch == 0x94B || ch == 0x94C || ch == 0x901 || ch == 0x902;
}

static uint32_t letter_before(str s, size_t end) {
    size_t n, at = end;
    while (at && ((unsigned char)s.p[--at] & 0xC0) == 0x80) {
    }
    return end ? utf8_decode(str_sub(s, at, end), &n) : 0;
}

// दिल्लीः, कहाः: no visarga follows a long vowel, it was typed for a colon.  A mark without its letter is silent.
static str without_colon(str s) {
    size_t n;
    bool lone = is_mark(utf8_decode(s, &n)) && n == s.n, visarga = letter_before(s, s.n) == 0x903;
    if (visarga && (lone || long_vowel(letter_before(s, s.n - n)))) return str_sub(s, 0, s.n - n);
    return lone ? str_sub(s, 0, 0) : s;
}

// Almost no word is: one letter long, or with a visarga at its end (E0 A4 83)
static bool odd(str s) { return s.n == 3 || (s.n > 3 && (unsigned char)s.p[s.n - 1] == 0x83 && (unsigned char)s.p[s.n - 2] == 0xA4); }

size_t say_word(struct cursor *c) {
    str s = peek(c, 0)->text, said = odd(s) ? without_colon(s) : s;
    c->rule = "";
    c->row = 0;
    emit(c, said);
    if (said.n < s.n && letter_before(s, s.n) == 0x903) emit_gap(c, GAP_COLON);
    return 1;
}

// Does the reading's text stand here, token by token with its blanks?
static bool stands_here(const struct cursor *c, long tokens, str *text) {
    const struct token *first = peek(c, 0), *last = peek(c, tokens - 1);
    if (!last->text.n) return false;
    *text = (str){first->text.p, last->at + last->text.n - first->at};
    return true;
}

size_t say_reading(struct cursor *c) {
    str text;
    for (long n = (long)lex_reading_tokens(c->lex, peek(c, 0)->text); n > 0; n--) {
        const struct lex_row *r = stands_here(c, n, &text) ? lex_find(c->lex, LEX_READINGS, text) : NULL;
        if (!r) continue;
        c->rule = "reading";
        emit_row(c, r);
        return (size_t)n;
    }
    return 0;
}

static void place(struct cursor *c, const struct sentence *s, size_t first, size_t used, size_t *hint) {
    if (first == c->out->n) return;
    const struct token *a = &c->tok[c->i], *z = &c->tok[c->i + used - 1];
    span src = block_span_next(s->block, s->at + a->at, s->at + z->at + z->text.n, hint);
    for (size_t w = first; w < c->out->n; w++) {
        c->out->v[w].src = src;
        c->out->v[w].in = (span){a->at, z->at + z->text.n};
        c->out->v[w].glued = w + 1 < c->out->n; // the words of one token belong together
    }
}

void say_sentence(const struct say *s, const struct sentence *sentence, const struct tokens *tokens, arena *mem, struct words *out) {
    struct cursor c = {.lex = s->lex, .sound = s->sound, .tok = tokens->v, .n = tokens->n, .out = out, .mem = mem, .first_word = out->n};
    size_t hint = 0;
    while (c.i < c.n) {
        const char *else_ = NULL;
        size_t first = out->n, used = ask(&c, s->explain, &else_);
        if (c.i + used > c.n) used = c.n - c.i;
        place(&c, sentence, first, used, &hint);
        for (size_t w = first; else_ && w < out->n; w++) out->v[w].else_ = else_;
        c.i += used;
    }
    if (out->n > c.first_word && out->v[out->n - 1].gap < GAP_STOP) out->v[out->n - 1].gap = GAP_STOP;
}
