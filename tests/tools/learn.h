// learn: the trainer of the schwa model, for the tools model and pron_score.  Deterministic.
//
//     gold rows -> slots with features and an answer -> small nets -> eight-bit weights as schwa.c reads them
//
// A slot is learnt from the row of its word that the rules come nearest to.  Words are parted into folds by
// stem: inflections taken off (endings.h), then the vowels, so that no form of a judged word has been seen.
#ifndef TESTS_LEARN_H
#define TESTS_LEARN_H

#include <math.h>
#include <stdio.h>

#include "align.h"
#include "pron/feature.h"
#include "pron/rules.h"
#include "pron/seam.h"

enum {
    WIDES = 1 << 16,
    DEEPS = 1 << 12,
    PARTS = 1 << 16,
    NETS = 8,
    HIDDEN = SCHWA_HIDDEN / NETS,
    EPOCHS = 20,
    DROP_PERCENT = 30
};
static const float WIDE_RATE = 0.02f, DEEP_RATE = 0.1f;

struct net {
    float wide[WIDES], deep[DEEPS][HIDDEN], out[HIDDEN];
};
struct sample {
    uint32_t first;
    uint16_t n, fold;
    float share;
    int8_t kept;
};
struct set {
    struct sample *at;
    size_t n;
    uint32_t *feature;
    size_t features;
};
struct job {
    struct gold_file gold;
    struct set set;
    struct net *net; // NETS
    uint32_t *parts, *order, seed;
    struct parts affix;
    struct rules rules;
    struct schwa_header head;
    int8_t *wide, (*deep)[SCHWA_HIDDEN];
    arena mem;
};

// ---- the table of free words

static int class_of(long f) {
    int c = 1;
    for (f /= 100; f > 1; f /= 3) c++;
    return c > 12 ? 12 : c;
}

static bool read_parts(struct job *j, const char *path, struct err *e) {
    struct tsv t;
    if (!tsv_open(&t, path, e)) return false;
    j->parts = ARENA_ARRAY(&j->mem, uint32_t, PARTS);
    struct tsv_row r;
    while (tsv_next(&t, &r)) {
        struct letters l, folded, plain;
        long f = strtol(r.field[1].n ? r.field[1].p : "0", NULL, 10);
        str word = r.field[0];
        if (f <= 0 || !letters_read(&word, &l)) continue;
        letters_fold(&l, false, &folded);
        letters_plain(&folded, &plain);
        uint32_t h = PARTS_START;
        for (int i = 0; i < plain.n; i++) h = parts_hash(h, plain.at[i]);
        parts_put(j->parts, PARTS - 1, h, class_of(f));
    }
    return true;
}

// ---- stems: inflections of a word must fall on one side

static const char *const ENDINGS[] = {
#include "endings.h"
};

static str stem(str word) {
    for (int round = 0; round < 3; round++)
        for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
            str end = str_of(ENDINGS[i]);
            if (word.n >= end.n + 6 && str_ends(word, end)) {
                word = str_sub(word, 0, word.n - end.n);
                break;
            }
        }
    return word;
}

static int fold_of(str word, int folds) {
    struct letters l, folded;
    str s = stem(word);
    letters_read(&s, &l);
    letters_fold(&l, true, &folded);
    uint32_t h = PARTS_START;
    for (int i = 0; i < folded.n; i++) { // consonants only, nuktas off: nikal-, nikaal-, nikalvaa- are one
        static const uint8_t base[] = {0x15, 0x16, 0x17, 0x1C, 0x21, 0x22, 0x2B};
        uint8_t c = folded.at[i];
        bool vowel = i > 0 && (c < 0x15 || (c >= 0x3E && c <= 0x4D));
        if (!vowel) h = parts_hash(h, c >= 0x58 && c < 0x5F ? base[c - 0x58] : c);
    }
    h ^= h >> 15, h *= 0x2C1B3C6Du, h ^= h >> 12;
    return (int)(h % (uint32_t)folds);
}

// ---- samples

