// stress: which vowel of a word is stressed.
//
// Weight: 1 for a short vowel, 2 for a long one, one more when the syllable is closed.  The last syllable counts one
// less; where it was superheavy (3 or more: -caar) it wins ties, else the rightmost of the others does.
#ifndef PRON_STRESS_H
#define PRON_STRESS_H

#include "pron/phone.h"

int stress_of(const struct sounds *s); // index of the stressed vowel, -1 when there is no vowel

#endif
