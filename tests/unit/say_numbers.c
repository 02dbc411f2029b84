// Oracles: every integer to a million, the edges of the scales, every date of two centuries, every minute of the day.
//
//     "कुल 422087 लोग" -> चार लाख बाईस हज़ार सत्तासी -> 422087, read back by a reader that shares nothing with say/
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/map.h"
#include "say/say.h"

static struct say *say;
static arena tables, sentence_mem;
static struct map value_of;  // a number word -> its value + 1
static str word_of[101];
static struct tokens tokens;
static struct words words;

static const char *const month[] = {"जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"};

static int open_tables(void **state) {
    struct err e = {0};
    struct tsv t;
    struct tsv_row r;
    (void)state;
    say = say_open("lexicon", &tables, &e);
    if (!say || !tsv_open(&t, "lexicon/numbers.tsv", &e)) return -1;
    value_of = map_new(&tables, 256);
    while (tsv_next(&t, &r)) {
        unsigned v = 0;
        for (size_t i = 0; i < r.field[0].n; i++) v = v * 10 + (unsigned)(r.field[0].p[i] - '0');
        if (v > 100) continue;
        uint32_t twice;
        if (map_get(&value_of, r.field[1], &twice)) return -1; // two numbers said alike
        map_put(&value_of, r.field[1], v + 1);
        word_of[v] = r.field[1];
    }
    return 0;
}

static int close_tables(void **state) {
    (void)state;
    tokens_free(&tokens);
    words_free(&words);
    arena_free(&sentence_mem);
    arena_free(&tables);
    return 0;
}

// What is said for `text`, words parted by blanks, until the next call
static const char *said(const char *text) {
    static char out[600];
    struct map_run run = {0};
    struct block block = {.text = str_of(text), .map = &run, .maps = 1};
    struct sentence s = {.text = block.text, .block = &block, .last = true};
    size_t n = 0;
    words.n = 0;
    arena_reset(&sentence_mem);
    scan(s.text, &tokens);
    say_sentence(say, &s, &tokens, &sentence_mem, &words);
    for (size_t i = 0; i < words.n; i++) n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s", i ? " " : "", STR_ARG(words.v[i].text));
    return out;
}

// ---- the reader back ----

static uint64_t scale(str word) {
    static const struct { const char *word; uint64_t times; } scales[] = {
        {"हज़ार", 1000u}, {"लाख", 100000u}, {"करोड़", 10000000u}, {"अरब", 1000000000u}, {"खरब", 100000000000u},
        {"नील", 10000000000000u}, {"पद्म", 1000000000000000u}, {"शंख", 100000000000000000u}};
    for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
        if (str_eq(word, str_of(scales[i].word))) return scales[i].times;
    return 0;
}

// The value of spoken words from..to; UINT64_MAX for what is no number
static uint64_t read_back(size_t from, size_t to) {
    uint64_t sum = 0, group = 0, last = UINT64_MAX;
    for (size_t i = from; i < to; i++) {
        str w = words.v[i].text;
        uint32_t v;
        uint64_t s = scale(w);
        if (s) {
            if (!group || s >= last) return UINT64_MAX; // scales fall
            sum += group * s;
            last = s;
            group = 0;
        } else if (!map_get(&value_of, w, &v)) return UINT64_MAX;
        else if (v - 1 == 100) group = group ? group * 100 : 100;
        else if (group % 100) return UINT64_MAX; // two numbers below a hundred side by side
        else group += v - 1;
    }
    return sum + group;
}

static void check_integer(const char *digits, uint64_t value) {
    char text[80];
    snprintf(text, sizeof text, "कुल %s लोग", digits);
    const char *heard = said(text);
    if (words.n < 3 || read_back(1, words.n - 1) != value) fail_msg("%s: %s", text, heard);
}

static void every_integer_to_a_million(void **state) {
    (void)state;
    char digits[24];
    for (unsigned v = 0; v <= 1000000; v++) {
        snprintf(digits, sizeof digits, "%u", v);
        check_integer(digits, v);
    }
}

// 1,23,45,678
static void with_commas(uint64_t v, char out[40]) {
    char plain[24];
    int n = snprintf(plain, sizeof plain, "%llu", (unsigned long long)v), at = 0;
    for (int i = 0; i < n; i++) {
        int left = n - i; // digits from here on
        if (i && (left == 3 || (left > 3 && left % 2 == 1))) out[at++] = ',';
        out[at++] = plain[i];
    }
    out[at] = 0;
}

