// captions: what is heard, as it was written, in step.
//
// The format follows the name: .vtt .srt .lrc .json.  Cues never overlap; each is part of one sentence, cut
// rather at a clause, at most two lines of 42 letters (Devanagari signs that sit on a letter do not count).
// WebVTT cues hold the time of each word: "a <00:00:01.250>b".  JSON has every word: when it sounds, what is spoken, which bytes of the source it came from.
#ifndef AUDIO_CAPTIONS_H
#define AUDIO_CAPTIONS_H

#include "audio/sink.h"

struct captions_options {
    const char *path;   // "-": standard output
    int rate;           // Hz of the sound that will come
    bool force;         // replace an existing file
};

// No ops and *e: EX_USAGE 64 for a name whose format is not known, EX_CANTCREAT 73 when it cannot be made.
struct sink captions_sink(const struct captions_options *o, struct err *e);

#endif
