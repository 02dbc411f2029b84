// model: learns lexicon/schwa.model from the words of tests/pron.  The same tables give the same file.
//
//     model [LEXICON GOLD.tsv FREQUENCY.tsv OUT]
#include "learn.h"

static int write_model(struct job *j, const char *path) {
    train(j, -1);
    FILE *f = fopen(path, "wb");
    struct schwa_header *h = &j->head;
    h->magic = SCHWA_MAGIC, h->order = SCHWA_ORDER, h->version = FEATURE_VERSION;
    h->wides = WIDES, h->deeps = DEEPS, h->parts = PARTS;
    bool ok = f && fwrite(h, sizeof *h, 1, f) == 1 && fwrite(j->wide, WIDES, 1, f) == 1 &&
              fwrite(j->deep, DEEPS * SCHWA_HIDDEN, 1, f) == 1 && fwrite(j->parts, PARTS * 4, 1, f) == 1;
    if (f) ok &= !fclose(f);
    if (!ok)
        perror(path);
    else
        printf("%s: learnt from %zu slots, %zu bytes\n", path, j->set.n,
               sizeof *h + WIDES + DEEPS * SCHWA_HIDDEN + PARTS * 4);
    return ok ? 0 : EX_CANTCREAT;
}

int main(int argc, char **argv) {
    struct job j = {0};
    struct err e = {0};
    if (argc != 1 && argc != 5)
        return fprintf(stderr, "usage: model [LEXICON GOLD FREQUENCY OUT]\n"), EX_USAGE;
    const char *lexicon = argc > 1 ? argv[1] : "lexicon", *gold = argc > 1 ? argv[2] : "tests/pron/gold.tsv";
    const char *frequency = argc > 1 ? argv[3] : "tests/pron/frequency.tsv",
               *out = argc > 1 ? argv[4] : "lexicon/schwa.model";
    if (!job_open(&j, lexicon, gold, frequency, 2, &e))
        return fprintf(stderr, "%s: %s\n", e.where, e.what), e.code;
    int failed = write_model(&j, out);
    arena_free(&j.mem);
    return failed;
}
