// money: "₹4.5 करोड़" -> साढ़े चार करोड़ रुपये, "₹99.50" -> निन्यानबे रुपये पचास पैसे, "500 रु." -> पाँच सौ रुपये
#include "say/number.h"
#include "say/sayers.h"

// currencies.tsv: written <TAB> many <TAB> one <TAB> minor.   रु <TAB> रुपये <TAB> रुपया <TAB> पैसे

enum { SHORT_FORM = 6 }; // bytes: रु, Rs, INR are abbreviations, रुपया is a word

static const struct lex_row *find(const struct cursor *c, str key) { return lex_find(c->lex, LEX_CURRENCIES, key); }

static bool dot_at(const struct cursor *c, long k) {
    return peek_sign(c, k, '.') && peek_glued(c, k) && peek(c, k)->text.n == 1;
}

// A currency at k and the full stop of its abbreviation: tokens, 0 for none
static size_t currency_at(const struct cursor *c, long k, const struct lex_row **row) {
    const struct token *t = peek(c, k);
    if (t->kind == TOKEN_LATIN && peek_sign(c, k + 1, '$')) { // US$, US $
        *row = find(c, (str){t->text.p, peek(c, k + 1)->at + 1 - t->at});
        if (*row) return 2;
    }
    if (t->kind != TOKEN_SIGN && t->kind != TOKEN_WORD && t->kind != TOKEN_LATIN) return 0;
    *row = find(c, t->text);
    if (!*row) return 0;
    bool short_form = t->kind != TOKEN_SIGN && (*row)->written.n <= SHORT_FORM;
    bool zero = t->kind == TOKEN_WORD && peek_kind(c, k + 1, TOKEN_NUMBER) && peek_glued(c, k + 1) && str_eq(peek(c, k + 1)->text, S("0")); // रु0
    return short_form && (dot_at(c, k + 1) || zero) ? 2 : 1;
}

static bool paise(const struct quantity *q, const struct lex_row *cur) {
    return !q->range && !q->fraction && !q->scales && !q->a.big && q->a.frac.n == 2 && cur->more.n;
}

static void say_amount(struct cursor *c, const struct quantity *q, const struct lex_row *cur) {
    if (!paise(q, cur)) {
        say_quantity(c, q, HALVES_NONE);
        c->row = cur->id;
        emit(c, quantity_is_one(q) && cur->extra.n ? cur->extra : cur->spoken);
        return;
    }
    uint64_t minor = num_parse(q->a.frac).value;
    if (q->minus) emit_phrase(c, LEX_MINUS);
    if (q->a.value || !minor) {
        say_integer(c, q->a.value);
        c->row = cur->id;
        emit(c, q->a.value == 1 && cur->extra.n ? cur->extra : cur->spoken);
    }
    if (!minor) return;
    say_integer(c, minor);
    emit(c, cur->more);
}

// 4 लाख 22 हजार behind a sign: the currency comes after the whole
static size_t more_scales(struct cursor *c, long k, struct quantity *q) {
    struct quantity next = quantity_parse(c, k);
    if (!q->scales || q->range || !next.used || !next.scales || next.minus || next.range || !peek_kind(c, k, TOKEN_NUMBER)) return 0;
    say_quantity(c, q, HALVES_NONE);
    *q = next;
    return next.used;
}

// /किलो, /-
static size_t per(struct cursor *c, long k) {
    if (!peek_sign(c, k, '/')) return 0;
    if (peek_sign(c, k + 1, '-') && peek_glued(c, k + 1)) return 2;
    const struct lex_row *r = NULL;
    const struct token *t = peek(c, k + 1);
    if (t->kind == TOKEN_NUMBER && lex_find(c->lex, LEX_UNITS, peek(c, k + 2)->text)) { // ₹1,25,840/10g
        emit_phrase(c, LEX_PER);
        return 1;
    }
    if (t->kind == TOKEN_WORD || t->kind == TOKEN_LATIN) r = lex_find(c->lex, LEX_UNITS, t->text);
    bool currency = !r && currency_at(c, k + 1, &r);
    if (!r && t->kind != TOKEN_WORD) return 0;
    emit_phrase(c, LEX_PER);
    if (!r) emit(c, t->text);
    else if (currency && r->extra.n) emit(c, r->extra);
    else emit_row(c, r);
    bool dot = r && !currency && str_find(r->extra, S("dot")) < r->extra.n && dot_at(c, k + 2);
    return 2 + dot;
}

