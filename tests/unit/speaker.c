// The speaker on a real PortAudio stream: what is heard is what was written, in real time, and nothing hangs.
#include "rig.h"

#include "../rig/soundrig.h"
#include "audio/speaker.h"

enum { RATE = 22050 };

static int16_t *noise(size_t frames) {
    int16_t *pcm = malloc(frames * sizeof *pcm);
    uint32_t x = 1;
    for (size_t i = 0; i < frames; i++) x = x * 1664525u + 1013904223u, pcm[i] = (int16_t)((int32_t)x >> 18) | 1;
    return pcm;
}

static int16_t *heard(const struct soundrig *r, size_t *frames) {
    FILE *f = fopen(r->raw, "rb");
    assert_non_null(f);
    fseek(f, 0, SEEK_END);
    long n = ftell(f);
    rewind(f);
    int16_t *pcm = malloc((size_t)n + 2);
    *frames = fread(pcm, 2, (size_t)n / 2, f);
    fclose(f);
    return pcm;
}

static struct speaker *open_speaker(const stop_flag *stop) {
    struct err e = {0};
    struct speaker_options o = {.rate = RATE, .stop = stop};
    struct speaker *s = speaker_open(&o, &e);
    if (!s) fail_msg("%s: %s", e.where, e.what);
    return s;
}

static void heard_is_what_was_written(void **state) {
    (void)state;
    struct soundrig r;
    struct err e = {0};
    assert_int_equal(soundrig_open(&r, RATE * 2), 0);
    size_t frames = RATE * 3 / 2, n, at = 0;
    int16_t *pcm = noise(frames);
    struct speaker *s = open_speaker(NULL);
    struct sink out = speaker_sink(s);
    double from = rig_seconds();
    for (size_t i = 0; i < frames; i += 1000) {
        struct chunk c = {.pcm = pcm + i, .frames = frames - i < 1000 ? frames - i : 1000};
        assert_true(sink_write(out, &c, &e));
    }
    assert_true(speaker_played(s) <= (int64_t)frames);
    assert_true(sink_close(out, &e));
    double took = rig_seconds() - from;
    soundrig_stop(&r);
    int16_t *got = heard(&r, &n);
    while (at < n && got[at] == 0) at++; // the device may start before the first sample
    assert_true(n - at >= frames);
    assert_memory_equal(got + at, pcm, frames * sizeof *pcm);
    for (size_t i = at + frames; i < n; i++) assert_int_equal(got[i], 0);
    assert_true(took > 1.0 && took < 3.0);
    free(pcm), free(got);
    soundrig_remove(&r);
}

static void drop_is_quick(void **state) {
    (void)state;
    struct soundrig r;
    struct err e = {0};
    assert_int_equal(soundrig_open(&r, RATE * 2), 0);
    int16_t *pcm = noise(RATE);
    struct speaker *s = open_speaker(NULL);
    struct chunk c = {.pcm = pcm, .frames = RATE};
    assert_true(sink_write(speaker_sink(s), &c, &e));
    assert_true(speaker_played(s) > 0);
    double from = rig_seconds();
    sink_drop(speaker_sink(s));
    double took = rig_seconds() - from;
    print_message("drop took %.1f ms\n", took * 1000);
    if (took > 0.05) fail_msg("drop took %.0f ms", took * 1000);
    usleep(200000); // the device is still being left
    free(pcm);
    soundrig_remove(&r);
}

static void stop_flag_ends_a_write(void **state) {
    (void)state;
    struct soundrig r;
    struct err e = {0};
    stop_flag stop = 0;
    assert_int_equal(soundrig_open(&r, RATE * 2), 0);
    int16_t *pcm = noise(RATE);
    struct speaker *s = open_speaker(&stop);
    struct chunk c = {.pcm = pcm, .frames = RATE};
    assert_true(sink_write(speaker_sink(s), &c, &e));
    stop = 1;
    assert_false(sink_write(speaker_sink(s), &c, &e));
    assert_int_equal(e.code, SINK_STOPPED);
    sink_drop(speaker_sink(s));
    usleep(200000);
    free(pcm);
    soundrig_remove(&r);
}

