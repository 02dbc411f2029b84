// arena: memory that is given back all at once.  One per article, one per sentence (reset, not freed).
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include "base/str.h"

struct arena_block;
typedef struct { struct arena_block *first, *now; } arena; // start as {0}

void *arena_get(arena *a, size_t size);      // zeroed, aligned for any type, never NULL
str arena_copy(arena *a, str s);             // also NUL-terminated one past the end
void arena_reset(arena *a);                  // keeps the first block for the next round
void arena_free(arena *a);

#define ARENA_NEW(a, type)      ((type *)arena_get(a, sizeof(type)))
#define ARENA_ARRAY(a, type, n) ((type *)arena_get(a, sizeof(type) * (n)))

#endif
