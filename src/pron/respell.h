// respell: what is written in print -> the spelling that it stands for.
//
//     जमीन -> ज़मीन        फिल्म -> फ़िल्म        फल -> फल        पांच -> पाँच
//
// Indian print leaves most nuktas and candrabindus out.  respell.tsv says where they belong: rows of a whole
// word, of its beginning (x*) or its end (*x); a whole word beats a beginning, a beginning an end, a longer
// one a shorter. A ph that no row speaks of is f, unless s stands before it: native words with ph are few,
// and listed.
#ifndef PRON_RESPELL_H
#define PRON_RESPELL_H

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "pron/letters.h"

struct respell_row {
    uint32_t line;
    uint8_t n, with[LETTERS_MAX / 4];
};
struct respell {
    struct map map;
    struct respell_row *row;
    uint8_t heads[256],
        tails[256]; // bit sets of the two letters that a row begins or ends with: most words have none
};

bool respell_open(struct respell *r, const char *path, arena *mem, struct err *e);

// Letters in, letters out (never more than LETTERS_MAX).  Returns the line of the row that spoke, 0: none.
uint32_t respell_word(const struct respell *r, const struct letters *l, struct letters *out);

#endif
