// wav: what stands in a WAV before the sound and after it.
//
//     a stream (pipe):   RIFF fmt data, 44 bytes; lengths "unknown"
//     a file:            RIFF JUNK [bext cart] fmt data ... LIST(INFO) cue LIST(adtl) id3
//
// The front has the same length before and after, so that it is written twice: empty at first, true at the end.
// Above 4 GB it says RF64 and the JUNK becomes the ds64 that holds the lengths (EBU Tech 3306).
#ifndef AUDIO_WAV_H
#define AUDIO_WAV_H

#include "audio/chapters.h"
#include "audio/tags.h"

struct wav {
    int rate, channels;
    bool stream;              // no room for more than 4 GB, and lengths not known
    bool broadcast;           // bext (EBU Tech 3285) and cart (AES46)
    uint64_t data, after;     // bytes of sound; of what follows it
    int loudness, true_peak;  // 1/100 LUFS and dBTP; WAV_NOT_MEASURED
    const struct tags *tags;  // may be NULL
};

enum { WAV_NOT_MEASURED = 0x7FFF };

void wav_front(buf *out, const struct wav *w);
// What follows the sound: tags, and the chapters at their frames of w->rate.
void wav_back(buf *out, const struct wav *w, const struct chapters *c);

#endif
