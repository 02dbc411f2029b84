// lex: tables of words.  months.tsv "सितम्बर <TAB> सितंबर <TAB> 9"
#include "say/lex.h"

#include <stdio.h>
#include <string.h>

#include "base/lang.h"
#include "say/pls.h"
#include "text/scan.h"

static const char *const table_file[] = {
#define X(id, file) file ".tsv",
    LEX_TABLES(X)
#undef X
};
static const char *const big_file[] = {
#define X(id, file) file ".tsv",
    LEX_BIGS(X)
#undef X
};
static const char *const phrase_key[] = {
#define X(id, key) key,
    LEX_PHRASES(X)
#undef X
};
static const char *const cue_key[] = {
#define X(id, key) key,
    LEX_CUES(X)
#undef X
};

enum { FILES = 64 };

struct lex {
    arena *mem;
    struct map table[LEX_TABLE_COUNT]; // key -> row id
    struct map cue;                    // word -> bits
    struct map first;                  // first token of a reading -> most tokens
    struct map starts;                 // first token of any key -> bits of the tables
    struct lex_row *row;               // row 0 is nobody
    int *line;
    uint8_t *file;
    uint32_t rows, cap;
    const char *name[FILES];
    int files;
    uint32_t number[101];
    uint32_t phrase[LEX_PHRASE_COUNT];
    struct { struct tsv tsv; const char *name; } big[LEX_BIG_COUNT];
};

static uint32_t add_row(struct lex *l, const struct tsv_row *r, int file) {
    if (l->rows == l->cap) {
        struct lex old = *l;
        l->cap = l->cap ? l->cap * 2 : 8192;
        l->row = ARENA_ARRAY(l->mem, struct lex_row, l->cap);
        l->line = ARENA_ARRAY(l->mem, int, l->cap);
        l->file = ARENA_ARRAY(l->mem, uint8_t, l->cap);
        if (old.rows) {
            memcpy(l->row, old.row, old.rows * sizeof *l->row);
            memcpy(l->line, old.line, old.rows * sizeof *l->line);
            memcpy(l->file, old.file, old.rows);
        } else l->row[l->rows++] = (struct lex_row){S(""), S(""), S(""), S(""), 0};
    }
    uint32_t id = l->rows++;
    l->row[id] = (struct lex_row){r->field[0], r->field[1], r->field[2], r->field[3], id};
    l->line[id] = r->line;
    l->file[id] = (uint8_t)file;
    return id;
}

static bool open_table(struct lex *l, const char *path, struct tsv *t, int *file, struct err *e) {
    if (l->files == FILES) return err_set(e, EX_DATAERR, path, "too many tables (%d at most)", FILES);
    if (!tsv_open(t, path, e)) return false;
    l->name[*file = l->files++] = arena_copy(l->mem, str_of(path)).p;
    return true;
}

static void add_bit(struct map *m, str key, unsigned bit) {
    uint32_t bits = 0;
    map_get(m, key, &bits);
    if (!(bits >> bit & 1)) map_put(m, key, bits | 1u << bit);
}

static void note_first(struct lex *l, enum lex_table table, str written, struct tokens *scratch) {
    scan(written, scratch);
    uint32_t most = 0;
    if (!scratch->n) return;
    str first = scratch->v[0].text;
    add_bit(&l->starts, scratch->v[0].kind == TOKEN_DOTTED ? str_sub(first, 0, str_find(first, S("."))) : first, table);
    if (table != LEX_READINGS) return;
    map_get(&l->first, first, &most);
    if (scratch->n > most) map_put(&l->first, first, (uint32_t)scratch->n);
}

// Tables whose words may stand where a plain word is expected; the others are asked by their own sayers
static bool starts_words(enum lex_table t) {
    return t == LEX_READINGS || t == LEX_CURRENCIES || t == LEX_UNITS || t == LEX_ABBREVIATIONS || t == LEX_CODES;
}

