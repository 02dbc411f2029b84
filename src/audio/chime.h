// chime: three soft bells, a falling fourth and back, made of sines: no recording.
#ifndef AUDIO_CHIME_H
#define AUDIO_CHIME_H

#include "audio/sink.h"

enum { CHIME_MS = 2600 }; // with the silence after it

// Writes the chime into the sink, as sound at `rate` Hz without marks.
bool chime(struct sink to, int rate, struct err *e);

#endif
