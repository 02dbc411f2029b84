// code: "धारा 498A" -> धारा चार सौ अट्ठानवे ए, "MiG-21" -> मिग इक्कीस, "UP-32-AB-4567" digit by digit
#include "say/number.h"
#include "say/sayers.h"

static bool is_digit(char ch) { return ch >= '0' && ch <= '9'; }
static bool is_letter(char ch) { return (ch | 32) >= 'a' && (ch | 32) <= 'z'; }

// ---- sections of law ----

// (1), (a), (क): how many tokens, 0 for none
static size_t clause(const struct cursor *c, long k) {
    if (!peek_sign(c, k, '(') || !peek_glued(c, k) || !peek_sign(c, k + 2, ')')) return 0;
    const struct token *t = peek(c, k + 1);
    return t->text.n <= 6 && (t->kind == TOKEN_NUMBER || t->kind == TOKEN_LATIN || t->kind == TOKEN_WORD) ? 3 : 0;
}

static void say_clause(struct cursor *c, long k) {
    const struct token *t = peek(c, k + 1);
    const struct lex_row *r = t->text.n > 1 ? lex_find(c->lex, LEX_ROMAN, t->text) : NULL; // (ii), but (i) after (h)
    if (r) {
        say_integer(c, num_parse(r->spoken).value);
        return;
    }
    if (t->kind == TOKEN_LATIN) {
        emit_letters(c, t->text);
        return;
    }
    if (t->kind == TOKEN_WORD) {
        emit(c, t->text);
        return;
    }
    struct num n = num_parse(t->text);
    say_num(c, &n);
}

static bool legal_before(const struct cursor *c) {
    long k = -1;
    while (k > -8 && (peek_sign(c, k, '-') || peek_sign(c, k, ',') || peek_sign(c, k, '/') || peek_sign(c, k, '(') || peek_sign(c, k, ')') ||
                      peek_kind(c, k, TOKEN_NUMBER) || (peek_kind(c, k, TOKEN_LATIN) && peek(c, k)->text.n <= 2 && peek_glued(c, k))))
        k--;
    return peek_cue(c, k, CUE_LEGAL);
}

size_t say_legal(struct cursor *c) {
    if (!legal_before(c)) return 0;
    struct num n = num_parse(peek(c, 0)->text);
    long k = 1;
    c->rule = "legal section";
    if (n.frac.n) return 0;
    say_integer(c, n.value);
    const struct token *t = peek(c, k);
    bool hyphen = peek_sign(c, k, '-') && peek_glued(c, k) && peek_kind(c, k + 1, TOKEN_LATIN) && peek_glued(c, k + 1) && peek(c, k + 1)->text.n == 1;
    if (hyphen) t = peek(c, ++k);
    if (t->kind == TOKEN_LATIN && t->text.n <= 2 && !t->space) {
        emit_letters(c, t->text);
        k++;
    }
    for (size_t n_; (n_ = clause(c, k)) > 0; k += (long)n_) say_clause(c, k);
    bool and_next = peek_sign(c, k, '/') && peek_glued(c, k) && peek_kind(c, k + 1, TOKEN_NUMBER); // 420/406
    return (size_t)k + and_next;
}

// ---- letters and digits ----

static bool all_caps_vehicle(str s, size_t letters) {
    size_t at = s.n > letters ? s.n - letters : 0;
    for (size_t i = at; i < s.n; i++)
        if (!is_digit(s.p[i])) return false;
    return at > 0;
}

// UP32AB4567, UP-32-AB-4567: two letters, one or two digits, letters, four digits
static bool is_plate(str s) {
    size_t i = 0, n[4] = {0};
    for (int part = 0; part < 4; part++) {
        while (i < s.n && (part % 2 ? is_digit(s.p[i]) : s.p[i] >= 'A' && s.p[i] <= 'Z')) i++, n[part]++;
        if (i < s.n && s.p[i] == '-') i++;
    }
    return i == s.n && n[0] == 2 && n[1] >= 1 && n[1] <= 2 && n[2] >= 1 && n[2] <= 3 && n[3] == 4 && all_caps_vehicle(s, 4);
}

static size_t run(str s, size_t i, bool digits) {
    size_t j = i;
    while (j < s.n && (digits ? is_digit(s.p[j]) || (s.p[j] == '.' && j > i) : is_letter(s.p[j]))) j++;
    return j;
}

// A Roman numeral behind a hyphen: BS-VI
static const struct lex_row *roman_piece(const struct cursor *c, str s, size_t from, size_t to) {
    return from && s.p[from - 1] == '-' && to == s.n ? lex_find(c->lex, LEX_ROMAN, str_sub(s, from, to)) : NULL;
}

// AN-32, IS-456: one or two capitals before a number are letters, whatever word they spell
static bool is_mark(str s, size_t from, size_t to) {
    if (from || to > 2 || to >= s.n) return false;
    for (size_t i = 0; i < to; i++)
        if (s.p[i] & 32) return false;
    return s.p[to] == '-' && to + 1 < s.n && is_digit(s.p[to + 1]);
}

