// heard: which articles were heard to their end, by what they say, so that --once passes them over.
//
//     $XDG_STATE_HOME/vachan/heard    one hash a line, the newest last; the last 4,096 count
#ifndef APP_HEARD_H
#define APP_HEARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct heard { uint64_t *hash; size_t n; };

void heard_read(struct heard *h);                        // empty where nothing is kept
bool heard_has(const struct heard *h, uint64_t hash);
void heard_add(uint64_t hash);                           // one line more; what cannot be kept is not kept
void heard_free(struct heard *h);

#endif
