// Chapters: found from marks, side by side, with their titles as written.
#include "rig.h"

#include "audio/chapters.h"

enum { RATE = 1000, HEAD = 0, SUB = 1, PARA = 2 };

struct given { enum starts starts; uint8_t kind; const char *written; };

// every word 100 frames in a chunk of its own, its mark 5 frames early
static void say(struct chapters *c, const struct given *w, size_t n) {
    static const int16_t silence[100];
    for (size_t i = 0; i < n; i++) {
        struct mark m = {.frame = -5, .frames = 90, .written = str_of(w[i].written), .starts = w[i].starts, .kind = w[i].kind};
        struct chunk chunk = {silence, 100, &m, 1};
        chapters_take(c, &chunk);
    }
}

static void check(const struct chapters *c, size_t i, int64_t from, int64_t to, bool part, const char *title) {
    assert_true(i < c->n);
    assert_int_equal(c->v[i].from, from);
    assert_int_equal(c->v[i].to, to);
    assert_int_equal(c->v[i].part, part);
    str t = chapter_title(&c->v[i]);
    if (!str_eq(t, str_of(title))) fail_msg("chapter %zu: \"%.*s\", not \"%s\"", i, STR_ARG(t), title);
}

static void articles_and_parts(void **state) {
    (void)state;
    static const struct given w[] = {
        {STARTS_ARTICLE, HEAD, "Rain "}, {STARTS_WORD, HEAD, "and wind. "}, {STARTS_SENTENCE, HEAD, "Again"},
        {STARTS_BLOCK, PARA, "It "}, {STARTS_SENTENCE, PARA, "rains."},
        {STARTS_BLOCK, SUB, "What\nnow? "}, {STARTS_BLOCK, PARA, "Stay."},
        {STARTS_ARTICLE, HEAD, "Sport"}, {STARTS_BLOCK, PARA, "Won."},
    };
    struct chapters c = {.rate = RATE, .heads = 1u << HEAD | 1u << SUB};
    say(&c, w, sizeof w / sizeof *w);
    assert_int_equal(c.n, 3);
    check(&c, 0, 0, 495, false, "Rain and wind. Again");
    check(&c, 1, 495, 695, true, "What now?");
    check(&c, 2, 695, 900, false, "Sport");
    assert_int_equal(chapter_ms(&c, 495), 495);
    chapters_free(&c);
}

static void an_article_without_headline_has_its_first_sentence(void **state) {
    (void)state;
    static const struct given w[] = {
        {STARTS_ARTICLE, PARA, "One "}, {STARTS_WORD, PARA, "two. "}, {STARTS_SENTENCE, PARA, "Three."}, {STARTS_BLOCK, PARA, "Four."},
    };
    struct chapters c = {.rate = RATE, .heads = 1u << HEAD};
    say(&c, w, 4);
    assert_int_equal(c.n, 1);
    check(&c, 0, 0, 400, false, "One two.");
    chapters_free(&c);
}

static void a_long_title_is_cut_at_a_word(void **state) {
    (void)state;
    struct chapters c = {.rate = RATE, .heads = 1u << HEAD};
    for (int i = 0; i < 40; i++) say(&c, &(struct given){i ? STARTS_WORD : STARTS_ARTICLE, HEAD, "\u0928\u092E\u0938\u094D "}, 1);
    str t = chapter_title(&c.v[0]);
    assert_true(str_ends(t, str_of("\u0938\u094D\u2026")));
    assert_int_equal(t.n, 20 * 13 - 1 + 3); // twenty words of four letters and a blank are a hundred
    chapters_free(&c);
}

static void no_marks_no_chapters(void **state) {
    (void)state;
    struct chapters c = {.rate = RATE};
    struct chunk chunk = {.frames = 0};
    chapters_take(&c, &chunk);
    assert_int_equal(c.n, 0);
    chapters_free(&c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(articles_and_parts),
        cmocka_unit_test(an_article_without_headline_has_its_first_sentence),
        cmocka_unit_test(a_long_title_is_cut_at_a_word),
        cmocka_unit_test(no_marks_no_chapters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
