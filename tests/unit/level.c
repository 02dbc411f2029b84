// Level and meter: the gain, the ceiling between samples too, nothing lost, nothing moved.
#include "rig.h"

#include "audio/level.h"
#include "audio/meter.h"
#include <math.h>

enum { RATE = 22050, FRAMES = RATE * 8 };

static int16_t pcm[FRAMES];

static void tone(double hz, double peak) {
    for (int i = 0; i < FRAMES; i++) pcm[i] = (int16_t)lrint(32767 * peak * sin(2 * M_PI * hz * i / RATE + 0.7));
}

// pcm through a level sink in chunks of `step`, each with a mark at its start
static struct memory *levelled(double gain, double ceiling, size_t step, double *lufs, double *peak) {
    struct memory *m = memory_new();
    struct err e = {0};
    struct level_options o = {RATE, gain, ceiling};
    struct sink out = level_sink(&o, memory_sink(m));
    for (size_t at = 0; at < FRAMES; at += step) {
        struct mark mark = {.frame = 10, .frames = 5, .word = S("x")};
        struct chunk c = {pcm + at, FRAMES - at < step ? FRAMES - at : step, &mark, 1};
        assert_true(sink_write(out, &c, &e));
    }
    assert_true(sink_close(out, &e));
    struct meter meter = {.rate = RATE, .channels = 1, .loudness = true};
    struct sink to = meter_sink(&meter);
    for (size_t at = 0; at < m->frames; at += 5000) {
        struct chunk c = {m->pcm + at, m->frames - at < 5000 ? m->frames - at : 5000, NULL, 0};
        sink_write(to, &c, &e);
    }
    sink_close(to, &e);
    *lufs = meter.lufs, *peak = meter.peak;
    return m;
}

static void a_gain_alone_changes_nothing_else(void **state) {
    (void)state;
    static const size_t steps[] = {1, 7, 1024, 30000};
    double lufs, peak;
    tone(440, 0.2);
    for (size_t k = 0; k < 4; k++) {
        struct memory *m = levelled(-6.0206, -1, steps[k], &lufs, &peak);
        assert_int_equal(m->frames, FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            if (abs(m->pcm[i] * 2 - pcm[i]) > 1) fail_msg("frame %d: %d, was %d", i, m->pcm[i], pcm[i]);
        }
        for (size_t i = 0; i < m->marks; i++) assert_int_equal(m->mark[i].frame, i * steps[k] + 10);
        memory_free(m);
    }
}

static void no_peak_passes_the_ceiling(void **state) {
    (void)state;
    // at a quarter of the rate, with this phase, the true peak lies 2 dB above every sample
    static const double hz[] = {150, 1000, RATE / 4.0, 5400};
    double lufs, peak;
    for (size_t k = 0; k < 4; k++) {
        tone(hz[k], 0.9);
        for (int i = 0; i < FRAMES; i++) // bursts out of near silence
            if ((i / 3000) % 2) pcm[i] /= 100;
        struct memory *m = levelled(6, -1.3, 4096, &lufs, &peak);
        if (peak > -1.0 || peak < -3.5) fail_msg("%.0f Hz: true peak %.2f dBTP", hz[k], peak);
        memory_free(m);
    }
}

static void a_lone_peak_is_met_in_time(void **state) {
    (void)state;
    double lufs, peak;
    memset(pcm, 0, sizeof pcm);
    for (int i = 300; i < FRAMES; i += 2500) pcm[i] = 32000; // no warning before it
    struct memory *m = levelled(6, -2, 4096, &lufs, &peak);
    for (int i = 0; i < FRAMES; i++) {
        if (abs(m->pcm[i]) > 32768 * pow(10, -2 / 20.0) + 1) fail_msg("frame %d: %d", i, m->pcm[i]);
    }
    memory_free(m);
}

static void the_limiter_gives_back_what_it_takes(void **state) {
    (void)state;
    double as_is, lufs, peak;
    for (int i = 0; i < FRAMES; i++) { // pulses like a voice's: high for their loudness
        double t = fmod(i / 200.0, 1);
        pcm[i] = (int16_t)((20000 * exp(-t * 25) + 7000) * sin(2 * M_PI * 700 * i / RATE));
    }
    memory_free(levelled(0, 0, 4096, &as_is, &peak));
    memory_free(levelled(2, -1.3, 4096, &lufs, &peak));
    assert_true(peak <= -1.0);
    if (fabs(lufs - as_is - 2) > 0.5) fail_msg("%.1f LUFS and 2 dB are %.1f", as_is, lufs);
}

static void short_and_empty(void **state) {
    (void)state;
    for (size_t n = 0; n < 200; n += 9) {
        struct memory *m = memory_new();
        struct err e = {0};
        struct level_options o = {RATE, 0, -1};
        struct sink out = level_sink(&o, memory_sink(m));
        for (size_t i = 0; i < n; i++) pcm[i] = (int16_t)(i * 10);
        struct chunk c = {pcm, n, NULL, 0};
        assert_true(sink_write(out, &c, &e));
        assert_true(sink_close(out, &e));
        assert_int_equal(m->frames, n);
        for (size_t i = 0; i < n; i++) assert_int_equal(m->pcm[i], i * 10);
        memory_free(m);
    }
}

static void a_failure_comes_through(void **state) {
    (void)state;
    struct memory *m = memory_new();
    m->fail_after = 3;
    struct err e = {0};
    struct level_options o = {RATE, 0, -1};
    struct sink out = level_sink(&o, memory_sink(m));
    struct chunk c = {pcm, 20000, NULL, 0};
    assert_false(sink_write(out, &c, &e));
    assert_int_equal(e.code, EX_IOERR);
    sink_drop(out);
    memory_free(m);
}

// EBU Tech 3341: a 1 kHz sine of -23 dBFS in both channels is -23.0 LUFS; in one channel 3.0 less
static void the_meter_reads_a_known_tone(void **state) {
    (void)state;
    struct err e = {0};
    tone(1000, pow(10, -23 / 20.0));
    for (int channels = 1; channels <= 2; channels++) {
        struct meter m = {.rate = RATE, .channels = channels, .loudness = true};
        struct sink out = meter_sink(&m);
        struct mark mark[] = {{.frames = 9, .word = S("a"), .starts = STARTS_SENTENCE}, {.frames = 9, .word = S("b")}};
        struct chunk c = {pcm, FRAMES, mark, 2};
        assert_true(sink_write(out, &c, &e));
        assert_true(sink_close(out, &e));
        assert_true(fabs(m.lufs - (channels == 2 ? -23.0 : -26.0)) < 0.1);
        assert_true(fabs(m.peak + 23) < 0.1);
        assert_int_equal(m.words, 2);
        assert_int_equal(m.sentences, 1);
    }
    struct meter silent = {.rate = RATE, .channels = 1, .loudness = true};
    struct sink out = meter_sink(&silent);
    assert_true(sink_close(out, &e));
    assert_true(isinf(silent.lufs) && isinf(silent.peak));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_gain_alone_changes_nothing_else),
        cmocka_unit_test(no_peak_passes_the_ceiling),
        cmocka_unit_test(a_lone_peak_is_met_in_time),
        cmocka_unit_test(the_limiter_gives_back_what_it_takes),
        cmocka_unit_test(short_and_empty),
        cmocka_unit_test(a_failure_comes_through),
        cmocka_unit_test(the_meter_reads_a_known_tone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