// $2B, $3T: letters that are a scale only of money
static void letter_scale(const struct cursor *c, long k, struct quantity *q) {
    const struct lex_row *r = peek_kind(c, k, TOKEN_LATIN) && peek_glued(c, k) ? lex_find(c->lex, LEX_SCALES, peek(c, k)->text) : NULL;
    if (!r || q->scales) return;
    q->scale[q->scales++] = r;
    q->used++;
}

// €5,50: two digits behind a comma are no group of an Indian or a Western number
static void decimal_comma(const struct cursor *c, long k, struct quantity *q) {
    bool comma = peek_sign(c, k, ',') && peek_glued(c, k) && peek_kind(c, k + 1, TOKEN_NUMBER) && peek_glued(c, k + 1);
    if (!comma || peek(c, k + 1)->text.n != 2 || q->used != 1 || q->a.frac.n || q->a.comma) return;
    q->a.frac = peek(c, k + 1)->text;
    q->used += 2;
}

static size_t prefixed(struct cursor *c, const struct lex_row *cur, size_t used) {
    struct quantity q = quantity_parse(c, (long)used);
    if (!q.used) return 0;
    letter_scale(c, (long)(used + q.used), &q);
    decimal_comma(c, (long)(used + q.used), &q);
    c->rule = "money";
    used += q.used;
    for (size_t more; (more = more_scales(c, (long)used, &q)) > 0;) used += more;
    say_amount(c, &q, cur);
    const struct lex_row *again;
    if (peek_sign(c, (long)used, '-') && currency_at(c, (long)used + 1, &again)) { // ₹500-₹600
        emit_phrase(c, LEX_TO);
        return used + 1;
    }
    return used + per(c, (long)used);
}

static size_t suffixed(struct cursor *c) {
    struct quantity q = quantity_parse(c, 0);
    const struct lex_row *cur;
    long k = (long)q.used;
    size_t n = q.used ? currency_at(c, k, &cur) : 0;
    if (!n && q.used && peek_sign(c, k, '/') && peek_glued(c, k) && peek_sign(c, k + 1, '-') && peek_glued(c, k + 1) && !peek_kind(c, k + 2, TOKEN_NUMBER) && !currency_at(c, k + 2, &cur)) {
        cur = find(c, S("Rs")); // 500/-
        n = 2;
    }
    if (!n) return 0;
    c->rule = "money";
    say_amount(c, &q, cur);
    return q.used + n + per(c, (long)(q.used + n));
}

// -₹500
static size_t negative(struct cursor *c) {
    const struct lex_row *cur;
    bool minus = peek_sign(c, 0, '-') || peek_sign(c, 0, 0x2212);
    size_t used = minus && !(c->i && peek_glued(c, 0)) && peek_kind(c, 1, TOKEN_SIGN) && peek_glued(c, 1) ? currency_at(c, 1, &cur) : 0;
    if (!used || !peek_kind(c, 2, TOKEN_NUMBER)) return 0;
    c->rule = "money: below zero";
    emit_phrase(c, LEX_MINUS);
    return 1; // what follows is money of its own
}

size_t say_money(struct cursor *c) {
    const struct lex_row *cur;
    if (peek_kind(c, 0, TOKEN_NUMBER)) return suffixed(c);
    if (negative(c)) return 1;
    size_t used = currency_at(c, 0, &cur);
    // रु. 500, but not "रुपया 12 पैसे": a word in full stands behind its number
    if (!used || (peek_kind(c, 0, TOKEN_WORD) && cur->written.n > SHORT_FORM)) return 0;
    if (peek_sign(c, (long)used, '/') && peek_glued(c, (long)used) && peek_glued(c, (long)used + 1)) { // रु/किलो
        c->rule = "money";
        c->row = cur->id;
        emit(c, cur->spoken);
        return used + per(c, (long)used);
    }
    bool minus = peek_sign(c, (long)used, '-') && peek_kind(c, (long)used + 1, TOKEN_NUMBER);
    if (!minus && !peek_kind(c, (long)used, TOKEN_NUMBER)) return 0;
    return prefixed(c, cur, used);
}
