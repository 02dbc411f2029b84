// respell: गिरफ्तार -> गिरफ़्तार, by the table.
#include "pron/respell.h"

#include <string.h>

#include "base/tsv.h"

// first byte of a key: no letter is that high
enum { WHOLE = 0xF0, HEAD, TAIL, L_PHA = 0x2B, L_FA = 0x5E, KEY_MAX = 24 };

struct key {
    uint8_t kind, at[KEY_MAX];
};

static bool read_side(str text, bool *head, bool *tail, struct letters *out) {
    *tail = str_starts(text, S("*"));
    *head = str_ends(text, S("*"));
    str word = str_sub(text, *tail, text.n - *head);
    struct letters l;
    if (!letters_read(&word, &l) || word.n) return false;
    letters_fold(&l, false, out);
    return out->n <= KEY_MAX;
}

static unsigned pair(uint8_t a, uint8_t b) { return (a * 31u + b) & 2047u; }
static void mark(uint8_t *set, unsigned bit) { set[bit >> 3] = (uint8_t)(set[bit >> 3] | 1u << (bit & 7)); }
static bool marked(const uint8_t *set, unsigned bit) { return set[bit >> 3] >> (bit & 7) & 1; }

static bool add(struct respell *r, uint32_t id, const struct tsv_row *t, arena *mem) {
    struct letters from, to;
    bool head, tail, head2, tail2;
    if (!read_side(t->field[0], &head, &tail, &from) || !read_side(t->field[1], &head2, &tail2, &to))
        return false;
    if (head != head2 || tail != tail2 || (head && tail)) return false;
    struct key k = {head ? HEAD : tail ? TAIL : WHOLE, {0}};
    memcpy(k.at, from.at, (size_t)from.n);
    if (from.n < 2) return false;
    if (tail)
        mark(r->tails, pair(from.at[from.n - 2], from.at[from.n - 1]));
    else
        mark(r->heads, pair(from.at[0], from.at[1]));
    r->row[id].n = (uint8_t)to.n, r->row[id].line = (uint32_t)t->line;
    memcpy(r->row[id].with, to.at, (size_t)to.n);
    map_put(&r->map, arena_copy(mem, (str){(const char *)&k, (size_t)from.n + 1}), id);
    return true;
}

bool respell_open(struct respell *r, const char *path, arena *mem, struct err *e) {
    struct tsv t;
    struct tsv_row row;
    uint32_t rows = 0;
    if (!tsv_open(&t, path, e)) return false;
    while (tsv_next(&t, &row)) rows++;
    r->map = map_new(mem, rows);
    r->row = ARENA_ARRAY(mem, struct respell_row, rows + 1);
    bool ok = true;
    t.rest = t.all, t.line = 0;
    for (uint32_t id = 0; ok && tsv_next(&t, &row); id++)
        if (!add(r, id, &row, mem))
            ok = err_set(e, EX_DATAERR, path,
                         "line %d: wants written <TAB> spelling, one * at the same end of both", row.line);
    tsv_close(&t);
    return ok;
}

static const struct respell_row *find(const struct respell *r, uint8_t kind, const uint8_t *at, int n) {
    struct key k;
    uint32_t id;
    k.kind = kind;
    memcpy(k.at, at, (size_t)n);
    return map_get(&r->map, (str){(const char *)&k, (size_t)n + 1}, &id) ? &r->row[id] : NULL;
}

static void copy(struct letters *out, const uint8_t *at, int n) {
    if (n > LETTERS_MAX - out->n) n = LETTERS_MAX - out->n;
    memcpy(out->at + out->n, at, (size_t)n);
    out->n += n;
}

// letters that no row speaks of: ph is f
static void copy_rest(struct letters *out, const uint8_t *at, int n) {
    int from = out->n;
    copy(out, at, n);
    for (int i = from; i < out->n; i++)
        if (out->at[i] == L_PHA) out->at[i] = L_FA;
}

uint32_t respell_word(const struct respell *r, const struct letters *l, struct letters *out) {
    const struct respell_row *row = NULL;
    int n = l->n, most = n < KEY_MAX ? n : KEY_MAX;
    out->n = 0;
    bool head = n > 1 && marked(r->heads, pair(l->at[0], l->at[1])),
         tail = n > 1 && marked(r->tails, pair(l->at[n - 2], l->at[n - 1]));
    if (head && n <= KEY_MAX && (row = find(r, WHOLE, l->at, n))) {
        copy(out, row->with, row->n);
        return row->line;
    }
    for (int k = most; head && k > 1; k--) {
        if (!(row = find(r, HEAD, l->at, k))) continue;
        copy(out, row->with, row->n);
        copy_rest(out, l->at + k, n - k);
        return row->line;
    }
    for (int k = most; tail && k > 1; k--) {
        if (!(row = find(r, TAIL, l->at + n - k, k))) continue;
        copy_rest(out, l->at, n - k);
        copy(out, row->with, row->n);
        return row->line;
    }
    copy_rest(out, l->at, n);
    return 0;
}
