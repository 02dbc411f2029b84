#include "say/latin_parts.h"

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80; }
static bool is_digit(char c) { return c >= '0' && c <= '9'; }
static bool is_part(char c) { return is_upper(c) || is_lower(c) || is_digit(c); }

enum latin_shape latin_shape(str t) {
    size_t upper = 0, lower = 0, later_upper = 0, other = 0, within = 0;
    for (size_t i = 0; i < t.n; i++) {
        char c = t.p[i];
        if (is_upper(c))
            upper++, later_upper += i > 0;
        else if (is_lower(c))
            lower++;
        else if (is_digit(c) || c == '-' || c == '_')
            within++;
        else if (c != '\'')
            other++;
    }
    if (other || !t.n) return LATIN_OTHER;
    if (within) return LATIN_MIXED;
    if (!lower) return upper > 1 ? LATIN_CAPS : LATIN_WORD;
    if (upper > 1 && lower == 1 && t.p[t.n - 1] == 's') return LATIN_PLURAL;
    return later_upper ? LATIN_MIXED : LATIN_WORD;
}

static bool cut_between(str s, size_t i) { // between s[i-1] and s[i]
    char a = s.p[i - 1], b = s.p[i], c = i + 1 < s.n ? s.p[i + 1] : 0;
    if (is_digit(a) != is_digit(b)) return true;
    if (is_lower(a) && is_upper(b)) return true;
    return is_upper(a) && is_upper(b) && is_lower(c) &&
           !(c == 's' && (i + 2 >= s.n || !is_lower(s.p[i + 2])));
}

bool latin_piece(str *rest, str *piece) {
    size_t from = 0, to;
    while (from < rest->n && !is_part(rest->p[from])) from++;
    if (from == rest->n) {
        *rest = str_sub(*rest, rest->n, rest->n);
        return false;
    }
    for (to = from + 1; to < rest->n && is_part(rest->p[to]) && !cut_between(*rest, to); to++) {
    }
    *piece = str_sub(*rest, from, to);
    *rest = str_sub(*rest, to, rest->n);
    return true;
}
