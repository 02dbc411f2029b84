// The player as a person uses it: keys on a pseudo-terminal, sound through a paced device.  Which sentence is
// heard, when speech stopped after a key and when the answer began.
#include "rig.h"

#include "../rig/world.h"

static void keys_move(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    size_t at = hears(w, 0, 0), key = person_press(&w->p, "\33[C");
    report(w, "next sentence", key, at = hears(w, key, 1));
    key = person_press(&w->p, "}");
    report(w, "next paragraph", key, at = hears(w, key, 2));
    key = person_press(&w->p, "\33[D");
    report(w, "sentence back", key, at = hears(w, key, 1));
    key = person_press(&w->p, "\33[F");
    report(w, "end", key, at = hears(w, key, LINES - 1));
    key = person_press(&w->p, "\33OH");
    report(w, "home", key, at = hears(w, key, 0));
    key = person_press(&w->p, "r");
    report(w, "repeat", key, hears(w, key, 0));
    assert_non_null(strstr(w->p.said, lines[1]));
    assert_int_equal(quits(w, "Q"), 0);
}

// The first sentence after a key is rendered alone: it sounds as in a file of its own.
static void real_speech_answers_as_soon(void **state) {
    struct world *w = *state;
    size_t frames[2];
    int16_t *sound[2];
    char text[1024];
    for (int i = 0; i < 2; i++) {
        snprintf(text, sizeof text, "%s।\n", lines[i]);
        sound[i] = person_render(&w->p, text, "", &frames[i]);
    }
    person_start(&w->p, "exec \"$V\" --lines --from-start a.txt");
    size_t at = person_listen(&w->p, 0, sound[0], PERSON_SIGNATURE, 8000);
    if (at == SIZE_MAX) fail_msg("the first sentence is not heard; the terminal says: %s", w->p.said);
    size_t key = person_press(&w->p, "\33[C");
    at = person_listen(&w->p, key, sound[1], PERSON_SIGNATURE, 3000);
    for (int i = 0; i < 3 && at == SIZE_MAX; i++) { // it stuttered: the machine is busy
        key = person_press(&w->p, "r");
        at = person_listen(&w->p, key, sound[1], PERSON_SIGNATURE, 1000);
    }
    if (at == SIZE_MAX) fail_msg("the next sentence is not heard");
    report(w, "next sentence, eSpeak", key, at);
    free(sound[0]), free(sound[1]);
    assert_int_equal(quits(w, "Q"), 0);
}

static void pause_is_silence_and_loses_nothing(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    size_t at = hears(w, 0, 0), key = person_press(&w->p, " ");
    person_wait(&w->p, 700);
    size_t quiet = person_silence(&w->p, key, PERSON_RATE / 4);
    assert_true(quiet != SIZE_MAX);
    print_message("# pause: silent %.0f ms after the key\n", ms(key, quiet));
    key = person_press(&w->p, " ");
    person_wait(&w->p, 500);
    size_t on = person_sound(&w->p, key);
    if (on == SIZE_MAX) fail_msg("not heard again");
    print_message("# going on: sound %.0f ms after the key\n", ms(key, on));
    // the whole sentence, each sample once, with the silence of the pause in its midst
    assert_true(person_listen(&w->p, at, w->sound[0], w->frames[0], 4000) == at);
    assert_int_equal(quits(w, "Q"), 0);
}

static void where_am_i_is_spoken_and_the_article_goes_on(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    size_t key = (hears(w, 0, 0), person_press(&w->p, "\33[C"));
    hears(w, key, 1);
    size_t frames;
    int16_t *answer = person_render(&w->p, "वाक्य 2, कुल 6 में से।\n", "--fake-engine", &frames);
    key = person_press(&w->p, "w");
    size_t at = person_listen(&w->p, key, answer, frames, 5000);
    free(answer);
    if (at == SIZE_MAX) fail_msg("the answer is not heard");
    report(w, "where am I", key, at);
    hears(w, at, 1);
    key = person_press(&w->p, "s");
    person_wait(&w->p, 1000);
    at = person_sound(&w->p, person_silence(&w->p, key, 64));
    if (at == SIZE_MAX) fail_msg("nothing is spelt");
    report(w, "spell", key, at);
    assert_int_equal(quits(w, "Q"), 0);
}

