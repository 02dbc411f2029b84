// latin_sound: a Latin word that no table knows, read by rules.   Mirzapur -> मिर्ज़ापुर,  Zentrix -> ज़ेंट्रिक्स
//
// The rules are lexicon/letter_sound.tsv (its head explains them); this file only applies them.  First the
// word is weighed, Indian or English, by the marks of the table; then the rules of that side cut it from left
// to right, the longest letters first.  Romanised Hindi and Indian names are what news brings most, so a tie
// is Indian.
//
// How a Latin token is read (say/latin.h does it), first answer wins:
//   1. acronyms.tsv, exactly as written: NASA, B.Tech, GeM, and short words set in capitals (NEW, THE).
//      US, IT, WHO, UP are not there, so in capitals they are letters.
//   2. by latin_shape (say/latin_parts.h):
//      CAPS    two or three letters: letters.tsv joined.  From four on english.tsv, from five on cmudict.tsv,
//              and hindi_latin.tsv, all in lower case (LIVE, BREAKING); from seven on the rules, if latin_wordlike; else letters.
//      PLURAL  capitals and one s (MLAs): letters without the s.
//      WORD    english.tsv in lower case; a stem of it with an ending; two words of both tables written as one
//              (sunscreen); cmudict.tsv; hindi_latin.tsv (logon); a stem of cmudict.tsv; two words of english.tsv
//              written as one; the rules.
//      MIXED   english.tsv in lower case (IndiaTV, e-commerce), else the pieces, each a token of its own.
//   3. what the rules refuse is spelled: letters.tsv joined.
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

// Reads the table, which must stay open as long as the rules are used.  NULL and *e set: a row is no rule.
const struct latin_sound *latin_sound_new(arena *mem, struct tsv *table, const char *path, struct err *e);

// Appends the reading of `word` (letters A-Z in any case, ' and accents allowed) to *out.  False, nothing
// appended: it cannot be said as a word (no vowel, five consonants in a row, another sign): spell it.
bool latin_sound(const struct latin_sound *t, str word, buf *out);

int latin_indian(const struct latin_sound *t, str word); // > 0 Indian, < 0 English, 0 no idea
bool latin_wordlike(str word); // could a word in capitals be a word?  KERALA yes, UPSSSC no

char latin_without_accent(uint32_t c); // é -> e: the small letter under an accent of U+00C0..U+017F, 0: none

// A known stem's reading and an English ending: stories = story + ies; also -ise for -ize and the like.
// latin_split cuts `word`, in lower case, in its n-th way (0, 1, ...): way->stem is what to look up; false
// when there are no more ways.  latin_join then appends the stem's reading with the ending to *out.
struct latin_ending {
    size_t stem_n;
    char stem[LATIN_LONGEST + 2];
    str ending, gives;
};
bool latin_split(const struct latin_sound *t, str word, int n, struct latin_ending *way);
bool latin_join(const struct latin_sound *t, const struct latin_ending *way, str spoken, buf *out);

#endif
