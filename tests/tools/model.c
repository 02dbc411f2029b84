// model: learns the schwa weights.  Deterministic: the same tables give the same file.
//
//     model train GOLD.tsv FREQUENCY.txt OUT          all words -> schwa.model
//     model cv    GOLD.tsv FREQUENCY.txt FOLDS [-v]   words split by stem; each fold judged by a model without it
#include <math.h>
#include <stdio.h>

#include "align.h"
#include "pron/feature.h"
#include "pron/rules.h"
#include "pron/spell.h"
#include "pron/stress.h"

enum { WEIGHTS = 1 << 16, PARTS = 1 << 17 };
static int EPOCHS=14; static float RATE = 0.02f, DECAY = 2e-6f, AG=0;

struct sample { uint32_t first; uint16_t n, fold; float share; int8_t kept; };
struct set { struct sample *at; size_t n; uint32_t *feature; size_t features; };
struct job { struct gold_file gold; struct set set; uint32_t *parts; float *w, *g, *sum; int8_t *small; arena mem; };

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
        struct letters l, folded;
        long f = strtol(r.field[1].n ? r.field[1].p : "0", NULL, 10);
        str word = r.field[0];
        if (f <= 0 || !letters_read(&word, &l)) continue;
        letters_fold(&l, false, &folded);
        uint32_t h = PARTS_START;
        for (int i = 0; i < folded.n; i++) h = parts_hash(h, folded.at[i]);
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
    for (int i = 0; i < folded.n && i < 4; i++) { // the first four letters, nuktas off
        static const uint8_t base[] = {0x15, 0x16, 0x17, 0x1C, 0x21, 0x22, 0x2B};
        uint8_t c = folded.at[i];
        h = parts_hash(h, c >= 0x58 && c < 0x5F ? base[c - 0x58] : c);
    }
    h ^= h >> 15, h *= 0x2C1B3C6Du, h ^= h >> 12;
    return (int)(h % (uint32_t)folds);
}

// ---- samples

static void add_sample(struct job *j, const struct feature_word *w, const struct sounds *s, int i, int fold, float share) {
    uint32_t f[FEATURES_MAX];
    struct sample *x = &j->set.at[j->set.n++];
    int n = feature_slot(w, s, i, f);
    *x = (struct sample){(uint32_t)j->set.features, (uint16_t)n, (uint16_t)fold, share, s->at[i].slot == SLOT_KEPT};
    for (int k = 0; k < n; k++) j->set.feature[j->set.features++] = f[k] & (WEIGHTS - 1);
}

// a row of the gold file; those that need more than one other change teach nothing about schwas
static void learn_row(struct job *j, const struct gold_row *row, int fold, float share) {
    struct letters l, folded;
    struct sounds s, gold;
    str word = row->word;
    if (!letters_read(&word, &l) || word.n) return;
    rules_open(&l, &folded, &s);
    gold = s;
    struct gold g;
    gold_plain(&row->sounds, &g);
    gold_plain_sounds(&gold);
    if (align(&gold, &g) > 2) return;
    struct feature_word w;
    struct parts parts = {j->parts, PARTS - 1};
    feature_word(&w, &folded, &parts);
    for (int i = s.n - 1; i >= 0; i--) {
        if (!schwa_by_rule(&s, i)) continue;
        s.at[i].slot = gold.at[i].slot;
        add_sample(j, &w, &s, i, fold, share);
    }
}

static void learn_rows(struct job *j, int folds) {
    j->set.at = ARENA_ARRAY(&j->mem, struct sample, j->gold.rows * 6);
    j->set.feature = ARENA_ARRAY(&j->mem, uint32_t, j->gold.rows * 6 * FEATURES_MAX / 2);
    for (size_t i = 0, n; i < j->gold.rows; i += n) {
        for (n = 1; i + n < j->gold.rows && str_eq(j->gold.row[i].word, j->gold.row[i + n].word);) n++;
        for (size_t k = 0; k < n; k++) learn_row(j, &j->gold.row[i + k], fold_of(j->gold.row[i].word, folds), 1.0f / (float)n);
    }
}

// ---- logistic regression, AdaGrad, averaged over the epochs

static float margin(const struct job *j, const struct sample *x) {
    const uint32_t *f = &j->set.feature[x->first];
    float sum = 0;
    for (int k = 0; k < x->n; k++) sum += j->w[f[k]];
    return sum;
}

static void step(struct job *j, const struct sample *x) {
    const uint32_t *f = &j->set.feature[x->first];
    float p = 1.0f / (1.0f + expf(-margin(j, x))), d = ((float)x->kept - p) * x->share;
    if (fabsf(d) < 1e-4f) return;
    for (int k = 0; k < x->n; k++) {
        j->g[f[k]] += d * d;
        j->w[f[k]] += RATE * d / sqrtf(1.0f + AG * j->g[f[k]]) - DECAY * j->w[f[k]];
    }
}

static void quantise(struct job *j) {
    float most = 1e-6f;
    for (int i = 0; i < WEIGHTS; i++) most = fmaxf(most, fabsf(j->sum[i]));
    for (int i = 0; i < WEIGHTS; i++) j->small[i] = (int8_t)lrintf(j->sum[i] * 127.0f / most);
}

