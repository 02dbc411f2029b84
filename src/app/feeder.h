// feeder: a thread that turns what the player asks for into sound, and knows which word is being heard.
//
//     feeder_start(f, &job)   silence at once, then the job: an answer, then the shelf from an item on
//     feeder_at(f)            what is heard now
//
// The player's own thread never waits for speech: it only leaves jobs here.  A new job cuts the one before
// within one buffer of the device.  Open it after the engine (that forks) and close it before the engine.
#ifndef APP_FEEDER_H
#define APP_FEEDER_H

#include "app/road.h"
#include "app/shelf.h"
#include "audio/speaker.h"
#include "speech/engine.h"

struct job {
    str answer;        // said first; may be empty; copied
    size_t item, word; // then the shelf from here on ...
    bool go_on;        // ... if it goes on
    int rate;          // words a minute
    int slowly;        // % of the rate for the first sentence; 0: as it is
};

enum feeder_state {
    FEEDER_SPEAKING,   // sound is being made
    FEEDER_DONE,       // all of the job has been heard
    FEEDER_FAILED,     // *err of feeder_at says why; a new job tries again
};

struct feeder_now {
    enum feeder_state state;
    bool answering;    // the answer is heard, not the shelf
    size_t item, word; // of the shelf: heard now, or where it will go on
    bool finished;     // DONE, and the shelf was heard to its end
    struct err err;
};

struct feeder;

// `speaker` may be lost and changed later with feeder_speaker, while the feeder is not SPEAKING.
struct feeder *feeder_open(struct road *r, struct shelf *s, struct engine en, struct speaker *speaker,
                           stop_flag *stop);
void feeder_earcons(struct feeder *f, bool on); // before the first job: a note before headlines and quotes
void feeder_speaker(struct feeder *f, struct speaker *speaker);
void feeder_start(struct feeder *f, const struct job *job);
void feeder_halt(struct feeder *f);      // silence; returns when nothing is being made
struct feeder_now feeder_at(struct feeder *f);
str feeder_word(struct feeder *f, size_t item, size_t word, arena *mem);    // as spoken; empty: not known (any more)
str feeder_written(struct feeder *f, size_t item, size_t word, arena *mem); // as written, with the signs after it
void feeder_close(struct feeder *f);     // halts and joins; engine and speaker stay the caller's

#endif
