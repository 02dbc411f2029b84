// pron_speed: words a second on one core, and the time to open the tables.   pron_speed LEXICON WORDS ROUNDS
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/tsv.h"
#include "pron/pron.h"

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

int main(int argc, char **argv) {
    arena mem = {0};
    struct err e = {0};
    struct tsv t;
    if (argc < 4) return 64;
    double start = now();
    struct pron *p = pron_open(argv[1], &mem, &e);
    double opened = now();
    if (!p || !tsv_open(&t, argv[2], &e)) return fprintf(stderr, "%s: %s\n", e.where, e.what), e.code;
    size_t words = 0, bytes = 0;
    double began = now();
    for (int round = atoi(argv[3]); round > 0; round--) {
        struct tsv_row r;
        for (t.rest = t.all; tsv_next(&t, &r); words++) {
            struct pron_result out;
            pron_word(p, r.field[0], &out);
            bytes += out.n;
        }
    }
    double s = now() - began;
    printf("open %.2f ms; %zu words, %.0f words/s, %.1f mnemonic bytes a word\n", (opened - start) * 1e3,
           words, (double)words / s, (double)bytes / (double)words);
    tsv_close(&t);
    arena_free(&mem);
    return 0;
}
