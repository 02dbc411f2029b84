// number: "422,087" -> चार लाख बाईस हज़ार सत्तासी
#include "say/number.h"

struct num num_parse(str text) {
    struct num n = {.text = text, .frac = S("")};
    size_t i = 0;
    for (; i < text.n && text.p[i] != '.'; i++) {
        if (text.p[i] == ',') n.comma = true;
        if (text.p[i] < '0' || text.p[i] > '9') continue;
        if (n.digits < NUM_DIGITS) n.value = n.value * 10 + (unsigned)(text.p[i] - '0');
        n.digits++;
    }
    n.zero_led = n.digits > 1 && text.p[0] == '0';
    n.big = n.digits >= 19;
    if (n.big) n.value = 0;
    if (i < text.n) n.frac = str_sub(text, i + 1, text.n);
    return n;
}

bool num_whole(const struct num *n) { return !n->frac.n && !n->big && !n->zero_led; }

void say_digits(struct cursor *c, str digits) {
    for (size_t i = 0; i < digits.n; i++)
        if (digits.p[i] >= '0' && digits.p[i] <= '9') emit_row(c, lex_number(c->lex, (unsigned)(digits.p[i] - '0')));
}

static void say_scale(struct cursor *c, int power) {
    char key[4] = {(char)('0' + power / 10), (char)('0' + power % 10)};
    const struct lex_row *r = lex_find(c->lex, LEX_SCALES, power < 10 ? (str){key + 1, 1} : (str){key, 2});
    if (r) emit_row(c, r);
}

void say_integer(struct cursor *c, uint64_t v) {
    static const uint64_t ten[] = {100000000000000000u, 1000000000000000u, 10000000000000u, 100000000000u,
                                   1000000000u,         10000000u,         100000u,         1000u};
    bool higher = v >= ten[7];
    for (int i = 0; i < 8; i++) {
        if (v < ten[i]) continue;
        emit_row(c, lex_number(c->lex, (unsigned)(v / ten[i])));
        say_scale(c, 17 - 2 * i);
        v %= ten[i];
        if (!v) return;
    }
    if (v > 100) {
        emit_row(c, lex_number(c->lex, (unsigned)(v / 100)));
        say_scale(c, 2);
        v %= 100;
        if (!v) return;
    } else if (v == 100 && higher) {
        emit_row(c, lex_number(c->lex, 1)); // चार लाख एक सौ, but सौ दिन
    }
    emit_row(c, lex_number(c->lex, (unsigned)v));
}

void say_num(struct cursor *c, const struct num *n) {
    size_t dot = str_find(n->text, S("."));
    if (n->big || (n->zero_led && !n->frac.n)) say_digits(c, str_sub(n->text, 0, dot));
    else say_integer(c, n->value);
    if (!n->frac.n) return;
    emit_phrase(c, LEX_POINT);
    say_digits(c, n->frac);
}

void say_year(struct cursor *c, unsigned year) {
    unsigned century = year / 100, rest = year % 100;
    if (year < 1100 || century % 10 == 0 || year >= 10000) {
        say_integer(c, year);
        return;
    }
    emit_row(c, lex_number(c->lex, century));
    say_scale(c, 2);
    if (rest) emit_row(c, lex_number(c->lex, rest));
}

void say_pair(struct cursor *c, const struct num *a, const struct num *b) {
    if (num_whole(a) && num_whole(b) && a->value < 100 && b->value < 100) {
        emit_joined(c, lex_number(c->lex, (unsigned)a->value)->spoken, lex_number(c->lex, (unsigned)b->value)->spoken);
        return;
    }
    say_num(c, a);
    say_num(c, b);
}

// ---- quantities ----

static bool is_dash(const struct cursor *c, long k) { return peek_sign(c, k, '-') && peek(c, k)->text.n == 1; }

static const struct lex_row *scale_at(const struct cursor *c, long k) {
    const struct token *t = peek(c, k);
    if (t->kind == TOKEN_WORD) return lex_find(c->lex, LEX_SCALES, t->text);
    if (t->kind != TOKEN_LATIN) return NULL;
    const struct lex_row *r = lex_find(c->lex, LEX_SCALES, t->text);
    if (!r && t->text.n > 2) r = lex_lower(c->lex, LEX_SCALES, t->text);
    if (r && t->text.n == 1 && peek_cue(c, k + 1, CUE_VOLUME)) return NULL; // 1.5L टर्बो
    if (!r || str_eq(r->extra, S("money"))) return NULL; // 7B is a section; $7B is seen to by the money
    // one or two letters are a scale only right behind the digits: 50k; or where their row says so: 5 Cr
    return t->text.n > 2 || !t->space || str_eq(r->extra, S("spaced")) ? r : NULL;
}

static long parse_scales(const struct cursor *c, long k, struct quantity *q) {
    if (is_dash(c, k) && peek_glued(c, k) && peek_glued(c, k + 1) && scale_at(c, k + 1)) k++; // $5-trillion
    for (const struct lex_row *r; q->scales < 3 && (r = scale_at(c, k)); k++) q->scale[q->scales++] = r;
    return k;
}

static bool small(const struct num *n) { return num_whole(n) && n->value && n->value < 10000 && !n->comma; }