void say_code_text(struct cursor *c, str s) {
    bool plate = is_plate(s);
    const struct lex_row *r;
    for (size_t i = 0, j; i < s.n; i = j) {
        j = i + 1;
        if (is_digit(s.p[i])) {
            j = run(s, i, true);
            struct num n = num_parse(str_sub(s, i, j));
            if (plate || n.digits >= 5) say_digits(c, n.text); // K1234567
            else say_num(c, &n);
        } else if (is_letter(s.p[i])) {
            j = run(s, i, false);
            str letters = str_sub(s, i, j);
            if (plate) emit_letters(c, letters);
            else if ((r = roman_piece(c, s, i, j)) != NULL) say_integer(c, num_parse(r->spoken).value);
            else if (is_mark(s, i, j)) emit_letters(c, letters);
            else say_latin_text(c, letters);
        }
    }
}

// DL 3C AB 1234, UP16 BT 9999
static size_t spaced_plate(struct cursor *c) {
    char text[24];
    size_t n = 0;
    long k = 0;
    bool district = peek_kind(c, 0, TOKEN_CODE) && peek(c, 0)->text.n <= 5; // UP16 BT 9999
    if (!district && (!peek_kind(c, 0, TOKEN_LATIN) || peek(c, 0)->text.n != 2)) return 0;
    for (; k < 5; k++) {
        const struct token *t = peek(c, k);
        if (t->kind != TOKEN_LATIN && t->kind != TOKEN_NUMBER && t->kind != TOKEN_CODE) break;
        if (n + t->text.n > sizeof text || (k && n && t->text.n == 4 && t->kind == TOKEN_NUMBER && k < 2)) break;
        for (size_t i = 0; i < t->text.n; i++) text[n++] = t->text.p[i];
        if (t->kind == TOKEN_NUMBER && t->text.n == 4) break;
    }
    // DL3CAB1234: the one letter glued to the district belongs to it, the rest is the series
    str all = {text, n};
    if (k < (district ? 1 : 2) || k > 4 || !is_plate(all)) return 0;
    c->rule = "code: number plate";
    for (long j = 0; j <= k; j++) {
        const struct token *t = peek(c, j);
        if (t->kind == TOKEN_LATIN) emit_letters(c, t->text);
        else if (t->kind == TOKEN_CODE) say_code_text(c, t->text);
        else say_digits(c, t->text);
    }
    return (size_t)k + 1;
}

static bool counted(const struct cursor *c, long k) {
    str next = peek(c, k)->text;
    return lex_find(c->lex, LEX_SCALES, next) || lex_find(c->lex, LEX_CURRENCIES, next) || peek_cue(c, k, CUE_HALVES);
}

// The longest run of glued tokens that codes.tsv knows: जी-20, 5जी, 24x7, 26/11
static size_t known(struct cursor *c) {
    const struct token *first = peek(c, 0);
    const struct lex_row *row = NULL;
    size_t best = 0;
    if (first->kind == TOKEN_NUMBER && peek_kind(c, 1, TOKEN_LATIN) && legal_before(c)) return 0; // धारा 6E
    for (long j = 0; j < 5 && (j == 0 || peek_glued(c, j)) && peek(c, j)->text.n; j++) {
        const struct token *t = peek(c, j);
        str text = {first->text.p, t->at + t->text.n - first->at};
        const struct lex_row *r = lex_find(c->lex, LEX_CODES, text);
        if (!r && first->kind != TOKEN_WORD) r = lex_lower(c->lex, LEX_CODES, text);
        bool cut = r && peek_glued(c, j + 1) && (peek_kind(c, j + 1, TOKEN_NUMBER) || peek_kind(c, j + 1, TOKEN_LATIN));
        bool counts = first->kind == TOKEN_NUMBER && t->kind == TOKEN_NUMBER && counted(c, j + 1); // 50-50 लाख
        if (r && !cut && !counts) row = r, best = (size_t)j + 1;
    }
    if (!best) return 0;
    c->rule = "code: known";
    emit_row(c, row);
    return best;
}

// कक्षा VI-VIII: a range in Roman numerals behind its cue
static bool roman_range(struct cursor *c, str s) {
    size_t hyphen = str_find(s, S("-"));
    if (hyphen >= s.n || !peek_cue(c, -1, CUE_ROMAN)) return false;
    const struct lex_row *a = lex_find(c->lex, LEX_ROMAN, str_sub(s, 0, hyphen)), *b = lex_find(c->lex, LEX_ROMAN, str_sub(s, hyphen + 1, s.n));
    if (!a || !b) return false;
    c->rule = "roman numerals, a range";
    say_integer(c, num_parse(a->spoken).value);
    emit_phrase(c, LEX_TO);
    say_integer(c, num_parse(b->spoken).value);
    return true;
}

size_t say_code(struct cursor *c) {
    size_t used = known(c);
    if (used) return used;
    used = spaced_plate(c);
    if (used || peek(c, 0)->kind != TOKEN_CODE) return used;
    str text = peek(c, 0)->text;
    if (roman_range(c, text)) return 1;
    c->rule = "code";
    const struct lex_row *r = lex_find(c->lex, LEX_ACRONYMS, text);
    struct lex_row big;
    if (!r && (lex_big(c->lex, LEX_ENGLISH, text, &big) || lex_big_lower(c->lex, LEX_ENGLISH, text, &big))) r = &big;
    if (r) emit_row(c, r);
    else say_code_text(c, text);
    return 1;
}
