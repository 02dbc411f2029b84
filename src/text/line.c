// line: "• दूसरी मांग" begins with a bullet, "...करते हैं।" ends in a stop
#include "text/line.h"

#include <string.h>

#include "base/utf8.h"

str line_first_word(str s) { return str_sub(s, 0, str_find(s, S(" "))); }

str line_last_word(str s) {
    size_t i = s.n;
    while (i && s.p[i - 1] != ' ') i--;
    return str_sub(s, i, s.n);
}

bool line_stops(str s) {
    for (size_t before = s.n + 1; s.n && s.n < before;) { // what closes a quote or bracket behind the stop
        before = s.n;
        if (strchr("\"')]", s.p[s.n - 1])) s.n--;
        else if (str_ends(s, S("\xE2\x80\x9D")) || str_ends(s, S("\xE2\x80\x99"))) s.n -= 3;
    }
    return s.n && (str_ends(s, S("\xE0\xA5\xA4")) || str_ends(s, S("\xE2\x80\xA6")) || strchr(".?!|:", s.p[s.n - 1]));
}

bool line_has_letters(str s) {
    for (size_t i = 0, n; i < s.n; i += n) {
        uint32_t c = utf8_decode(str_sub(s, i, s.n), &n);
        if (utf8_is_devanagari(c) || (c < 0x80 && ((c | 32) >= 'a') && (c | 32) <= 'z') || (c >= '0' && c <= '9')) return true;
    }
    return false;
}

// • ● ▪ ➤ ✅ and emoji of every kind
static bool is_sign(uint32_t c) {
    return (c >= 0x2190 && c <= 0x21FF) || (c >= 0x25A0 && c <= 0x27BF) || (c >= 0x2B00 && c <= 0x2BFF) || (c >= 0x1F000 && c <= 0x1FAFF) ||
           c == 0x2022 || c == 0x2023 || c == 0x2043 || c == 0x25E6 || c == 0x00B7 || c == 0xFE0F || c == 0x200D;
}

static size_t signs(str s) { // with the blanks between and behind them
    size_t i = 0, n;
    while (i < s.n && (is_sign(utf8_decode(str_sub(s, i, s.n), &n)) || (i && s.p[i] == ' '))) i += n;
    return i;
}

static size_t dash(str s) { // "– "
    bool is = str_starts(s, S("\xE2\x80\x93 ")) || str_starts(s, S("\xE2\x80\x94 "));
    return is ? 4 : 0;
}

// "• ", "- ", "1. ", "2) ": how long the mark is, 0 for none
size_t line_bullet(str s) {
    size_t mark = signs(s) ? signs(s) : dash(s);
    if (mark) return mark;
    if (s.n > 2 && strchr("-*+", s.p[0]) && s.p[1] == ' ') return 2;
    size_t d = 0;
    while (d < s.n && d < 3 && s.p[d] >= '0' && s.p[d] <= '9') d++;
    size_t cap = d && str_starts(str_sub(s, d, s.n), S("\xEF\xB8\x8F")) ? d + 3 : d; // 1 in a keycap
    if (d && str_starts(str_sub(s, cap, s.n), S("\xE2\x83\xA3"))) return cap + 3;
    return d && d + 1 < s.n && (s.p[d] == '.' || s.p[d] == ')') && s.p[d + 1] == ' ' ? d + 2 : 0;
}

size_t line_heading(str s) { // Markdown
    size_t n = 0;
    while (n < s.n && n < 6 && s.p[n] == '#') n++;
    return n && n < s.n && s.p[n] == ' ' ? n + 1 : 0;
}

size_t line_quote(str s) { return s.n > 2 && s.p[0] == '>' ? (s.p[1] == ' ' ? 2u : 1u) : 0; }

bool line_starts_block(str s) { return line_bullet(s) || line_heading(s) || line_quote(s); }

size_t line_width(str s) { return s.n > 3 * LINE_WIDEST ? s.n / 3 : utf8_count(s); } // a line so long needs no exact width

// The first word below had no room above, in a column so wide
bool line_has_no_room(str above, str below, size_t width) { return line_width(above) + 1 + line_width(line_first_word(below)) > width; }
