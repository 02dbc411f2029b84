// latin_sound: a Latin word that no table knows, read by rules.   Mirzapur -> मिर्ज़ापुर,  Zentrix -> ज़ेंट्रिक्स
//
// The rules are lexicon/letter_sound.tsv (its head explains them); this file only applies them.  First the
// word is weighed, Indian or English, by the marks of the table; then the rules of that side cut it from left
// to right, the longest letters first.  Romanised Hindi and Indian names are what news brings most, so a tie
// is Indian.
//
// How a caller reads a Latin token, first answer wins:
//   1. acronyms.tsv, exactly as written (NASA, B.Tech, GeM, NEW, US is not there: letters);
//   2. by latin_shape (say/latin_parts.h):
//        CAPS     two and three letters: letters.tsv joined.  From four on: english.tsv, from five on
//        cmudict.tsv,
//                 both in lower case (LIVE, BREAKING); then latin_wordlike from six on; else letters.
//        PLURAL   capitals and one s (MLAs): letters without the s.
//        WORD     english.tsv in lower case, then its stem with an ending (latin_parts.h), then cmudict.tsv,
//                 then its stem with an ending, then latin_sound.
//        MIXED    the pieces of latin_piece, each a token of its own (NarendraModiApp, COVID2019, e-Nagar).
//   3. latin_sound says false: letters.
//
// Pure; linear in the word (at most LATIN_LONGEST letters: longer ones are refused); any bytes are safe.
#ifndef SAY_LATIN_SOUND_H
#define SAY_LATIN_SOUND_H

#include "base/arena.h"
#include "base/err.h"
#include "base/tsv.h"
#include "say/latin_spell.h"

enum { LATIN_LONGEST = 48 };
struct latin_sound;

// Reads the table once.  `table` must stay open as long as the rules are used.  NULL and *e set: a row is no
// rule.
const struct latin_sound *latin_sound_new(arena *mem, struct tsv *table, const char *path, struct err *e);

// Appends the reading of `word` (letters A-Z in any case, ' and accents allowed) to *out.  False, nothing
// appended: it cannot be said as a word (no vowel, five consonants in a row, another sign): spell it.
bool latin_sound(const struct latin_sound *t, str word, buf *out);

int latin_indian(const struct latin_sound *t, str word); // > 0 Indian, < 0 English, 0 no idea
bool latin_wordlike(str word); // could a word in capitals be a word?  KERALA yes, UPSSSC no

char latin_without_accent(uint32_t c); // é -> e: the small letter under an accent of U+00C0..U+017F, 0: none

// A known stem's reading and an English ending: stories = story + ies, "-s -es -ies -'s -ed -ing -er -ers -ly
// ...". Splits `word` in its n-th way (0, 1, ...): the stem to look up goes to `stem` (room for LATIN_LONGEST
// + 2 bytes, in lower case).  False: no more ways.  Then latin_ending appends stem's reading with the ending
// to *out.
struct latin_ending {
    size_t stem_n;
    char stem[LATIN_LONGEST + 2];
    str ending, gives;
};
bool latin_split(const struct latin_sound *t, str word, int n, struct latin_ending *way);
bool latin_join(const struct latin_sound *t, const struct latin_ending *way, str spoken, buf *out);

#endif
