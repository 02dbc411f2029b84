// What a listening must stand: other rates, the sleep timer, signals, a device that goes away; and words shown as
// they are heard.
#include <dirent.h>

#include "rig.h"

#include "../rig/world.h"

// The row of the article in the file of places holds this line.
static void place_is(struct world *w, int line) {
    char path[128], row[2000] = "";
    snprintf(path, sizeof path, "%s/vachan/places.tsv", w->p.dir);
    FILE *f = fopen(path, "r");
    assert_non_null(f);
    assert_non_null(fgets(row, sizeof row, f));
    fclose(f);
    if (!strstr(row, lines[line])) fail_msg("the place is not in line %d: %s", line, row);
}

static void goes_to_the_second(struct world *w) {
    size_t key = (hears(w, 0, 0), person_press(&w->p, "\33[C"));
    hears(w, key, 1);
    person_wait(&w->p, 100);
}

// --- rate

static void a_faster_rate_is_heard(void **state) {
    struct world *w = *state;
    char text[1024];
    size_t frames;
    snprintf(text, sizeof text, "%s।\n", lines[1]);
    size_t before;
    int16_t *faster = person_render(&w->p, text, "--fake-engine -r 205", &frames);
    free(person_render(&w->p, text, "--fake-engine -r 170", &before));
    play(w, "-r 170 --from-start a.txt");
    person_wait(&w->p, 500);
    size_t key = person_press(&w->p, "++"); // 170, 187, 205
    size_t at = person_listen(&w->p, key, faster, PERSON_SIGNATURE, 8000);
    if (at == SIZE_MAX) fail_msg("the second sentence is not heard at 205 words a minute");
    print_message("# the second sentence: %zu frames at 205 words a minute, %zu at 170\n", frames, before);
    assert_true(frames < before);
    free(faster);
    assert_int_equal(quits(w, "Q"), 0);
}

// --- the sleep timer

static size_t hears_said(struct world *w, size_t from, const char *said) {
    size_t frames;
    int16_t *sound = person_render(&w->p, said, "--fake-engine", &frames);
    size_t at = person_listen(&w->p, from, sound, frames < PERSON_SIGNATURE ? frames : PERSON_SIGNATURE, 8000);
    free(sound);
    if (at == SIZE_MAX) fail_msg("not said: %s; the terminal says: %s", said, w->p.said);
    return at;
}

static int shown_last(const struct world *w) {
    int line = 0;
    for (int i = 0; i < LINES; i++) line = strstr(w->p.said, lines[i]) ? i : line;
    return line;
}

static void sleep_ends_it_and_keeps_the_place(void **state) {
    struct world *w = *state;
    setenv("VACHAN_MINUTE", "0.4", 1); // 15 minutes are 6 seconds
    play(w, "--from-start a.txt");
    unsetenv("VACHAN_MINUTE");
    goes_to_the_second(w);
    size_t key = person_press(&w->p, "t");
    assert_true(!person_wait(&w->p, 4000));
    assert_true(person_wait(&w->p, 6000));
    hears_said(w, key, "एक मिनट में पढ़ना बंद होगा।\n");
    assert_int_equal(w->p.status, 0);
    assert_true(shown_last(w) >= 1);
    place_is(w, shown_last(w));
    person_end(&w->p);
}

// --- what is said without a key

static void the_first_time_the_end_and_the_return_are_told(void **state) {
    struct world *w = *state;
    char path[128];
    snprintf(path, sizeof path, "%s/vachan/places.tsv", w->p.dir);
    unlink(path);
    write_article(&w->p, "a.txt", 3, 6);
    play(w, "a.txt");
    size_t at = hears(w, hears_said(w, 0, "सुनने के बटन जानने के लिए प्रश्न चिह्न दबाएँ।\n"), 3);
    size_t key = person_press(&w->p, "\33[F");
    at = hears(w, key, 5);
    person_wait(&w->p, 100);
    at = person_now(&w->p);
    assert_int_equal(quits(w, "q"), 0);
    play(w, "a.txt");
    at = hears(w, hears_said(w, at, "जहाँ छोड़ा था, वहाँ से।\n"), 3); // the headline
    at = hears_said(w, hears(w, at, 5), "सब पढ़ लिया।\n");
    assert_true(person_wait(&w->p, 5000));
    assert_int_equal(w->p.status, 0);
    person_end(&w->p);
}

// --- signals

static bool belongs(const struct world *w, const char *pid) {
    char path[300], text[8192] = "";
    snprintf(path, sizeof path, "/proc/%s/environ", pid);
    FILE *f = fopen(path, "r");
    size_t n = f ? fread(text, 1, sizeof text - 1, f) : 0;
    if (f) fclose(f);
    return memmem(text, n, w->p.dir, strlen(w->p.dir)) != NULL;
}

// How many processes of this listening live.
static int left_behind(const struct world *w) {
    DIR *d = opendir("/proc");
    int n = 0;
    for (struct dirent *e; d && (e = readdir(d));) n += *e->d_name >= '1' && *e->d_name <= '9' && belongs(w, e->d_name);
    if (d) closedir(d);
    return n;
}

static void ends_by(struct world *w, int sig) {
    write_article(&w->p, "a.txt", 0, LINES);
    person_start(&w->p, "exec \"$V\" --lines --from-start a.txt"); // the real engine has processes
    person_wait(&w->p, 600);
    assert_true(left_behind(w) > 1);
    person_press(&w->p, "\33[C");
    person_wait(&w->p, 500);
    double at = rig_seconds();
    kill(w->p.pid, sig);
    assert_true(person_wait(&w->p, 3000));
    print_message("# signal %d: ended after %.0f ms\n", sig, (rig_seconds() - at) * 1000);
    assert_true(WIFSIGNALED(w->p.status) && WTERMSIG(w->p.status) == sig);
    place_is(w, 1);
    usleep(100000);
    assert_int_equal(left_behind(w), 0);
    person_end(&w->p);
}

