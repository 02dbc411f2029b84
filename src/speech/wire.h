// wire: what the narrator, the zygote and its children share: a table of slots in shared memory, and a bell.
//
// A slot carries one chunk.  The narrator fills in pieces (a clause each: engine text, tone, silence after),
// a child answers with the sound of piece after piece.  `done` counts the pieces whose sound is whole: only
// those are ever read, so that a child that dies in the middle of a piece leaves nothing half-said, and what
// is heard never depends on when it died.  Everything a child wrote is judged by wire_check before use.
//
//     IDLE -> QUEUED (narrator) -> RUNNING (zygote) -> DONE | FULL (child) | DEAD (zygote)
#ifndef SPEECH_WIRE_H
#define SPEECH_WIRE_H

#include <stdatomic.h>

#include "base/str.h"
#include "speech/voice.h"

enum {
    WIRE_TEXT = 64 * 1024,       // bytes of engine text a slot
    WIRE_PIECES = 512,           // clauses a slot
    WIRE_MARKS = 2048,           // words a slot
    WIRE_FRAMES = 2 * 1024 * 1024, // 95 s at 22,050 Hz
    WIRE_SLOTS = 64,
    WIRE_RATE = 22050,           // of every voice that eSpeak makes itself: known before it is open
};

enum wire_state { WIRE_IDLE, WIRE_QUEUED, WIRE_RUNNING, WIRE_DONE, WIRE_FULL, WIRE_DEAD };

struct wire_piece {
    uint32_t text, bytes;    // in the text; no bytes: silence alone
    uint32_t mark, marks;    // in the table of frames
    uint32_t name;           // the number that stands in the text for the first of them
    uint32_t pause;          // frames of silence after
    struct voice_tone tone;
};

struct wire_ask {
    uint32_t first, pieces;  // piece[first..pieces) is asked for
    uint32_t early_piece;    // this one is heard while it is being made; WIRE_PIECES: none
    uint32_t texts, marks;   // used
    struct wire_piece piece[WIRE_PIECES];
    char text[WIRE_TEXT];
};

struct wire_answer { uint32_t at, sound; }; // place in pcm; frames without the pause

struct wire_slot {
    _Atomic uint32_t state;     // enum wire_state
    _Atomic uint32_t done;      // pieces [first, done) are whole
    _Atomic uint32_t early;     // frames of the early piece that are there
    struct wire_ask ask;        // the narrator keeps its own copy: a mad child can write here
    struct wire_answer answer[WIRE_PIECES];
    uint32_t frame[WIRE_MARKS]; // from the start of the piece; WIRE_NO_FRAME: the mark never came
    int16_t pcm[WIRE_FRAMES];
};
#define WIRE_NO_FRAME UINT32_MAX

struct wire {
    _Atomic uint32_t bell;   // rung at every change; see wire_wait
    int slots, rate;         // rate: Hz of the sound, WIRE_RATE
    size_t bytes;            // of the whole mapping
};

struct wire *wire_new(int slots); // shared with children forked later; NULL and errno
void wire_free(struct wire *w);
struct wire_slot *wire_slot(struct wire *w, int i);

// Which pages of the wire belong to slot i alone: a child keeps these and loses the rest.
void wire_keep_only(struct wire *w, int i);

// Maps the slot's sound from byte `from` of it on, some way ahead, in one go: page by page it would cost 5 % of
// all time.  Returns the byte up to which it is mapped now.
size_t wire_ahead(struct wire_slot *s, size_t from);

void wire_ring(struct wire *w);
// Sleeps until the bell no longer shows `seen`, a signal comes, or `ms` have passed.
void wire_wait(struct wire *w, uint32_t seen, int ms);

// Is the answer to a piece that is done believable?  Puts marks that came late, never, or out of order
// between their neighbours (eSpeak does that above 400 words a minute).  `frame`: the caller's copy of the
// piece's frames.  False: rubbish.
bool wire_check(const struct wire *w, const struct wire_piece *p, struct wire_answer a, uint32_t *frame);

#endif
