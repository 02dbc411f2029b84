// story: marks -> the article as written, piece by piece, with the time of each.
//
//     "रु. 500 " {पाँच सौ रुपये} "दिए।" {दिए}   ->   {"रु. 500 ", 0.0-1.1, next 1.15}, {"दिए।", 1.15-1.5, next 1.5}
//
// A piece is what is lit and clicked as one: the written form of one word, or of several spoken for one token.
// Each piece is told when the next begins, so it comes one behind the marks.
#ifndef PUBLISH_STORY_H
#define PUBLISH_STORY_H

#include "audio/pcm.h"

struct piece {
    str text;           // as written, with the blank behind it; until `take` returns
    int64_t from, to;   // frames of the whole, never negative
    int64_t next;       // where the next piece begins; of the last, where the sound ends
    uint8_t kind;       // enum block_kind
    uint8_t starts;     // enum starts
};

struct story {
    void (*take)(void *self, const struct piece *p);
    void *self;
    struct piece last;  // waits for what comes
    bool waits;
    buf text;           // of `last`
    int64_t frames;     // of the sound so far
};

void story_chunk(struct story *s, const struct chunk *c); // its marks; counts its frames
void story_end(struct story *s);                          // gives the last piece and frees

int64_t story_ms(int64_t frames, int rate);               // rounded

#endif
