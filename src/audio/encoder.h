// encoder: sound into FLAC, Vorbis or MP3 by libsndfile, whose errors stay with the target; and what a file of any kind says
// about itself.
#ifndef AUDIO_ENCODER_H
#define AUDIO_ENCODER_H

#include <stdint.h>

#include "audio/target.h"
#include "base/arena.h"

enum codec { CODEC_FLAC, CODEC_VORBIS, CODEC_MP3, CODEC_OPUS }; // CODEC_OPUS: see opus.h, not here

struct encoder;

// Hz and channels of the file; kbps of the whole, 0: as the codec likes, MP3 64 a channel.  NULL and *e: EX_USAGE for a rate the
// codec does not know, EX_CANTCREAT when the library lacks the codec.  `to` must be able to seek and outlive it.
struct encoder *encoder_open(enum codec codec, int rate, int channels, int kbps, struct target *to, struct err *e);
bool encoder_write(struct encoder *c, const int16_t *pcm, size_t frames); // channels interleaved; false: to->error
void encoder_close(struct encoder *c); // writes what is left; to->error tells

struct probe {
    double seconds;
    str title, artist, date, comment; // UTF-8; empty where the file has no such tag
};

// Texts in `mem`.  False and *e EX_DATAERR 65 when this is no sound that could be read.
bool encoder_probe(struct probe *p, const char *path, arena *mem, struct err *e);

#endif
