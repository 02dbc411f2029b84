// chunk: utterances -> chunks, by their text alone: the first one utterance, then about 2 KB of words, cut
// after a sentence and rather after a paragraph.  Also the engine ops that every voicebox shares.
#ifndef SPEECH_CHUNK_H
#define SPEECH_CHUNK_H

#include "speech/engine.h"
#include "speech/zygote.h"

// An engine whose children speak with `box`, which must outlive it (NULL ops and *e on failure).
// `closed` is called with box->self when the engine closes, or when it cannot open.
struct engine chunk_engine(const struct engine_options *o, const struct voicebox *box, void (*closed)(void *), struct err *e);

// Cuts engine text at its first <break time="Nms"/>: *rest goes on behind it, *ms gets N, or -1 when the
// text has no break.  Returns what stands before.
str chunk_cut(str *rest, int *ms);

#endif
