#include "app/speak.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/player.h"
#include "app/show.h"
#include "audio/captions.h"
#include "audio/file.h"
#include "audio/speaker.h"
#include "audio/tee.h"
#include "publish/epub.h"
#include "publish/page.h"

volatile sig_atomic_t speak_stop;

static void on_signal(int sig) { speak_stop = sig; }

static void catch_signals(void) {
    struct sigaction stop = {.sa_handler = on_signal}, ignore = {.sa_handler = SIG_IGN};
    sigaction(SIGINT, &stop, NULL);
    sigaction(SIGTERM, &stop, NULL);
    sigaction(SIGHUP, &stop, NULL);
    sigaction(SIGPIPE, &ignore, NULL); // a closed pipe is an error of write, reported as one
}

// ---- progress: only on a terminal, only while a file is written ----

struct progress { size_t total; double started, shown; };

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void show_progress(void *self, size_t at) {
    struct progress *p = self;
    double now = seconds();
    if (now - p->shown < 0.1 || !p->total || at > p->total) return;
    p->shown = now;
    int filled = (int)(at * 30 / p->total);
    double left = at ? (now - p->started) / (double)at * (double)(p->total - at) : 0;
    fprintf(stderr, "\r[%.*s%*s] %3d %%  %.0f s left ", filled, "##############################", 30 - filled, "",
            (int)(at * 100 / p->total), left);
}

static void end_progress(const struct progress *p) {
    if (p->shown > 0) fprintf(stderr, "\r%60s\r", "");
}

static size_t size_of_input(const struct options *o) {
    struct stat st;
    return o->inputs == 1 && stat(o->input[0], &st) == 0 && S_ISREG(st.st_mode) ? (size_t)st.st_size : 0;
}

// ---- sinks ----

static struct sink main_sink(const struct options *o, const struct road *road, int rate, struct err *e) {
    (void)road;
    if (!o->output) {
        struct speaker_options s = {.device = o->device, .rate = rate, .stop = &speak_stop};
        struct speaker *sp = speaker_open(&s, e);
        return sp ? speaker_sink(sp) : (struct sink){NULL, NULL};
    }
    if (strcmp(o->output, "-") == 0 && isatty(STDOUT_FILENO)) {
        err_set(e, EX_USAGE, "-o -", "standard output is a terminal; send the sound to a pipe or a file");
        return (struct sink){NULL, NULL};
    }
    struct file_options f = {.path = o->output, .rate = rate, .force = o->force};
    return file_sink(&f, e);
}

static struct sink text_sink(const struct options *o, const struct road *road, int rate, struct err *e) {
    struct captions_options c = {.path = o->captions, .rate = rate, .force = o->force};
    (void)road;
    return captions_sink(&c, e);
}

static struct sink read_along_sink(const struct options *o, const struct road *road, int rate, struct err *e) {
    bool beside = o->output && strcmp(o->output, "-") != 0;
    struct page_options p = {.path = o->page, .audio = beside ? o->output : NULL, .title = o->title,
                             .lexicon = road->lexicon, .rate = rate, .force = o->force};
    return page_sink(&p, e);
}

static struct sink book_sink(const struct options *o, const struct road *road, int rate, struct err *e) {
    struct epub_options b = {.path = o->epub, .title = o->title, .lexicon = road->lexicon, .rate = rate, .force = o->force};
    return epub_sink(&b, e);
}

// Published files hold their sound: with them nothing is played
static bool silent(const struct options *o) { return (o->page || o->epub) && !o->output; }

static struct sink open_sinks(const struct options *o, const struct road *road, int rate, struct err *e) {
    const struct { bool wanted; struct sink (*open)(const struct options *, const struct road *, int, struct err *); } kinds[] = {
        {!silent(o), main_sink}, {o->captions, text_sink}, {o->page, read_along_sink}, {o->epub, book_sink},
    };
    struct sink to[TEE_MAX];
    size_t n = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!kinds[i].wanted) continue;
        to[n] = kinds[i].open(o, road, rate, e);
        if (to[n++].ops) continue;
        while (n) sink_drop(to[--n]);
        return (struct sink){0};
    }
    return tee_sink(to, n);
}

