// date: "20/09/2021" -> बीस सितंबर दो हज़ार इक्कीस, "26 जन. 1950" -> छब्बीस जनवरी उन्नीस सौ पचास
#include "say/number.h"
#include "say/sayers.h"

struct date { unsigned day, month, year; };

static unsigned number_of(str s, size_t *i) {
    unsigned v = 0;
    while (*i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9') v = v * 10 + (unsigned)(s.p[(*i)++] - '0');
    ++*i; // the separator
    return v;
}

static bool real_date(struct date d) {
    static const unsigned char last[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (d.month < 1 || d.month > 12 || d.day < 1 || d.day > last[d.month - 1]) return false;
    bool leap = (d.year % 4 == 0 && d.year % 100 != 0) || d.year % 400 == 0;
    return !(d.month == 2 && d.day == 29 && !leap);
}

// '24 is of this century, '47 and '99 of the last
static unsigned century(unsigned two_digits) { return two_digits < 40 ? 2000 : 1900; }

// Day first, as India writes; month first only where the day could be no month; year first in ISO.
static bool parse(str s, struct date *d) {
    size_t i = 0;
    unsigned a = number_of(s, &i), b, y;
    size_t mid = i;
    b = number_of(s, &i);
    char sep1 = s.p[mid - 1], sep2 = s.p[i - 1];
    y = number_of(s, &i);
    if (sep1 != sep2) return false;
    if (mid == 5) { // 2021-09-20
        *d = (struct date){y, b, a};
        return real_date(*d);
    }
    if (y < 100) y += century(y);
    *d = (struct date){a, b, y};
    if (real_date(*d)) return true;
    *d = (struct date){b, a, y};
    return b > 12 && real_date(*d);
}

static const struct lex_row *month_row(const struct cursor *c, unsigned month) {
    char key[3] = {(char)('0' + month / 10), (char)('0' + month % 10)};
    return lex_find(c->lex, LEX_MONTHS, month < 10 ? (str){key + 1, 1} : (str){key, 2});
}

static void say_full(struct cursor *c, struct date d) {
    say_integer(c, d.day);
    emit_row(c, month_row(c, d.month));
    say_year(c, d.year);
}

bool month_at(const struct cursor *c, long k, const struct lex_row **row, size_t *used) {
    const struct token *t = peek(c, k);
    *used = 1;
    if (t->kind != TOKEN_WORD && t->kind != TOKEN_LATIN) return false;
    bool dot = peek_sign(c, k + 1, '.') && peek_glued(c, k + 1) && peek(c, k + 1)->text.n == 1;
    if (dot) {
        str with = {t->text.p, t->text.n + 1};
        *row = t->kind == TOKEN_WORD ? lex_find(c->lex, LEX_MONTHS, with) : lex_lower(c->lex, LEX_MONTHS, t->text);
        *used = 2;
        if (*row) return true;
        *used = 1;
    }
    *row = t->kind == TOKEN_WORD ? lex_find(c->lex, LEX_MONTHS, t->text) : lex_lower(c->lex, LEX_MONTHS, t->text);
    return *row != NULL;
}

static bool is_day(const struct cursor *c, long k) {
    if (!peek_kind(c, k, TOKEN_NUMBER)) return false;
    struct num n = num_parse(peek(c, k)->text);
    return !n.frac.n && !n.comma && n.digits <= 2 && n.value >= 1 && n.value <= 31;
}

static bool is_year(const struct cursor *c, long k) {
    if (!peek_kind(c, k, TOKEN_NUMBER)) return false;
    struct num n = num_parse(peek(c, k)->text);
    return !n.frac.n && !n.comma && n.digits == 4 && n.value >= 1000 && n.value < 2200;
}

// [,] YYYY at k: tokens used
static size_t say_year_after(struct cursor *c, long k) {
    long at = peek_sign(c, k, ',') ? k + 1 : k;
    if (!is_year(c, at) || peek_cue(c, at + 1, CUE_COUNTED)) return 0;
    if (peek_sign(c, at + 1, '-') && peek_glued(c, at + 1) && peek_kind(c, at + 2, TOKEN_NUMBER)) return 0; // 2019-20
    say_year(c, (unsigned)num_parse(peek(c, at)->text).value);
    return (size_t)(at - k + 1);
}

// 28 मार्च-3 अप्रैल: the hyphen before a second day and month
static size_t to_date(struct cursor *c, long k) {
    const struct lex_row *month;
    size_t used;
    if (!peek_sign(c, k, '-') || !is_day(c, k + 1) || !month_at(c, k + 2, &month, &used)) return 0;
    emit_phrase(c, LEX_TO);
    return 1;
}

// 15 जून, 15-20 जून, 28-MAR-2020
static size_t day_month(struct cursor *c) {
    const struct lex_row *month;
    size_t used;
    long k = 1;
    bool slash = peek_sign(c, 1, '/') && peek_glued(c, 1) && is_day(c, 2); // 28/29 मार्च
    bool range = (peek_sign(c, 1, '-') && is_day(c, 2)) || slash;
    bool nth = peek_kind(c, 1, TOKEN_LATIN) && peek_glued(c, 1) && !range && lex_lower(c->lex, LEX_ORDINALS, peek(c, 1)->text); // 21st June
    if (range) k = 3;
    else if (nth) k = 2;
    else if (peek_sign(c, 1, '-') && peek_glued(c, 2)) k = 2;
    if (!month_at(c, k, &month, &used)) return 0;
    c->rule = range ? "date: days of a month" : "date: day and month";
    say_integer(c, num_parse(peek(c, 0)->text).value);
    if (range) {
        if (!slash) emit_phrase(c, LEX_TO);
        say_integer(c, num_parse(peek(c, 2)->text).value);
    }
    emit_row(c, month);
    k += (long)used;
    if (peek_sign(c, k, '-') && peek_glued(c, k) && is_year(c, k + 1)) {
        say_year(c, (unsigned)num_parse(peek(c, k + 1)->text).value);
        return (size_t)k + 2;
    }
    k += (long)say_year_after(c, k);
    return (size_t)k + to_date(c, k);
}

// 28-MAR-2020: the scanner sees 28, -, MAR-2020
static size_t day_code(struct cursor *c) {
    if (!peek_sign(c, 1, '-') || !peek_kind(c, 2, TOKEN_CODE) || !peek_glued(c, 2)) return 0;
    str code = peek(c, 2)->text, name;
    if (!str_split(&code, '-', &name) || !code.p) return 0;
    struct num year = num_parse(code);
    const struct lex_row *month = lex_lower(c->lex, LEX_MONTHS, name);
    if (!month || (year.digits != 4 && year.digits != 2)) return 0;
    c->rule = "date: day and month";
    say_integer(c, num_parse(peek(c, 0)->text).value);
    emit_row(c, month);
    say_year(c, (unsigned)year.value + (year.digits == 2 ? century((unsigned)year.value) : 0));
    return 3;
}

// Mar 14 / March 2020 in Latin
static size_t latin_month(struct cursor *c) {
    const struct lex_row *month;
    size_t used;
    if (!month_at(c, 0, &month, &used) || !(is_day(c, (long)used) || is_year(c, (long)used))) return 0;
    c->rule = "date: month";
    emit_row(c, month);
    if (is_year(c, (long)used)) return used + say_year_after(c, (long)used);
    say_integer(c, num_parse(peek(c, (long)used)->text).value);
    used++;
    bool nth = peek_kind(c, (long)used, TOKEN_LATIN) && peek_glued(c, (long)used) && lex_lower(c->lex, LEX_ORDINALS, peek(c, (long)used)->text);
    used += nth; // August 15th
    return used + say_year_after(c, (long)used);
}

// 09/2021
static size_t month_year(struct cursor *c) {
    if (!(peek_sign(c, 1, '/') || peek_sign(c, 1, '-')) || !peek_glued(c, 1) || !peek_glued(c, 2) || !is_year(c, 2)) return 0;
    struct num m = num_parse(peek(c, 0)->text);
    unsigned year = (unsigned)num_parse(peek(c, 2)->text).value;
    bool glued_more = (peek_sign(c, 3, '/') || peek_sign(c, 3, '-')) && peek_glued(c, 3) && peek_kind(c, 4, TOKEN_NUMBER);
    if (m.digits > 2 || m.value < 1 || m.value > 12 || year < 1900 || glued_more) return 0;
    if (peek_sign(c, 1, '-') && !m.zero_led) return 0;
    c->rule = "date: month and year";
    emit_row(c, month_row(c, (unsigned)m.value));
    say_year(c, year);
    return 3;
}

// 25/11 को: a day that is no month, and a month
static size_t short_date(struct cursor *c) {
    if (!peek_sign(c, 1, '/') || !peek_glued(c, 1) || !peek_kind(c, 2, TOKEN_NUMBER) || !peek_glued(c, 2)) return 0;
    struct num d = num_parse(peek(c, 0)->text), m = num_parse(peek(c, 2)->text);
    bool on = peek_kind(c, 3, TOKEN_WORD) && str_eq(peek(c, 3)->text, lex_phrase(c->lex, LEX_ON_DATE)->spoken);
    if (!on || d.value <= 12 || m.digits > 2 || m.frac.n || !real_date((struct date){(unsigned)d.value, (unsigned)m.value, 2000})) return 0;
    c->rule = "date: day and month";
    say_integer(c, d.value);
    emit_row(c, month_row(c, (unsigned)m.value));
    return 3;
}

// 45/67/2021 and 1.2.20: no date; the numbers one after the other
static void say_pieces(struct cursor *c, str s) {
    c->rule = "date: not a real date";
    for (size_t i = 0; i < s.n;) {
        size_t from = i;
        number_of(s, &i);
        struct num n = num_parse(str_sub(s, from, i - 1 < s.n ? i - 1 : s.n));
        say_num(c, &n);
        if (i - 1 < s.n && s.p[i - 1] == '.') emit_phrase(c, LEX_POINT);
    }
}

size_t say_date(struct cursor *c) {
    const struct token *t = peek(c, 0);
    if (t->kind == TOKEN_LATIN) return latin_month(c);
    if (t->kind == TOKEN_DATE) {
        struct date d;
        bool more = peek_glued(c, 1) && peek_kind(c, 1, TOKEN_NUMBER);
        c->rule = "date: numeric";
        // 5-10-15 साल counts
        bool counts = t->text.n <= 8 && !str_starts(t->text, S("0")) && (peek_cue(c, 1, CUE_COUNTED) || peek_cue(c, 1, CUE_HALVES));
        if (!more && !counts && parse(t->text, &d)) say_full(c, d);
        else say_pieces(c, t->text);
        return 1;
    }
    if (!is_day(c, 0)) return 0;
    size_t used = day_month(c);
    if (!used) used = day_code(c);
    if (!used) used = short_date(c);
    return used ? used : month_year(c);
}
