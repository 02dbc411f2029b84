// chapters: where articles and their parts begin, collected from the marks as they pass.
//
//     struct chapters c = {.rate = 22050, .heads = 1u << BLOCK_HEADING | 1u << BLOCK_SUBHEAD};
//     tee: chapters_sink(&c) before those that write them
//     c.v[0] {from 0, to 52000, "मौसम"}  c.v[1] {from 52000, ...}
//
// A chapter begins with an article, and with a block whose kind is in `heads`; its title is that block as it
// was written, or the first sentence of an article without a headline, cut after CHAPTER_TITLE letters.  The
// chapters lie side by side from frame 0 to the last frame taken, at any moment: whoever writes them into a file
// does so when it closes, since only then all are known.  Memory: one row a chapter.
#ifndef AUDIO_CHAPTERS_H
#define AUDIO_CHAPTERS_H

#include "audio/sink.h"

enum { CHAPTER_TITLE = 100 };

struct chapter {
    int64_t from, to;  // frames of the whole
    bool part;         // of the article that began before it
    buf title;         // chapter_title() reads it
};

struct chapters {
    int rate;          // Hz of the frames
    uint32_t heads;    // bit k: a block of kind k begins a chapter
    struct chapter *v;
    size_t n, room;
    int64_t frames;    // taken so far
    int titling;       // what is still coming belongs to the title: see chapters.c
};

str chapter_title(const struct chapter *c);                             // one line, without blanks at its ends
int64_t chapter_ms(const struct chapters *c, int64_t frame);
void chapters_take(struct chapters *c, const struct chunk *chunk);
struct sink chapters_sink(struct chapters *c);                          // *c stays the caller's and must outlive it
void chapters_free(struct chapters *c);

#endif
