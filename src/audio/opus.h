// opus: sound into Ogg Opus: the pages; packets.h makes what stands in them, on as many cores as there are.
//
// The same sound gives the same bytes on any number of cores.  The pages have neither tags nor checksums: retag_ogg
// gives both.
#ifndef AUDIO_OPUS_H
#define AUDIO_OPUS_H

#include <stdint.h>

#include "audio/target.h"

enum { OPUS_KBPS = 48 }; // kbit/s a channel

struct opus;

// Rates: 8000, 12000, 16000, 24000, 48000.  kbps of the whole, 0: OPUS_KBPS a channel.  NULL and *e: EX_USAGE for
// another rate, EX_CANTCREAT.
struct opus *opus_open(int rate, int channels, int kbps, struct target *to, struct err *e);
bool opus_write(struct opus *o, const int16_t *pcm, size_t frames); // channels interleaved; false: to->error
void opus_close(struct opus *o); // writes what is left unless to->error

#endif
