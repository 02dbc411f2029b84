// The ring between two threads: nothing lost, nothing twice, in order.
#include "rig.h"

#include "audio/ring.h"
#include <pthread.h>
#include <sched.h>

enum { FRAMES = 1000000 };

static void wraps_and_fills(void **state) {
    (void)state;
    struct ring r;
    int16_t pcm[100], got[100];
    for (int i = 0; i < 100; i++) pcm[i] = (int16_t)i;
    ring_open(&r, 60);
    assert_int_equal(ring_write(&r, pcm, 100), 64);
    assert_int_equal(ring_write(&r, pcm, 100), 0);
    assert_int_equal(ring_read(&r, got, 40), 40);
    assert_int_equal(ring_write(&r, pcm + 64, 36), 36);
    assert_int_equal(ring_read(&r, got + 40, 100), 60);
    assert_memory_equal(pcm, got, sizeof pcm);
    assert_int_equal(ring_used(&r), 0);
    ring_write(&r, pcm, 10);
    assert_int_equal(ring_skip(&r, 50), 0); // already past
    assert_int_equal(ring_skip(&r, 1000), 10);
    assert_int_equal(ring_read(&r, got, 1), 0);
    ring_close(&r);
}

static void *reader(void *arg) {
    struct ring *r = arg;
    int16_t pcm[700];
    long wrong = 0;
    for (uint32_t at = 0; at < FRAMES;) {
        size_t n = ring_read(r, pcm, 1 + at % 700);
        for (size_t i = 0; i < n; i++, at++) wrong += pcm[i] != (int16_t)(at * 31);
        if (!n) sched_yield();
    }
    return (void *)wrong;
}

static void two_threads(void **state) {
    (void)state;
    struct ring r;
    pthread_t thread;
    void *wrong;
    ring_open(&r, 1024);
    pthread_create(&thread, NULL, reader, &r);
    int16_t pcm[500];
    for (uint32_t at = 0; at < FRAMES;) {
        size_t want = 1 + at % 500;
        if (want > FRAMES - at) want = FRAMES - at;
        for (size_t i = 0; i < want; i++) pcm[i] = (int16_t)((at + i) * 31);
        size_t n = ring_write(&r, pcm, want);
        at += (uint32_t)n;
        if (!n) sched_yield();
    }
    pthread_join(thread, &wrong);
    assert_null(wrong);
    ring_close(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(wraps_and_fills), cmocka_unit_test(two_threads)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
