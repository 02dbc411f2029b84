#include "audio/meter.h"

#include <ebur128.h>
#include <math.h>
#include <stdlib.h>

struct gauge { struct meter *m; ebur128_state *integrated, *peak; double highest; };

static bool loud_enough(const struct gauge *g, const struct chunk *c) {
    int top = 0;
    for (size_t i = 0; i < c->frames; i++) top = abs(c->pcm[i]) > top ? abs(c->pcm[i]) : top;
    return top / 32768.0 * 2 > g->highest; // a true peak lies less than 6 dB above the samples around it
}

// The costly part of it: only where the highest so far may be passed
static void measure_peak(struct gauge *g, const struct chunk *c) {
    double peak = 0;
    if (!loud_enough(g, c)) return;
    ebur128_add_frames_short(g->peak, c->pcm, c->frames);
    if (ebur128_true_peak(g->peak, 0, &peak) == EBUR128_SUCCESS && peak > g->highest) g->highest = peak;
}

static bool take(void *self, const struct chunk *c, struct err *e) {
    struct gauge *g = self;
    bool can = !g->m->loudness || (g->integrated && g->peak);
    if (!can) return err_set(e, EX_UNAVAILABLE, "loudness", "cannot be measured: install libebur128-1");
    for (size_t i = 0; i < c->marks; i++) {
        g->m->words += c->mark[i].frames > 0 || c->mark[i].word.n;
        g->m->sentences += c->mark[i].starts >= STARTS_SENTENCE;
    }
    g->m->frames += (int64_t)c->frames;
    if (g->integrated && c->frames) {
        ebur128_add_frames_short(g->integrated, c->pcm, c->frames);
        measure_peak(g, c);
    }
    return true;
}

static void drop(void *self) {
    struct gauge *g = self;
    if (g->integrated) ebur128_destroy(&g->integrated);
    if (g->peak) ebur128_destroy(&g->peak);
    free(g);
}

static bool close_meter(void *self, struct err *e) {
    struct gauge *g = self;
    struct meter *m = g->m;
    double lufs;
    (void)e;
    if (g->integrated && ebur128_loudness_global(g->integrated, &lufs) == EBUR128_SUCCESS && lufs > -HUGE_VAL)
        m->lufs = lufs + (m->channels == 2 ? 10 * log10(2) : 0);
    if (g->highest > 0) m->peak = 20 * log10(g->highest);
    drop(g);
    return true;
}

struct sink meter_sink(struct meter *m) {
    static const struct sink_ops ops = {take, close_meter, drop};
    struct gauge *g = calloc(1, sizeof *g);
    if (!g) err_out_of_memory();
    g->m = m;
    m->lufs = m->peak = -HUGE_VAL;
    if (m->loudness) g->integrated = ebur128_init(1, (unsigned long)m->rate, EBUR128_MODE_I);
    if (m->loudness) g->peak = ebur128_init(1, (unsigned long)m->rate, EBUR128_MODE_TRUE_PEAK);
    return (struct sink){&ops, g};
}
