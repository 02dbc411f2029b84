// pron/: the golden phones, spellings of one word, and every mnemonic through eSpeak itself.
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <espeak-ng/espeak_ng.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tsv.h"
#include "pron/pron.h"

static struct pron *pron;
static arena mem;

static int open_pron(void **state) {
    (void)state;
    struct err e = {0};
    pron = pron_open("lexicon", &mem, &e);
    if (!pron) fprintf(stderr, "%s: %s\n", e.where, e.what);
    return pron ? 0 : -1;
}

static int close_pron(void **state) {
    (void)state;
    arena_free(&mem);
    return 0;
}

static const char *say(str word) {
    static struct pron_result r;
    pron_word(pron, word, &r);
    return r.phones;
}

// rows of `path`: word <TAB> phones
static void phones_are(const char *path, int least) {
    struct tsv t;
    struct tsv_row r;
    struct err e = {0};
    int rows = 0;
    assert_true(tsv_open(&t, path, &e));
    for (; tsv_next(&t, &r); rows++) {
        const char *said = say(r.field[0]);
        if (!str_eq(str_of(said), r.field[1]))
            fail_msg("%s:%d: %.*s is %s, was %.*s", path, r.line, STR_ARG(r.field[0]), said,
                     STR_ARG(r.field[1]));
    }
    assert_true(rows >= least);
    tsv_close(&t);
}

static void golden(void **state) {
    (void)state;
    phones_are("tests/golden/phones_3000.tsv", 3000);
}

static void hard_words(void **state) {
    (void)state;
    phones_are("tests/pron/hard.tsv", 100);
}

// each row: spellings of one word, which must sound the same
static void variants(void **state) {
    (void)state;
    struct tsv t;
    struct tsv_row r;
    struct err e = {0};
    assert_true(tsv_open(&t, "tests/pron/variants.tsv", &e));
    while (tsv_next(&t, &r)) {
        char first[PRON_MAX];
        snprintf(first, sizeof first, "%s", say(r.field[0]));
        assert_true(first[0]);
        for (int i = 1; i < r.fields; i++) {
            const char *said = say(r.field[i]);
            if (strcmp(first, said))
                fail_msg("variants.tsv:%d: %.*s is %s, %.*s is %s", r.line, STR_ARG(r.field[0]), first,
                         STR_ARG(r.field[i]), said);
        }
    }
    tsv_close(&t);
}

static void tables_are_known(void **state) {
    (void)state;
    struct err e = {0};
    if (!pron_check(pron, &e)) fail_msg("%s: %s", e.where, e.what);
}

static void bad_tables(void **state) {
    (void)state;
    char path[] = "/tmp/vachan-pron-XXXXXX";
    int fd = mkstemp(path);
    FILE *f = fdopen(fd, "w");
    fputs("\xe0\xa4\x95\tk'Va\n\xe0\xa4\x96\tk'#\n", f);
    fclose(f);
    struct err e = {0};
    arena own = {0};
    struct pron *p = pron_open("lexicon", &own, &e);
    assert_true(pron_add(p, path, &e));
    assert_false(pron_check(p, &e));
    assert_non_null(strstr(e.where, ":1:"));
    struct pron_result r;
    pron_word(p, S("\xe0\xa4\x95"), &r);
    assert_string_equal(r.phones, "k'Va"); // a user's row wins, known or not: check says so
    assert_int_equal(r.line, 1);
    e = (struct err){0};
    assert_false(pron_add(p, "/nonexistent.tsv", &e));
    assert_int_equal(e.code, EX_NOINPUT);
    e = (struct err){0};
    assert_null(pron_open("/nonexistent", &own, &e));
    assert_int_equal(e.code, EX_NOINPUT);
    arena_free(&own);
    remove(path);
}

static void odd_words(void **state) {
    (void)state;
    assert_string_equal(say(S("")), "");
    assert_string_equal(say(S("abc 123 !?")), "");
    assert_string_equal(say(S("\xff\xfe\xe0\xa4")), "");
    assert_string_equal(say(S("\xe0\xa5\x8d\xe0\xa5\x8d")), ""); // viramas alone
    size_t n = 1 << 20;
    char *big = malloc(n);
    for (size_t i = 0; i + 3 <= n; i += 3) memcpy(big + i, "\xe0\xa4\x95", 3);
    struct pron_result r;
    pron_word(pron, (str){big, n}, &r); // linear, cut at a syllable
    assert_true(r.n > 300 && r.n < PRON_MAX);
    free(big);
}

