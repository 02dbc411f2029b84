// pls: a Pronunciation Lexicon (W3C PLS 1.0) as readings.   <grapheme>IPL</grapheme><alias>आईपीएल</alias>
//
// Every grapheme of a lexeme is read as its alias.  Lexemes with a phoneme alone are passed over: their alphabet
// (IPA) is not ours; words.tsv takes sounds.
#ifndef SAY_PLS_H
#define SAY_PLS_H

#include "base/arena.h"
#include "base/err.h"

struct pls_row { str written, spoken; int line; };

// The rows of the file, from `mem`.  False and *e: it cannot be read, is no XML, or is no lexicon (file:line:column).
bool pls_read(const char *path, arena *mem, struct pls_row **row, size_t *rows, struct err *e);

#endif
