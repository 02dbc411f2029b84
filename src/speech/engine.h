// engine: utterances -> chunks of sound with exact marks, in order, into a sink.
//
// Order of calls, one thread: put* then finish; or stop at any time; then close.  The engine cuts chunks from
// the utterances by their text alone (first one sentence, then about 2 KB), renders them in child processes,
// and writes them to the sink in order: put blocks while the window is full, which is how a slow sink slows
// the reader.  The same utterances give the same samples whatever `jobs` is.  Open it before any thread and
// before PortAudio: it forks.
#ifndef SPEECH_ENGINE_H
#define SPEECH_ENGINE_H


#include "audio/sink.h"
#include "base/err.h"
#include "speech/utter.h"

struct engine_options {
    int jobs;                    // worker processes, 0: one per core
    int timeout_ms;              // without any sound from a child, 0: default; a third of it in processor time
    const struct voice *voice;   // used while the engine opens; each utterance carries its own tone
    const stop_flag *stop; // NULL, or a flag (a signal's) that makes put and finish fail at once
                                 // with the code SINK_STOPPED
};

struct engine_report { size_t chunks, retried, skipped; span first_skipped; };

struct engine_ops {
    bool (*put)(void *self, const struct utterance *u, struct sink out, struct err *e);
    bool (*finish)(void *self, struct sink out, struct err *e); // all sound is in the sink when it returns
    void (*stop)(void *self);   // drop all that is not yet in the sink; put may be called again
    void (*close)(void *self);  // no process is left behind
};

struct engine {
    const struct engine_ops *ops;
    void *self;
    int rate;                    // Hz of every chunk
    const struct engine_report *report; // grows; a skipped word is a partial failure; lives until close
};

// eSpeak NG in forked children.  NULL ops and *e when no process can be made.  The voice opens meanwhile: that
// eSpeak or its voice is missing (EX_UNAVAILABLE, EX_CONFIG) comes out of the first put or finish.
struct engine espeak_engine(const struct engine_options *o, struct err *e);
// Deterministic tones, no eSpeak, in the same children: tests of everything around it.  A word whose
// mnemonics hold the text of a fault gets that fault (ESCAPE: it tries to leave its cage, and crashes if it can).  `fault` ends with a NULL text; NULL: none.
enum fault_kind { FAULT_CRASH, FAULT_HANG, FAULT_SPIN, FAULT_SILENT, FAULT_TOO_LONG, FAULT_BAD_MARK, FAULT_NO_MARK, FAULT_SCRIBBLE, FAULT_ESCAPE };
struct fault { const char *text; enum fault_kind kind; };
struct engine fake_engine(const struct engine_options *o, const struct fault *fault, struct err *e);

#endif
