// count: every number that is nothing else.   "2-3 दिन" -> दो-तीन दिन, "1.5 लाख" -> डेढ़ लाख, "3.5 साल" -> साढ़े तीन साल
#include "say/number.h"
#include "say/sayers.h"

// ".5 प्रतिशत": the scanner sees a stop and a number
static size_t leading_point(struct cursor *c) {
    if (!peek_sign(c, 0, '.') || peek(c, 0)->text.n != 1 || !peek_kind(c, 1, TOKEN_NUMBER) || !peek_glued(c, 1)) return 0;
    if (c->i && peek_glued(c, 0)) return 0;
    c->rule = "number: bare decimal";
    emit_phrase(c, LEX_POINT);
    say_digits(c, peek(c, 1)->text);
    return 2;
}

// 3:2 as a proportion
static size_t proportion(struct cursor *c) {
    if (!peek_sign(c, 1, ':') || !peek_glued(c, 1) || !peek_glued(c, 2) || !peek_kind(c, 2, TOKEN_NUMBER)) return 0;
    struct num a = num_parse(peek(c, 0)->text), b = num_parse(peek(c, 2)->text);
    c->rule = "number: proportion";
    say_num(c, &a);
    if (!peek_cue(c, -1, CUE_PARTS)) emit_phrase(c, LEX_RATIO); // मत्ती 5:9
    say_num(c, &b);
    return 3;
}

// 20-24वें: the second half is an ordinal
static bool to_ordinal(struct cursor *c, const struct quantity *q) {
    long k = (long)q->used;
    if (!q->range || q->minus || k != 3 || !peek_kind(c, k, TOKEN_WORD) || !peek_glued(c, k) || !lex_find(c->lex, LEX_ORDINALS, peek(c, k)->text)) return false;
    c->rule = "number: range to an ordinal";
    say_num(c, &q->a);
    emit_phrase(c, LEX_TO);
    return true;
}

size_t say_count(struct cursor *c) {
    if (peek_kind(c, 0, TOKEN_SIGN)) {
        size_t used = leading_point(c);
        if (used || (c->i && peek_glued(c, 0) && !peek_sign(c, -1, '('))) return used;
    } else {
        size_t used = proportion(c);
        if (used) return used;
    }
    struct quantity q = quantity_parse(c, 0);
    if (!q.used) return 0;
    if (to_ordinal(c, &q)) return 2;
    c->rule = q.range ? "number: range" : q.fraction ? "number: fraction" : q.scales ? "number: with scale" : "number";
    long after = (long)q.used;
    // 2.5 से 3.5 लाख: what the second counts, the first counts too
    struct quantity next = peek_cue(c, after, CUE_POSTPOSITION) || peek_cue(c, after, CUE_AND) ? quantity_parse(c, after + 1) : (struct quantity){0};
    bool halves = peek_cue(c, after, CUE_HALVES) || (next.used && (next.scales || peek_cue(c, after + 1 + (long)next.used, CUE_HALVES)));
    say_quantity(c, &q, halves ? HALVES_ALL : HALVES_NONE);
    return q.used;
}
