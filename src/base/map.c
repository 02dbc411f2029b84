#include "base/map.h"

struct map map_new(arena *mem, size_t expected) {
    size_t size = 16;
    while (size < expected * 2) size *= 2;
    return (struct map){ARENA_ARRAY(mem, struct map_slot, size), size - 1, 0, mem};
}

static struct map_slot *find(const struct map *m, str key, uint64_t hash) {
    size_t i = hash & m->mask;
    while (m->slot[i].key.p && !(m->slot[i].hash == hash && str_eq(m->slot[i].key, key))) i = (i + 1) & m->mask;
    return &m->slot[i];
}

static void grow(struct map *m) {
    struct map bigger = map_new(m->mem, m->mask + 1);
    for (size_t i = 0; i <= m->mask; i++) {
        if (!m->slot[i].key.p) continue;
        *find(&bigger, m->slot[i].key, m->slot[i].hash) = m->slot[i];
        bigger.used++;
    }
    *m = bigger;
}

void map_put(struct map *m, str key, uint32_t value) {
    if (!key.p) key = S("");
    if (m->used * 2 > m->mask) grow(m);
    uint64_t hash = str_hash(key);
    struct map_slot *s = find(m, key, hash);
    if (!s->key.p) m->used++;
    *s = (struct map_slot){key, hash, value};
}

bool map_get(const struct map *m, str key, uint32_t *value) {
    if (!m->slot || !key.p) return false;
    const struct map_slot *s = find(m, key, str_hash(key));
    if (!s->key.p) return false;
    *value = s->value;
    return true;
}
