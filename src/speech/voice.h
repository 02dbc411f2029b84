// voice: how it should sound.  One TSV a voice in voices/, `key <TAB> value <TAB> note`; a person can edit it.
#ifndef SPEECH_VOICE_H
#define SPEECH_VOICE_H

#include "base/arena.h"
#include "base/err.h"
#include "say/word.h"
#include "text/article.h"

struct voice_tone { int rate, pitch, range, volume; }; // words a minute 80-900, 0-99, 0-99, 0-200

struct voice {
    str name, about, base;     // file name, one line for --voices, eSpeak voice and variant ("hi+f5")
    struct voice_tone tone;
    int pause[GAP_COUNT];      // ms at the voice's own rate
    int breath;                // ms of a breath inside a long stretch
    struct { int rate, pitch, range, pause; } kind[BLOCK_KIND_COUNT]; // % of the tone; ms after the block
    int own_rate;              // the rate the pauses were written for
};

bool voice_open(struct voice *v, const char *voices_dir, str name, arena *mem, struct err *e);
size_t voice_list(const char *voices_dir, arena *mem, struct voice **list, struct err *e); // sorted by name

#endif
