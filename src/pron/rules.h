// rules: letters -> decided sounds, without the table of words.  The tables of affixes and the schwa model
// speak here.
#ifndef PRON_RULES_H
#define PRON_RULES_H

#include "pron/respell.h"
#include "pron/schwa.h"

struct rules {
    struct schwa_model model;
    struct respell respell;
};

// `meant`: folded letters in the spelling that they stand for (respell_word).  True when a vowel was the
// schwa model's choice.
bool rules_word(const struct rules *r, const struct letters *meant, struct sounds *out);

// A respelling: said as written, only the last inherent vowel is open.
void rules_respelling(const struct letters *l, struct sounds *out);

// The first half of the road, for the trainer: slots still open.  `plain` gets the letters that the model
// knows.
void rules_open(const struct rules *r, const struct letters *l, struct letters *plain, struct sounds *out);

#endif
