// sandhi: what neighbours do to each other: nasals, glides, final vowels.  Before the schwas are decided.
//
//     h I~ d I -> h I n d i:      sources of each rule: counts over 22,000 words (tests/pron/SOURCES)
#ifndef PRON_SANDHI_H
#define PRON_SANDHI_H

#include "pron/phone.h"

// Resolves every BINDU and CANDRA into a nasal consonant or a NASALISED vowel, ai/au before a glide, short
// final i and u into long ones.  Never makes more than SOUNDS_MAX sounds.
void sandhi(const struct sounds *written, struct sounds *out);

#endif
