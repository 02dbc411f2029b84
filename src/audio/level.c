#include "audio/level.h"

#include <math.h>
#include <stdlib.h>

enum { TAPS = 16, PHASES = 3, CENTER = 8 }; // a peak between two samples is known CENTER samples later
enum { BLOCK = 1024, MAKEUP = 11 };

struct level {
    struct sink to;
    float gain, ceiling, quiet;      // below `quiet` nothing near it can pass the ceiling
    float release;                   // of the way back to 1, a sample
    float tap[PHASES][TAPS];
    int rate, ahead, delay;              // samples: looked ahead; of the whole
    float *line;                     // the last `past` samples, gained, and behind them those of the block at hand
    float *need, *held;              // rings of ahead + 2: the gain each sample asks for, and what was given
    int past, window, turn;          // of line; of need and held
    int since_loud, since_need;
    float follow;
    double sum;                      // of the last ahead + 1 of held
    int kept;                        // frames taken and not yet given
    double asked, given;             // energy before the limiter and after it; older counts less
    float makeup;                    // dB
    size_t since_mended;             // frames, below BLOCK
    int16_t out[BLOCK];
};

// fminf and fmaxf are calls, for the sake of NaN
static inline float less(float a, float b) { return a < b ? a : b; }
static inline float more(float a, float b) { return a > b ? a : b; }

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

static float peak_between(const float *x, const float *tap) {
    float sum[4] = {0};
    for (int k = 0; k < TAPS; k += 4)
        for (int i = 0; i < 4; i++) sum[i] += x[k + i] * tap[k + i];
    return fabsf(sum[0] + sum[1] + sum[2] + sum[3]);
}

static float peak_here(const struct level *l, const float *last) {
    const float *x = last - TAPS + 1;
    float most = more(fabsf(last[-CENTER]), fabsf(last[1 - CENTER]));
    for (int p = 0; p < PHASES; p++) most = more(most, peak_between(x, l->tap[p]));
    return most;
}

// --- the gain: the least that any sample in sight needs, let go slowly, averaged over the way to it

static float least_need(struct level *l, float need) {
    l->need[l->turn] = need;
    l->since_need = need < 1 ? 0 : l->since_need < l->window ? l->since_need + 1 : l->since_need;
    if (l->since_need >= l->window) return 1;
    float least = 1;
    for (int i = 0; i < l->window; i++) least = less(least, l->need[i]);
    return least;
}

static float gain_now(struct level *l, float need) {
    float least = least_need(l, need);
    l->follow = less(least, l->follow + (1 - l->follow) * l->release);
    if (l->follow > 0.99999f) l->follow = 1;
    int oldest = l->turn - (l->ahead + 1);
    if (oldest < 0) oldest += l->window;
    l->sum += l->follow - l->held[oldest];
    l->held[l->turn] = l->follow;
    l->turn = l->turn + 1 == l->window ? 0 : l->turn + 1;
    float mean = (float)(l->sum / (l->ahead + 1));
    return mean < 1 ? mean : 1;
}

// `x`: in the line
static int16_t step(struct level *l, const float *x) {
    float need = 1, asked = x[-l->delay];
    l->since_loud = fabsf(*x) >= l->quiet ? 0 : l->since_loud < TAPS ? l->since_loud + 1 : l->since_loud;
    if (l->since_loud < TAPS) {
        float peak = peak_here(l, x);
        if (peak > l->ceiling) need = l->ceiling / peak;
    }
    float y = asked * gain_now(l, need);
    l->asked += (double)asked * asked;
    l->given += (double)y * y;
    return (int16_t)lrintf(more(-32768, less(32767, y)));
}

// n samples, at most BLOCK -> how many came out
static size_t block(struct level *l, const int16_t *pcm, size_t n) {
    float gain = l->gain * powf(10, l->makeup / 20), *line = l->line + l->past;
    size_t given = 0;
    for (size_t i = 0; i < n; i++) line[i] = pcm ? (float)pcm[i] * gain : 0;
    for (size_t i = 0; i < n; i++) {
        int16_t y = step(l, line + i);
        if (l->kept < l->delay) l->kept++;
        else l->out[given++] = y;
    }
    memmove(l->line, l->line + n, (size_t)l->past * sizeof *l->line);
    return given;
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
        size_t due = BLOCK - l->since_mended; // counted in the whole: chunks come in other lengths each time
        n = frames - from < due ? frames - from : due;
        size_t given = block(l, pcm ? pcm + from : NULL, n);
        l->since_mended += n;
        if (l->since_mended == BLOCK) mend_makeup(l, BLOCK), l->since_mended = 0;
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
    l->window = l->ahead + 2, l->past = l->delay + TAPS;
    l->line = ring(l->past + BLOCK, 0), l->need = ring(l->window, 1), l->held = ring(l->window, 1);
    l->sum = l->ahead + 1;
    l->follow = 1;
    l->since_loud = TAPS, l->since_need = l->window;
    make_taps(l);
    return (struct sink){&ops, l};
}
