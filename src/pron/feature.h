// feature: what the schwa model looks at around one inherent vowel.
//
//     कह_ना -> left "h @ k", right "n a:", next slot none, कह a word, ना a suffix ...
//
// Each feature is a 32-bit hash; the model keeps a weight for it in a table of 2^k.  Changing anything here
// changes the model: raise FEATURE_VERSION and run `make model`.
#ifndef PRON_FEATURE_H
#define PRON_FEATURE_H

#include "pron/seam.h"

enum { FEATURE_VERSION = 2, FEATURES_MAX = 192 };
#define FEATURE_DEEP 0x80000000u // marks a feature that the hidden units see too

// One word prepared for questions about its slots; lives on the stack.
struct feature_word {
    const struct letters *letters; // folded
    const struct parts *parts;
    uint32_t prefix[LETTERS_MAX + 1]; // hash of the first n letters
    struct seams seams;
};

void feature_word(struct feature_word *w, const struct letters *folded, const struct parts *parts,
                  const struct parts *affix);

// The features of slot `i` of `s`, where every slot to the right is decided; returns how many.
int feature_slot(const struct feature_word *w, const struct sounds *s, int i, uint32_t out[FEATURES_MAX]);

#endif