static void search_finds(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    hears(w, 0, 0);
    person_press(&w->p, "/");
    person_wait(&w->p, 300);
    size_t key = person_press(&w->p, "मंडी\n");
    report(w, "search", key, hears(w, key, 4));
    assert_int_equal(quits(w, "Q"), 0);
}

static void says(struct world *w, const char *what, size_t key, const char *text) {
    size_t frames;
    int16_t *sound = person_render(&w->p, text, "--fake-engine", &frames);
    size_t at = person_listen(&w->p, key, sound, frames < PERSON_SIGNATURE ? frames : PERSON_SIGNATURE, 5000);
    free(sound);
    if (at == SIZE_MAX) fail_msg("%s is not heard; the terminal says: %s", text, w->p.said);
    report(w, what, key, at);
}

static void what_is_typed_is_spoken_and_may_be_given_up(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    size_t key = (hears(w, 0, 0), person_press(&w->p, "/"));
    says(w, "search prompt", key, "क्या खोजें?\n");
    says(w, "letter typed", person_press(&w->p, "ट"), "ट।\n");
    says(w, "letter taken back", person_press(&w->p, "\177"), "हटाया, ट।\n");
    says(w, "letter typed", person_press(&w->p, "म"), "म।\n");
    says(w, "search given up", person_press(&w->p, "\33"), "खोज रहने दी।\n");
    assert_int_equal(quits(w, "Q"), 0);
}

static void what_was_typed_and_taken_back_is_not_sought(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    hears(w, 0, 0);
    person_press(&w->p, "/");
    person_wait(&w->p, 200);
    person_press(&w->p, "कख\177\177मंड");
    person_wait(&w->p, 200);
    size_t key = person_press(&w->p, "\33[Dी\n"); // an arrow types nothing
    hears(w, key, 4);
    assert_int_equal(quits(w, "Q"), 0);
}

static void stories_of_a_feed_are_counted(void **state) {
    struct world *w = *state;
    char feed[4096];
    snprintf(feed, sizeof feed, "<rss version=\"2.0\"><channel><title>समाचार</title>"
             "<item><title>%s</title><description>%s।</description></item>"
             "<item><title>%s</title><description>%s।</description></item></channel></rss>", lines[0], lines[1], lines[2], lines[3]);
    person_write(&w->p, "feed.xml", feed);
    person_start(&w->p, "exec \"$V\" --fake-engine --from-start feed.xml");
    size_t key = (hears(w, 0, 1), person_press(&w->p, "n")), frames; // a headline has another tone than the same line below
    hears(w, key, 3);
    says(w, "where", person_press(&w->p, "w"), "समाचार 2, कुल 2 में से।\n");
    key = person_press(&w->p, "w");
    char text[600];
    snprintf(text, sizeof text, "शीर्षक, %s।\n", lines[2]); // asked again
    int16_t *headline = person_render(&w->p, text, "--fake-engine", &frames);
    size_t at = person_listen(&w->p, key, headline, frames, 15000);
    free(headline);
    assert_true(at != SIZE_MAX);
    assert_int_equal(quits(w, "Q"), 0);
}

static void bookmarks_are_found_again(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    size_t key = (hears(w, 0, 0), person_press(&w->p, "\33[C"));
    key = (hears(w, key, 1), person_press(&w->p, "m"));
    person_wait(&w->p, 300);
    key = person_press(&w->p, "\33[F");
    key = (hears(w, key, LINES - 1), person_press(&w->p, "M"));
    report(w, "to the bookmark", key, hears(w, key, 1));
    assert_int_equal(quits(w, "Q"), 0);
}

