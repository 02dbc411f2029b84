// measure: "10.5%" -> साढ़े दस प्रतिशत, "5किमी" -> पाँच किलोमीटर, "100 km/h" -> सौ किलोमीटर प्रति घंटा, "5'11\""
#include "say/number.h"
#include "say/sayers.h"

// units.tsv: written <TAB> spoken <TAB> flags.  Flags: halves (डेढ़ किलोमीटर), glued (one letter right behind the
// digits is still this unit), alone (said in full even without a number)

static bool flag(const struct lex_row *r, str name) { return str_find(r->extra, name) < r->extra.n; }

// The longest run of tokens from k on that is a unit as a whole: km/h, °C, कि.मी., sq. ft.
static size_t whole_unit(const struct cursor *c, long k, const struct lex_row **row) {
    size_t best = 0;
    const struct token *first = peek(c, k);
    if (first->kind == TOKEN_WORD && !(lex_starts(c->lex, first->text) >> LEX_UNITS & 1)) return 0;
    for (long j = k; j < k + 5 && peek(c, j)->text.n; j++) {
        const struct token *t = peek(c, j);
        str text = {first->text.p, t->at + t->text.n - first->at};
        const struct lex_row *r = lex_find(c->lex, LEX_UNITS, text);
        if (!r && first->kind == TOKEN_LATIN && text.n > 2) r = lex_lower(c->lex, LEX_UNITS, text);
        if (r && flag(r, S("lower")) && !str_eq(r->written, text)) r = NULL; // 32 ATM
        if (r) *row = r, best = (size_t)(j - k + 1);
    }
    return best;
}

static bool one_letter(const struct lex_row *r) { return r->written.n == 1; }

static bool allowed(const struct cursor *c, long k, const struct lex_row *r) {
    if (str_eq(r->written, S("s")) && peek_glued(c, k) && num_parse(peek(c, k - 1)->text).value >= 1100) return false; // 1990s
    if (!one_letter(r) || peek_sign(c, k - 1, '/')) return true; // g/L
    for (long j = -1; j >= -3; j--)
        if (peek_cue(c, j, CUE_LEGAL) || peek_cue(c, j, CUE_NOT_UNIT)) return false;
    if (peek_glued(c, k)) return flag(r, S("glued")) || peek_cue(c, k + 1, CUE_VOLUME); // 1.5L टर्बो
    // a letter that a full stop, a hyphen or more letters follow is a letter of something else
    return !(peek_glued(c, k + 1) && !peek_sign(c, k + 1, '/') && !peek_sign(c, k + 1, '^') && !peek_end(c, k + 1) && !peek_sign(c, k + 1, ','));
}

static bool exponent(const struct cursor *c, long k, str digit) {
    return peek_sign(c, k, '^') && peek_glued(c, k) && str_eq(peek(c, k + 1)->text, digit);
}

// One unit with its exponent: m^2, km2 by its row
static size_t simple_unit(struct cursor *c, long k, bool speak, const struct lex_row **row) {
    size_t n = whole_unit(c, k, row);
    if (!n || !allowed(c, k, *row)) return 0;
    bool square = exponent(c, k + (long)n, S("2")), cube = exponent(c, k + (long)n, S("3"));
    if (speak && square) emit_phrase(c, LEX_SQUARE);
    if (speak && cube) emit_phrase(c, LEX_CUBIC);
    n += square || cube ? 2 : 0;
    bool oblique = (*row)->more.n && peek_cue(c, k + (long)n, CUE_POSTPOSITION); // 100 kmph की रफ्तार
    if (speak && oblique) c->row = (*row)->id, emit(c, (*row)->more);
    else if (speak) emit_row(c, *row);
    return n;
}

// Units joined by a slash; the first row is the one that decides about halves
static size_t unit_at(struct cursor *c, long k, bool speak, const struct lex_row **row) {
    size_t n = simple_unit(c, k, speak, row);
    if (!n) return 0;
    const struct lex_row *below;
    while (peek_sign(c, k + (long)n, '/') && peek_glued(c, k + (long)n)) {
        size_t more = simple_unit(c, k + (long)n + 1, false, &below);
        if (!more) break;
        if (speak) {
            emit_phrase(c, LEX_PER);
            simple_unit(c, k + (long)n + 1, true, &below);
        }
        n += 1 + more;
    }
    return n;
}