// ---- the run ----

static struct engine open_engine(const struct options *o, const struct road *road, struct err *e) {
    struct engine_options eo = {.jobs = o->jobs, .voice = &road->voice, .stop = &speak_stop};
    return o->fake ? fake_engine(&eo, NULL, e) : espeak_engine(&eo, e);
}

static bool left_out(const struct engine_report *r, struct err *e) {
    if (!r->skipped) return true;
    char where[64];
    snprintf(where, sizeof where, "byte %zu", r->first_skipped.from);
    return err_set(e, EX_DATAERR, where, "%zu word%s could not be spoken and %s left out; the first stands here", r->skipped,
                   r->skipped == 1 ? "" : "s", r->skipped == 1 ? "was" : "were");
}

static bool run(struct narration *n, struct err *e) {
    bool ok = narrate(n, narrate_aloud, NULL, e) && n->engine.ops->finish(n->engine.self, n->sink, e);
    if (!ok) {
        sink_drop(n->sink);
        return false;
    }
    return sink_close(n->sink, e) && left_out(n->engine.report, e);
}

bool speak(const struct options *o, struct road *road, struct err *e) {
    catch_signals();
    if (!o->output && !o->captions && !silent(o) && player_wanted(o)) return player(o, road, &speak_stop, e);
    struct progress p = {.total = size_of_input(o), .started = seconds()};
    struct narration n = {.o = o, .road = road, .engine = open_engine(o, road, e)};
    bool ok = n.engine.ops != NULL;
    if (ok) n.sink = open_sinks(o, road, n.engine.rate, e); // a device opens while the tables are read
    ok = ok && n.sink.ops;
    if (ok && !road_open(road, o, e)) {
        sink_drop(n.sink);
        ok = false;
    }
    if (ok) {
        bool bar = o->output && strcmp(o->output, "-") != 0 && !o->quiet && isatty(STDERR_FILENO);
        if (bar) n.progress = show_progress, n.progress_self = &p;
        ok = run(&n, e);
        end_progress(&p);
    }
    if (n.engine.ops) n.engine.ops->close(n.engine.self);
    if (o->verbose && n.skipped) fprintf(stderr, "vachan: %zu bytes were not UTF-8 and were passed over\n", n.skipped);
    narration_free(&n);
    return ok;
}

bool speak_marks(const struct options *o, struct road *road, struct err *e) {
    struct narration n = {.o = o, .road = road, .engine = open_engine(o, road, e), .sink = show_marks_sink()};
    bool ok = n.engine.ops && road_open(road, o, e) && run(&n, e);
    if (n.engine.ops) n.engine.ops->close(n.engine.self);
    narration_free(&n);
    return ok;
}

bool list_devices(struct err *e) {
    arena mem = {0};
    struct speaker_device *d;
    size_t n = speaker_devices(&mem, &d, e);
    for (size_t i = 0; i < n; i++)
        printf("%d\t%.*s\t%.*s\t%d Hz%s\n", d[i].number, STR_ARG(d[i].name), STR_ARG(d[i].api), d[i].rate, d[i].usual ? "\tdefault" : "");
    arena_free(&mem);
    return n > 0;
}

bool list_voices(const struct options *o, struct err *e) {
    struct road road = {0};
    struct voice *v;
    if (!road_find(&road, o, e)) return false;
    size_t n = voice_list(road.voices, &road.mem, &v, e);
    for (size_t i = 0; i < n; i++)
        printf("%-10.*s  %3d words/min  %-8.*s  %.*s\n", STR_ARG(v[i].name), v[i].tone.rate, STR_ARG(v[i].base), STR_ARG(v[i].about));
    road_close(&road);
    return n > 0;
}
