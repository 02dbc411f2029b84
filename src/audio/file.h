// file: sound into an audio file, or a pipe, with its tags and chapters.
//
// The format follows the name: .wav .flac .ogg .opus .mp3 (upper case too); "-" and a FIFO get a WAV that can
// be played while it comes.  The file appears whole or not at all: see target.h.  Close reports what the
// libraries hide: a full disk, a closed pipe, a limit.  FLAC, Ogg and MP3 are copied once when they close, behind
// their tags (retag.h): for that moment the disk holds both.
#ifndef AUDIO_FILE_H
#define AUDIO_FILE_H

#include "audio/chapters.h"
#include "audio/meter.h"
#include "audio/tags.h"

struct file_options {
    const char *path;   // "-": standard output
    int rate;           // Hz of the sound that will come
    bool force;         // replace an existing file
    int rate_hz, kbps;  // of the file; 0: as it comes, or as the format likes
    bool stereo;        // the same sound in both channels
    bool broadcast;     // WAV with bext and cart
    // Read when the file closes, not before; NULL: none
    const struct tags *tags;
    const struct chapters *chapters;
    const struct meter *meter; // closed before; its loudness goes into bext
};

// No ops and *e: EX_USAGE 64 for a name whose format is not known or an option it cannot have, EX_CANTCREAT 73
// when it cannot be made.
struct sink file_sink(const struct file_options *o, struct err *e);

#endif
