#include "audio/ring.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

void ring_open(struct ring *r, size_t frames) {
    size_t size = 64;
    while (size < frames) size *= 2;
    *r = (struct ring){.pcm = calloc(size, sizeof *r->pcm), .size = size};
    if (!r->pcm) err_out_of_memory();
}

void ring_close(struct ring *r) {
    free(r->pcm);
    r->pcm = NULL;
}

size_t ring_used(const struct ring *r) {
    uint64_t taken = atomic_load_explicit(&r->taken, memory_order_acquire);
    return (size_t)(atomic_load_explicit(&r->written, memory_order_acquire) - taken);
}

// frames from `at` on lie in two stretches when they pass the end of the ring
static size_t first_part(const struct ring *r, uint64_t at, size_t frames) {
    size_t to_end = r->size - (size_t)(at & (r->size - 1));
    return frames < to_end ? frames : to_end;
}

size_t ring_write(struct ring *r, const int16_t *pcm, size_t frames) {
    uint64_t at = atomic_load_explicit(&r->written, memory_order_relaxed);
    size_t room = r->size - ring_used(r);
    if (frames > room) frames = room;
    if (!frames) return 0;
    size_t first = first_part(r, at, frames);
    memcpy(r->pcm + (at & (r->size - 1)), pcm, first * sizeof *pcm);
    memcpy(r->pcm, pcm + first, (frames - first) * sizeof *pcm);
    atomic_store_explicit(&r->written, at + frames, memory_order_release);
    return frames;
}

size_t ring_read(struct ring *r, int16_t *pcm, size_t frames) {
    uint64_t at = atomic_load_explicit(&r->taken, memory_order_relaxed);
    size_t used = ring_used(r);
    if (frames > used) frames = used;
    if (!frames) return 0;
    size_t first = first_part(r, at, frames);
    memcpy(pcm, r->pcm + (at & (r->size - 1)), first * sizeof *pcm);
    memcpy(pcm + first, r->pcm, (frames - first) * sizeof *pcm);
    atomic_store_explicit(&r->taken, at + frames, memory_order_release);
    return frames;
}

size_t ring_skip(struct ring *r, uint64_t to) {
    uint64_t at = atomic_load_explicit(&r->taken, memory_order_relaxed);
    uint64_t end = atomic_load_explicit(&r->written, memory_order_acquire);
    if (to > end) to = end;
    if (to <= at) return 0;
    atomic_store_explicit(&r->taken, to, memory_order_release);
    return (size_t)(to - at);
}
