// zygote: the process that opens the voice once and forks a child for each chunk, always from the same
// untouched state: that makes sound bit-identical for any number of workers, and a crash costs one child.
//
// It keeps the queue itself, so that a worker never idles because the narrator is busy.  It dies with the
// narrator (parent-death signal, and the end of its pipe) and takes its children with it.
#ifndef SPEECH_ZYGOTE_H
#define SPEECH_ZYGOTE_H

#include <sys/types.h>

#include "base/err.h"
#include "speech/wire.h"

// Where the sound of one piece goes, in the child.
struct sound {
    int16_t *pcm;
    size_t frames, room;
    uint32_t *frame;   // of each mark, from the start of the piece
    uint32_t name, marks; // marks are called name, name + 1, ...
    bool full;         // room was too small
    struct wire *wire; // where it is told that there is more; NULL: nowhere
    _Atomic uint32_t *early;
};

// Tells the narrator that `frames` of the piece are there, before it is whole.
void sound_more(struct sound *s);

// A speaker of pieces: eSpeak (worker.c) or the fake.
struct voicebox {
    int (*open)(void *self, struct err *e);            // in the zygote: Hz, or 0 and *e
    bool (*say)(void *self, const struct voice_tone *tone, str text, struct sound *out); // in a child
    void *self;
};

struct zygote { pid_t pid; int fd; struct wire *wire; bool ready; };

// Forks the zygote; its voice opens while the narrator goes on, orders wait meanwhile.
bool zygote_start(struct zygote *z, struct wire *w, const struct voicebox *box, int jobs, int cpu_ms, struct err *e);
bool zygote_well(struct zygote *z, struct err *e);          // false and *e: its voice cannot be opened
bool zygote_alive(const struct zygote *z);
bool zygote_render(struct zygote *z, int slot, bool first); // first: before all that wait
void zygote_kill(struct zygote *z, int slot);               // its state becomes WIRE_DEAD
void zygote_kill_all(struct zygote *z);                     // returns when no child runs and none waits
void zygote_stop(struct zygote *z);                         // no process is left behind

#endif
