// seam: लोकसभा -> लोक|सभा, by dynamic programming over its letters.
#include "pron/seam.h"

#include <string.h>

#include "base/tsv.h"

enum {
    L_SIGN_AA = 0x3E,
    L_VIRAMA = 0x4D,
    L_MARK_END = 0x04,
    L_SIGN_II = 0x40,
    L_KA_FIRST = 0x15,
    AFFIX_SLOTS = 4096,
    PART_LONGEST = 14,
    COST_WORD = 15,
    COST_AFFIX = 6,
    COST_UNKNOWN = 11,
    COST_LETTER = 2,
    COST_INFLECTED = 2,
    COST_TWO = 3,
    COST_ONE = 9,
};

static uint32_t hash_of(const struct letters *l) {
    uint32_t h = PARTS_START;
    for (int i = 0; i < l->n; i++) h = parts_hash(h, l->at[i]);
    return h;
}

bool seam_open(struct parts *affix, const char *path, arena *mem, struct err *e) {
    struct tsv t;
    struct tsv_row r;
    if (!tsv_open(&t, path, e)) return false;
    uint32_t *slot = ARENA_ARRAY(mem, uint32_t, AFFIX_SLOTS);
    bool ok = true;
    for (int rows = 0; ok && tsv_next(&t, &r);) {
        struct letters l, folded, plain;
        str written = r.field[0], kind = r.field[1];
        int bits = str_eq(kind, S("head"))   ? AFFIX_HEAD
                   : str_eq(kind, S("tail")) ? AFFIX_TAIL
                   : str_eq(kind, S("both")) ? 3
                                             : 0;
        if (!bits || ++rows > AFFIX_SLOTS / 2 || !letters_read(&written, &l)) {
            ok = err_set(e, EX_DATAERR, path, "line %d: wants part <TAB> head, tail or both", r.line);
            break;
        }
        letters_fold(&l, false, &folded);
        letters_plain(&folded, &plain);
        parts_put(slot, AFFIX_SLOTS - 1, hash_of(&plain), bits);
    }
    tsv_close(&t);
    *affix = (struct parts){slot, AFFIX_SLOTS - 1};
    return ok;
}

static bool is_sign(uint8_t c) { return c >= L_SIGN_AA && c <= L_VIRAMA; }

// may a part start at letter b?
static bool may_start(const struct letters *l, int b) {
    return b == l->n ||
           (!is_sign(l->at[b]) && l->at[b] >= L_MARK_END && (b == 0 || l->at[b - 1] != L_VIRAMA));
}

struct part {
    int cost;
    uint8_t kind;
};

static struct part cheaper(struct part a, struct part b) { return b.cost < a.cost ? b : a; }

// a part of n letters with this hash; `first`, `last`: it stands at that end of the word
static struct part price(const struct parts *words, const struct parts *affix, uint32_t h, int n, bool first,
                         bool last) {
    struct part best = {COST_UNKNOWN + COST_LETTER * n, SEAM_UNKNOWN};
    int bits = first || last ? parts_class(affix, h) : 0;
    if ((first && bits & AFFIX_HEAD) || (last && bits & AFFIX_TAIL))
        best = (struct part){COST_AFFIX + (n == 1) * 2, SEAM_AFFIX};
    int class = n > 1 ? parts_class(words, h) : 0;
    int cost = COST_WORD - class + (n == 2) * COST_TWO + (n == 1) * COST_ONE;
    if (class) best = cheaper(best, (struct part){cost, class > 5 ? SEAM_COMMON : SEAM_WORD});
    return best;
}

// the last part without its ending: नगरों, शालाओं, नगरी
static struct part price_inflected(const struct parts *words, const struct parts *affix,
                                   const struct letters *l, int from) {
    struct part best = {1000, SEAM_NONE};
    int end = l->n;
    while (end > from + 1 && (is_sign(l->at[end - 1]) || l->at[end - 1] < L_KA_FIRST) && l->n - end < 4)
        end--;
    if (end == l->n || l->at[end - 1] == L_VIRAMA) return best;
    uint32_t h = PARTS_START;
    for (int i = from; i < end; i++) h = parts_hash(h, l->at[i]);
    for (int k = 0; k < 3; k++) {
        uint32_t form = k == 0 ? h : parts_hash(h, k == 1 ? L_SIGN_AA : L_SIGN_II);
        struct part p = price(words, affix, form, end - from + (k > 0), false, true);
        if (p.kind == SEAM_UNKNOWN) continue;
        best = cheaper(best, (struct part){p.cost + COST_INFLECTED, SEAM_INFLECTED});
    }
    return best;
}

void seam_find(const struct parts *words, const struct parts *affix, const struct letters *l,
               struct seams *out) {
    int n = l->n, best[SEAM_LETTERS + 1], from[SEAM_LETTERS + 1];
    uint8_t kind[SEAM_LETTERS + 1];
    memset(out, 0, sizeof *out);
    if (n > SEAM_LETTERS || n < 3) return;
    best[0] = 0;
    for (int b = 1; b <= n; b++) best[b] = 1000;
    for (int a = 0; a < n; a++) {
        if (!may_start(l, a) || best[a] >= 1000) continue;
        uint32_t h = PARTS_START;
        for (int b = a + 1; b <= n && b <= a + PART_LONGEST; b++) {
            h = parts_hash(h, l->at[b - 1]);
            if (!may_start(l, b) || (a == 0 && b == n)) continue;
            struct part p = price(words, affix, h, b - a, a == 0, b == n);
            if (b == n) p = cheaper(p, price_inflected(words, affix, l, a));
            if (best[a] + p.cost >= best[b]) continue;
            best[b] = best[a] + p.cost, from[b] = a, kind[b] = p.kind;
        }
    }
    int whole = COST_UNKNOWN + COST_LETTER * n;
    if (best[n] >= whole) return;
    out->gain = whole - best[n] > 31 ? 31 : whole - best[n];
    for (int b = n; b > 0; b = from[b], out->parts++)
        out->starts[from[b]] = (uint8_t)(1 + b - from[b]), out->kind[from[b]] = kind[b];
}
