#include "publish/phrases.h"

#include <stdio.h>

#include "base/tsv.h"

enum { PHRASES_MOST = 64 };

struct phrases { str key[PHRASES_MOST], text[PHRASES_MOST]; size_t n; };

struct phrases *phrases_open(const char *lexicon, arena *mem, struct err *e) {
    struct phrases *p = ARENA_NEW(mem, struct phrases);
    struct tsv t;
    struct tsv_row r;
    char path[640];
    snprintf(path, sizeof path, "%s/publish.tsv", lexicon);
    if (!tsv_open(&t, path, e)) return NULL;
    while (p->n < PHRASES_MOST && tsv_next(&t, &r)) {
        p->key[p->n] = arena_copy(mem, r.field[0]);
        p->text[p->n++] = arena_copy(mem, r.field[1]);
    }
    tsv_close(&t);
    return p;
}

str phrase_of(const struct phrases *p, const char *key) {
    for (size_t i = 0; i < p->n; i++)
        if (str_eq(p->key[i], str_of(key))) return p->text[i];
    return S("");
}
