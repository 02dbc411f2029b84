// pron_score: how many words are right: ours on words the model has not seen, and eSpeak's own, in one run.
//
//     pron_score [-v] [FOLDS]             tests/pron/gold.tsv by stem: fold after fold is judged by a model
//     trained on
//                                         the others, without words.tsv; the first fold alone is the dev set
//     pron_score LEXICON GOLD.tsv [-v]    the lexicon as it ships, on any gold file
// -v prints each word that is wrong: L (by the lenient score too) or s, word, gold, ours.
#include <espeak-ng/speak_lib.h>

#include "learn.h"
#include "pron/pron.h"
#include "pron/spell.h"
#include "pron/stress.h"

struct tally {
    int words, strict, lenient, slots, slots_right;
    long sounds, strict_errors, lenient_errors;
};

static void report(const char *name, const struct tally *t) {
    printf("%-30s %6d words  strict %.2f %%  lenient %.2f %%  phone errors %.2f / %.2f %%  medial schwas "
           "%.2f %% of %d\n",
           name, t->words, 100.0 * t->strict / t->words, 100.0 * t->lenient / t->words,
           100.0 * (double)t->strict_errors / (double)t->sounds,
           100.0 * (double)t->lenient_errors / (double)t->sounds,
           t->slots ? 100.0 * t->slots_right / t->slots : 0, t->slots);
}

// the slots of a word, decided as in these sounds; errors beyond the slots
static int decided(const struct rules *r, str word, const struct gold *as, struct sounds *out) {
    struct letters l, plain;
    struct gold g;
    if (!letters_read(&word, &l)) return 99;
    rules_open(r, &l, &plain, out);
    for (int i = out->n - 1; i >= 0; i--) schwa_by_rule(out, i);
    gold_plain_sounds(out);
    gold_plain(as, &g);
    return align(out, &g);
}

// Slots left to the model: what was said against the nearest row.  Rows far from any reading are not counted.
static void judge_slots(const struct rules *r, const struct gold_row *row, size_t n, const struct gold *said,
                        struct tally *t) {
    struct sounds ours, gold, best = {0};
    struct letters l, plain;
    int least = 3;
    for (size_t i = 0; i < n; i++) {
        int errors = decided(r, row->word, &row[i].sounds, &gold);
        if (errors < least) least = errors, best = gold;
    }
    str word = row->word;
    if (least == 3 || decided(r, row->word, said, &ours) == 99 || !letters_read(&word, &l)) return;
    struct sounds open;
    rules_open(r, &l, &plain, &open);
    for (int i = open.n - 1; i >= 0; i--) {
        if (!schwa_by_rule(&open, i)) continue;
        t->slots++;
        t->slots_right += (ours.at[i].slot == SLOT_KEPT) == (best.at[i].slot == SLOT_KEPT);
    }
}

static bool judge(const struct rules *r, const struct gold_row *row, size_t n, const char *phones,
                  struct tally *t, bool verbose) {
    struct gold said;
    gold_mnemonics(str_of(phones), &said);
    struct gold_best b = gold_judge(row, n, &said);
    t->words++, t->strict += !b.strict, t->lenient += !b.lenient;
    t->sounds += b.sounds, t->strict_errors += b.strict, t->lenient_errors += b.lenient;
    if (r) judge_slots(r, row, n, &said, t);
    if (verbose && b.strict)
        printf("%c\t%.*s\t%.*s\t%s\n", b.lenient ? 'L' : 's', STR_ARG(row->word), STR_ARG(row->ipa), phones);
    return !b.lenient;
}

static const char *espeak_says(str word, char *text, size_t cap) {
    snprintf(text, cap, "%.*s", STR_ARG(word));
    const void *at = text;
    return espeak_TextToPhonemes(&at, espeakCHARS_UTF8, 0);
}

static void say_by_rules(const struct rules *r, str word, char *out, size_t cap) {
    struct letters l, folded, meant;
    struct sounds s;
    out[0] = 0;
    if (!letters_read(&word, &l)) return;
    letters_fold(&l, false, &folded);
    respell_word(&r->respell, &folded, &meant);
    rules_word(r, &meant, &s);
    spell(&s, stress_of(&s), out, cap);
}

static size_t same_word(const struct gold_file *f, size_t i) {
    size_t n = 1;
    while (i + n < f->rows && str_eq(f->row[i].word, f->row[i + n].word)) n++;
    return n;
}

static void judge_fold(struct job *j, int fold, int folds, bool verbose, struct tally *ours,
                       struct tally *theirs) {
    char text[1024], said[512];
    train(j, fold);
    struct rules r = rules_of(j);
    for (size_t i = 0, n; i < j->gold.rows; i += n) {
        const struct gold_row *row = &j->gold.row[i];
        n = same_word(&j->gold, i);
        if (fold_of(row->word, folds) != fold) continue;
        say_by_rules(&r, row->word, said, sizeof said);
        judge(&r, row, n, said, ours, verbose);
        judge(&r, row, n, espeak_says(row->word, text, sizeof text), theirs, false);
    }
}

static int unseen(int folds, bool verbose) {
    struct job j = {0};
    struct err e = {0};
    struct tally ours = {0}, theirs = {0};
    if (!job_open(&j, "lexicon", "tests/pron/gold.tsv", "tests/pron/frequency.tsv", folds, &e))
        return fprintf(stderr, "%s: %s\n", e.where, e.what), e.code;
    for (int fold = 0; fold < folds; fold++) {
        judge_fold(&j, fold, folds, verbose, &ours, &theirs);
        if (fold) continue;
        report("dev set (fold 1), ours", &ours);
        report("dev set (fold 1), eSpeak", &theirs);
    }
    report("all folds, words unseen, ours", &ours);
    report("all folds, eSpeak", &theirs);
    arena_free(&j.mem);
    return 0;
}

static int shipped(const char *lexicon, const char *gold, bool verbose) {
    arena mem = {0};
    struct err e = {0};
    struct gold_file f;
    struct tally ours = {0}, theirs = {0};
    char text[1024];
    struct pron *p = pron_open(lexicon, &mem, &e);
    if (!p || !gold_open(&f, gold, &mem, &e)) return fprintf(stderr, "%s: %s\n", e.where, e.what), e.code;
    for (size_t i = 0, n; i < f.rows; i += n) {
        struct pron_result r;
        n = same_word(&f, i);
        pron_word(p, f.row[i].word, &r);
        judge(NULL, &f.row[i], n, r.phones, &ours, verbose);
        judge(NULL, &f.row[i], n, espeak_says(f.row[i].word, text, sizeof text), &theirs, false);
    }
    report("as shipped, ours", &ours);
    report("eSpeak", &theirs);
    arena_free(&mem);
    return 0;
}

int main(int argc, char **argv) {
    bool verbose = argc > 1 && (!strcmp(argv[argc - 1], "-v") || !strcmp(argv[1], "-v"));
    const char *last = argv[argc - 1];
    espeak_Initialize(AUDIO_OUTPUT_RETRIEVAL, 0, NULL, 0);
    espeak_SetVoiceByName("hi");
    int folds = argc > 1 && last[0] >= '0' && last[0] <= '9' ? atoi(last) : 10;
    int failed = argc > 2 && argv[1][0] != '-' ? shipped(argv[1], argv[2], verbose)
                                               : unseen(folds < 2 ? 2 : folds, verbose);
    espeak_Terminate();
    return failed;
}
