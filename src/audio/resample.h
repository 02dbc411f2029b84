// resample: sound at another rate, for formats that know only some (Opus: 48 kHz).
#ifndef AUDIO_RESAMPLE_H
#define AUDIO_RESAMPLE_H

#include <stddef.h>
#include <stdint.h>

struct resampler;

struct resampler *resample_open(int from, int to); // NULL when the library refuses
// Takes up to *frames of pcm and gives up to `room` frames; *frames becomes how many were taken.
// pcm NULL: no more comes; call until it gives 0.
size_t resample(struct resampler *r, const int16_t *pcm, size_t *frames, int16_t *out, size_t room);
void resample_close(struct resampler *r);

#endif
