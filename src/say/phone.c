// phone: "98765-43210" -> नौ आठ सात छह पाँच चार तीन दो एक शून्य; "पिन कोड 110001", "ट्रेन संख्या 12952"
#include "say/number.h"
#include "say/sayers.h"

static bool plain_digits(const struct cursor *c, long k, size_t *digits) {
    if (peek_kind(c, k, TOKEN_GROUPS)) {
        const struct token *t = peek(c, k);
        *digits = 0;
        for (size_t i = 0; i < t->text.n; i++) *digits += t->text.p[i] != '-';
        return true;
    }
    if (!peek_kind(c, k, TOKEN_NUMBER)) return false;
    struct num n = num_parse(peek(c, k)->text);
    *digits = (size_t)n.digits;
    return !n.comma && !n.frac.n;
}

// Groups of digits parted by a hyphen or, where a cue has asked for digits, a blank: the tokens of all of them
static size_t groups(const struct cursor *c, long k, bool blanks, size_t *digits) {
    size_t n;
    *digits = 0;
    if (!plain_digits(c, k, &n)) return 0;
    *digits = n;
    long at = k + 1;
    for (;;) {
        bool hyphen = peek_sign(c, at, '-') && peek(c, at)->text.n == 1 && plain_digits(c, at + 1, &n);
        bool blank = blanks && !hyphen && plain_digits(c, at, &n) && n >= 2;
        if (!hyphen && !blank) return (size_t)(at - k);
        if (*digits + n > 16) return (size_t)(at - k);
        *digits += n;
        at += hyphen ? 2 : 1;
    }
}

static void say_groups(struct cursor *c, size_t tokens) {
    for (size_t k = 0; k < tokens; k++) {
        if (peek_kind(c, (long)k, TOKEN_NUMBER) || peek_kind(c, (long)k, TOKEN_GROUPS)) say_digits(c, peek(c, (long)k)->text);
        else if (peek_sign(c, (long)k, '+')) emit_phrase(c, LEX_PLUS);
        if (k + 1 < tokens && peek_kind(c, (long)k, TOKEN_NUMBER)) emit_gap(c, GAP_COMMA);
    }
}

enum asked { NOBODY, DIGITS, PHONE };

// उड़ान 6E 2341, AI 171: the letters of an airline before the number of a flight
static bool carrier(const struct cursor *c, long k) {
    const struct token *t = peek(c, k);
    return t->kind == TOKEN_LATIN && t->text.n <= 2 && t->text.p[0] < 'a';
}

// 14567 (बुजुर्ग), 15100: a few words in brackets say whose the number before them is
static long before_bracket(const struct cursor *c, long k) {
    for (long j = k - 1; j >= k - 5; j--)
        if (peek_sign(c, j, '(') && peek_kind(c, j - 1, TOKEN_NUMBER)) return j - 1;
    return k;
}

// Is the number introduced as one to be dialled or spelled?  The cue stands before it, with नंबर, : or - between.
static enum asked asked_for(const struct cursor *c) {
    for (long k = -1; k >= -10; k--) {
        if (peek_sign(c, k, ')')) k = before_bracket(c, k);
        bool like = peek_kind(c, k - 1, TOKEN_NUMBER) && peek(c, k - 1)->text.n == peek(c, 0)->text.n;
        if (peek_cue(c, k, CUE_AND) && like) continue; // ट्रेन 12301 और 22435
        if (peek_cue(c, k, CUE_PHONE)) return PHONE;
        if (peek_cue(c, k, CUE_DIGITS)) return DIGITS;
        if (carrier(c, k) && !peek_cue(c, k - 1, CUE_PHONE)) continue;
        bool between = peek_cue(c, k, CUE_NUMBER_WORD) || peek_kind(c, k, TOKEN_NUMBER) || peek_sign(c, k, ':') || peek_sign(c, k, '-') ||
                       peek_sign(c, k, ',') || peek_sign(c, k, '.') || peek_sign(c, k, '(') || peek_sign(c, k, '+') || peek_sign(c, k, '/');
        if (!between) return NOBODY;
    }
    return NOBODY;
}

// दिल्ली-110001
static bool pin_code(const struct cursor *c, size_t digits, size_t tokens) {
    return digits == 6 && tokens == 1 && peek_sign(c, -1, '-') && peek_kind(c, -2, TOKEN_WORD) && peek(c, 0)->text.p[0] != '0';
}

static bool looks_dialled(const struct cursor *c, size_t digits, size_t tokens) {
    char first = peek(c, 0)->text.p[0];
    bool long_group = peek(c, 0)->text.n >= 3;
    if (tokens == 1) return digits >= 10 && digits <= 12 && (first >= '6' || first == '0');
    if (first == '0' && long_group && digits >= 9) return true;        // 011-23456789, 0800 555 111
    return digits >= 10 && digits <= 13 && long_group && (first >= '6' || str_starts(peek(c, 0)->text, S("1800")) || str_starts(peek(c, 0)->text, S("1860")));
}

// 1.2.3, 192.168.0.1
static size_t version(struct cursor *c, str rest) {
    c->rule = "number: version";
    for (str piece; str_split(&rest, '.', &piece);) {
        struct num n = num_parse(piece);
        n.zero_led = false;
        say_num(c, &n);
        if (rest.p) emit_phrase(c, LEX_POINT);
    }
    return 1;
}