static bool load(struct lex *l, enum lex_table table, const char *path, struct err *e) {
    struct tsv t;
    struct tsv_row r;
    int file;
    if (!open_table(l, path, &t, &file, e)) return false;
    if (!l->table[table].slot) l->table[table] = map_new(l->mem, t.all.n / 24);
    struct tokens scratch = {0};
    while (tsv_next(&t, &r)) {
        map_put(&l->table[table], r.field[0], add_row(l, &r, file));
        if (starts_words(table)) note_first(l, table, r.field[0], &scratch);
    }
    tokens_free(&scratch);
    return true;
}

static int index_of(const char *const *keys, int n, str key) {
    for (int i = 0; i < n; i++)
        if (str_eq(key, str_of(keys[i]))) return i;
    return -1;
}

static bool bad_row(const char *path, int line, const char *what, str key, struct err *e) {
    char where[640];
    snprintf(where, sizeof where, "%s:%d:1", path, line);
    return err_set(e, EX_DATAERR, where, "%s: %.*s", _(what), STR_ARG(key));
}

static bool load_phrases(struct lex *l, const char *path, struct err *e) {
    struct tsv t;
    struct tsv_row r;
    int file;
    if (!open_table(l, path, &t, &file, e)) return false;
    while (tsv_next(&t, &r)) {
        int i = index_of(phrase_key, LEX_PHRASE_COUNT, r.field[0]);
        if (i < 0) return bad_row(path, r.line, N_("no rule uses this phrase"), r.field[0], e);
        l->phrase[i] = add_row(l, &r, file);
    }
    for (int i = 0; i < LEX_PHRASE_COUNT; i++)
        if (!l->phrase[i]) return err_set(e, EX_DATAERR, path, "the row for the phrase \"%s\" is missing", phrase_key[i]);
    return true;
}

static bool load_cues(struct lex *l, const char *path, struct err *e) {
    struct tsv t;
    struct tsv_row r;
    int file;
    if (!open_table(l, path, &t, &file, e)) return false;
    l->cue = map_new(l->mem, t.all.n / 24);
    while (tsv_next(&t, &r)) {
        int i = index_of(cue_key, CUE_COUNT, r.field[1]);
        if (i < 0) return bad_row(path, r.line, N_("no such class of cue"), r.field[1], e);
        uint32_t bits = 0;
        map_get(&l->cue, r.field[0], &bits);
        map_put(&l->cue, r.field[0], bits | 1u << i);
        if (i == CUE_LETTER_NAME) add_bit(&l->starts, r.field[0], LEX_ABBREVIATIONS);
    }
    return true;
}

static bool load_numbers(struct lex *l, struct err *e) {
    for (int i = 0; i <= 100; i++) {
        char key[8];
        int n = snprintf(key, sizeof key, "%d", i);
        if (!map_get(&l->table[LEX_NUMBERS], (str){key, (size_t)n}, &l->number[i]))
            return err_set(e, EX_DATAERR, "lexicon/numbers.tsv", "the row for %d is missing", i);
    }
    return true;
}

struct lex *lex_open(const char *dir, arena *mem, struct err *e) {
    struct lex *l = ARENA_NEW(mem, struct lex);
    char path[600];
    l->mem = mem;
    l->first = map_new(mem, 64);
    l->starts = map_new(mem, 1024);
    for (int i = 0; i < LEX_TABLE_COUNT; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, table_file[i]);
        if (!load(l, (enum lex_table)i, path, e)) return NULL;
    }
    snprintf(path, sizeof path, "%s/phrases.tsv", dir);
    if (!load_phrases(l, path, e)) return NULL;
    snprintf(path, sizeof path, "%s/cues.tsv", dir);
    if (!load_cues(l, path, e) || !load_numbers(l, e)) return NULL;
    for (int i = 0, file; i < LEX_BIG_COUNT; i++) {
        snprintf(path, sizeof path, "%s/%s", dir, big_file[i]);
        if (!open_table(l, path, &l->big[i].tsv, &file, e)) return NULL;
        l->big[i].name = l->name[file];
    }
    return l;
}

