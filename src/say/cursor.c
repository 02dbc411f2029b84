#include "say/cursor.h"

#include <string.h>

static const struct token nothing = {.kind = TOKEN_SIGN, .space = true, .text = {"", 0}};

const struct token *peek(const struct cursor *c, long k) {
    long at = (long)c->i + k;
    return at >= 0 && at < (long)c->n ? &c->tok[at] : &nothing;
}

bool peek_kind(const struct cursor *c, long k, enum token_kind kind) {
    const struct token *t = peek(c, k);
    return t != &nothing && t->kind == kind;
}

bool peek_sign(const struct cursor *c, long k, uint32_t sign) {
    const struct token *t = peek(c, k);
    return t->kind == TOKEN_SIGN && t->sign == sign && t != &nothing;
}

bool peek_glued(const struct cursor *c, long k) { return !peek(c, k)->space; }

bool peek_phrase(const struct cursor *c, long k, enum lex_phrase phrase) {
    return peek_kind(c, k, TOKEN_WORD) && str_eq(peek(c, k)->text, lex_phrase(c->lex, phrase)->spoken);
}

bool peek_cue(const struct cursor *c, long k, enum lex_cue cue) {
    const struct token *t = peek(c, k);
    return t != &nothing && t->kind != TOKEN_SIGN && lex_cue(c->lex, t->text, cue);
}

bool peek_end(const struct cursor *c, long k) {
    const struct token *t = peek(c, k);
    if (t == &nothing) return true;
    return t->kind == TOKEN_SIGN && (t->sign == 0x964 || t->sign == '.' || t->sign == '?' || t->sign == '!' || t->sign == '"' || t->sign == ')');
}

void emit(struct cursor *c, str spoken) {
    for (str piece; str_split(&spoken, ' ', &piece);) {
        if (!piece.n) continue;
        struct word *w = words_add(c->out);
        w->text = piece, w->rule = c->rule, w->row = c->row;
    }
}

void emit_row(struct cursor *c, const struct lex_row *row) {
    c->row = row->id;
    emit(c, row->spoken);
}

void emit_phrase(struct cursor *c, enum lex_phrase phrase) { emit_row(c, lex_phrase(c->lex, phrase)); }

static str join(arena *mem, str a, str between, str b) {
    char *p = arena_get(mem, a.n + between.n + b.n + 1);
    memcpy(p, a.p, a.n);
    memcpy(p + a.n, between.p, between.n);
    memcpy(p + a.n + between.n, b.p, b.n);
    return (str){p, a.n + between.n + b.n};
}

void emit_joined(struct cursor *c, str a, str b) { emit(c, join(c->mem, a, S("-"), b)); }

void emit_append(struct cursor *c, str tail) {
    if (c->out->n <= c->first_word) return;
    struct word *w = &c->out->v[c->out->n - 1];
    w->text = join(c->mem, w->text, S(""), tail);
}

void emit_gap(struct cursor *c, enum gap gap) {
    if (c->out->n <= c->first_word) return;
    struct word *w = &c->out->v[c->out->n - 1];
    if (gap > w->gap) w->gap = gap;
}

const struct lex_row *emit_letter(struct cursor *c, char latin) {
    char up = latin >= 'a' && latin <= 'z' ? (char)(latin & ~32) : latin;
    return lex_find(c->lex, LEX_LETTERS, (str){&up, 1});
}

void emit_letters(struct cursor *c, str latin) {
    str all = S("");
    for (size_t i = 0; i < latin.n; i++) {
        const struct lex_row *r = emit_letter(c, latin.p[i]);
        if (!r) continue;
        c->row = r->id;
        if (all.n + r->spoken.n > 400) { // a megabyte of one letter must not become one word
            emit(c, all);
            all = S("");
        }
        all = join(c->mem, all, S(""), r->spoken);
    }
    if (all.n) emit(c, all);
}
