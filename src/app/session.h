// session: one listening, and what each key does in it.
//
// The session knows where the listener is; the feeder speaks.  An answer is spoken like an article, and the
// narration goes on after it; while paused it does not.
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include "app/feeder.h"
#include "app/keys.h"
#include "app/place.h"
#include "app/spoken.h"

struct session {
    const struct options *o;
    struct shelf *shelf;
    struct feeder *feeder;
    struct speaker *speaker;
    struct spoken *spoken;
    struct keys keys;
    int rate;
    size_t item, word;       // heard last
    bool paused;
    bool held;               // paused with the sound of that very moment still in the speaker
    double paused_at;        // s, CLOCK_MONOTONIC
    struct { bool known; size_t item, word; int times; } spelt;
    double sleep_at;         // s; 0: no sleep
    bool sleep_told;         // that a minute is left
    size_t sleep_row;
    bool asked_where;        // just before
    buf search, answer, spelt_word;
    arena mem;               // of the key at hand
    bool quit, forget;
};

double session_clock(void);                                          // s, CLOCK_MONOTONIC
struct feeder_now session_look(struct session *s);                   // updates item and word
void session_go(struct session *s, size_t item, size_t word);        // speak from there on
void session_answer(struct session *s, const char *row);             // say a row of spoken.tsv, then go on
void session_say(struct session *s, const char *row);                // say it, then be still
bool session_sleeps(struct session *s);                               // the sleep timer has run out; a minute before, it is told
void session_act(struct session *s, enum key key);
// The place of the listener; false: the shelf is empty.  Memory from `mem`.
bool session_place(struct session *s, arena *mem, struct place *out);
// How long the story is and where the listener is in it, about; false: the shelf is empty.
bool session_seconds(struct session *s, long *length, long *before);
void session_free(struct session *s);

#endif
