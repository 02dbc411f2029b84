// vtt: what WebVTT files are made of.
#ifndef AUDIO_VTT_H
#define AUDIO_VTT_H

#include "base/str.h"

void vtt_time(buf *out, int64_t ms);          // 00:01:02.500
void vtt_span(buf *out, int64_t from, int64_t to); // 00:00:00.000 --> 00:00:02.500, in ms
void vtt_text(buf *out, str text);            // & < > escaped

#endif
