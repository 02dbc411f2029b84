// sentence: a block -> its sentences.
//
//     "डॉ. सिंह आए। है.उन्होंने कहा"  ->  "डॉ. सिंह आए।", "है.", "उन्होंने कहा"
//
// Danda, ? and ! end a sentence; a full stop does where it stands behind a word that is no abbreviation
// (abbreviations.tsv) and no initial, glued to the next word or not; closing quotes and brackets go along.
#ifndef TEXT_SENTENCE_H
#define TEXT_SENTENCE_H

#include "base/err.h"
#include "text/article.h"

struct stops; // the abbreviations that a full stop may follow

struct stops *stops_open(const char *lexicon_dir, arena *mem, struct err *e);

// The sentence of *b that starts at or after *at, without blanks at its edges; moves *at behind it.
// False when there is none left.
bool sentence_next(const struct stops *s, const struct block *b, size_t *at, struct sentence *out);

#endif
