// tee: one sink into several, in order: sound to a file and its marks to captions.
#ifndef AUDIO_TEE_H
#define AUDIO_TEE_H

#include "audio/sink.h"

enum { TEE_MAX = 8 };

// Takes over the n sinks (n <= TEE_MAX).  When one fails to close, those after it are dropped: a file that
// could not be finished leaves no captions behind.
struct sink tee_sink(const struct sink *to, size_t n);

#endif
