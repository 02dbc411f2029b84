// world: six sentences, the sound of each, and a person who listens to them.
#ifndef TESTS_WORLD_H
#define TESTS_WORLD_H

#include "person.h"

enum { LATE_MS = 1500 }; // what fails; what is measured is printed

static const char *const lines[] = {
    "सरकार ने कहा कि योजना अगले साल लागू होगी और सबको लाभ मिलेगा",
    "अब बारिश तेज होगी और हवा चलेगी यह मौसम विभाग का अनुमान है",
    "प्रधानमंत्री ने दिल्ली में एक समारोह को संबोधित किया और बधाई दी",
    "वह टीम जीत गई और कप्तान ने खिलाड़ियों की मेहनत की तारीफ की है",
    "किसान मंडी में अनाज लेकर पहुँचे जहाँ उनका माल तौला गया था",
    "विश्वविद्यालय की परीक्षा टल गई और छात्र नई तारीख पूछ रहे हैं",
};
enum { LINES = sizeof lines / sizeof *lines };

struct world { struct person p; int16_t *sound[LINES]; size_t frames[LINES]; };

static int16_t *line_sound[LINES]; // rendered once for all tests
static size_t line_frames[LINES];

static inline void write_article(struct person *p, const char *name, int from, int to) {
    char text[4096] = "";
    for (int i = from; i < to; i++) strcat(text, lines[i]), strcat(text, "।\n");
    person_write(p, name, text);
}

static inline int open_world(void **state) {
    struct world *w = calloc(1, sizeof *w);
    char text[1024];
    person_open(&w->p);
    for (int i = 0; i < LINES; i++) {
        snprintf(text, sizeof text, "%s।\n", lines[i]);
        if (!line_sound[i]) line_sound[i] = person_render(&w->p, text, "--fake-engine", &line_frames[i]);
        w->sound[i] = line_sound[i], w->frames[i] = line_frames[i];
        assert_true(w->frames[i] > PERSON_SIGNATURE);
    }
    write_article(&w->p, "a.txt", 0, LINES);
    *state = w;
    return 0;
}

static inline int close_world(void **state) {
    struct world *w = *state;
    person_close(&w->p);
    free(w);
    return 0;
}

static inline size_t hears(struct world *w, size_t from, int line) {
    size_t at = person_listen(&w->p, from, w->sound[line], PERSON_SIGNATURE, 8000);
    if (at == SIZE_MAX) fail_msg("line %d is not heard; the terminal says: %s", line, w->p.said);
    return at;
}

static inline void play(struct world *w, const char *more) {
    char command[300];
    snprintf(command, sizeof command, "exec \"$V\" --fake-engine --lines %s", more);
    person_start(&w->p, command);
}

static inline double ms(size_t from, size_t to) { return ((double)to - (double)from) * 1000 / PERSON_RATE; }

// The answer to a key pressed at `key` begins at `answer`: when did the old sound stop?
static inline void report(struct world *w, const char *what, size_t key, size_t answer) {
    size_t quiet = person_silence(&w->p, key, 64), stop = quiet < answer ? quiet : answer;
    print_message("# %s: stopped %.0f ms after the key, answered after %.0f ms\n", what, ms(key, stop), ms(key, answer));
    if (ms(key, answer) > LATE_MS) fail_msg("%s: answered after %.0f ms", what, ms(key, answer));
}

static inline int quits(struct world *w, const char *key) {
    person_press(&w->p, key);
    assert_true(person_wait(&w->p, 5000));
    int code = WIFEXITED(w->p.status) ? WEXITSTATUS(w->p.status) : 128;
    if (code) print_message("# the terminal says: %s\n", w->p.said);
    person_end(&w->p);
    return code;
}

#endif
