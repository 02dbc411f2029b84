// latin: how letter-to-sound reads Latin words.
//
//     latin lexicon/letter_sound.tsv WORD...     each word, its weight (> 0 Indian) and its reading, or - to be spelled
//     latin lexicon/letter_sound.tsv < TABLE     the same for the first column of a table, beside its second
#include "say/latin_sound.h"

#include <stdio.h>

static void show(const struct latin_sound *t, str word, str beside) {
    buf out = {0};
    bool said = latin_sound(t, word, &out);
    printf("%.*s\t%+d\t%.*s\t%.*s\n", STR_ARG(word), latin_indian(t, word), said ? (int)out.n : 1, said ? out.p : "-",
           STR_ARG(beside));
    buf_free(&out);
}

int main(int argc, char **argv) {
    struct err e = {0};
    struct tsv table;
    arena mem = {0};
    char line[1024];
    if (argc < 2 || !tsv_open(&table, argv[1], &e)) return fprintf(stderr, "%s: %s\n", e.where, e.what), EX_USAGE;
    const struct latin_sound *t = latin_sound_new(&mem, &table, argv[1], &e);
    if (!t) return fprintf(stderr, "%s: %s\n", e.where, e.what), e.code;
    for (int i = 2; i < argc; i++) show(t, str_of(argv[i]), S(""));
    while (argc == 2 && fgets(line, sizeof line, stdin)) {
        str rest = str_trim(str_of(line)), word, spoken = S("");
        if (!str_split(&rest, '\t', &word) || str_starts(word, S("#"))) continue;
        str_split(&rest, '\t', &spoken);
        show(t, word, spoken);
    }
    arena_free(&mem);
    tsv_close(&table);
    return 0;
}
