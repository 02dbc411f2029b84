// retag: a finished encoder's file, copied with our own tags and chapters at its front.
//
// Chapters are known only at the end and stand at the start, and the libraries write either none or garbled
// ones: so the sound is encoded into a file without a name and then copied behind its tags.  The sound itself
// stays as it is, byte for byte; of Ogg the page numbers and checksums are made anew.  Memory: one page.
#ifndef AUDIO_RETAG_H
#define AUDIO_RETAG_H

#include "audio/chapters.h"
#include "audio/tags.h"
#include "audio/target.h"

// Reads `from` from its first byte on.  False: to->error is set (EPROTO: what was read is not of this format).
// `t` and `c` may be NULL.
typedef bool retag(int from, struct target *to, const struct tags *t, const struct chapters *c);
retag retag_mp3, retag_flac, retag_ogg; // retag_ogg: Vorbis and Opus

// For those that are made here; retag_ogg.c uses it.
bool retag_read(int from, struct target *to, void *bytes, size_t n, bool *end); // all n; *end NULL: the end is an error

#endif
