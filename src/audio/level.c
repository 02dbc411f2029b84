#include "audio/level.h"

#include <math.h>
#include <stdlib.h>

enum { TAPS = 16, PHASES = 3, CENTER = 8 }; // a peak between two samples is known CENTER samples later
enum { BLOCK = 1024, MAKEUP = 4 };

struct level {
    struct sink to;
    float gain, ceiling, quiet;      // below `quiet` nothing near it can pass the ceiling
    float release;                   // of the way back to 1, a sample
    float tap[PHASES][TAPS];
    int rate, ahead, delay;              // samples: looked ahead; of the whole
    float *line;                     // the last delay + TAPS samples, gained; a ring
    float *need, *held;              // rings of ahead + 2: the gain each sample asks for, and what was given
    int size, at, window, turn;      // of line; of need and held
    int since_loud, since_need;
    float follow;
    double sum;                      // of the last ahead + 1 of held
    int kept;                        // frames taken and not yet given
    double asked, given;             // energy before the limiter and after it; older counts less
    float makeup;                    // dB
    int16_t out[BLOCK];
};

// --- the detector: a windowed sinc, between two samples at 1/4, 2/4 and 3/4

static void make_taps(struct level *l) {
    double loudest = 1;
    for (int p = 0; p < PHASES; p++) {
        double sum = 0, all = 0;
        for (int k = 0; k < TAPS; k++) {
            double x = k - (TAPS / 2 - 1) - (p + 1) / 4.0, w = cos(M_PI * x / (TAPS + 1));
            l->tap[p][k] = (float)(sin(M_PI * x) / (M_PI * x) * w * w);
            sum += l->tap[p][k];
        }
        for (int k = 0; k < TAPS; k++) l->tap[p][k] /= (float)sum, all += fabs(l->tap[p][k]);
        if (all > loudest) loudest = all;
    }
    l->quiet = (float)(l->ceiling / loudest);
}

static float line_at(const struct level *l, int back) {
    int i = l->at - back;
    return l->line[i < 0 ? i + l->size : i];
}

static float peak_here(const struct level *l) {
    float x[TAPS], most = 0;
    for (int k = 0; k < TAPS; k++) x[k] = line_at(l, TAPS - 1 - k);
    most = fmaxf(fabsf(x[TAPS - 1 - CENTER]), fabsf(x[TAPS - CENTER]));
    for (int p = 0; p < PHASES; p++) {
        float sum = 0;
        for (int k = 0; k < TAPS; k++) sum += x[k] * l->tap[p][k];
        most = fmaxf(most, fabsf(sum));
    }
    return most;
}

// --- the gain: the least that any sample in sight needs, let go slowly, averaged over the way to it

static float least_need(struct level *l, float need) {
    l->need[l->turn] = need;
    l->since_need = need < 1 ? 0 : l->since_need < l->window ? l->since_need + 1 : l->since_need;
    if (l->since_need >= l->window) return 1;
    float least = 1;
    for (int i = 0; i < l->window; i++) least = fminf(least, l->need[i]);
    return least;
}

static float gain_now(struct level *l, float need) {
    float least = least_need(l, need);
    l->follow = fminf(least, l->follow + (1 - l->follow) * l->release);
    if (l->follow > 0.99999f) l->follow = 1;
    int oldest = l->turn - (l->ahead + 1);
    if (oldest < 0) oldest += l->window;
    l->sum += l->follow - l->held[oldest];
    l->held[l->turn] = l->follow;
    l->turn = (l->turn + 1) % l->window;
    float mean = (float)(l->sum / (l->ahead + 1));
    return mean < 1 ? mean : 1;
}