// The stop of an abbreviated unit: 5 मी. दूर
static size_t unit_dot(const struct cursor *c, long k, const struct lex_row *r) {
    bool dot = peek_sign(c, k, '.') && peek_glued(c, k) && peek(c, k)->text.n == 1;
    return dot && flag(r, S("dot")) ? 1 : 0;
}

// 5'11", 6'
static size_t feet(struct cursor *c, const struct quantity *q) {
    long k = (long)q->used;
    if (q->range || q->scales || !peek_glued(c, k)) return 0;
    if (peek_sign(c, k, '"') && !peek_glued(c, k + 1) && num_whole(&q->a) && !peek_sign(c, -1, '"')) return 0; // a closing quote
    if (!peek_sign(c, k, '\'')) return 0;
    bool inches = peek_kind(c, k + 1, TOKEN_NUMBER) && peek_sign(c, k + 2, '"') && peek_glued(c, k + 2);
    if (!inches) return 0;
    struct quantity in = quantity_parse(c, k + 1);
    if (in.used != 1) return 0;
    c->rule = "measure: feet and inches";
    say_quantity(c, q, HALVES_NONE);
    emit_phrase(c, LEX_FEET);
    say_quantity(c, &in, HALVES_NONE);
    emit_phrase(c, LEX_INCHES);
    return (size_t)k + 3;
}

static bool is_x(const struct token *t) { return t->kind == TOKEN_LATIN && t->text.n == 1 && (t->text.p[0] | 32) == 'x'; }

// 10x12 फीट: the scanner sees 10 and the code x12
static size_t by_glued(struct cursor *c, const struct quantity *q) {
    long k = (long)q->used;
    const struct token *x = peek(c, k);
    if (x->kind != TOKEN_CODE || x->space || (x->text.p[0] | 32) != 'x') return 0;
    size_t end = 1;
    while (end < x->text.n && (x->text.p[end] == '.' || (x->text.p[end] >= '0' && x->text.p[end] <= '9'))) end++;
    struct num n = num_parse(str_sub(x->text, 1, end));
    const struct lex_row *row, *glued = lex_find(c->lex, LEX_UNITS, str_sub(x->text, end, x->text.n)); // 4x400m
    if (!n.digits || (end < x->text.n && !glued)) return 0;
    bool sum = peek_sign(c, k + 1, '='); // 8x5=40
    c->rule = sum ? "measure: times" : "measure: by";
    say_quantity(c, q, HALVES_NONE);
    emit_phrase(c, sum ? LEX_TIMES : LEX_BY);
    say_num(c, &n);
    if (glued) {
        emit_row(c, glued);
        return (size_t)k + 1;
    }
    size_t unit = unit_at(c, k + 1, false, &row);
    if (unit) unit_at(c, k + 1, true, &row);
    return (size_t)k + 1 + unit;
}

// 2x2, 10 x 12: दो बाई दो
static size_t by(struct cursor *c, const struct quantity *q) {
    long k = (long)q->used;
    bool sign = is_x(peek(c, k)) || (peek_sign(c, k, 0xD7) && peek_glued(c, k) && !peek_sign(c, k + 2, '^') && !peek_sign(c, k + 2, '='));
    if (!sign || !peek_kind(c, k + 1, TOKEN_NUMBER) || q->range || q->fraction) return 0;
    c->rule = "measure: by";
    say_quantity(c, q, HALVES_NONE);
    emit_phrase(c, LEX_BY);
    return (size_t)k + 1;
}

static size_t percent(struct cursor *c, const struct quantity *q) {
    if (!peek_sign(c, (long)q->used, '%')) return 0;
    c->rule = "percent";
    say_quantity(c, q, HALVES_ONLY);
    emit_phrase(c, LEX_PERCENT);
    return q->used + 1;
}

