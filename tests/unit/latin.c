// Latin tokens: shapes, pieces, letter-to-sound, endings, and the whole reading with the shipped tables.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "say/latin.h"
#include "say/latin_parts.h"
#include "say/say.h"

static struct latin tables;
static arena mem;

static int open_tables(void **state) {
    struct err e = {0};
    (void)state;
    struct say *say = say_open("lexicon", &mem, &e);
    if (!say) return -1;
    tables = say_latin_tables(say);
    return 0;
}

static int close_tables(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

static void reads(const char *token, const char *spoken) {
    buf out = {0};
    struct latin_how how;
    latin_read(&tables, str_of(token), &out, &how);
    buf_char(&out, 0);
    assert_string_equal(out.p, spoken);
    buf_free(&out);
}

static void shapes(void **state) {
    static const struct {
        const char *token;
        enum latin_shape shape;
    } row[] = {
        {"report", LATIN_WORD}, {"Google", LATIN_WORD}, {"A", LATIN_WORD},        {"India's", LATIN_WORD},
        {"BJP", LATIN_CAPS},    {"MLAs", LATIN_PLURAL}, {"IndiaTV", LATIN_MIXED}, {"COVID2019", LATIN_MIXED},
        {"e-NAM", LATIN_MIXED}, {"AT&T", LATIN_OTHER},  {"", LATIN_OTHER},        {"Caf\xC3\xA9", LATIN_WORD},
    };
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        assert_int_equal(latin_shape(str_of(row[i].token)), row[i].shape);
}

static void pieces(void **state) {
    static const char *row[][2] = {
        {"NarendraModiApp", "Narendra Modi App"},
        {"DDNewsHindi", "DD News Hindi"},
        {"COVID2019", "COVID 2019"},
        {"kisan_andolan", "kisan andolan"},
        {"MLAsMeet", "MLAs Meet"},
        {"--", ""},
        {"PMModi", "PM Modi"},
        {"G20India", "G 20 India"},
        {"x", "x"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        buf out = {0};
        str rest = str_of(row[i][0]), piece;
        while (latin_piece(&rest, &piece)) {
            if (out.n) buf_char(&out, ' ');
            buf_str(&out, piece);
        }
        buf_char(&out, 0);
        assert_string_equal(out.p, row[i][1]);
        buf_free(&out);
    }
}

static void tokens(void **state) {
    (void)state;
    reads("BJP", "बीजेपी");
    reads("LIVE", "लाइव");
    reads("NASA", "नासा");
    reads("WHO", "डब्ल्यूएचओ");
    reads("Who", "हू");
    reads("MLAs", "एमएलए");
    reads("B.Tech", "बीटेक");
    reads("India\xE2\x80\x99s", "इंडियाज़");
    reads("Bhopal", "भोपाल");
    reads("Googles", "गूगल्स");
    reads("Manishankar", "मणिशंकर");
    reads("Ramgarh", "रामगढ़");
    reads("xtz", "एक्सटीज़ेड");
    reads("G20", "");
    reads("", "");
}

// every answer is Devanagari words, one blank between, whatever the bytes
static void hostile(void **state) {
    (void)state;
    unsigned seed = 1;
    for (int round = 0; round < 20000; round++) {
        char token[80];
        size_t n = (size_t)(rand_r(&seed) % 79);
        for (size_t i = 0; i < n; i++)
            token[i] = (char)(rand_r(&seed) % 4 ? "aeiouAbcdKhst-.'&\xC3\xA9_"[rand_r(&seed) % 21]
                                                : rand_r(&seed) % 256);
        buf out = {0};
        struct latin_how how;
        if (latin_read(&tables, (str){token, n}, &out, &how)) assert_true(out.n > 0);
        for (size_t i = 0; i < out.n; i++)
            assert_true((unsigned char)out.p[i] >= 0x80 || out.p[i] == ' ' || out.p[i] == '-');
        buf_free(&out);
    }
    char longest[100000];
    memset(longest, 'a', sizeof longest);
    buf out = {0};
    struct latin_how how;
    assert_true(latin_read(&tables, (str){longest, sizeof longest}, &out, &how));
    buf_free(&out);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(shapes), cmocka_unit_test(pieces),
                                       cmocka_unit_test(tokens),
                                       cmocka_unit_test(hostile)};
    return cmocka_run_group_tests(tests, open_tables, close_tables);
}
