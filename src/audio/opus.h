// opus: sound into Ogg Opus by libopus itself: its effort can be chosen, which libsndfile does not let us do.
//
// At full effort (10) Opus takes eight times as long as all the speech before it; at OPUS_EFFORT a third of that,
// and speech at 48 kbit/s sounds the same.  The pages have neither tags nor checksums: retag_ogg gives both.
#ifndef AUDIO_OPUS_H
#define AUDIO_OPUS_H

#include <stdint.h>

#include "audio/target.h"

enum { OPUS_EFFORT = 3, OPUS_KBPS = 48 }; // kbit/s a channel

struct opus;

// Rates: 8000, 12000, 16000, 24000, 48000.  kbps of the whole, 0: OPUS_KBPS a channel.  NULL and *e: EX_USAGE for
// another rate, EX_CANTCREAT.
struct opus *opus_open(int rate, int channels, int kbps, struct target *to, struct err *e);
bool opus_write(struct opus *o, const int16_t *pcm, size_t frames); // channels interleaved; false: to->error
void opus_close(struct opus *o); // writes what is left unless to->error

#endif
