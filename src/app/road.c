#include "app/road.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef DATADIR
#define DATADIR "/usr/local/share/vachan"
#endif

static bool holds_tables(struct road *r, const char *dir) {
    int n = snprintf(r->lexicon, sizeof r->lexicon, "%s/lexicon", dir);
    int m = snprintf(r->voices, sizeof r->voices, "%s/voices", dir);
    return n < (int)sizeof r->lexicon && m < (int)sizeof r->voices && access(r->lexicon, R_OK) == 0 && access(r->voices, R_OK) == 0;
}

// build/vachan and build/san/vachan find lexicon/ and voices/ of their tree, PREFIX/bin/vachan those it came with
static bool beside_program(struct road *r) {
    char path[400];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    if (n <= 0) return false;
    path[n] = 0;
    for (int up = 0; up < 3; up++) {
        char *slash = strrchr(path, '/');
        if (!slash) return false;
        *slash = 0;
        if (holds_tables(r, path)) return true;
        size_t end = strlen(path);
        snprintf(path + end, sizeof path - end, "/share/vachan");
        if (holds_tables(r, path)) return true;
        path[end] = 0;
    }
    return false;
}

bool road_find(struct road *r, const struct options *o, struct err *e) {
    const char *dir = o->data ? o->data : getenv("VACHAN_DATA");
    if (dir) {
        if (holds_tables(r, dir)) return true;
        return err_set(e, EX_NOINPUT, dir, "no lexicon/ and voices/ here; --data takes the folder that holds both");
    }
    if (beside_program(r) || holds_tables(r, DATADIR)) return true;
    return err_set(e, EX_NOINPUT, DATADIR, "cannot find lexicon/ and voices/; name their folder with --data DIR");
}

bool road_voice(struct road *r, const struct options *o, struct err *e) {
    const char *name = o->voice ? o->voice : getenv("VACHAN_VOICE");
    if (!voice_open(&r->voice, r->voices, str_of(name ? name : "samachar"), &r->mem, e)) return false;
    if (o->rate >= 0) r->voice.tone.rate = o->rate;
    if (o->pitch >= 0) r->voice.tone.pitch = o->pitch;
    if (o->volume >= 0 && !o->loudness) r->voice.tone.volume = o->volume; // --loudness says how loud, whatever the volume
    return true;
}

// A user's own readings: every TSV of the configuration folder, then those of the command line
static bool own_readings(struct road *r, const struct options *o, struct err *e) {
    const char *config = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
    char path[600];
    if (config && *config) snprintf(path, sizeof path, "%s/vachan/lexicon/readings.tsv", config);
    else snprintf(path, sizeof path, "%s/.config/vachan/lexicon/readings.tsv", home ? home : "");
    if (access(path, R_OK) == 0 && !lex_add_readings(say_lex(r->say), path, e)) return false;
    for (int i = 0; i < o->readings_n; i++)
        if (!lex_add_readings(say_lex(r->say), o->readings[i], e)) return false;
    return true;
}

static bool open_words(struct road *r, const struct options *o, struct err *e) {
    if (!text_open(&r->text, r->lexicon, &r->mem, e)) return false;
    r->say = say_open(r->lexicon, &r->mem, e);
    if (r->say) say_explain(r->say, o->mode == MODE_EXPLAIN);
    return r->say && own_readings(r, o, e);
}

struct half { struct road *road; struct err failed; };

static void *open_sounds(void *arg) {
    struct half *h = arg;
    struct road *r = h->road;
    r->pron = pron_open(r->lexicon, &r->sounds, &h->failed);
    if (r->pron) r->utter = utter_open(r->lexicon, r->pron, &r->sounds, &h->failed);
    return NULL;
}

// Half of the tables are read on a second core: somebody waits for the first word
bool road_open(struct road *r, const struct options *o, struct err *e) {
    struct half h = {.road = r};
    pthread_t thread;
    bool beside = pthread_create(&thread, NULL, open_sounds, &h) == 0, ok = open_words(r, o, e);
    if (beside) pthread_join(thread, NULL);
    else if (ok) open_sounds(&h);
    if (ok && h.failed.code) *e = h.failed;
    return ok && r->utter;
}

void road_close(struct road *r) {
    arena_free(&r->mem);
    arena_free(&r->sounds);
}

struct read_how road_how(const struct options *o) {
    return (struct read_how){.lines = o->lines, .keep_all = o->keep_all, .items = (size_t)o->items, .as_written = o->mode == MODE_ARTICLE,
                             .since_set = o->since_set, .since = o->since, .encoding = o->encoding,
                             .fetch = {.allow_local = o->allow_local, .seconds = o->timeout}};
}
