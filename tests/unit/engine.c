// The real engine: sound, exact marks, and the same samples whatever the number of workers.
#include "rig.h"

#include "audio/file.h"
#include "audio/null.h"
#include <sndfile.h>
#include <unistd.h>

static struct memory *spoken_at(int rate, int jobs, size_t count) {
    struct rig r;
    struct err e = {0};
    rig_open(&r, "samachar");
    if (rate) r.voice.tone.rate = rate;
    struct engine_options o = {.jobs = jobs, .voice = &r.voice};
    struct engine en = espeak_engine(&o, &e);
    if (!en.ops) fail_msg("%s: %s", e.where, e.what);
    struct memory *m = memory_new();
    bool ok = rig_speak(&r, en, count, memory_sink(m), &e);
    if (!ok) fail_msg("%s: %s", e.where, e.what);
    assert_int_equal(en.report->skipped, 0);
    assert_int_equal(en.report->retried, 0);
    en.ops->close(en.self);
    rig_close(&r);
    return m;
}

static struct memory *spoken(int jobs, size_t count) { return spoken_at(0, jobs, count); }

// eSpeak's own marks are late by up to 120 ms there, and out of order.
static void marks_keep_step_at_high_rates(void **state) {
    (void)state;
    struct memory *slow = spoken_at(175, 1, 1);
    const int rates[] = {500, 600, 900}; // a headline is slower: 470 and more
    for (int i = 0; i < 3; i++) {
        struct memory *fast = spoken_at(rates[i], 1, 1);
        assert_int_equal(slow->marks, fast->marks);
        for (size_t k = 0; k < slow->marks; k++) {
            double want = (double)slow->mark[k].frame / (double)slow->frames * (double)fast->frames;
            double off = ((double)fast->mark[k].frame - want) / 22.05;
            if (off > 60 || off < -60) fail_msg("rate %d, word %zu: %.0f ms off", rates[i], k, off);
        }
        memory_free(fast);
    }
    memory_free(slow);
}

static void speaks(void **state) {
    (void)state;
    struct memory *m = spoken(2, 20);
    assert_true(m->frames > 22050 * 20);
    assert_int_equal(m->marks, 4 * (11 + 14 + 4 + 13 + 1));
    memory_free(m);
}

static void marks_are_in_order_and_inside(void **state) {
    (void)state;
    struct memory *m = spoken(2, 40);
    for (size_t i = 0; i < m->marks; i++) {
        int64_t next = i + 1 < m->marks ? m->mark[i + 1].frame : (int64_t)m->frames;
        assert_true(m->mark[i].frame >= 0);
        assert_true(m->mark[i].frames > 22050 / 50);
        assert_true(m->mark[i].frame + m->mark[i].frames <= next);
        if (i) assert_true(m->mark[i].src.from > m->mark[i - 1].src.from);
    }
    memory_free(m);
}

static void same_for_any_number_of_workers(void **state) {
    (void)state;
    struct memory *one = spoken(1, 60);
    const int jobs[] = {1, 2, 3, 8};
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        struct memory *m = spoken(jobs[i], 60);
        assert_true(memory_same(one, m));
        memory_free(m);
    }
    memory_free(one);
}

static void file_holds_the_same(void **state) {
    (void)state;
    char path[] = "/tmp/vachan-engine-XXXXXX", wav[64];
    assert_non_null(mkdtemp(path));
    snprintf(wav, sizeof wav, "%s/a.wav", path);
    struct memory *want = spoken(1, 9);
    struct rig r;
    struct err e = {0};
    rig_open(&r, "samachar");
    struct engine_options o = {.jobs = 2, .voice = &r.voice};
    struct engine en = espeak_engine(&o, &e);
    struct file_options fo = {.path = wav, .rate = en.rate};
    struct sink out = file_sink(&fo, &e);
    assert_non_null(out.ops);
    assert_true(rig_speak(&r, en, 9, out, &e));
    assert_true(sink_close(out, &e));
    en.ops->close(en.self);
    rig_close(&r);

    SF_INFO info = {0};
    SNDFILE *f = sf_open(wav, SFM_READ, &info);
    assert_non_null(f);
    assert_int_equal(info.frames, want->frames);
    assert_int_equal(info.samplerate, 22050);
    int16_t *pcm = malloc(want->frames * sizeof *pcm);
    assert_int_equal(sf_readf_short(f, pcm, info.frames), info.frames);
    assert_memory_equal(pcm, want->pcm, want->frames * sizeof *pcm);
    sf_close(f);
    free(pcm);
    memory_free(want);
    unlink(wav), rmdir(path);
}

static void unknown_voice_is_an_error(void **state) {
    (void)state;
    const char *bases[] = {"hi+nosuch", "nosuch"};
    for (int i = 0; i < 2; i++) {
        struct voice v = {.base = str_of(bases[i])};
        struct engine_options o = {.jobs = 1, .voice = &v};
        struct err e = {0};
        struct engine en = espeak_engine(&o, &e);
        assert_non_null(en.ops); // the voice opens meanwhile
        struct utterance u = {.text = S("[[a:]]"), .tone = {170, 50, 50, 100}};
        bool ok = en.ops->put(en.self, &u, null_sink(NULL), &e) && en.ops->finish(en.self, null_sink(NULL), &e);
        assert_false(ok);
        assert_int_equal(e.code, EX_CONFIG);
        en.ops->close(en.self);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(speaks),
        cmocka_unit_test(marks_keep_step_at_high_rates),
        cmocka_unit_test(marks_are_in_order_and_inside),
        cmocka_unit_test(same_for_any_number_of_workers),
        cmocka_unit_test(file_holds_the_same),
        cmocka_unit_test(unknown_voice_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