static bool add_pls(struct lex *l, const char *path, struct err *e) {
    struct pls_row *row;
    size_t rows;
    if (l->files == FILES) return err_set(e, EX_DATAERR, path, "too many tables (%d at most)", FILES);
    if (!pls_read(path, l->mem, &row, &rows, e)) return false;
    int file = l->files++;
    struct tokens scratch = {0};
    l->name[file] = arena_copy(l->mem, str_of(path)).p;
    for (size_t i = 0; i < rows; i++) {
        struct tsv_row r = {.field = {row[i].written, row[i].spoken, S(""), S("")}, .fields = 2, .line = row[i].line};
        map_put(&l->table[LEX_READINGS], r.field[0], add_row(l, &r, file));
        note_first(l, LEX_READINGS, r.field[0], &scratch);
    }
    tokens_free(&scratch);
    return true;
}

bool lex_add_readings(struct lex *l, const char *path, struct err *e) {
    return str_ends(str_of(path), S(".pls")) ? add_pls(l, path, e) : load(l, LEX_READINGS, path, e);
}

const struct lex_row *lex_find(const struct lex *l, enum lex_table table, str key) {
    uint32_t id;
    return map_get(&l->table[table], key, &id) ? &l->row[id] : NULL;
}

static str lowered(str key, char room[64]) {
    if (key.n > 64) return S("");
    for (size_t i = 0; i < key.n; i++) room[i] = key.p[i] >= 'A' && key.p[i] <= 'Z' ? (char)(key.p[i] | 32) : key.p[i];
    return (str){room, key.n};
}

const struct lex_row *lex_lower(const struct lex *l, enum lex_table table, str key) {
    char low[64];
    return lex_find(l, table, lowered(key, low));
}

// The id of a row of a big table: which table, and the byte where the row starts
enum { BIG = 1 << 30, BIG_SHIFT = 28 };

bool lex_big(const struct lex *l, enum lex_big table, str key, struct lex_row *row) {
    const struct tsv *t = &l->big[table].tsv;
    struct tsv_row r;
    if (!key.n || !tsv_bisect(t, key, &r)) return false;
    uint32_t at = (uint32_t)(r.field[0].p - t->all.p);
    *row = (struct lex_row){r.field[0], r.field[1], r.field[2], r.field[3], (uint32_t)BIG | (uint32_t)table << BIG_SHIFT | at};
    return true;
}

bool lex_big_lower(const struct lex *l, enum lex_big table, str key, struct lex_row *row) {
    char low[64];
    return lex_big(l, table, lowered(key, low), row);
}

const struct lex_row *lex_phrase(const struct lex *l, enum lex_phrase phrase) { return &l->row[l->phrase[phrase]]; }
const struct lex_row *lex_number(const struct lex *l, unsigned n) { return &l->row[l->number[n]]; }

bool lex_cue(const struct lex *l, str word, enum lex_cue cue) {
    uint32_t bits = 0;
    return map_get(&l->cue, word, &bits) && bits >> cue & 1;
}

const char *lex_where(const struct lex *l, uint32_t id, int *line) {
    if (id & BIG) {
        uint32_t table = id >> BIG_SHIFT & 3, at = id & ((1u << BIG_SHIFT) - 1);
        *line = 1;
        for (uint32_t i = 0; i < at; i++) *line += l->big[table].tsv.all.p[i] == '\n';
        return l->big[table].name;
    }
    if (!id || id >= l->rows) return NULL;
    *line = l->line[id];
    return l->name[l->file[id]];
}

uint32_t lex_starts(const struct lex *l, str first) {
    uint32_t bits = 0;
    map_get(&l->starts, first, &bits);
    return bits;
}

unsigned lex_reading_tokens(const struct lex *l, str first) {
    uint32_t most = 0;
    map_get(&l->first, first, &most);
    return most;
}
