// Opus in stretches: the same bytes however the sound comes, no length lost, and no ear finds where they join.
#include "rig.h"

#include <math.h>
#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/crew.h"
#include "audio/file.h"
#include "audio/packets.h"

enum { RATE = 24000, FRAMES = RATE * 13 + 77, STRETCH = RATE / PACKETS_A_SECOND * PACKETS_MOST };

static int16_t pcm[FRAMES], back[2 * FRAMES];

static int setup(void **state) {
    (void)state;
    unsigned seed = 1;
    for (int i = 0; i < FRAMES; i++) {
        double t = (double)i / RATE, loud = fmod(t, 3) < 0.4 ? 0 : 0.6 + 0.4 * sin(9 * t), sum = 0; // pauses, as speech has
        for (int k = 1; k < 9; k++) sum += sin(6.283185307 * k * (120 * t + 4 * sin(2 * t))) / k;
        seed = seed * 1103515245 + 12345;
        pcm[i] = (int16_t)(loud * (4000 * sum + (seed >> 16) % 400));
    }
    return 0;
}

static void write_in(const char *path, size_t piece) {
    struct err e = {0};
    struct file_options o = {.path = path, .rate = RATE, .force = true};
    struct sink out = file_sink(&o, &e);
    assert_non_null(out.ops);
    for (size_t at = 0; at < FRAMES; at += piece) {
        struct chunk c = {.pcm = pcm + at, .frames = FRAMES - at < piece ? FRAMES - at : piece};
        assert_true(sink_write(out, &c, &e));
    }
    assert_true(sink_close(out, &e));
}

static void the_same_bytes_however_it_comes(void **state) {
    (void)state;
    static const size_t pieces[] = {FRAMES, 977, 4096};
    static char first[1 << 20], other[1 << 20];
    size_t n = 0;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++) {
        write_in("/tmp/vachan-opus-test.opus", pieces[i]);
        FILE *f = fopen("/tmp/vachan-opus-test.opus", "rb");
        size_t got = fread(i ? other : first, 1, sizeof first, f);
        fclose(f);
        if (!i) n = got;
        assert_int_equal(got, n);
        if (i) assert_memory_equal(first, other, n);
    }
    assert_true(n > 30000);
    unlink("/tmp/vachan-opus-test.opus");
}

static double noise(int from, int to) { // dB under the sound
    double sound = 1, off = 1;
    for (int i = from; i < to; i++) sound += (double)pcm[i] * pcm[i], off += (double)(pcm[i] - back[i]) * (pcm[i] - back[i]);
    return 10 * log10(sound / off);
}

static void joins_are_as_good_as_the_rest(void **state) {
    (void)state;
    SF_INFO info = {0};
    write_in("/tmp/vachan-opus-join.opus", 4096);
    SNDFILE *f = sf_open("/tmp/vachan-opus-join.opus", SFM_READ, &info);
    assert_non_null(f);
    assert_int_equal(info.samplerate, RATE);
    assert_int_equal(info.frames, FRAMES); // not a frame longer or shorter
    assert_int_equal(sf_readf_short(f, back, FRAMES), FRAMES);
    sf_close(f);
    unlink("/tmp/vachan-opus-join.opus");
    double all = noise(0, FRAMES);
    assert_true(all > 12);
    for (int at = STRETCH; at < FRAMES; at += STRETCH) {
        double here = noise(at - RATE / 200, at + RATE / 400); // an encoder that begins anew is wrong for 2.5 ms
        if (here < all - 6) fail_msg("at %.1f s: %.1f dB, of all %.1f dB", (double)at / RATE, here, all);
    }
}

static void square(void *job) {
    int *n = job;
    usleep((unsigned)(*n % 7) * 300);
    *n *= *n;
}

static void jobs_come_back_in_order(void **state) {
    (void)state;
    int job[100], next = 0;
    struct crew *c = crew_open(square);
    assert_null(crew_take(c, true)); // nothing is there: it does not wait
    for (int i = 0; i < 100; i++) {
        job[i] = i;
        while (!crew_room(c)) assert_ptr_equal(crew_take(c, true), &job[next++]);
        crew_give(c, &job[i]);
    }
    for (int *j; (j = crew_take(c, true));) assert_ptr_equal(j, &job[next++]);
    assert_int_equal(next, 100);
    for (int i = 0; i < 100; i++) assert_int_equal(job[i], i * i);
    crew_stop(c);
    crew_give(c, &job[5]);
    assert_ptr_equal(crew_take(c, true), &job[5]);
    assert_int_equal(job[5], 25); // given back as it was
    crew_close(c);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_bytes_however_it_comes),
        cmocka_unit_test(joins_are_as_good_as_the_rest),
        cmocka_unit_test(jobs_come_back_in_order),
    };
    return cmocka_run_group_tests(tests, setup, NULL);
}