static void add_sample(struct job *j, const struct feature_word *w, const struct sounds *s, int i, int fold,
                       float share) {
    uint32_t f[FEATURES_MAX];
    if (j->set.n == j->gold.rows * 2) return; // room for two slots a row: enough for any list of words
    struct sample *x = &j->set.at[j->set.n++];
    int n = feature_slot(w, s, i, f);
    *x = (struct sample){(uint32_t)j->set.features, (uint16_t)n, (uint16_t)fold, share,
                         s->at[i].slot == SLOT_KEPT};
    for (int k = 0; k < n; k++) j->set.feature[j->set.features++] = f[k];
}

// a row of the gold file; those that need more than one other change teach nothing about schwas
static int learn_row(struct job *j, const struct gold_row *row, int fold, float share, bool measure) {
    struct letters l, folded;
    struct sounds s, gold;
    str word = row->word;
    if (!letters_read(&word, &l) || word.n) return 99;
    rules_open(&j->rules, &l, &folded, &s);
    gold = s;
    struct gold g;
    gold_plain(&row->sounds, &g);
    gold_plain_sounds(&gold);
    int errors = align(&gold, &g);
    if (measure || errors > 2) return errors;
    struct feature_word w;
    struct parts parts = {j->parts, PARTS - 1};
    feature_word(&w, &folded, &parts, &j->affix);
    for (int i = s.n - 1; i >= 0; i--) {
        if (!schwa_by_rule(&s, i)) continue;
        s.at[i].slot = gold.at[i].slot;
        add_sample(j, &w, &s, i, fold, share);
    }
    return errors;
}

static void learn_rows(struct job *j, int folds) {
    j->set.at = ARENA_ARRAY(&j->mem, struct sample, j->gold.rows * 2);
    j->set.feature = ARENA_ARRAY(&j->mem, uint32_t, j->gold.rows * 2 * FEATURES_MAX);
    for (size_t i = 0, n; i < j->gold.rows; i += n) {
        for (n = 1; i + n < j->gold.rows && str_eq(j->gold.row[i].word, j->gold.row[i + n].word);) n++;
        int fold = fold_of(j->gold.row[i].word, folds), least = 99, best = 0;
        for (size_t k = 0; k < n; k++) {
            int errors = learn_row(j, &j->gold.row[i + k], fold, 0, true);
            best = errors < least ? 1 : best + (errors == least);
            least = errors < least ? errors : least;
        }
        for (size_t k = 0; k < n; k++)
            if (learn_row(j, &j->gold.row[i + k], fold, 0, true) == least)
                learn_row(j, &j->gold.row[i + k], fold, 1.0f / (float)best, false);
    }
}

// ---- the net: a linear part over all features, hidden units over the deep ones; NETS of them are averaged

static uint32_t chance(struct job *j, uint32_t below) {
    j->seed = j->seed * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)j->seed * below >> 32);
}

static float forward(const struct net *t, const uint32_t *f, int n, float h[HIDDEN]) {
    float sum = 0;
    for (int u = 0; u < HIDDEN; u++) h[u] = 0;
    for (int k = 0; k < n; k++) {
        sum += t->wide[f[k] & (WIDES - 1)];
        if (!(f[k] & FEATURE_DEEP)) continue;
        const float *d = t->deep[f[k] >> 16 & (DEEPS - 1)];
        for (int u = 0; u < HIDDEN; u++) h[u] += d[u];
    }
    for (int u = 0; u < HIDDEN; u++) sum += h[u] > 0 ? t->out[u] * h[u] : 0;
    return sum;
}

// one step down the gradient of one sample, a part of its features hidden at random
static void step(struct job *j, struct net *t, const struct sample *x, float rate) {
    uint32_t f[FEATURES_MAX];
    int n = 0;
    for (int k = 0; k < x->n; k++)
        if (chance(j, 100) >= DROP_PERCENT) f[n++] = j->set.feature[x->first + (uint32_t)k];
    float h[HIDDEN], back[HIDDEN], p = 1.0f / (1.0f + expf(-forward(t, f, n, h))),
                                   d = ((float)x->kept - p) * x->share;
    for (int u = 0; u < HIDDEN; u++) {
        back[u] = h[u] > 0 ? DEEP_RATE * rate * d * t->out[u] : 0;
        t->out[u] += h[u] > 0 ? DEEP_RATE * rate * d * h[u] : 0;
    }
    for (int k = 0; k < n; k++) {
        t->wide[f[k] & (WIDES - 1)] += WIDE_RATE * rate * d;
        if (!(f[k] & FEATURE_DEEP)) continue;
        float *e = t->deep[f[k] >> 16 & (DEEPS - 1)];
        for (int u = 0; u < HIDDEN; u++) e[u] += back[u];
    }
}

