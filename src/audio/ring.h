// ring: samples from one thread to another without a lock.  One writer, one reader; neither ever waits.
#ifndef AUDIO_RING_H
#define AUDIO_RING_H

#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>

struct ring {
    int16_t *pcm;
    size_t size;                     // a power of two
    _Atomic uint64_t written, taken; // frames since the start; the difference is what it holds
};

void ring_open(struct ring *r, size_t frames);   // at least that many
void ring_close(struct ring *r);
size_t ring_write(struct ring *r, const int16_t *pcm, size_t frames); // how many fitted; the writer's thread
size_t ring_read(struct ring *r, int16_t *pcm, size_t frames);        // how many there were; the reader's thread
size_t ring_skip(struct ring *r, uint64_t to);   // the reader forgets all before frame `to`; how many
size_t ring_used(const struct ring *r);

#endif
