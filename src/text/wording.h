// wording: the phrases of tidy.tsv, found in a line however they are spelt.
//
//     "{पूरी|पूरा} {खबर|समाचार} पढ़ें"  ->  four phrases;   ताज़ा = ताजा, यहाँ = यहां, SHARE = Share;   * any words between
//
// A nukta, a joiner and an invisible mark count for nothing, candrabindu counts as anusvara, capitals as small letters,
// several blanks as one.  A phrase ends where a word ends: "Print" is not "Printing".
#ifndef TEXT_WORDING_H
#define TEXT_WORDING_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct wordings;
struct wording { str text; int is; str note; int next; }; // next: another that starts with the same word, 0 is none

// is: the place of the row's second field among the `names`.  EX_DATAERR: no such name, too many rows.
struct wordings *wordings_open(const char *path, const char *const *names, int count, arena *mem, struct err *e);

// The first phrase that starts with the word at s.p[i], or 0; the others by `next`.
int wordings_from(const struct wordings *p, str s, size_t i);
bool wordings_next(const struct wordings *p, str s, size_t *i, size_t *at, int *row); // the next word from *i on that starts one, at *at
const struct wording *wordings_row(const struct wordings *p, int row); // from 1
int wordings_count(const struct wordings *p);

size_t wording_at(str s, size_t i, str phrase); // the bytes of s that it takes from i on; 0: it does not stand there

bool wording_in_word(str s, size_t i); // a letter or digit, and no sign
size_t wording_word_end(str s, size_t i);

#endif
