// spoken: what the player itself says, from lexicon/spoken.tsv.
//
//     spoken_add(&text, s, "sentence", "12", "40")    "वाक्य {}, कुल {} में से।" -> "वाक्य 12, कुल 40 में से।"
//
// The texts go down the same road as an article: digits and all.
#ifndef APP_SPOKEN_H
#define APP_SPOKEN_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct spoken;

struct spoken *spoken_open(const char *lexicon_dir, arena *mem, struct err *e);
// Appends the text of that row and a blank; each {} becomes one number.  A row that is not there says nothing.
void spoken_add(buf *text, const struct spoken *s, const char *row);
void spoken_numbers(buf *text, const struct spoken *s, const char *row, const long *number, size_t numbers);

enum spell_how { SPELL_WORD, SPELL_LETTERS, SPELL_EXAMPLES };
// A word in Devanagari, spelt: कमल -> "क, म, ल।" -> "क से कमल, म से मछली, ल से लड़का।"
void spoken_spell(buf *text, const struct spoken *s, str word, enum spell_how how);

#endif
