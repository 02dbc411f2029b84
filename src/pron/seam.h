// seam: where two parts of a word meet.  रामनगर -> राम|नगर, शर्मनाक -> शर्म|नाक, उपकरण -> उप|करण
//
// The cheapest way to lay a word out as free words (parts.h), affixes (affixes.tsv) and unknown stretches.
// The result is only an opinion: the schwa model has learnt how far to trust it.
#ifndef PRON_SEAM_H
#define PRON_SEAM_H

#include "base/arena.h"
#include "base/err.h"
#include "pron/parts.h"

enum { AFFIX_HEAD = 1, AFFIX_TAIL = 2, SEAM_LETTERS = 28 }; // longer words are not taken apart

struct seams {
    uint8_t
        starts[SEAM_LETTERS + 1]; // starts[b]: 1 + length of the part that starts at letter b, 0: none starts
    uint8_t kind[SEAM_LETTERS + 1]; // what that part is: SEAM_...
    int parts, gain;                // how many; how much cheaper than no seam at all, 0..31
};
enum { SEAM_NONE, SEAM_UNKNOWN, SEAM_WORD, SEAM_COMMON, SEAM_AFFIX, SEAM_INFLECTED };

// Reads affixes.tsv into a table of the arena.
bool seam_open(struct parts *affix, const char *path, arena *mem, struct err *e);

void seam_find(const struct parts *words, const struct parts *affix, const struct letters *l,
               struct seams *out);

#endif