// 1800-11-4477, 10-12-14: three groups and more are dialled, unless all are as small as counted things are
static size_t many_groups(struct cursor *c) {
    str rest = peek(c, 0)->text;
    if (str_find(rest, S(".")) < rest.n) return version(c, rest);
    bool counted = asked_for(c) == NOBODY;
    for (str piece, r = rest; str_split(&r, '-', &piece);) counted = counted && piece.n <= 3;
    c->rule = counted ? "number: several" : "phone: by its shape";
    for (str piece; str_split(&rest, '-', &piece);) {
        struct num n = num_parse(piece);
        if (counted) say_num(c, &n);
        else say_digits(c, piece);
        if (rest.p) emit_gap(c, GAP_COMMA);
    }
    return 1;
}

// ट्रेन 1500 यात्रियों को, गाड़ी 1500 सीसी: right behind the cue, what is round or counts something is a quantity
static bool counted(const struct cursor *c, long after) {
    const struct lex_row *unit = lex_find(c->lex, LEX_UNITS, peek(c, after)->text);
    if (peek_cue(c, -1, CUE_AND)) return unit || peek_cue(c, after, CUE_COUNTED);
    if (!peek_cue(c, -1, CUE_DIGITS)) return false;
    return unit || peek_cue(c, after, CUE_COUNTED) || num_parse(peek(c, 0)->text).value % 100 == 0;
}

// 98765 43210, 1800 180 1551: groups that are dialled though only blanks part them
static bool blank_groups(const struct cursor *c) {
    str a = peek(c, 0)->text, b = peek(c, 1)->text;
    if (!peek_kind(c, 1, TOKEN_NUMBER)) return false;
    if (a.n == 5 && b.n == 5) return a.p[0] >= '6' && str_find(b, S(",")) == b.n && str_find(a, S(",")) == a.n;
    return (str_eq(a, S("1800")) || str_eq(a, S("1860"))) && b.n <= 4 && peek_kind(c, 2, TOKEN_NUMBER);
}

// 1091 पर कॉल करें
static bool called_after(const struct cursor *c) {
    if (peek_cue(c, 1, CUE_AND) && (peek_kind(c, 2, TOKEN_DOMAIN) || peek_kind(c, 2, TOKEN_URL))) return true; // 1930 या cybercrime.gov.in पर
    bool at = peek_phrase(c, 1, LEX_AT);
    return at && (peek_cue(c, 2, CUE_PHONE) || peek_cue(c, 2, CUE_REPORT)); // 14447 पर सूचना दें
}

// फोन, 15000 रुपये
static bool paid(const struct cursor *c, long after) {
    return lex_find(c->lex, LEX_CURRENCIES, peek(c, after)->text) || lex_find(c->lex, LEX_SCALES, peek(c, after)->text);
}

// राजधानी एक्सप्रेस (12301)
static bool train(const struct cursor *c, size_t digits, size_t tokens) {
    long k = peek_sign(c, -1, '(') || peek_sign(c, -1, '-') ? -2 : -1;
    return digits == 5 && tokens == 1 && peek_cue(c, k, CUE_TRAIN) && !paid(c, 1) && !peek_cue(c, 1, CUE_COUNTED) && num_parse(peek(c, 0)->text).value % 100;
}

// (011) 2345-6789
static size_t area_code(struct cursor *c) {
    size_t digits;
    str area = peek(c, 1)->text;
    if (!peek_kind(c, 1, TOKEN_NUMBER) || area.n < 3 || area.n > 5 || area.p[0] != '0' || !peek_sign(c, 2, ')')) return 0;
    size_t used = groups(c, 3, true, &digits);
    if (!used || digits < 6 || digits > 8) return 0;
    c->rule = "phone: by its shape";
    say_groups(c, 3 + used);
    return 3 + used;
}

size_t say_phone(struct cursor *c) {
    size_t digits, plus = 0;
    if (peek_sign(c, 0, '(')) return area_code(c);
    if (peek_kind(c, 0, TOKEN_GROUPS)) return many_groups(c);
    c->rule = "phone";
    if (peek_sign(c, 0, '+')) {
        plus = groups(c, 1, true, &digits);
        if (!plus || !peek_glued(c, 1) || digits < 8) return 0;
        say_groups(c, plus + 1);
        return plus + 1;
    }
    enum asked asked = asked_for(c);
    if (asked == NOBODY && called_after(c)) asked = PHONE;
    size_t tokens = groups(c, 0, asked == PHONE || peek(c, 0)->text.p[0] == '0' || blank_groups(c), &digits);
    if (!tokens) return 0;
    if (paid(c, (long)tokens)) asked = NOBODY;
    if (asked == DIGITS && counted(c, (long)tokens)) asked = NOBODY;
    bool by_cue = (asked == PHONE && digits >= 3 && (digits > 3 || peek_cue(c, -1, CUE_NUMBER_WORD))) || (asked == DIGITS && digits >= 4);
    by_cue = by_cue || train(c, digits, tokens);
    if (!by_cue && !looks_dialled(c, digits, tokens) && !pin_code(c, digits, tokens)) return 0;
    c->rule = by_cue ? "phone: after a cue" : "phone: by its shape";
    say_groups(c, tokens);
    return tokens;
}