// ---- eSpeak reads the mnemonics back

// eSpeak's own way of writing: r closing a syllable is *, a double n is nn, i: out of stress is i, a glide is
// ;
static void plain(const char *text, char *out) {
    size_t n = 0;
    for (const char *p = text; *p; p++) {
        if (strchr("'%,; ", *p)) continue;
        char c = *p == '*' ? 'r' : *p;
        bool schwa = c == '@' || c == 'V';
        if (schwa) {
            out[n++] = p[1] == '~' ? 'V' : '@';
            if (p[1] == '2' || p[1] == '3' || p[1] == '-') p++;
        } else if (c == ':') {
            if (n && !strchr("iu", out[n - 1])) out[n++] = ':';
        } else {
            out[n++] = c;
        }
    }
    out[n] = 0;
}

// C: for CC
static void undouble(char *s) {
    char *to = s;
    for (char *p = s; *p;) {
        size_t len = 1;
        while (p[len] && strchr("#.^h~", p[len])) len++;
        if (p[len] == ':' && !strchr("aeoEO", p[0])) {
            for (size_t i = 0; i < len; i++) *to++ = p[i];
            p += len + 1;
            continue;
        }
        if (!strncmp(p, p + len, len) && !strchr("aeiouIUEO@V", p[0])) {
            p += len;
            continue;
        }
        if (p[0] != '#' && len == 1 && p[1] == p[0] && !strchr("aeiouIUEO@V", p[0])) p++; // kk#
        for (size_t i = 0; i < len; i++) *to++ = *p++;
    }
    *to = 0;
}

static int no_sound(short *wav, int samples, espeak_EVENT *events) {
    return (void)wav, (void)samples, (void)events, 0;
}

static bool survives(const char *phones) {
    char text[PRON_MAX + 8], *trace = NULL, sent[2 * PRON_MAX], back[2 * PRON_MAX];
    size_t size = 0;
    FILE *f = open_memstream(&trace, &size);
    espeak_SetPhonemeTrace(espeakPHONEMES_SHOW, f);
    int n = snprintf(text, sizeof text, "[[%s]]", phones);
    espeak_Synth(text, (size_t)n + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8 | espeakPHONEMES, NULL, NULL);
    espeak_SetPhonemeTrace(0, NULL);
    fclose(f);
    trace[strcspn(trace, "\n")] = 0;
    plain(phones, sent), plain(trace, back);
    undouble(sent), undouble(back);
    bool same = !strcmp(sent, back);
    if (!same) fprintf(stderr, "%s came back as %s (%s, %s)\n", phones, trace, sent, back);
    free(trace);
    return same;
}

static void espeak_reads_them_back(void **state) {
    (void)state;
    static const char *const path[] = {"tests/golden/phones_3000.tsv", "lexicon/words.tsv",
                                       "tests/pron/hard.tsv"};
    espeak_ng_InitializePath(NULL);
    espeak_ng_Initialize(NULL);
    espeak_ng_InitializeOutput(ENOUTPUT_MODE_SYNCHRONOUS, 0, NULL); // no device, no thread
    espeak_SetVoiceByName("hi");
    espeak_SetSynthCallback(no_sound);
    espeak_SetParameter(espeakRATE, 450, 0);
    int lost = 0;
    for (size_t i = 0; i < sizeof path / sizeof *path; i++) {
        struct tsv t;
        struct tsv_row r;
        struct err e = {0};
        assert_true(tsv_open(&t, path[i], &e));
        while (tsv_next(&t, &r)) lost += !survives(say(r.field[0]));
        tsv_close(&t);
    }
    espeak_Terminate();
    assert_int_equal(lost, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden),
        cmocka_unit_test(hard_words),
        cmocka_unit_test(variants),
        cmocka_unit_test(tables_are_known),
        cmocka_unit_test(bad_tables),
        cmocka_unit_test(odd_words),
        cmocka_unit_test(espeak_reads_them_back),
    };
    return cmocka_run_group_tests_name("pron", tests, open_pron, close_pron);
}