static void pause_and_flush(void **state) {
    (void)state;
    struct soundrig r;
    struct err e = {0};
    assert_int_equal(soundrig_open(&r, RATE * 2), 0);
    int16_t *pcm = noise(RATE / 4);
    struct speaker *s = open_speaker(NULL);
    struct chunk c = {.pcm = pcm, .frames = RATE / 4};
    speaker_pause(s, true);
    assert_true(sink_write(speaker_sink(s), &c, &e));
    usleep(200000);
    assert_int_equal(speaker_played(s), 0);
    speaker_flush(s);
    speaker_pause(s, false);
    usleep(300000);
    assert_true(speaker_played(s) > 0); // what was flushed counts as played
    assert_true(sink_close(speaker_sink(s), &e));
    soundrig_stop(&r);
    size_t n;
    int16_t *got = heard(&r, &n);
    for (size_t i = 0; i < n; i++) assert_int_equal(got[i], 0);
    free(pcm), free(got);
    soundrig_remove(&r);
}

static void a_device_that_hangs_is_lost(void **state) {
    (void)state;
    struct soundrig r;
    struct err e = {0};
    assert_int_equal(soundrig_open(&r, RATE * 2), 0);
    int16_t *pcm = noise(RATE * 2);
    struct speaker *s = open_speaker(NULL);
    struct chunk c = {.pcm = pcm, .frames = RATE / 2};
    assert_true(sink_write(speaker_sink(s), &c, &e));
    soundrig_hang(&r);
    double from = rig_seconds();
    c.frames = RATE * 2;
    assert_false(sink_write(speaker_sink(s), &c, &e));
    assert_int_equal(e.code, EX_IOERR);
    double noticed = rig_seconds() - from;
    print_message("# a device that hangs was noticed after %.0f ms\n", noticed * 1000);
    assert_true(noticed < 3);
    sink_drop(speaker_sink(s));
    assert_true(rig_seconds() - from < 5);
    free(pcm);
    soundrig_remove(&r);
}

// The device is opened behind the scenes: what it met comes out of the first write
static void first_write_fails(const struct speaker_options *o) {
    struct err e = {0};
    int16_t *pcm = noise(RATE / 2);
    struct chunk c = {.pcm = pcm, .frames = RATE / 2};
    struct speaker *s = speaker_open(o, &e);
    assert_non_null(s);
    assert_false(sink_write(speaker_sink(s), &c, &e));
    assert_int_equal(e.code, EX_UNAVAILABLE);
    sink_drop(speaker_sink(s));
    free(pcm);
}

static void no_device_is_unavailable(void **state) {
    (void)state;
    struct err e = {0};
    struct speaker_options o = {.rate = RATE, .device = "no such device"};
    first_write_fails(&o);
    arena mem = {0};
    struct speaker_device *list;
    e = (struct err){0};
    if (speaker_devices(&mem, &list, &e) == 0) { // a machine without sound, as most that run tests
        assert_int_equal(e.code, EX_UNAVAILABLE);
        o.device = NULL;
        first_write_fails(&o);
    }
    arena_free(&mem);
}

static void devices_are_listed(void **state) {
    (void)state;
    struct soundrig r;
    struct err e = {0};
    arena mem = {0};
    struct speaker_device *list;
    assert_int_equal(soundrig_open(&r, RATE * 2), 0);
    size_t n = speaker_devices(&mem, &list, &e);
    assert_true(n >= 1);
    bool usual = false;
    for (size_t i = 0; i < n; i++) usual = usual || list[i].usual;
    assert_true(usual);
    arena_free(&mem);
    soundrig_remove(&r);
}

int main(void) {
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_device_is_unavailable), // first: a device once lost stays in the list
        cmocka_unit_test(devices_are_listed),
        cmocka_unit_test(heard_is_what_was_written),
        cmocka_unit_test(drop_is_quick),
        cmocka_unit_test(stop_flag_ends_a_write),
        cmocka_unit_test(pause_and_flush),
        cmocka_unit_test(a_device_that_hangs_is_lost), // last: it leaves PortAudio hanging
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