// 20%-25%: the range runs over the sign
static size_t percent_range(struct cursor *c, const struct quantity *q) {
    long k = (long)q->used;
    if (!peek_sign(c, k, '%') || !peek_sign(c, k + 1, '-') || !peek_kind(c, k + 2, TOKEN_NUMBER) || !peek_sign(c, k + 3, '%')) return 0;
    c->rule = "percent: range";
    say_quantity(c, q, HALVES_ONLY);
    emit_phrase(c, LEX_TO);
    return (size_t)k + 2;
}

// 30°-40°C, 5 km-10 km: the unit is said once, behind both
static size_t unit_range(struct cursor *c, const struct quantity *q) {
    long k = (long)q->used;
    const struct lex_row *row;
    if (q->range) return 0;
    size_t n = unit_at(c, k, false, &row);
    if (!n || !peek_sign(c, k + (long)n, '-') || !peek_kind(c, k + (long)n + 1, TOKEN_NUMBER)) return 0;
    struct quantity next = quantity_parse(c, k + (long)n + 1);
    if (!next.used || next.range || !unit_at(c, k + (long)n + 1 + (long)next.used, false, &row)) return 0;
    c->rule = "measure: range";
    say_quantity(c, q, flag(row, S("halves")) ? HALVES_ALL : HALVES_NONE);
    emit_phrase(c, LEX_TO);
    return (size_t)k + n + 1;
}

// A unit by itself: only if it can be nothing else.   km/hr, m³, °C; the x of "30 फीट x 40 फीट"
static size_t alone(struct cursor *c) {
    const struct lex_row *row;
    if (is_x(peek(c, 0)) && peek_kind(c, 1, TOKEN_NUMBER) && c->i > 1 && peek_kind(c, -2, TOKEN_NUMBER) && !peek_kind(c, -1, TOKEN_SIGN)) {
        c->rule = "measure: by";
        emit_phrase(c, LEX_BY);
        return 1;
    }
    size_t n = unit_at(c, 0, false, &row), whole = n ? whole_unit(c, 0, &row) : 0;
    bool power = whole && n > whole && peek_sign(c, (long)whole, '^'), per = n > 2 && peek_sign(c, (long)whole, '/');
    bool quotient = n && peek_kind(c, 0, TOKEN_LATIN) && str_find(row->written, S("/")) < row->written.n; // m/s²
    if (!n || !(flag(row, S("alone")) || per || power || quotient || (n == 3 && whole == 3))) return 0;
    c->rule = "measure: unit alone";
    unit_at(c, 0, true, &row);
    return n;
}

// 10 लीटर/दिन: a slash and any word
static size_t per_word(struct cursor *c, long k) {
    if (!peek_sign(c, k, '/') || !peek_glued(c, k) || !peek_glued(c, k + 1) || !peek_kind(c, k + 1, TOKEN_WORD)) return 0;
    emit_phrase(c, LEX_PER);
    emit(c, peek(c, k + 1)->text);
    return 2;
}

size_t say_measure(struct cursor *c) {
    const struct lex_row *row;
    if (!peek_kind(c, 0, TOKEN_NUMBER) && !peek_sign(c, 0, '-') && !peek_sign(c, 0, 0x2212)) return alone(c);
    if (!peek_kind(c, 0, TOKEN_NUMBER) && c->i && peek_glued(c, 0)) return 0; // a hyphen, no minus
    struct quantity q = quantity_parse(c, 0);
    if (!q.used) return 0;
    size_t used = percent_range(c, &q);
    if (!used) used = percent(c, &q);
    if (!used) used = feet(c, &q);
    if (!used) used = by(c, &q);
    if (!used) used = by_glued(c, &q);
    if (!used) used = unit_range(c, &q);
    if (used) return used;
    long k = (long)q.used;
    if (peek_sign(c, k, '-') && peek_glued(c, k) && peek_glued(c, k + 1)) k++; // 100-किमी
    if (!unit_at(c, k, false, &row)) return 0;
    c->rule = "measure";
    say_quantity(c, &q, flag(row, S("halves")) ? HALVES_ALL : HALVES_NONE);
    size_t n = unit_at(c, k, true, &row);
    n += unit_dot(c, k + (long)n, row);
    return (size_t)k + n + per_word(c, k + (long)n);
}
