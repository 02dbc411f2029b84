// Voices: the tables of voices/ as they stand, what is wrong in one is named, and none of them clips.
#include "rig.h"

#include "base/tsv.h"
#include <sys/stat.h>
#include <unistd.h>

static void the_voices_there_are(void **state) {
    (void)state;
    arena mem = {0};
    struct err e = {0};
    struct voice *v;
    size_t n = voice_list("voices", &mem, &v, &e);
    if (!n) fail_msg("%s: %s", e.where, e.what);
    assert_true(n >= 5);
    for (size_t i = 0; i < n; i++) {
        assert_true(v[i].about.n > 0);
        assert_int_equal(v[i].own_rate, v[i].tone.rate);
        if (i) assert_true(str_cmp(v[i - 1].name, v[i].name) < 0);
    }
    arena_free(&mem);
}

static int peak_of(const struct memory *m) {
    int peak = 0;
    for (size_t i = 0; i < m->frames; i++) {
        if (abs(m->pcm[i]) > peak) peak = abs(m->pcm[i]);
    }
    return peak;
}

static void none_clips_and_each_speaks_at_any_rate(void **state) {
    (void)state;
    arena mem = {0};
    struct err e = {0};
    struct voice *v;
    size_t n = voice_list("voices", &mem, &v, &e);
    static const int rates[] = {0, 80, 450, 600, 900};
    for (size_t i = 0; i < n; i++) {
        double before = 1e9;
        for (size_t k = 0; k < 5; k++) {
            struct rig r = {.voice = v[i]};
            if (rates[k]) r.voice.tone.rate = rates[k];
            r.utter = utter_open("lexicon", NULL, &r.mem, &e);
            struct engine_options o = {.jobs = 2, .voice = &r.voice};
            struct engine en = espeak_engine(&o, &e);
            struct memory *m = memory_new();
            if (!rig_speak(&r, en, 5, memory_sink(m), &e)) fail_msg("%.*s: %s", STR_ARG(v[i].name), e.what);
            double words_a_minute = (double)m->marks * 60 * 22050 / (double)m->frames;
            int peak = peak_of(m);
            if (peak >= 32767) fail_msg("%.*s clips at rate %d", STR_ARG(v[i].name), rates[k]);
            assert_true(peak > 3000);
            if (en.report->skipped + en.report->retried)
                fail_msg("%.*s at rate %d: %zu skipped, %zu tried again", STR_ARG(v[i].name), r.voice.tone.rate, en.report->skipped, en.report->retried);
            for (size_t j = 1; j < m->marks; j++) assert_true(m->mark[j].frame >= m->mark[j - 1].frame);
            if (k) assert_true(k == 1 || words_a_minute > before);
            before = words_a_minute;
            en.ops->close(en.self);
            memory_free(m);
            rig_close(&r);
        }
    }
    arena_free(&mem);
}

static void what_is_wrong_is_named(void **state) {
    (void)state;
    static const struct { const char *row, *where; } bad[] = {
        {"rate\t79", ":2:6"}, {"rate\t901", ":2:6"}, {"rate\tfast", ":2:6"}, {"rate", ":2:1"},      {"speed\t3", ":2:1"},
        {"rate\t-3", ":2:6"}, {"pitch\t100", ":2:7"}, {"base\t", ":2:6"},    {"rate\t100000", ":2:6"}, {"volume\t150", ":2:8"}};
    char dir[] = "/tmp/vachan-voice-XXXXXX", path[80];
    assert_non_null(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/x.tsv", dir);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        FILE *f = fopen(path, "w");
        fprintf(f, "# a voice\n%s\n", bad[i].row);
        fclose(f);
        arena mem = {0};
        struct err e = {0};
        struct voice v;
        assert_false(voice_open(&v, dir, S("x"), &mem, &e));
        assert_int_equal(e.code, EX_CONFIG);
        assert_string_equal(e.where + strlen(path), bad[i].where);
        arena_free(&mem);
    }
    unlink(path), rmdir(dir);
}

static void a_voice_that_is_not_there(void **state) {
    (void)state;
    static const char *const names[] = {"nobody", "", "../voices/samachar", ".hidden"};
    for (size_t i = 0; i < 4; i++) {
        arena mem = {0};
        struct err e = {0};
        struct voice v;
        assert_false(voice_open(&v, "voices", str_of(names[i]), &mem, &e));
        assert_int_equal(e.code, EX_USAGE);
        arena_free(&mem);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_voices_there_are),
        cmocka_unit_test(what_is_wrong_is_named),
        cmocka_unit_test(a_voice_that_is_not_there),
        cmocka_unit_test(none_clips_and_each_speaks_at_any_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
