#include "app/voices.h"

#include <stdio.h>
#include <string.h>

#include "app/output.h"
#include "app/speak.h"
#include "app/spoken.h"
#include "base/lang.h"

enum { MOST = 64 };

static void print(const struct voice *v) {
    printf(_("%-10.*s  %3d words/min  %-8.*s  %.*s\n"), STR_ARG(v->name), v->tone.rate, STR_ARG(v->base), STR_ARG(v->about));
    fflush(stdout);
}

bool list_voices(const struct options *o, struct err *e) {
    struct road road = {0};
    struct voice *v;
    size_t n = road_find(&road, o, e) ? voice_list(road.voices, &road.mem, &v, e) : 0;
    for (size_t i = 0; i < n; i++) print(&v[i]);
    road_close(&road);
    return n > 0;
}

static bool introduce(struct narration *n, const struct spoken *s, const struct voice *v, struct err *e) {
    static const struct map_run nowhere = {0, 0};
    char row[64];
    buf text = {0};
    snprintf(row, sizeof row, "voice-%.*s", STR_ARG(v->name));
    spoken_add(&text, s, row);
    if (!text.n) buf_str(&text, v->name); // a voice of one's own: its name as it is written
    spoken_add(&text, s, "voice");
    struct block b = {.kind = BLOCK_PARA, .text = buf_view(&text), .map = &nowhere, .maps = 1};
    n->road->voice = *v;
    bool ok = narrate_block(n, &b, narrate_aloud, e) && n->engine.ops->finish(n->engine.self, n->sink, e);
    buf_free(&text);
    return ok;
}

static bool each(struct narration *n, struct engine *engine, const struct voice *v, size_t voices, struct err *e) {
    struct spoken *s = spoken_open(n->road->lexicon, &n->road->mem, e);
    bool ok = s != NULL;
    for (size_t i = 0; ok && i < voices; i++) {
        n->engine = engine[i];
        if (!n->o->output || strcmp(n->o->output, "-") != 0) print(&v[i]);
        ok = introduce(n, s, &v[i], e);
    }
    return ok;
}

bool play_voices(const struct options *o, struct err *e) {
    struct road road = {0};
    struct engine engine[MOST] = {0}; // all of them fork before the device has threads
    struct output out = {.o = o, .stop = &speak_stop};
    struct narration n = {.o = o, .road = &road};
    struct voice *v = NULL;
    size_t voices = road_find(&road, o, e) ? voice_list(road.voices, &road.mem, &v, e) : 0;
    if (voices > MOST) voices = MOST;
    bool ok = voices > 0;
    speak_catch_signals();
    for (size_t i = 0; ok && i < voices; i++) ok = (engine[i] = speak_engine(o, &v[i], e)).ops != NULL;
    ok = ok && road_voice(&road, o, e) && (n.sink = output_open(&out, &road, engine[0].rate, e)).ops && road_open(&road, o, e);
    ok = ok && each(&n, engine, v, voices, e);
    if (ok) ok = sink_close(n.sink, e);
    else sink_drop(n.sink);
    for (size_t i = 0; i < voices; i++)
        if (engine[i].ops) engine[i].ops->close(engine[i].self);
    output_free(&out);
    narration_free(&n);
    road_close(&road);
    return ok;
}
