#include "base/arena.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"

enum { BLOCK = 64 * 1024, ALIGN = 16 };

struct arena_block {
    struct arena_block *next;
    size_t used, size;
    _Alignas(ALIGN) char bytes[];
};

static struct arena_block *block_new(size_t size) {
    if (size < BLOCK) size = BLOCK;
    struct arena_block *b = malloc(sizeof *b + size);
    if (!b) err_out_of_memory();
    b->next = NULL, b->used = 0, b->size = size;
    return b;
}

void *arena_get(arena *a, size_t size) {
    size = (size + ALIGN - 1) & ~(size_t)(ALIGN - 1);
    if (!a->now) a->first = a->now = block_new(size);
    if (a->now->size - a->now->used < size) a->now = a->now->next = block_new(size);
    void *p = a->now->bytes + a->now->used;
    a->now->used += size;
    return memset(p, 0, size);
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
    a->first->next = NULL, a->first->used = 0;
    a->now = a->first;
}

void arena_free(arena *a) {
    free_from(a->first);
    *a = (arena){0};
}
