#include "audio/resample.h"

#include <soxr.h>
#include <stdlib.h>

#include "base/err.h"

struct resampler { soxr_t soxr; };

struct resampler *resample_open(int from, int to) {
    soxr_io_spec_t io = soxr_io_spec(SOXR_INT16_I, SOXR_INT16_I);
    io.flags = SOXR_NO_DITHER; // its noise is another one each time: the same article would give another file
    soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    soxr_error_t error;
    struct resampler *r = malloc(sizeof *r);
    if (!r) err_out_of_memory();
    r->soxr = soxr_create(from, to, 1, &error, &io, &quality, NULL);
    if (!error) return r;
    free(r);
    return NULL;
}

size_t resample(struct resampler *r, const int16_t *pcm, size_t *frames, int16_t *out, size_t room) {
    size_t taken = 0, given = 0;
    if (soxr_process(r->soxr, pcm, pcm ? *frames : 0, &taken, out, room, &given)) given = 0;
    *frames = taken;
    return given;
}

void resample_close(struct resampler *r) {
    if (!r) return;
    soxr_delete(r->soxr);
    free(r);
}