static void train(struct job *j, int without) {
    uint32_t *order = ARENA_ARRAY(&j->mem, uint32_t, j->set.n), seed = 1;
    for (size_t i = 0; i < j->set.n; i++) order[i] = (uint32_t)i;
    memset(j->w, 0, WEIGHTS * sizeof *j->w), memset(j->g, 0, WEIGHTS * sizeof *j->g), memset(j->sum, 0, WEIGHTS * sizeof *j->sum);
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
        for (size_t i = j->set.n; i > 1; i--) {
            seed = seed * 1664525u + 1013904223u;
            size_t k = (size_t)((uint64_t)seed * i >> 32);
            uint32_t t = order[i - 1];
            order[i - 1] = order[k], order[k] = t;
        }
        for (size_t i = 0; i < j->set.n; i++)
            if (j->set.at[order[i]].fold != without) step(j, &j->set.at[order[i]]);
        for (int i = 0; epoch >= 2 && i < WEIGHTS; i++) j->sum[i] += j->w[i];
    }
    quantise(j);
}

// ---- judging

struct tally { int words, strict, lenient, bound, slots, slots_right; long sounds, strict_errors, lenient_errors; };

static void judge_slots(const struct job *j, const struct rules *r, const struct gold_row *row, struct tally *t) {
    struct letters l, folded;
    struct sounds s, gold;
    struct gold g;
    str word = row->word;
    (void)j;
    if (!letters_read(&word, &l)) return;
    rules_open(&l, &folded, &s);
    gold = s;
    gold_plain(&row->sounds, &g);
    gold_plain_sounds(&gold);
    if (align(&gold, &g) > 2) return;
    struct sounds open = s;
    schwa_decide(&r->model, &folded, &s);
    for (int i = open.n - 1; i >= 0; i--) {
        if (!schwa_by_rule(&open, i)) continue;
        t->slots++;
        t->slots_right += (s.at[i].slot == SLOT_KEPT) == (gold.at[i].slot == SLOT_KEPT);
    }
}

static void judge(struct job *j, const struct rules *r, const struct gold_row *row, size_t n, struct tally *t, bool verbose) {
    struct letters l;
    struct sounds s;
    char said[512];
    str word = row->word;
    if (!letters_read(&word, &l)) return;
    rules_word(r, &l, &s);
    spell(&s, stress_of(&s), said, sizeof said);
    struct gold g;
    gold_mnemonics(str_of(said), &g);
    struct gold_best b = gold_judge(row, n, &g);
    t->words++, t->strict += !b.strict, t->lenient += !b.lenient;
    t->sounds += b.sounds, t->strict_errors += b.strict, t->lenient_errors += b.lenient;
    judge_slots(j, r, row, t);
    if (verbose && b.strict) printf("%c\t%.*s\t%.*s\t%s\n", b.lenient ? 'L' : 's', STR_ARG(row->word), STR_ARG(row->ipa), said);
}

static void report(const char *name, const struct tally *t) {
    printf("%s words %d  strict %.2f %%  lenient %.2f %%  PER %.2f / %.2f %%  medial schwas %.2f %% of %d\n", name, t->words,
           100.0 * t->strict / t->words, 100.0 * t->lenient / t->words, 100.0 * (double)t->strict_errors / (double)t->sounds,
           100.0 * (double)t->lenient_errors / (double)t->sounds, 100.0 * t->slots_right / t->slots, t->slots);
}

static void cross_validate(struct job *j, int folds, bool verbose) {
    struct tally t = {0};
    for (int fold = 0; fold < folds; fold++) {
        train(j, fold);
        struct rules r = {.model = {j->small, WEIGHTS - 1, {j->parts, PARTS - 1}}};
        for (size_t i = 0, n; i < j->gold.rows; i += n) {
            for (n = 1; i + n < j->gold.rows && str_eq(j->gold.row[i].word, j->gold.row[i + n].word);) n++;
            if (fold_of(j->gold.row[i].word, folds) == fold) judge(j, &r, &j->gold.row[i], n, &t, verbose);
        }
    }
    report("cross-validated", &t);
}

static int write_model(struct job *j, const char *path) {
    train(j, -1);
    FILE *f = fopen(path, "wb");
    struct schwa_header h = {SCHWA_MAGIC, SCHWA_ORDER, FEATURE_VERSION, WEIGHTS, PARTS, {0}};
    bool ok = f && fwrite(&h, sizeof h, 1, f) == 1 && fwrite(j->small, WEIGHTS, 1, f) == 1 && fwrite(j->parts, PARTS * 4, 1, f) == 1;
    if (f) ok &= !fclose(f);
    if (!ok) perror(path);
    else printf("%s: %zu slots learnt, %d weights, %zu bytes\n", path, j->set.n, WEIGHTS, sizeof h + WEIGHTS + PARTS * 4);
    return ok ? 0 : 74;
}

int main(int argc, char **argv) {
    struct job j = {0};
    if(getenv("EP"))EPOCHS=atoi(getenv("EP")); if(getenv("RATE"))RATE=atof(getenv("RATE")); if(getenv("DECAY"))DECAY=atof(getenv("DECAY")); if(getenv("AG"))AG=atof(getenv("AG"));
    struct err e = {0};
    if (argc < 5) return fprintf(stderr, "usage: model train|cv GOLD FREQUENCY OUT|FOLDS [-v]\n"), 64;
    if (!gold_open(&j.gold, argv[2], &j.mem, &e) || !read_parts(&j, argv[3], &e)) return fprintf(stderr, "%s: %s\n", e.where, e.what), e.code;
    bool cv = !strcmp(argv[1], "cv");
    int folds = cv ? atoi(argv[4]) : 10;
    j.w = ARENA_ARRAY(&j.mem, float, WEIGHTS), j.g = ARENA_ARRAY(&j.mem, float, WEIGHTS);
    j.sum = ARENA_ARRAY(&j.mem, float, WEIGHTS), j.small = ARENA_ARRAY(&j.mem, int8_t, WEIGHTS);
    learn_rows(&j, folds);
    if (!cv) return write_model(&j, argv[4]);
    cross_validate(&j, folds, argc > 5);
    arena_free(&j.mem);
    return 0;
}