static void start(struct job *j, struct net *t) {
    *t = (struct net){0};
    for (int i = 0; i < DEEPS; i++)
        for (int u = 0; u < HIDDEN; u++)
            t->deep[i][u] = ((float)chance(j, 1 << 20) / (1 << 20) - 0.5f) * 0.1f;
    for (int u = 0; u < HIDDEN; u++) t->out[u] = u % 2 ? 0.5f : -0.5f;
}

static void train_net(struct job *j, struct net *t, int without) {
    uint32_t *order = j->order;
    for (size_t i = 0; i < j->set.n; i++) order[i] = (uint32_t)i;
    start(j, t);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        for (size_t i = j->set.n; i > 1; i--) {
            size_t k = chance(j, (uint32_t)i);
            uint32_t swap = order[i - 1];
            order[i - 1] = order[k], order[k] = swap;
        }
        float rate = 1.0f - 0.9f * (float)epoch / EPOCHS;
        for (size_t i = 0; i < j->set.n; i++)
            if (j->set.at[order[i]].fold != without) step(j, t, &j->set.at[order[i]], rate);
    }
}

// ---- to eight bits, in the form that schwa.c reads

static float peak(const float *x, size_t n) {
    float most = 1e-9f;
    for (size_t i = 0; i < n; i++) most = fmaxf(most, fabsf(x[i]));
    return most;
}

static void quantise(struct job *j) {
    for (int k = 1; k < NETS; k++)
        for (int i = 0; i < WIDES; i++) j->net[0].wide[i] += j->net[k].wide[i];
    float wide = peak(j->net[0].wide, WIDES) / 127.0f;
    j->head.wide_scale = wide;
    for (int i = 0; i < WIDES; i++) j->wide[i] = (int8_t)lrintf(j->net[0].wide[i] / wide);
    for (int k = 0; k < NETS; k++) {
        const struct net *t = &j->net[k];
        float scale = peak(&t->deep[0][0], DEEPS * HIDDEN) / 127.0f;
        for (int u = 0; u < HIDDEN; u++) {
            j->head.out[k * HIDDEN + u] = t->out[u] * scale;
            for (int i = 0; i < DEEPS; i++)
                j->deep[i][k * HIDDEN + u] = (int8_t)lrintf(t->deep[i][u] / scale);
        }
    }
}

static void train(struct job *j, int without) {
    j->seed = 1;
    for (int k = 0; k < NETS; k++) train_net(j, &j->net[k], without);
    quantise(j);
}

static inline struct rules rules_of(const struct job *j) {
    struct schwa_model m = {j->wide,
                            (const int8_t(*)[SCHWA_HIDDEN])j->deep,
                            j->head.out,
                            j->head.wide_scale,
                            WIDES - 1,
                            DEEPS - 1,
                            {j->parts, PARTS - 1},
                            j->affix};
    return (struct rules){m, j->rules.respell};
}

// opens the tables of `lexicon`, the gold words and the frequencies, and draws the samples
static bool job_open(struct job *j, const char *lexicon, const char *gold, const char *frequency, int folds,
                     struct err *e) {
    char affixes[4096], respell[4096];
    snprintf(affixes, sizeof affixes, "%s/affixes.tsv", lexicon);
    snprintf(respell, sizeof respell, "%s/respell.tsv", lexicon);
    if (!seam_open(&j->affix, affixes, &j->mem, e) || !respell_open(&j->rules.respell, respell, &j->mem, e))
        return false;
    if (!gold_open(&j->gold, gold, &j->mem, e) || !read_parts(j, frequency, e)) return false;
    j->net = ARENA_ARRAY(&j->mem, struct net, NETS);
    j->wide = ARENA_ARRAY(&j->mem, int8_t, WIDES);
    j->deep = arena_get(&j->mem, DEEPS * SCHWA_HIDDEN);
    learn_rows(j, folds);
    j->order = ARENA_ARRAY(&j->mem, uint32_t, j->set.n);
    return true;
}

#endif
