#include "audio/chime.h"

#include <math.h>
#include <stdlib.h>

static const double PI = 3.14159265358979323846;

struct note { double at, hz; }; // seconds, pitch
static const struct note notes[] = {{0.0, 783.99}, {0.45, 587.33}, {0.9, 783.99}}; // G5 D5 G5
static const struct { double of, loud, dies; } partials[] = {{1, 1, 0.45}, {2.76, 0.35, 0.2}, {5.4, 0.12, 0.1}}; // a bar's, struck softly

static double sample(double t) {
    double sum = 0;
    for (size_t i = 0; i < sizeof notes / sizeof *notes; i++) {
        double since = t - notes[i].at;
        if (since < 0) continue;
        double rise = since < 0.005 ? since / 0.005 : 1;
        for (size_t k = 0; k < sizeof partials / sizeof *partials; k++)
            sum += rise * partials[k].loud * exp(-since / partials[k].dies) * sin(2 * PI * notes[i].hz * partials[k].of * since);
    }
    return sum;
}

bool chime(struct sink to, int rate, struct err *e) {
    size_t frames = (size_t)rate * CHIME_MS / 1000;
    int16_t *pcm = malloc(frames * sizeof *pcm);
    if (!pcm) err_out_of_memory();
    for (size_t i = 0; i < frames; i++) pcm[i] = (int16_t)lrint(6500 * sample((double)i / rate));
    struct chunk c = {.pcm = pcm, .frames = frames};
    bool ok = sink_write(to, &c, e);
    free(pcm);
    return ok;
}
