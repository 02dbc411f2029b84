// meter: how long, how many words, how loud; a sink for the report, beside those that write.
//
// Loudness is that of EBU R128 (libebur128): integrated, in LUFS, and the true peak in dBTP, four times
// oversampled.  One channel counts as one: a mono file is as loud as any meter says of that file, and the same
// sound in both channels of a stereo file is 3.0 dB louder than in one.
#ifndef AUDIO_METER_H
#define AUDIO_METER_H

#include "audio/sink.h"

struct meter {
    int rate, channels;      // Hz of the sound that comes; channels it will be written in
    bool loudness;           // measure it
    int64_t frames;
    size_t words, sentences;
    double lufs, peak;       // after close; -HUGE_VAL where there was no sound or nothing was measured
};

struct sink meter_sink(struct meter *m); // *m stays the caller's and must outlive it

#endif
