#include "text/headline.h"

enum { PLACE_WORDS = 3 };

size_t common_words(str a, str b) {
    size_t common = 0;
    for (str word; str_split(&a, ' ', &word);) {
        str among = b;
        bool hit = false;
        for (str other; word.n && !hit && str_split(&among, ' ', &other);) hit = str_eq(word, other);
        common += hit;
    }
    return common;
}

size_t words_in(str s) {
    size_t n = s.n > 0;
    for (size_t i = 0; i < s.n; i++) n += s.p[i] == ' ';
    return n;
}

static str unquoted(str s) { // without what closes a quote or bracket behind the stop
    for (;;) {
        if (s.n && strchr("\"')]", s.p[s.n - 1])) s.n--;
        else if (str_ends(s, S("\xE2\x80\x9D")) || str_ends(s, S("\xE2\x80\x99"))) s.n -= 3;
        else return s;
    }
}

bool ends_sentence(str s) {
    s = unquoted(s);
    return str_ends(s, S("\xE0\xA5\xA4")) || str_ends(s, S("?")) || str_ends(s, S("!")) || str_ends(s, S("."));
}

bool has_dateline(str s) {
    size_t danda = str_find(s, S("\xE0\xA5\xA4 ")), colon = str_find(s, S(": ")), end = danda < colon ? danda : colon;
    return end < s.n && words_in(str_sub(s, 0, end)) <= PLACE_WORDS;
}

str without_site(str s) {
    size_t bar = str_find(s, S(" | ")), dash = s.n;
    for (size_t i = 0; i + 2 < s.n; i++)
        if (s.p[i] == ' ' && s.p[i + 1] == '-' && s.p[i + 2] == ' ') dash = i;
    if (bar < s.n) return str_sub(s, 0, bar);
    return dash < s.n && dash * 2 > s.n ? str_sub(s, 0, dash) : s;
}
