// probe: what a sound file says about itself.
//
// Reading shares nothing with writing, so it has a file of its own.
#ifndef AUDIO_PROBE_H
#define AUDIO_PROBE_H

#include "base/arena.h"
#include "base/err.h"

struct probe {
    double seconds;
    str title, artist, date, comment; // UTF-8; empty where the file has no such tag
};

// Texts in `mem`.  False and *e EX_DATAERR 65 when this is no sound that could be read.
bool probe_file(struct probe *p, const char *path, arena *mem, struct err *e);

#endif