static void the_place_is_kept(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    size_t key = (hears(w, 0, 0), person_press(&w->p, "\33[C"));
    key = (hears(w, key, 1), person_press(&w->p, "\33[C"));
    hears(w, key, 2);
    person_wait(&w->p, 200);
    key = person_now(&w->p);
    assert_int_equal(quits(w, "q"), 0);
    // edited meanwhile: a line in front is new
    char text[4096] = "यह पंक्ति नई है।\n";
    for (int i = 0; i < LINES; i++) strcat(text, lines[i]), strcat(text, "।\n");
    person_write(&w->p, "a.txt", text);
    play(w, "a.txt");
    hears(w, key, 2);
    person_wait(&w->p, 200);
    key = person_now(&w->p);
    kill(w->p.pid, SIGKILL);
    assert_true(person_wait(&w->p, 3000));
    person_end(&w->p);
    play(w, "a.txt");
    hears(w, key, 2);
    assert_int_equal(quits(w, "Q"), 0);
    key = person_now(&w->p);
    write_article(&w->p, "a.txt", 0, LINES);
    play(w, "a.txt"); // forgotten
    hears(w, key, 0);
    assert_int_equal(quits(w, "Q"), 0);
}

static void the_queue_goes_on_and_ends(void **state) {
    struct world *w = *state;
    write_article(&w->p, "b.txt", 3, 4);
    write_article(&w->p, "c.txt", 4, 5);
    play(w, "b.txt c.txt");
    size_t at = hears(w, 0, 3);
    at = hears(w, at, 4);
    size_t key = person_press(&w->p, "b");
    at = hears(w, key, 3);
    key = person_press(&w->p, "n");
    hears(w, key, 4);
    assert_true(person_wait(&w->p, 15000)); // to its end
    assert_int_equal(w->p.status, 0);
    person_end(&w->p);
}

static void ctrl_z_and_fg(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    hears(w, 0, 0);
    size_t key = person_now(&w->p);
    kill(w->p.pid, SIGTSTP);
    person_wait(&w->p, 500);
    int status = 0;
    assert_int_equal(waitpid(w->p.pid, &status, WUNTRACED | WNOHANG), w->p.pid);
    assert_true(WIFSTOPPED(status));
    kill(w->p.pid, SIGCONT);
    person_wait(&w->p, 600);
    assert_true(person_sound(&w->p, person_silence(&w->p, key, 64)) != SIZE_MAX);
    hears(w, key, 1);
    assert_int_equal(quits(w, "Q"), 0);
}

static void any_keys_do_no_harm(void **state) {
    struct world *w = *state;
    static const char *const any[] = {" ", "\33[D", "\33[C", "{", "}", "n", "b", "\33[H", "\33[F", "+", "-", "r", "R", "s", "s",
                                      "w", "m", "t", "?", "x", "\33", "\33[99~", "\xE0\xA4", "\33[5~", "\33[A"};
    uint32_t x = 7;
    write_article(&w->p, "b.txt", 3, 5);
    play(w, "--from-start a.txt b.txt");
    hears(w, 0, 0);
    for (int i = 0; i < 500; i++) {
        x = x * 1664525u + 1013904223u;
        person_press(&w->p, any[(x >> 16) % (sizeof any / sizeof *any)]);
        if (person_wait(&w->p, (int)(x >> 28))) fail_msg("ended after %d keys: %d; %s", i, w->p.status, w->p.said);
    }
    assert_int_equal(quits(w, "Q"), 0);
}

int main(void) {
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, open_world, close_world)
        T(keys_move),
        T(real_speech_answers_as_soon),
        T(pause_is_silence_and_loses_nothing),
        T(where_am_i_is_spoken_and_the_article_goes_on),
        T(search_finds),
        T(what_is_typed_is_spoken_and_may_be_given_up),
        T(what_was_typed_and_taken_back_is_not_sought),
        T(stories_of_a_feed_are_counted),
        T(bookmarks_are_found_again),
        T(the_place_is_kept),
        T(the_queue_goes_on_and_ends),
        T(ctrl_z_and_fg),
        T(any_keys_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
