#include "base/map.h"

#include <string.h>

// At most two thirds are used: what a start touches counts, for every page of it costs a fault.
static bool crowded(size_t used, size_t size) { return used * 3 > size * 2; }

struct map map_new(arena *mem, size_t expected) {
    size_t size = 16;
    while (crowded(expected, size)) size *= 2;
    return (struct map){ARENA_ARRAY(mem, struct map_slot, size), size - 1, 0, mem};
}

static struct map_slot *find(const struct map *m, str key) {
    size_t i = str_hash(key) & m->mask;
    while (m->slot[i].key && !(m->slot[i].n == key.n && memcmp(m->slot[i].key, key.p, key.n) == 0)) i = (i + 1) & m->mask;
    return &m->slot[i];
}

static void grow(struct map *m) {
    struct map bigger = map_new(m->mem, m->mask + 1);
    for (size_t i = 0; i <= m->mask; i++) {
        if (!m->slot[i].key) continue;
        *find(&bigger, (str){m->slot[i].key, m->slot[i].n}) = m->slot[i];
        bigger.used++;
    }
    *m = bigger;
}

void map_put(struct map *m, str key, uint32_t value) {
    if (!key.p) key = S("");
    if (crowded(m->used + 1, m->mask + 1)) grow(m);
    struct map_slot *s = find(m, key);
    if (!s->key) m->used++;
    *s = (struct map_slot){key.p, (uint32_t)key.n, value};
}

bool map_get(const struct map *m, str key, uint32_t *value) {
    if (!m->slot || !key.p) return false;
    const struct map_slot *s = find(m, key);
    if (!s->key) return false;
    *value = s->value;
    return true;
}
