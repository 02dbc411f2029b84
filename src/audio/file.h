// file: sound into an audio file, or a pipe.
//
// The format follows the name: .wav .flac .ogg .opus .mp3 (upper case too); "-" and a FIFO get a WAV that can
// be played while it comes.  The file appears whole or not at all: see target.h.  Close reports what the
// libraries hide: a full disk, a closed pipe, a limit.
#ifndef AUDIO_FILE_H
#define AUDIO_FILE_H

#include "audio/sink.h"

struct file_options {
    const char *path;   // "-": standard output
    int rate;           // Hz of the sound that will come
    bool force;         // replace an existing file
    bool constant;      // MP3: the same bitrate all through, so that a player's jump lands exactly
};

// No ops and *e: EX_USAGE 64 for a name whose format is not known, EX_CANTCREAT 73 when it cannot be made.
struct sink file_sink(const struct file_options *o, struct err *e);

#endif
