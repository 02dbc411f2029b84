// letters: any spelling of a word -> its letters in one canonical form -> its sounds as written.
//
//     हिन्दी, हिंदी -> h I n d i:        क + nukta -> q        ZWJ and ZWNJ: gone
//
// A letter is a code point less 0x900, so that a word is a string of bytes below 0x80.  No memory is taken.
#ifndef PRON_LETTERS_H
#define PRON_LETTERS_H

#include "base/str.h"
#include "pron/phone.h"

enum { LETTERS_MAX = 160 };
struct letters {
    int n;
    uint8_t at[LETTERS_MAX];
};

// Reads letters from the front of *word up to a hyphen or blank (which is passed over), the end, or
// LETTERS_MAX.  What is not Devanagari is passed over.  False when *word holds no letter any more.
bool letters_read(str *word, struct letters *out);

// The same letters with each nasal consonant before its own kind of stop as a bindu (where that changes no
// sound), and, if `candra`, each candrabindu as a bindu too: the spelling under which tables are searched.
void letters_fold(const struct letters *l, bool candra, struct letters *out);
// The same letters without what print leaves out, nuktas of sound (not those of r. and r.h) and candrabindus:
// the spelling under which free words are known.  As many letters as before.
void letters_plain(const struct letters *l, struct letters *out);
static inline str letters_key(const struct letters *l) { return (str){(const char *)l->at, (size_t)l->n}; }

// The sounds as written: every consonant without sign or virama is followed by an open slot (SLOT_OPEN), the
// last of the word too.  Bindu and candrabindu stand on the sound they follow.  Too long: cut at a consonant.
void letters_sounds(const struct letters *l, struct sounds *out);

#endif