static void edges_of_the_scales(void **state) {
    (void)state;
    char digits[40];
    uint64_t ten = 1;
    for (int k = 0; k < 18; k++, ten *= 10)
        for (int d = -1; d <= 1; d++)
            for (uint64_t times = 1; times <= 9; times++) {
                with_commas(ten * times + (uint64_t)(int64_t)d, digits);
                check_integer(digits, ten * times + (uint64_t)(int64_t)d);
            }
}

// ---- dates ----

static int year_words(char *out, size_t room, unsigned year) {
    if (year >= 2000 && year < 2100)
        return year == 2000 ? snprintf(out, room, "दो हज़ार") : snprintf(out, room, "दो हज़ार %.*s", STR_ARG(word_of[year % 100]));
    if (year % 100 == 0) return snprintf(out, room, "%.*s सौ", STR_ARG(word_of[year / 100]));
    return snprintf(out, room, "%.*s सौ %.*s", STR_ARG(word_of[year / 100]), STR_ARG(word_of[year % 100]));
}

static unsigned days_in(unsigned m, unsigned y) {
    static const unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return days[m - 1] + (m == 2 && ((y % 4 == 0 && y % 100) || y % 400 == 0));
}

static void check_date(unsigned d, unsigned m, unsigned y) {
    static const char *const layout[] = {"%1$02u/%2$02u/%3$u", "%1$u-%2$u-%3$u", "%1$02u.%2$02u.%3$u", "%3$u-%2$02u-%1$02u"};
    char text[120], want[200], yearly[100];
    year_words(yearly, sizeof yearly, y);
    snprintf(want, sizeof want, "%.*s %s %s", STR_ARG(word_of[d]), month[m - 1], yearly);
    for (size_t i = 0; i < sizeof layout / sizeof *layout; i++) {
        snprintf(text, sizeof text, layout[i], d, m, y);
        const char *heard = said(text);
        if (strcmp(heard, want)) fail_msg("%s: %s, wanted %s", text, heard, want);
    }
    for (int comma = 0; comma < 2; comma++) {
        snprintf(text, sizeof text, "%u %s%s %u", d, month[m - 1], comma ? "," : "", y);
        const char *heard = said(text);
        if (strcmp(heard, want)) fail_msg("%s: %s, wanted %s", text, heard, want);
    }
}

static void every_date_of_two_centuries(void **state) {
    (void)state;
    for (unsigned y = 1900; y <= 2100; y++)
        for (unsigned m = 1; m <= 12; m++)
            for (unsigned d = 1; d <= days_in(m, y); d++) check_date(d, m, y);
}

// ---- times ----

static void clock_words(char *out, size_t room, unsigned h, unsigned m) {
    bool twelve = h >= 1 && h <= 12;
    if (m == 0) snprintf(out, room, "%.*s बजे", STR_ARG(word_of[h]));
    else if (twelve && m == 15) snprintf(out, room, "सवा %.*s बजे", STR_ARG(word_of[h]));
    else if (twelve && m == 30 && h <= 2) snprintf(out, room, "%s बजे", h == 1 ? "डेढ़" : "ढाई");
    else if (twelve && m == 30) snprintf(out, room, "साढ़े %.*s बजे", STR_ARG(word_of[h]));
    else if (twelve && m == 45) snprintf(out, room, "पौने %.*s बजे", STR_ARG(word_of[h % 12 + 1]));
    else snprintf(out, room, "%.*s बजकर %.*s मिनट", STR_ARG(word_of[h]), STR_ARG(word_of[m]));
}

static void every_minute_of_the_day(void **state) {
    static const char *const layout[] = {"%u:%02u", "%02u:%02u", "%02u:%02u:00", "%u:%02u बजे तक", "%u.%02u बजे तक"};
    char text[80], want[200];
    (void)state;
    for (unsigned h = 0; h < 24; h++)
        for (unsigned m = 0; m < 60; m++)
            for (size_t i = 0; i < sizeof layout / sizeof *layout; i++) {
                snprintf(text, sizeof text, layout[i], h, m);
                clock_words(want, sizeof want - 8, h, m);
                if (i >= 3) strcat(want, " तक");
                const char *heard = said(text);
                if (strcmp(heard, want)) fail_msg("%s: %s, wanted %s", text, heard, want);
            }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_integer_to_a_million),
        cmocka_unit_test(edges_of_the_scales),
        cmocka_unit_test(every_date_of_two_centuries),
        cmocka_unit_test(every_minute_of_the_day),
    };
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
