// schwa: which inherent vowels of a word are heard.  रामनगर -> r a: m n @ g @ r
#ifndef PRON_SCHWA_H
#define PRON_SCHWA_H

#include "base/err.h"
#include "pron/letters.h"
#include "pron/parts.h"

// The weights and the table of free words, mapped from one file (schwa.model, made by `make model`).
struct schwa_model { const int8_t *weight; uint32_t mask; struct parts parts; };

enum { SCHWA_MAGIC = 0x31534356, SCHWA_ORDER = 0x01020304 }; // "VCS1"; written in the maker's byte order
struct schwa_header { uint32_t magic, order, version, weights, parts, unused[3]; }; // then int8 weights, uint32 parts

// Maps `path` until the process ends.  False and *e when it cannot be read or is not of this version.
bool schwa_open(struct schwa_model *m, const char *path, struct err *e);

// Decides every SLOT_OPEN into SLOT_KEPT or SLOT_GONE, right to left.  `l`: the letters that `s` came from.
void schwa_decide(const struct schwa_model *m, const struct letters *l, struct sounds *s);

// Decides only the last vowel (and that of the first syllable); true when slot i is left to the model.
bool schwa_by_rule(struct sounds *s, int i);

// Takes out the sounds that are gone; a last schwa after a cluster that ends in a sonorant becomes a trace (AX).
void schwa_drop(struct sounds *s);

#endif
