// pron_say: words on stdin, one a line -> word, phones, what decided.   pron_say LEXICON < words
#include <stdio.h>
#include <string.h>

#include "pron/pron.h"

int main(int argc, char **argv) {
    arena mem = {0};
    struct err e = {0};
    struct pron *p = pron_open(argc > 1 ? argv[1] : "lexicon", &mem, &e);
    if (!p) {
        fprintf(stderr, "%s: %s\n", e.where, e.what);
        return e.code;
    }
    char line[4096];
    while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\t\n")] = 0;
        struct pron_result r;
        pron_word(p, str_of(line), &r);
        printf("%s\t%s\t%s:%u\n", line, r.phones, r.why, r.line);
    }
    arena_free(&mem);
    return 0;
}
