// words: में -> row "%me~" of words.tsv.
#include "pron/words.h"

#include <stdio.h>
#include <string.h>

#include "base/tsv.h"
#include "pron/spell.h"

enum { ROW_BITS = 24, L_CANDRA = 0x01 };

void words_init(struct words *w, arena *mem) {
    *w = (struct words){.exact = map_new(mem, 4096), .loose = map_new(mem, 256), .mem = mem};
}

static str key_copy(arena *mem, const struct letters *l) { return arena_copy(mem, letters_key(l)); }

static void add(struct words *w, const struct tsv_row *r, struct word_table *t) {
    struct letters l, folded;
    str written = r->field[0];
    if (!letters_read(&written, &l)) return;
    uint32_t id = (uint32_t)w->tables << ROW_BITS | t->rows;
    t->row[t->rows++] = (struct word_row){r->field[1], (uint32_t)r->line};
    letters_fold(&l, false, &folded);
    map_put(&w->exact, key_copy(w->mem, &folded), id);
    bool candra = memchr(folded.at, L_CANDRA, (size_t)folded.n);
    if (!candra) return;
    letters_fold(&l, true, &folded);
    map_put(&w->loose, key_copy(w->mem, &folded), id);
}

static uint32_t count_lines(str all) {
    uint32_t n = 1;
    for (const char *p = all.p; p && (p = memchr(p, '\n', all.n - (size_t)(p - all.p))); p++) n++;
    return n;
}

bool words_load(struct words *w, const char *path, struct err *e) {
    if (w->tables == WORDS_TABLES)
        return err_set(e, EX_CONFIG, path, "more than %d word tables", WORDS_TABLES);
    struct tsv t; // stays mapped: the rows point into it
    if (!tsv_open(&t, path, e)) return false;
    struct word_table *table = &w->table[w->tables];
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    *table = (struct word_table){.row = ARENA_ARRAY(w->mem, struct word_row, count_lines(t.all))};
    table->path = arena_copy(w->mem, str_of(path)).p;
    table->name = arena_copy(w->mem, str_of(name)).p;
    struct tsv_row r;
    while (tsv_next(&t, &r)) add(w, &r, table);
    w->tables++;
    return true;
}

const struct word_row *words_find(const struct words *w, const struct letters *folded, const char **name) {
    struct letters bindu;
    uint32_t id;
    if (!map_get(&w->exact, letters_key(folded), &id)) {
        bool candra = memchr(folded->at, L_CANDRA, (size_t)folded->n);
        if (candra) letters_fold(folded, true, &bindu);
        const struct letters *plain = candra ? &bindu : folded;
        if (!(candra && map_get(&w->exact, letters_key(plain), &id)) &&
            !map_get(&w->loose, letters_key(plain), &id))
            return NULL;
    }
    const struct word_table *t = &w->table[id >> ROW_BITS];
    *name = t->name;
    return &t->row[id & ((1u << ROW_BITS) - 1)];
}

static bool check_row(const struct word_table *t, const struct word_row *r, struct err *e) {
    char where[256];
    int marks = 0;
    str s = r->spoken;
    if (!s.n || (unsigned char)s.p[0] >= 0x80) return true;
    while (s.n) {
        size_t n = spell_known(s), at = (size_t)(s.p - r->spoken.p) + 1;
        snprintf(where, sizeof where, "%s:%u:%zu", t->path, r->line, at);
        if (!n)
            return err_set(e, EX_DATAERR, where, "not a phoneme of eSpeak's Hindi voice: %.*s", STR_ARG(s));
        marks += s.p[0] == '\'' || s.p[0] == '%';
        s = str_sub(s, n, s.n);
    }
    return marks == 1 || err_set(e, EX_DATAERR, where, "wants exactly one stress mark, ' or %%, in %.*s",
                                 STR_ARG(r->spoken));
}

bool words_check(const struct words *w, struct err *e) {
    for (int i = 0; i < w->tables; i++)
        for (uint32_t k = 0; k < w->table[i].rows; k++)
            if (!check_row(&w->table[i], &w->table[i].row[k], e)) return false;
    return true;
}
