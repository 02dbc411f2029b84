#include "say/word.h"

#include <stdlib.h>

#include "base/err.h"

const char *gap_name(enum gap gap) {
    static const char *const name[] = {
#define X(id, text) text,
        GAPS(X)
#undef X
    };
    return name[gap];
}

struct word *words_add(struct words *w) {
    if (w->n == w->cap) {
        w->cap = w->cap ? w->cap * 2 : 256;
        w->v = realloc(w->v, w->cap * sizeof *w->v);
        if (!w->v) err_out_of_memory();
    }
    w->v[w->n] = (struct word){0};
    return &w->v[w->n++];
}

void words_free(struct words *w) {
    free(w->v);
    *w = (struct words){0};
}
