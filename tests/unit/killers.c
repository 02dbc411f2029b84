// What is known to crash or hang eSpeak, handed to it directly: the words around it are heard all the same.
#include "rig.h"

#include "audio/null.h"

static const char good[] = " [[s@rk'a:r]] ";

// <mark 0> good <mark 1> killer <mark 2> good, as one clause
static void add_utterance(buf *b, const void *killer, size_t n) {
    b->n = 0;
    buf_fmt(b, "<mark name=\"0\"/>%s<mark name=\"1\"/> ", good);
    buf_add(b, killer, n);
    buf_fmt(b, " <mark name=\"2\"/>%s.", good);
}

static void repeat(buf *b, const char *piece, size_t times) {
    for (b->n = 0; times--;) buf_str(b, str_of(piece));
}

static uint32_t random_state = 12345;
static void random_bytes(buf *b, size_t n) {
    for (b->n = 0; n--;) {
        random_state = random_state * 1664525u + 1013904223u;
        char c = (char)(random_state >> 24);
        buf_char(b, c == '<' || c == '\0' ? 'x' : c);
    }
}

static size_t survives(struct engine en, struct memory *m, const buf *killer) {
    static const struct utter_mark mark[3] = {{.src = {0, 1}, .word = {"a", 1}, .starts = STARTS_SENTENCE}, {.src = {1, 2}, .word = {"b", 1}}, {.src = {2, 3}, .word = {"c", 1}}};
    struct err e = {0};
    buf text = {0};
    size_t before = m->marks;
    add_utterance(&text, killer->p, killer->n);
    struct utterance u = {.text = buf_view(&text), .mark = mark, .marks = 3, .pause = 100, .tone = {170, 50, 50, 100}};
    if (!en.ops->put(en.self, &u, memory_sink(m), &e) || !en.ops->finish(en.self, memory_sink(m), &e)) fail_msg("%s", e.what);
    buf_free(&text);
    assert_int_equal(m->marks, before + 3);
    return en.report->skipped;
}

static void the_known_killers(void **state) {
    (void)state;
    struct rig r;
    struct err e = {0};
    rig_open(&r, "samachar");
    struct engine_options o = {.jobs = 2, .voice = &r.voice, .timeout_ms = 3000};
    struct engine en = espeak_engine(&o, &e);
    struct memory *m = memory_new();
    buf k = {0};
    for (int round = 0; round < 5; round++) {
        repeat(&k, "\xF0\x9F\x98\x80", 2), survives(en, m, &k);
        repeat(&k, "\xF0\x9F\x98\x80", 40), survives(en, m, &k);
        repeat(&k, "%", 30), survives(en, m, &k);
        repeat(&k, "=", 30), survives(en, m, &k);
        repeat(&k, "\xC2\xA9", 30), survives(en, m, &k);
        repeat(&k, "%", 5000), survives(en, m, &k);
        repeat(&k, "\xE0\xA4\x95", 9000), survives(en, m, &k);
        repeat(&k, "[[k@", 2000), survives(en, m, &k);
        repeat(&k, "k@", 20000), survives(en, m, &k);
        repeat(&k, "a", 1000000), survives(en, m, &k);
        for (int i = 0; i < 20; i++) random_bytes(&k, 1 + (size_t)i * 37), survives(en, m, &k);
    }
    print_message("killers: %zu chunks, %zu tried again, %zu words left out\n", en.report->chunks, en.report->retried, en.report->skipped);
    en.ops->close(en.self);
    buf_free(&k);
    memory_free(m);
    rig_close(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(the_known_killers)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
