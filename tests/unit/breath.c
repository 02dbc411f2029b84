// Breath groups against sentences marked by hand, and the limits eSpeak sets.
#include "rig.h"

#include "base/tsv.h"
#include "speech/breath.h"
#include <unistd.h>

enum { DUE = 1, ALLOWED = 2 };

// "a b | c" -> words and, for each, what is due after it
static size_t read_marked(str line, struct word *w, int *want) {
    size_t n = 0;
    for (str piece; str_split(&line, ' ', &piece);) {
        if (str_eq(piece, S("|"))) want[n - 1] = DUE;
        else if (str_eq(piece, S("/"))) want[n - 1] = ALLOWED;
        else if (piece.n) w[n] = (struct word){.text = piece, .phones = S("k'a:")}, want[n++] = 0;
    }
    w[n - 1].gap = GAP_STOP;
    return n;
}

struct agreement { int due, hit, made, wrong, longest; };

static void compare(const struct breath *b, const struct voice *v, str line, struct agreement *a) {
    struct word w[100];
    str phones[100];
    int want[100], rest[100], group = 0;
    size_t n = read_marked(line, w, want);
    for (size_t i = 0; i < n; i++) phones[i] = w[i].phones;
    breath_place(b, v, w, phones, n, rest);
    bool differs = false;
    for (size_t i = 0; i < n; i++) {
        bool breath = rest[i] != BREATH_NONE && i + 1 < n;
        group = rest[i] == BREATH_NONE ? group + 1 : 0;
        if (group + 1 > a->longest) a->longest = group + 1;
        a->due += want[i] == DUE, a->hit += breath && want[i] == DUE;
        a->made += breath, a->wrong += breath && !want[i];
        differs = differs || (breath && !want[i]) || (!breath && want[i] == DUE);
    }
    if (!differs || !getenv("VERBOSE")) return;
    for (size_t i = 0; i < n; i++) print_message("%.*s %s", STR_ARG(w[i].text), rest[i] != BREATH_NONE ? "| " : "");
    print_message("\n");
}

static struct agreement agreement(const char *marked) {
    struct agreement a = {0};
    struct rig r;
    struct err e = {0};
    struct tsv t;
    struct tsv_row row;
    rig_open(&r, "samachar");
    struct breath *b = breath_open("lexicon", &r.mem, &e);
    assert_true(tsv_open(&t, marked, &e));
    while (tsv_next(&t, &row)) compare(b, &r.voice, row.field[0], &a);
    tsv_close(&t);
    print_message("# breaths, %s: %d of %d due ones made, %d made, %d of them where none was marked; longest group %d words\n",
                  marked, a.hit, a.due, a.made, a.wrong, a.longest);
    rig_close(&r);
    return a;
}

static void agrees_with_the_ear(void **state) {
    (void)state;
    struct agreement a = agreement("tests/unit/breath.tsv");
    assert_true(a.hit * 10 >= a.due * 9);
    assert_true(a.wrong * 10 <= a.made * 2);
    assert_true(a.longest <= 12);
}

static void agrees_where_it_was_not_tuned(void **state) {
    (void)state;
    struct agreement a = agreement("tests/unit/breath_unseen.tsv");
    assert_true(a.hit * 10 >= a.due * 7);
    assert_true(a.wrong * 10 <= a.made * 3);
    assert_true(a.longest <= 12);
}

static size_t place(struct rig *r, const struct breath *b, size_t n, size_t phone_bytes, bool glued, int *rest) {
    static char phones[PRON_MAX + 1];
    struct word *w = calloc(n, sizeof *w);
    str *p = calloc(n, sizeof *p);
    memset(phones, 'a', sizeof phones);
    for (size_t i = 0; i < n; i++) w[i] = (struct word){.text = S("x"), .glued = glued}, p[i] = (str){phones, phone_bytes};
    breath_place(b, &r->voice, w, p, n, rest);
    size_t longest = 0, bytes = 0;
    for (size_t i = 0; i < n; i++) {
        bytes += p[i].n + 12;
        if (bytes > longest) longest = bytes;
        if (rest[i] != BREATH_NONE) bytes = 0;
    }
    free(w), free(p);
    return longest;
}

static void nothing_is_longer_than_espeak_takes(void **state) {
    (void)state;
    struct rig r;
    struct err e = {0};
    static int rest[4000];
    rig_open(&r, "samachar");
    struct breath *b = breath_open("lexicon", &r.mem, &e);
    assert_true(place(&r, b, 4000, 10, false, rest) < 800);
    assert_true(place(&r, b, 500, 10, true, rest) < 800);
    assert_true(place(&r, b, 60, 200, false, rest) < 800);
    assert_true(place(&r, b, 60, PRON_MAX, true, rest) < 800);
    rig_close(&r);
}

static void names_are_not_parted(void **state) {
    (void)state;
    struct rig r;
    struct err e = {0};
    int rest[14];
    rig_open(&r, "samachar");
    struct breath *b = breath_open("lexicon", &r.mem, &e);
    place(&r, b, 14, 5, true, rest);
    for (int i = 0; i < 13; i++) assert_int_equal(rest[i], BREATH_NONE);
    rig_close(&r);
}

static void fast_voices_do_not_breathe(void **state) {
    (void)state;
    struct rig r;
    struct err e = {0};
    int rest[30];
    rig_open(&r, "samachar");
    struct breath *b = breath_open("lexicon", &r.mem, &e);
    r.voice.tone.rate = 400;
    place(&r, b, 30, 5, false, rest);
    for (int i = 0; i < 29; i++) assert_int_equal(rest[i], BREATH_NONE);
    rig_close(&r);
}

static void bad_rows_are_named(void **state) {
    (void)state;
    static const struct { const char *row, *where; } bad[] = {
        {"a\t3", ":2:5"}, {"a\t11\t0", ":2:3"}, {"a\t1\ty", ":2:5"}, {"\t1\t1", ":2:1"}, {"b\t1\t1\nb\t1\t1", ":3:1"}};
    char dir[] = "/tmp/vachan-breath-XXXXXX", path[80];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/breath.tsv", dir);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        FILE *f = fopen(path, "w");
        fprintf(f, "# head\n%s\n", bad[i].row);
        fclose(f);
        arena mem = {0};
        struct err e = {0};
        assert_null(breath_open(dir, &mem, &e));
        assert_int_equal(e.code, EX_CONFIG);
        assert_string_equal(e.where + strlen(path), bad[i].where);
        arena_free(&mem);
    }
    unlink(path), rmdir(dir);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_the_ear),
        cmocka_unit_test(agrees_where_it_was_not_tuned),
        cmocka_unit_test(nothing_is_longer_than_espeak_takes),
        cmocka_unit_test(names_are_not_parted),
        cmocka_unit_test(fast_voices_do_not_breathe),
        cmocka_unit_test(bad_rows_are_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
