// sink: where sound goes.  One file each: speaker, file, captions, tee, null.
//
// Order of calls, all from one thread: write* , then exactly one of close or drop.
//   write  takes a chunk in order; frames may be 0 (marks alone).  Blocks for as long as the sink is full:
//          that is the back-pressure of the whole program.  The chunk is the caller's, valid until write returns.
//          Mark frames are relative to the chunk; a sink keeps its own count of frames already taken.
//   close  finishes: plays out, writes headers, renames the target into place.  Frees the sink, even on failure.
//   drop   gives up at once: stops sound, removes what was half-written.  Frees the sink, cannot fail.
// write and close return false and fill *e on failure; after a failed write only drop may follow.
#ifndef AUDIO_SINK_H
#define AUDIO_SINK_H

#include "audio/pcm.h"
#include "base/err.h"

enum { SINK_STOPPED = 130 }; // the code of an error that is none: stopped on request (the shell's 128 + SIGINT)

struct sink_ops {
    bool (*write)(void *self, const struct chunk *c, struct err *e);
    bool (*close)(void *self, struct err *e);
    void (*drop)(void *self);
};

struct sink { const struct sink_ops *ops; void *self; }; // ops NULL: no sink

static inline bool sink_write(struct sink s, const struct chunk *c, struct err *e) { return s.ops->write(s.self, c, e); }
static inline bool sink_close(struct sink s, struct err *e) { return s.ops->close(s.self, e); }
static inline void sink_drop(struct sink s) { if (s.ops) s.ops->drop(s.self); }

#endif
