// phrases: the few words a published file says by itself, from lexicon/publish.tsv.
//
//     phrase_of(p, "contents")  ->  what a Hindi reader calls it
#ifndef PUBLISH_PHRASES_H
#define PUBLISH_PHRASES_H

#include "base/arena.h"
#include "base/err.h"

struct phrases;

struct phrases *phrases_open(const char *lexicon, arena *mem, struct err *e); // all of it in `mem`; NULL and *e
str phrase_of(const struct phrases *p, const char *key);                      // empty when there is no such row

#endif
