// pron_score: how many words of a gold file are right, ours and eSpeak's own, in one run.
//
//     pron_score LEXICON GOLD.tsv [-v]        -v prints each word that is wrong: gold, ours
#include <espeak-ng/speak_lib.h>
#include <stdio.h>

#include "gold.h"
#include "pron/pron.h"

struct tally { int words, strict, lenient; long sounds, strict_errors, lenient_errors; };

static struct gold_best judge(const struct gold_row *row, size_t n, const char *said) {
    struct gold g;
    gold_mnemonics(str_of(said), &g);
    return gold_judge(row, n, &g);
}

static void count(struct tally *t, struct gold_best b) {
    t->words++;
    t->strict += !b.strict, t->lenient += !b.lenient;
    t->sounds += b.sounds;
    t->strict_errors += b.strict, t->lenient_errors += b.lenient;
}

static void print(const char *name, const struct tally *t) {
    printf("%-8s words %d  strict %.2f %%  lenient %.2f %%  PER strict %.2f %%  lenient %.2f %%\n", name, t->words,
           100.0 * t->strict / t->words, 100.0 * t->lenient / t->words, 100.0 * (double)t->strict_errors / (double)t->sounds,
           100.0 * (double)t->lenient_errors / (double)t->sounds);
}

static const char *espeak_says(str word) {
    static char text[1024];
    snprintf(text, sizeof text, "%.*s", STR_ARG(word));
    const void *at = text;
    return espeak_TextToPhonemes(&at, espeakCHARS_UTF8, 0);
}

int main(int argc, char **argv) {
    arena mem = {0};
    struct err e = {0};
    struct gold_file f;
    struct pron *p = argc > 2 ? pron_open(argv[1], &mem, &e) : NULL;
    if (!p || !gold_open(&f, argv[2], &mem, &e)) {
        fprintf(stderr, "usage: pron_score LEXICON GOLD.tsv [-v]   %s %s\n", e.where, e.what);
        return 64;
    }
    espeak_Initialize(AUDIO_OUTPUT_RETRIEVAL, 0, NULL, 0);
    espeak_SetVoiceByName("hi");
    struct tally ours = {0}, theirs = {0};
    for (size_t i = 0, n; i < f.rows; i += n) {
        for (n = 1; i + n < f.rows && str_eq(f.row[i].word, f.row[i + n].word);) n++;
        struct pron_result r;
        pron_word(p, f.row[i].word, &r);
        struct gold_best b = judge(&f.row[i], n, r.phones);
        count(&ours, b);
        count(&theirs, judge(&f.row[i], n, espeak_says(f.row[i].word)));
        if (argc > 3 && b.strict)
            printf("%c\t%.*s\t%.*s\t%s\n", b.lenient ? 'L' : 's', STR_ARG(f.row[i].word), STR_ARG(f.row[i].ipa), r.phones);
    }
    print("ours", &ours);
    print("eSpeak", &theirs);
    espeak_Terminate();
    arena_free(&mem);
    return 0;
}
