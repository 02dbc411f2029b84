// rules: letters -> decided sounds, without the table of words.  The tables of affixes and the schwa model speak here.
#ifndef PRON_RULES_H
#define PRON_RULES_H

#include "pron/schwa.h"

struct rules { struct schwa_model model; };

// `l` as letters_read gave it.  Returns what decided: "rules" (no choice to make) or "model".
const char *rules_word(const struct rules *r, const struct letters *l, struct sounds *out);

// A respelling: said as written, only the last inherent vowel is open.
void rules_respelling(const struct letters *l, struct sounds *out);

// The first half of the road, for the trainer: slots still open.  `folded` gets the spelling they came from.
void rules_open(const struct letters *l, struct letters *folded, struct sounds *out);

#endif
