// Where a word after silence is first heard.
#include "rig.h"

#include "speech/onset.h"

enum { RATE = 22050, MS = 22, FRAMES = 1000 * MS };

static int16_t pcm[FRAMES];

static void sound(uint32_t from, uint32_t to, int16_t loud) {
    for (uint32_t i = from; i < to; i++) pcm[i] = (i / 20) % 2 ? loud : (int16_t)-loud;
}

static void held_breath_is_passed_over(void **state) {
    (void)state;
    static const int16_t volumes[] = {12000, 900};
    for (int i = 0; i < 2; i++) {
        memset(pcm, 0, sizeof pcm);
        sound(100 * MS, 160 * MS, (int16_t)(volumes[i] / 200)); // what eSpeak leaves of the word before
        sound(160 * MS, 500 * MS, volumes[i]);
        assert_int_equal(onset_find(pcm, 100 * MS, FRAMES, RATE), 160 * MS - RATE * ONSET_LEAD / 1000);
        assert_int_equal(onset_find(pcm, 159 * MS, FRAMES, RATE), 159 * MS); // never before the mark
        assert_int_equal(onset_find(pcm, 200 * MS, FRAMES, RATE), 200 * MS);
        assert_int_equal(onset_find(pcm, 20 * MS, 90 * MS, RATE), 20 * MS);  // nothing is heard in it
    }
}

static void the_soft_start_of_a_word_counts(void **state) {
    (void)state;
    memset(pcm, 0, sizeof pcm);
    sound(50 * MS, 120 * MS, 400); // स
    sound(120 * MS, 300 * MS, 9000);
    assert_int_equal(onset_find(pcm, 0, FRAMES, RATE), 50 * MS - RATE * ONSET_LEAD / 1000);
}

static void nothing_at_all(void **state) {
    (void)state;
    memset(pcm, 0, sizeof pcm);
    assert_int_equal(onset_find(pcm, 7, FRAMES, RATE), 7);
    assert_int_equal(onset_find(pcm, 7, 7, RATE), 7);
    assert_int_equal(onset_find(pcm, 7, 3, RATE), 7);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(held_breath_is_passed_over),
        cmocka_unit_test(the_soft_start_of_a_word_counts),
        cmocka_unit_test(nothing_at_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
