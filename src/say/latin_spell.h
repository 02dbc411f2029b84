// latin_spell: from sounds to the spelling of a Hindi newspaper.   ट आ इ म -> टाइम,  न ए शअन -> नेशन
//
// "Sounds" are Devanagari where a consonant alone has no vowel and every vowel is written out, अ too; a
// virama ties two consonants for good (न्स), a matra stands for its vowel.  Two signs help:
//     -   the pieces on its sides do not join (silent e: स ट ए ट - म ए ं ट -> स्टेटमेंट); says nothing itself
//     |   as -, and a vowel after it stays independent (स ए ट | अ प -> सेटअप)
// Which consonants join inside a word is a table, rows `+C <TAB> consonants` (lexicon/letter_sound.tsv); at
// the edges of a word all join.  न and म before a stop become anusvara, but not after ऑ (कॉन्टैक्ट). Pure;
// linear in the input; any bytes are safe.
#ifndef SAY_LATIN_SPELL_H
#define SAY_LATIN_SPELL_H

#include "base/str.h"

enum { LATIN_JOINS = 48, LATIN_SOUNDS = 512 };

struct latin_joins {
    struct {
        uint32_t c;
        str with;
    } row[LATIN_JOINS]; // `with` points into the table it was read from
    int n;
};
// `key` is the first column, "+C".  False: not such a row, or no room.
bool latin_joins_add(struct latin_joins *j, str key, str with);

struct latin_sounds { // what is to be spelled; start as {0}; what does not fit is dropped
    struct {
        uint32_t c;
        bool nukta;
    } at[LATIN_SOUNDS];
    int n;
};
void latin_sounds_add(struct latin_sounds *s, str sounds);
bool latin_sounds_end_in_consonant(const struct latin_sounds *s);

void latin_spell(const struct latin_joins *j, const struct latin_sounds *s, buf *out); // appends to *out

#endif
