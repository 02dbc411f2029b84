#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum { BLOCK = 64 * 1024, MOST = 1024 * 1024, ALIGN = 16 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    size_t stale; // bytes from the start that hold what was there before a reset; the rest is zero
    _Alignas(ALIGN) char bytes[];
};

// Each is twice the one before: large ones come from the system as zero, small ones the allocator clears by hand
static struct arena_block *block_new(size_t size, const struct arena_block *before) {
    size_t usual = !before ? BLOCK : before->size < MOST / 2 ? before->size * 2 : MOST;
    if (size < usual) size = usual;
    struct arena_block *b = calloc(1, sizeof *b + size); // zero as it comes from the system: no page is touched for it
    if (!b) err_out_of_memory();
    b->size = size;
    return b;
}

static void clean(struct arena_block *b, size_t size) {
    if (b->used >= b->stale) return;
    size_t old = b->stale - b->used;
    memset(b->bytes + b->used, 0, old < size ? old : size);
}

void *arena_get(arena *a, size_t size) {
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (!a->now) a->first = a->now = block_new(size, NULL);
    if (a->now->size - a->now->used < size) a->now = a->now->next = block_new(size, a->now);
    void *p = a->now->bytes + a->now->used;
    clean(a->now, size);
    a->now->used += size;
    return p;
}

str arena_copy(arena *a, str s) {
    char *p = arena_get(a, s.n + 1);
    if (s.n) memcpy(p, s.p, s.n);
    return (str){p, s.n};
}

static void free_from(struct arena_block *b) {
    while (b) {
        struct arena_block *next = b->next;
        free(b);
        b = next;
    }
}

void arena_reset(arena *a) {
    if (!a->first) return;
    free_from(a->first->next);
    if (a->first->used > a->first->stale) a->first->stale = a->first->used;
    a->first->next = NULL, a->first->used = 0;
    a->now = a->first;
}

void arena_free(arena *a) {
    free_from(a->first);
    *a = (arena){0};
}
