// place: where somebody stopped listening, kept from one day to the next.
//
//     $XDG_STATE_HOME/vachan/places.tsv    hash  when  sentence/of  path  title  text of the sentence
//
// One row an article, the newest first.  It is found again by what the article says (its hash) or by its path,
// and the sentence by its text, so that an article that was edited meanwhile is taken up at the right sentence.
// The file is replaced whole or not at all, whatever is killed when.
#ifndef APP_PLACE_H
#define APP_PLACE_H

#include <time.h>

#include "app/shelf.h"

struct place {
    uint64_t hash;
    time_t when;
    size_t sentence, of; // from 0, within the article
    str path, title, text;
};

bool place_find(const struct place *about, arena *mem, struct place *out);    // about: path, hash (0: unknown)
bool place_keep(const struct place *p, struct err *e);
void place_forget(const struct place *about);
bool place_bookmark(const struct place *p, struct err *e);                    // appends to bookmarks.tsv
bool place_bookmarked(const struct place *about, arena *mem, struct place *out); // the latest of that article
bool place_any(void);                                   // was any ever kept here?
void place_list(void);                                                        // --list, on standard output

// Path as it is kept: absolute where it can be.
str place_path(const char *given, arena *mem);
// The item of the article where the place is now: by its text, nearest to where it was.
size_t place_item(struct shelf *s, const struct article *a, const struct place *p);

#endif
