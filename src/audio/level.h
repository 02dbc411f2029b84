// level: a constant gain, and a limiter that keeps the true peak under a ceiling; a sink in front of others.
//
// Speech from one voice is steady, so one gain for the whole reaches a loudness without hearing it twice; what the limiter takes
// from it is given back slowly, within the first seconds.  The
// limiter looks 2.5 ms ahead: it is at work before a peak comes and lets go within some 60 ms.  Peaks are those
// between samples too (four times oversampled).  The sound comes out that much later, with its marks, and not a
// frame longer or shorter.
#ifndef AUDIO_LEVEL_H
#define AUDIO_LEVEL_H

#include "audio/sink.h"

struct level_options {
    int rate;        // Hz
    double gain;     // dB
    double ceiling;  // dBTP, such as -1
};

struct sink level_sink(const struct level_options *o, struct sink to); // takes over `to`

#endif