// 3/4 or 1 1/2 at k, where token k is a number
static long parse_fraction(const struct cursor *c, long k, struct quantity *q) {
    long f = k;
    if (peek_kind(c, k + 1, TOKEN_NUMBER) && !peek_glued(c, k + 1)) f = k + 1;
    if (!peek_kind(c, f, TOKEN_NUMBER) || !peek_sign(c, f + 1, '/') || !peek_kind(c, f + 2, TOKEN_NUMBER)) return 0;
    if (!peek_glued(c, f + 1) || !peek_glued(c, f + 2) || (peek_sign(c, f + 3, '/') && peek_glued(c, f + 3))) return 0;
    struct num n = num_parse(peek(c, f)->text), d = num_parse(peek(c, f + 2)->text);
    if (!small(&n) || !small(&d) || d.value < 2 || peek_cue(c, f + 3, CUE_EITHER)) return 0;
    q->fraction = true, q->mixed = f > k;
    q->num = (unsigned)n.value, q->den = (unsigned)d.value;
    bool th = peek_kind(c, f + 3, TOKEN_LATIN) && peek_glued(c, f + 3) && lex_lower(c->lex, LEX_ORDINALS, peek(c, f + 3)->text); // 2/3rd
    return f + 3 + th;
}

struct quantity quantity_parse(const struct cursor *c, long k) {
    struct quantity q = {0};
    long at = k;
    if ((is_dash(c, k) || peek_sign(c, k, 0x2212)) && peek_kind(c, k + 1, TOKEN_NUMBER) && peek_glued(c, k + 1)) {
        q.minus = true;
        at++;
    }
    if (!peek_kind(c, at, TOKEN_NUMBER)) return q;
    q.a = num_parse(peek(c, at)->text);
    long after = parse_fraction(c, at, &q);
    if (!after) after = at + 1;
    if (!q.fraction && is_dash(c, after) && peek_kind(c, after + 1, TOKEN_NUMBER) &&
        peek_glued(c, after) == peek_glued(c, after + 1) && !peek_sign(c, after + 2, '=')) {
        q.range = true;
        q.b = num_parse(peek(c, after + 1)->text);
        after += 2;
    }
    q.used = (size_t)(parse_scales(c, after, &q) - k);
    return q;
}

bool quantity_is_one(const struct quantity *q) {
    return !q->range && !q->fraction && !q->scales && num_whole(&q->a) && q->a.value == 1;
}

static void say_joined(struct cursor *c, uint64_t whole, enum lex_phrase head) {
    emit_phrase(c, head);
    say_integer(c, whole);
}

// n and a half, a quarter, three quarters, as people say them; false where there is no such word
static bool say_half(struct cursor *c, uint64_t n, unsigned quarters) {
    if (quarters == 2 && n == 0) emit_phrase(c, LEX_HALF);
    else if (quarters == 2 && n == 1) emit_phrase(c, LEX_ONE_HALF);
    else if (quarters == 2 && n == 2) emit_phrase(c, LEX_TWO_HALF);
    else if (quarters == 2) say_joined(c, n, LEX_AND_HALF);
    else if (quarters == 1 && n == 1) emit_phrase(c, LEX_QUARTER_PAST);
    else if (quarters == 1 && n) say_joined(c, n, LEX_QUARTER_PAST);
    else if (quarters == 3 && n) say_joined(c, n + 1, LEX_QUARTER_LESS);
    else return false;
    return true;
}

static unsigned quarters_of(str frac) {
    if (str_eq(frac, S("5")) || str_eq(frac, S("50"))) return 2;
    return str_eq(frac, S("25")) ? 1 : str_eq(frac, S("75")) ? 3 : 0;
}

static void say_amount(struct cursor *c, const struct num *n, enum halves halves) {
    unsigned quarters = quarters_of(n->frac);
    if (halves && quarters && (quarters == 2 || halves == HALVES_ALL) && !n->big && n->value < 100 && say_half(c, n->value, quarters)) return;
    say_num(c, n);
}

static const struct lex_row *fraction_row(const struct cursor *c, const struct quantity *q) {
    char key[4] = {(char)('0' + q->num), '/', (char)('0' + q->den)};
    return q->num < 10 && q->den < 10 ? lex_find(c->lex, LEX_FRACTIONS, (str){key, 3}) : NULL;
}

static void say_fraction(struct cursor *c, const struct quantity *q) {
    unsigned quarters = q->den == 2 && q->num == 1 ? 2 : q->den == 4 ? q->num : 0;
    if (q->mixed && quarters && quarters < 4 && q->a.value < 100 && say_half(c, q->a.value, quarters)) return;
    if (q->mixed) {
        say_num(c, &q->a);
        emit_phrase(c, LEX_AND);
    }
    const struct lex_row *r = fraction_row(c, q);
    if (r) {
        emit_row(c, r);
        return;
    }
    say_integer(c, q->num);
    emit_phrase(c, LEX_OVER);
    say_integer(c, q->den);
}

static void say_range(struct cursor *c, const struct quantity *q, enum halves halves) {
    bool next = num_whole(&q->a) && num_whole(&q->b) && (q->b.value == q->a.value || (q->b.value == q->a.value + 1 && q->b.value <= 10));
    // 787-8: no range, a model; what falls to one digit is no range
    next = next || (num_whole(&q->a) && num_whole(&q->b) && q->a.value > 100 && q->b.value < 10);
    if (next && (q->a.value < 100 || q->b.value < 10 || q->a.value == q->b.value)) {
        say_pair(c, &q->a, &q->b);
        return;
    }
    say_amount(c, &q->a, halves);
    if (!str_eq(q->a.text, q->b.text)) emit_phrase(c, LEX_TO); // 1.5-1.5 लाख: to each
    say_amount(c, &q->b, halves);
}

void say_quantity(struct cursor *c, const struct quantity *q, enum halves halves) {
    if (q->minus) emit_phrase(c, LEX_MINUS);
    if (q->scales) halves = HALVES_ALL;
    if (q->fraction) say_fraction(c, q);
    else if (q->range) say_range(c, q, halves);
    else say_amount(c, &q->a, halves);
    for (int i = 0; i < q->scales; i++) emit_row(c, q->scale[i]);
}
