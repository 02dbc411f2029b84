// year: "1982 में" -> उन्नीस सौ बयासी, but "1982 लोग" -> एक हज़ार नौ सौ बयासी; "1939-45" -> ... से पैंतालीस
#include "say/number.h"
#include "say/sayers.h"

static bool could_be_year(const struct num *n) {
    return !n->frac.n && !n->comma && n->digits == 4 && n->value >= 1100 && n->value < 2200;
}

// What stands at k says: the number before it counts something.
static bool counts_after(const struct cursor *c, long k) {
    if (peek_cue(c, k, CUE_COUNTED)) return true;
    if (!peek_cue(c, k, CUE_POSTPOSITION)) return false;
    if (peek_phrase(c, k, LEX_IN)) return peek_phrase(c, k + 1, LEX_TO); // 1947 में से, but 1947 में करीब
    return peek_cue(c, k + 1, CUE_COUNT_AFTER);
}

static bool year_before(const struct cursor *c) {
    long k = -1;
    if (peek_sign(c, k, ',') || peek_sign(c, k, '-') || peek_sign(c, k, '(')) k--; // 20 सितंबर, 1947; चुनाव-1984
    const struct lex_row *month;
    size_t used;
    return peek_cue(c, k, CUE_YEAR_BEFORE) || month_at(c, k, &month, &used);
}

static bool bracketed(const struct cursor *c, long end) { return peek_sign(c, -1, '(') && peek_sign(c, end, ')'); }

// 1991, 1996 और 2004 में: what makes the last of a list a year makes all of it years
static long list_end(const struct cursor *c, long end) {
    for (int items = 0;; items++) {
        long k = end;
        if (items == 12) return end; // no list of years is longer: the whole stays linear
        while (k < end + 3 && (peek_sign(c, k, ',') || peek_cue(c, k, CUE_AND))) k++;
        if (k == end || !peek_kind(c, k, TOKEN_NUMBER)) return end;
        struct num n = num_parse(peek(c, k)->text);
        bool decade = n.digits == 2 && !n.frac.n && peek_cue(c, k + 2, CUE_DECADE); // 1950 और 60 के दशक
        if (!could_be_year(&n) && !decade) return end;
        end = k + 1;
        if (peek_sign(c, end, '-') && peek_glued(c, end) && peek_kind(c, end + 1, TOKEN_NUMBER)) end += 2; // 1770 और 1876-78 के
    }
}

static bool round_number(const struct num *n) { return n->value % 50 == 0; }

// करीब 1947 में, but करीब 1947 में से
static bool in_it(const struct cursor *c, long k) {
    return peek_phrase(c, k, LEX_IN) && !peek_phrase(c, k + 1, LEX_TO);
}

static bool is_year_here(const struct cursor *c, const struct num *n, long end) {
    if (peek_cue(c, end, CUE_ERA)) return true;
    if (peek_cue(c, -1, CUE_ABOUT) && !round_number(n) && in_it(c, end)) return true;
    if (peek_cue(c, -1, CUE_COUNT_BEFORE)) return false;
    if (year_before(c) && !peek_cue(c, end, CUE_COUNTED)) return true;
    if (counts_after(c, end)) return false;
    return bracketed(c, end) || peek_cue(c, end, CUE_YEAR_AFTER);
}

// 1904 और 1914 के बीच, and the 1914 of it; but between 1500 and 1800 there are people
static bool between_years(const struct cursor *c, const struct num *n, long end) {
    if (end > 1 && peek_cue(c, end, CUE_POSTPOSITION) && !peek_cue(c, end + 2, CUE_COUNTED)) return !round_number(n);
    bool second = peek_cue(c, -1, CUE_AND) && peek_kind(c, -2, TOKEN_NUMBER) && c->out->n && c->i >= 2;
    if (!second || !peek_cue(c, 1, CUE_POSTPOSITION)) return false;
    const struct num before = num_parse(peek(c, -2)->text);
    return could_be_year(&before) && !(round_number(n) && round_number(&before));
}

// 1990s
static size_t decade(struct cursor *c, const struct num *n) {
    const struct token *s = peek(c, 1);
    if (s->kind != TOKEN_LATIN || s->space || !str_eq(s->text, S("s")) || n->value % 10) return 0;
    c->rule = "year: decade";
    say_year(c, (unsigned)n->value);
    emit_phrase(c, LEX_DECADE);
    return 2;
}

static size_t one_year(struct cursor *c, const struct num *n) {
    long end = list_end(c, 1);
    if (!is_year_here(c, n, 1) && !(end > 1 && is_year_here(c, n, end)) && !between_years(c, n, end)) return 0;
    c->rule = "year";
    say_year(c, (unsigned)n->value);
    return 1;
}

// 2019-20, 1939-45, 1999-2004
static size_t range_of_years(struct cursor *c, const struct num *a) {
    bool slash = peek_sign(c, 1, '/') && peek_glued(c, 1) && a->value >= 1900; // 2008/09
    if (!(peek_sign(c, 1, '-') || slash) || !peek_kind(c, 2, TOKEN_NUMBER) || peek_glued(c, 1) != peek_glued(c, 2)) return 0;
    struct num b = num_parse(peek(c, 2)->text);
    if (slash && (b.digits != 2 || b.value != (a->value + 1) % 100)) return 0;
    if (b.frac.n || b.comma || (peek_sign(c, 3, '-') && peek_glued(c, 3) && peek_kind(c, 4, TOKEN_NUMBER))) return 0;
    bool two = b.digits == 2 && b.value == (a->value + 1) % 100;
    bool later = b.digits == 2 && b.value > a->value % 100;
    bool full = could_be_year(&b) && b.value > a->value;
    if (!two && !later && !full) return 0;
    bool counted = peek_cue(c, 3, CUE_COUNTED) || peek_cue(c, -1, CUE_COUNT_BEFORE);
    if (counted || (full && a->value < 1800 && !is_year_here(c, a, 3))) return 0;
    c->rule = "year: range";
    say_year(c, (unsigned)a->value);
    if (two && a->value >= 2000) { // a financial or school year: बीस उन्नीस-बीस in one breath
        struct num last = {.value = a->value % 100, .frac = S("")}, next = b;
        next.zero_led = false;
        if (last.value) {
            c->out->n--; // उन्नीस is said again as the first half of the pair
            say_pair(c, &last, &next);
            return 3;
        }
    }
    emit_phrase(c, LEX_TO);
    if (full) say_year(c, (unsigned)b.value);
    else say_integer(c, b.value);
    return 3;
}

// '90 के दशक
static size_t short_year(struct cursor *c) {
    if (!peek_kind(c, 1, TOKEN_NUMBER) || !peek_glued(c, 1)) return 0;
    struct num n = num_parse(peek(c, 1)->text);
    if (n.digits != 2 || n.frac.n || peek_sign(c, 2, '\'')) return 0;
    c->rule = "year: two digits";
    say_integer(c, n.value);
    return 2;
}

size_t say_year_token(struct cursor *c) {
    if (peek_sign(c, 0, '\'')) return short_year(c);
    struct num n = num_parse(peek(c, 0)->text);
    if (!could_be_year(&n)) {
        if (n.digits == 4 && n.value >= 2200 && n.value < 2600 && !n.comma && !n.frac.n && year_before(c)) return one_year(c, &n);
        return 0;
    }
    size_t used = range_of_years(c, &n);
    if (!used) used = decade(c, &n);
    return used ? used : one_year(c, &n);
}