static void signals_stop_it_and_keep_the_place(void **state) {
    static const int signals[] = {SIGTERM, SIGHUP, SIGINT};
    for (int i = 0; i < 3; i++) ends_by(*state, signals[i]);
}

// --- words are shown as they are heard

enum { MOST_MARKS = 64 };

struct shown { char text[200]; size_t frame; }; // what stands on the terminal so far once this word begins

// The words of a line, from --dump=marks.
static int words_of(struct world *w, int line, struct shown *out) {
    char command[1000], row[1000];
    size_t from, to, frame, n = 0;
    snprintf(command, sizeof command, "printf '%s।\\n' | '%s' --fake-engine --lines --dump=marks", lines[line], w->p.vachan);
    FILE *f = popen(command, "r");
    while (n < MOST_MARKS && fgets(row, sizeof row, f) && sscanf(row, "%zu\t%zu\t%zu", &from, &to, &frame) == 3) {
        snprintf(out[n].text, sizeof out[n].text, "%.*s", (int)to, lines[line]);
        out[n++].frame = frame;
    }
    pclose(f);
    return (int)n;
}

static size_t played(const struct person *p) { // frames the device has played
    struct stat st;
    return stat(p->rig.raw, &st) ? 0 : (size_t)st.st_size / PERSON_FRAME;
}

// Word after word: how many frames of its sound the device had played when it appeared.
static void words_keep_step_with_the_sound(void **state) {
    struct world *w = *state;
    struct shown word[MOST_MARKS];
    size_t seen[MOST_MARKS];
    double most = 0, sum = 0;
    int words = words_of(w, 1, word), n = 0;
    assert_true(words > 5);
    play(w, "--from-start --highlight a.txt");
    while (n < words && !w->p.ended) {
        person_poll(&w->p, 20);
        size_t now = played(&w->p);
        if (!n) assert_null(strstr(w->p.said, lines[1])); // not before it is heard
        while (n < words && strstr(w->p.said, word[n].text)) seen[n++] = now;
    }
    assert_int_equal(n, words);
    size_t at = hears(w, 0, 1);
    for (int i = 0; i < words; i++) {
        double late = ms(at + word[i].frame, seen[i]);
        sum += late;
        if (late > most) most = late;
        if (-late > most) most = -late;
    }
    print_message("# highlight: %.0f ms from the sound at most, %.1f ms late in the middle, %d words\n", most, sum / words, words);
    if (most > LATE_MS) fail_msg("a word is shown %.0f ms from its sound", most);
    assert_int_equal(quits(w, "Q"), 0);
}

// --- devices

static void a_lost_device_keeps_the_place(void **state) {
    struct world *w = *state;
    play(w, "--from-start a.txt");
    size_t key = (hears(w, 0, 0), person_press(&w->p, "\33[C"));
    hears(w, key, 1);
    person_wait(&w->p, 300);
    soundrig_hang(&w->p.rig);
    assert_true(person_wait(&w->p, 20000)); // ends, whatever hangs
    assert_non_null(strstr(w->p.said, "lost"));
    assert_int_not_equal(w->p.status, 0);
    place_is(w, 1);
    person_end(&w->p);
}

// A device of its own beside the default one.
static void open_second(struct world *w, struct soundrig *second) {
    assert_int_equal(soundrig_open(second, PERSON_RATE * PERSON_FRAME), 0);
    setenv("ALSA_CONFIG_PATH", w->p.rig.conf, 1);
    FILE *f = fopen(w->p.rig.conf, "a");
    assert_non_null(f);
    fprintf(f, "pcm.headset { type plug slave { pcm { type file slave.pcm { type null } file \"%s\" format \"raw\" }\n"
               "  rate %d channels %d format S32_LE } hint { show on description \"headset\" } }\n",
            second->fifo, PERSON_RATE, PERSON_CHANNELS);
    fclose(f);
}

static bool sounds(struct world *w, const struct soundrig *r, int ms) {
    struct stat st = {0};
    while (ms > 0 && (stat(r->raw, &st) || st.st_size < PERSON_RATE * PERSON_FRAME / 2)) person_wait(&w->p, 50), ms -= 50;
    return ms > 0;
}

static void the_default_device_takes_over(void **state) {
    struct world *w = *state;
    struct soundrig second;
    open_second(w, &second);
    play(w, "--device headset --from-start a.txt");
    if (!sounds(w, &second, 5000)) fail_msg("the second device is silent; the terminal says: %s", w->p.said);
    double at = rig_seconds();
    soundrig_hang(&second);
    size_t from = hears(w, 0, 0); // on the default one, from the start of the sentence
    print_message("# device loss: heard on the default device after %.0f ms\n", (rig_seconds() - at) * 1000);
    assert_non_null(strstr(w->p.said, "trying the default device"));
    hears(w, from, 1);
    person_wait(&w->p, 100);
    assert_int_equal(quits(w, "q"), 0);
    place_is(w, 1);
    soundrig_stop(&second);
    setenv("ALSA_CONFIG_PATH", w->p.rig.conf, 1);
}

int main(void) {
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
#define T(f) cmocka_unit_test_setup_teardown(f, open_world, close_world)
        T(a_faster_rate_is_heard),
        T(sleep_ends_it_and_keeps_the_place),
        T(the_first_time_the_end_and_the_return_are_told),
        T(signals_stop_it_and_keep_the_place),
        T(words_keep_step_with_the_sound),
        T(a_lost_device_keeps_the_place),
        T(the_default_device_takes_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
