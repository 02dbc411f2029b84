#include "app/speak.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "app/output.h"
#include "app/player.h"
#include "app/show.h"
#include "audio/speaker.h"
#include "base/lang.h"

stop_flag speak_stop;

static void on_signal(int sig) { speak_stop = sig; }

void speak_catch_signals(void) {
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
    fprintf(stderr, "\r[%.*s%*s] %3d %%  ", filled, "##############################", 30 - filled, "", (int)(at * 100 / p->total));
    fprintf(stderr, _("%.0f s left "), left);
}

static void end_progress(const struct progress *p) {
    if (p->shown > 0) fprintf(stderr, "\r%60s\r", "");
}

static size_t size_of_input(const struct options *o) {
    struct stat st;
    return o->inputs == 1 && stat(o->input[0], &st) == 0 && S_ISREG(st.st_mode) ? (size_t)st.st_size : 0;
}

// ---- the run ----

struct engine speak_engine(const struct options *o, const struct voice *v, struct err *e) {
    struct engine_options eo = {.jobs = o->jobs, .voice = v, .stop = &speak_stop};
    return o->fake ? fake_engine(&eo, NULL, e) : espeak_engine(&eo, e);
}

bool speak_left_out(const struct engine_report *r, struct err *e) {
    if (!r->skipped) return true;
    char where[64];
    snprintf(where, sizeof where, _("byte %zu"), r->first_skipped.from);
    return err_set(e, EX_DATAERR, where, lang_count("%zu word could not be spoken and was left out; the first stands here",
                                                    "%zu words could not be spoken and were left out; the first stands here", r->skipped), r->skipped);
}

static bool aloud(struct narration *n, const struct sentence *s, struct err *e) {
    if (n->output) output_article(n->output, reader_meta(n->reader));
    return narrate_aloud(n, s, e);
}

static bool run(struct narration *n, struct err *e) {
    bool ok = narrate(n, aloud, NULL, e) && n->engine.ops->finish(n->engine.self, n->sink, e);
    if (!ok) {
        sink_drop(n->sink);
        return false;
    }
    if (n->output) output_complete(n->output);
    return sink_close(n->sink, e) && speak_left_out(n->engine.report, e);
}

bool speak(const struct options *o, struct road *road, struct err *e) {
    speak_catch_signals();
    if (!o->output && !o->captions && !output_silent(o) && player_wanted(o)) return player(o, road, &speak_stop, e);
    struct progress p = {.total = size_of_input(o), .started = seconds()};
    struct output out = {.o = o, .stop = &speak_stop};
    struct narration n = {.o = o, .road = road, .engine = speak_engine(o, &road->voice, e), .output = &out};
    bool ok = n.engine.ops != NULL;
    if (ok) n.sink = output_open(&out, road, n.engine.rate, e); // a device opens while the tables are read
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
        if (ok || e->code == EX_DATAERR) output_report(&out, n.engine.report->skipped);
    }
    output_free(&out);
    if (n.engine.ops) n.engine.ops->close(n.engine.self);
    if (o->verbose) narration_skipped(&n);
    narration_free(&n);
    return ok;
}

bool speak_marks(const struct options *o, struct road *road, struct err *e) {
    struct narration n = {.o = o, .road = road, .engine = speak_engine(o, &road->voice, e), .sink = show_marks_sink()};
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
