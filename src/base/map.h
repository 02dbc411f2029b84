// map: str -> 32-bit value, open addressing in an arena.  Keys are not copied: they must outlive the map.
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/arena.h"

struct map_slot { const char *key; uint32_t n, value; }; // 16 bytes: four to a line of the cache
struct map { struct map_slot *slot; size_t mask, used; arena *mem; };

struct map map_new(arena *mem, size_t expected);
void map_put(struct map *m, str key, uint32_t value);       // a later value replaces an earlier one
bool map_get(const struct map *m, str key, uint32_t *value); // value untouched when absent

#endif