static int16_t step(struct level *l, int16_t in, float makeup) {
    float x = (float)in * l->gain * makeup, need = 1;
    l->at = l->at + 1 == l->size ? 0 : l->at + 1;
    l->line[l->at] = x;
    l->since_loud = fabsf(x) >= l->quiet ? 0 : l->since_loud < TAPS ? l->since_loud + 1 : l->since_loud;
    if (l->since_loud < TAPS) {
        float peak = peak_here(l);
        if (peak > l->ceiling) need = l->ceiling / peak;
    }
    float asked = line_at(l, l->delay), y = asked * gain_now(l, need);
    l->asked += (double)asked * asked;
    l->given += (double)y * y;
    return (int16_t)lrintf(fmaxf(-32768, fminf(32767, y)));
}

// What the limiter takes from the loudness is given back by and by, at most MAKEUP dB
static void mend_makeup(struct level *l, size_t frames) {
    double taken = l->given > 0 ? fmin(MAKEUP, 10 * log10(l->asked / l->given)) : 0; // dB
    l->makeup += (float)((taken - l->makeup) * fmin(1, 2.0 * (double)frames / l->rate));
    double older = exp(-(double)frames / (20.0 * l->rate));
    l->asked *= older, l->given *= older;
}

// --- the sink

// `pcm` NULL: silence, to bring out what is kept
static bool pass(struct level *l, const int16_t *pcm, size_t frames, struct mark *mark, size_t marks, struct err *e) {
    int kept = l->kept;
    for (size_t i = 0; i < marks; i++) mark[i].frame += kept;
    for (size_t from = 0, n = 0; from < frames || marks; from += n) {
        size_t given = 0;
        float makeup = powf(10, l->makeup / 20);
        n = frames - from < BLOCK ? frames - from : BLOCK;
        for (size_t i = 0; i < n; i++) {
            int16_t y = step(l, pcm ? pcm[from + i] : 0, makeup);
            if (l->kept < l->delay) l->kept++;
            else l->out[given++] = y;
        }
        mend_makeup(l, n);
        struct chunk c = {l->out, given, mark, marks};
        if (!sink_write(l->to, &c, e)) return false;
        marks = 0;
    }
    return true;
}

static bool take(void *self, const struct chunk *c, struct err *e) {
    struct mark *mark = malloc((c->marks + 1) * sizeof *mark);
    if (!mark) err_out_of_memory();
    if (c->marks) memcpy(mark, c->mark, c->marks * sizeof *mark);
    bool ok = pass(self, c->pcm, c->frames, mark, c->marks, e);
    free(mark);
    return ok;
}

static void free_level(struct level *l) {
    free(l->line), free(l->need), free(l->held);
    free(l);
}

static void drop(void *self) {
    struct level *l = self;
    sink_drop(l->to);
    free_level(l);
}

static bool close_level(void *self, struct err *e) {
    struct level *l = self;
    if (l->kept && !pass(l, NULL, (size_t)l->delay, NULL, 0, e)) return drop(l), false;
    bool ok = sink_close(l->to, e);
    free_level(l);
    return ok;
}

static float *ring(int n, float value) {
    float *r = malloc((size_t)n * sizeof *r);
    if (!r) err_out_of_memory();
    for (int i = 0; i < n; i++) r[i] = value;
    return r;
}

struct sink level_sink(const struct level_options *o, struct sink to) {
    static const struct sink_ops ops = {take, close_level, drop};
    struct level *l = calloc(1, sizeof *l);
    if (!l) err_out_of_memory();
    l->to = to, l->rate = o->rate;
    l->gain = (float)pow(10, o->gain / 20);
    l->ceiling = 32768 * (float)pow(10, o->ceiling / 20);
    l->release = 1 - (float)exp(-1 / (0.02 * o->rate));
    l->ahead = o->rate / 400;
    l->delay = l->ahead + CENTER;
    l->window = l->ahead + 2, l->size = l->delay + TAPS;
    l->line = ring(l->size, 0), l->need = ring(l->window, 1), l->held = ring(l->window, 1);
    l->sum = l->ahead + 1;
    l->follow = 1;
    l->since_loud = TAPS, l->since_need = l->window;
    make_taps(l);
    return (struct sink){&ops, l};
}
