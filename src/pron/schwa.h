// schwa: which inherent vowels of a word are heard.  रामनगर -> r a: m n @ g @ r
#ifndef PRON_SCHWA_H
#define PRON_SCHWA_H

#include "base/err.h"
#include "pron/letters.h"
#include "pron/parts.h"

// Weights and free words, mapped from one file (schwa.model, made by `make model`), and affixes (seam_open).
//
// A slot is heard when  wide_scale * (sum of the wide weights of its features)
//                      + sum over hidden units of out[u] * max(0, sum of the deep weights of its deep
//                      features)  > 0.
enum { SCHWA_HIDDEN = 64 };
struct schwa_model {
    const int8_t *wide;
    const int8_t (*deep)[SCHWA_HIDDEN];
    const float *out; // SCHWA_HIDDEN, in units of the deep weights
    float wide_scale;
    uint32_t wide_mask, deep_mask;
    struct parts parts, affix;
};

enum { SCHWA_MAGIC = 0x32534356, SCHWA_ORDER = 0x01020304 }; // "VCS2"; written in the maker's byte order
struct schwa_header { // then wide[wides], deep[deeps][SCHWA_HIDDEN], uint32 parts[parts]
    uint32_t magic, order, version, wides, deeps, parts;
    float wide_scale, out[SCHWA_HIDDEN];
    uint32_t unused;
};

float schwa_score(const struct schwa_model *m, const uint32_t *feature, int n); // > 0: heard

// Maps `path` until the process ends.  False and *e when it cannot be read or is not of this version.
bool schwa_open(struct schwa_model *m, const char *path, struct err *e);

// Decides every SLOT_OPEN into SLOT_KEPT or SLOT_GONE, right to left.  `l`: the letters that `s` came from.
void schwa_decide(const struct schwa_model *m, const struct letters *l, struct sounds *s);

// Decides only the last vowel (and that of the first syllable); true when slot i is left to the model.
bool schwa_by_rule(struct sounds *s, int i);

// Takes out the sounds that are gone; a last schwa after a cluster that ends in a sonorant becomes a trace
// (AX).
void schwa_drop(struct sounds *s);

#endif
