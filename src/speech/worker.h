// worker: eSpeak NG itself, inside the speech processes.  The only file that includes its headers.
#ifndef SPEECH_WORKER_H
#define SPEECH_WORKER_H

#include "speech/zygote.h"

// A voicebox that opens the eSpeak voice and variant `base` ("hi", "hi+f5") when the zygote starts.
// `base` must be NUL-terminated and live as long as the box.
struct voicebox worker_box(const char *base);

#endif
