// parts: नगर -> hash -> frequency class 7.
#include "pron/parts.h"

static uint32_t mixed(uint32_t h) {
    h ^= h >> 15;
    h *= 0x2C1B3C6Du;
    return h ^ h >> 13;
}

static uint32_t tag(uint32_t mix) { return mix & 0xFFFFFF00u; }
static uint32_t start(uint32_t mix) { return mix * 0x9E3779B1u >> 8; }

int parts_class(const struct parts *p, uint32_t hash) {
    uint32_t mix = mixed(hash), i = start(mix) & p->mask;
    for (; p->slot[i]; i = (i + 1) & p->mask)
        if (tag(p->slot[i]) == tag(mix)) return (int)(p->slot[i] & 0xFF);
    return 0;
}

void parts_put(uint32_t *slot, uint32_t mask, uint32_t hash, int class) {
    uint32_t mix = mixed(hash), i = start(mix) & mask;
    while (slot[i] && tag(slot[i]) != tag(mix)) i = (i + 1) & mask;
    if (!slot[i] || (int)(slot[i] & 0xFF) < class) slot[i] = tag(mix) | (uint32_t) class;
}
