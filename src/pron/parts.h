// parts: how common is a stretch of letters as a word of its own?  राम|नगर: both are, so here two words meet.
//
// A table of fingerprints: 24 bits of the hash of a word's folded letters, 8 bits of its frequency class
// (1: rare .. 12: among the commonest).  One false positive in some thousands of questions is accepted.
#ifndef PRON_PARTS_H
#define PRON_PARTS_H

#include "pron/letters.h"

struct parts {
    const uint32_t *slot;
    uint32_t mask;
}; // mask + 1 slots; 0 is an empty one

enum { PARTS_START = 0x811C9DC5 };
static inline uint32_t parts_hash(uint32_t h, uint8_t letter) { return (h ^ letter) * 0x01000193u; }

int parts_class(const struct parts *p, uint32_t hash);                   // 0: not a word
void parts_put(uint32_t *slot, uint32_t mask, uint32_t hash, int class); // for the maker of the table

#endif
