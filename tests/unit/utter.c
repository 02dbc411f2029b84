// Engine text: marks, tunes, pauses; and nothing that could end a bracket.
#include "rig.h"

static struct utterance uttered(struct rig *r, const char *text, enum block_kind kind, bool last) {
    static struct block b;
    static struct sentence s;
    static struct word w[50];
    struct utterance u;
    memset(w, 0, sizeof w);
    b = (struct block){.kind = kind}, s = (struct sentence){.block = &b, .last = last};
    utter_sentence(r->utter, &r->voice, &s, w, rig_words(text, 0, w, 50), &r->mem, &u);
    return u;
}

static void check(struct rig *r, const char *text, enum block_kind kind, bool last, const char *want, int pause) {
    struct utterance u = uttered(r, text, kind, last);
    char got[2000];
    snprintf(got, sizeof got, "%.*s", STR_ARG(u.text));
    assert_string_equal(got, want);
    assert_int_equal(u.pause, pause);
}

static void signs_and_pauses(void **state) {
    (void)state;
    struct rig r;
    rig_open(&r, "samachar");
    check(&r, "a b .", BLOCK_PARA, false, "<mark name=\"0\"/> [[a]] <mark name=\"1\"/> [[b]] .", 400);
    check(&r, "a b", BLOCK_HEADING, true, "<mark name=\"0\"/> [[a]] <mark name=\"1\"/> [[b]] .", 900);
    check(&r, "a , b ?", BLOCK_PARA, true, "<mark name=\"0\"/> [[a]] , <break time=\"200ms\"/> <mark name=\"1\"/> [[b]] ?", 750);
    check(&r, "a : b", BLOCK_HEADING, true, "<mark name=\"0\"/> [[a]] . <break time=\"320ms\"/> <mark name=\"1\"/> [[b]] .", 900);
    check(&r, "a : b !", BLOCK_PARA, false, "<mark name=\"0\"/> [[a]] : <break time=\"320ms\"/> <mark name=\"1\"/> [[b]] !", 420);
    check(&r, "", BLOCK_PARA, true, "", 750);
    rig_close(&r);
}

static void pauses_follow_the_rate(void **state) {
    (void)state;
    struct rig r;
    rig_open(&r, "samachar");
    r.voice.tone.rate = 336;
    check(&r, "a , b .", BLOCK_PARA, false, "<mark name=\"0\"/> [[a]] , <break time=\"100ms\"/> <mark name=\"1\"/> [[b]] .", 200);
    struct utterance u = uttered(&r, "a .", BLOCK_HEADING, true);
    assert_int_equal(u.tone.rate, 315);
    rig_close(&r);
}

static void nothing_unsafe_goes_through(void **state) {
    (void)state;
    struct rig r;
    rig_open(&r, "samachar");
    check(&r, "a]]<b . ", BLOCK_PARA, false, "<mark name=\"0\"/> .", 400);
    check(&r, "\xE0\xA4\x95 b .", BLOCK_PARA, false, "<mark name=\"0\"/> <mark name=\"1\"/> [[b]] .", 400);
    rig_close(&r);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_and_pauses),
        cmocka_unit_test(pauses_follow_the_rate),
        cmocka_unit_test(nothing_unsafe_goes_through),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
