// words: tables of words with a pronunciation of their own.  `written <TAB> phones or respelling <TAB> note`.
//
//     में     %me~                 mnemonics: Latin; % unstressed, or one ' before the stressed vowel
//     रामनगर  राम्नगर              a respelling: said as written, every inherent vowel but the last is heard
//
// One row covers all spellings of its word (letters_fold): हिंदी/हिन्दी, पाँच/पांच, nukta in one or two codes.
// A table added later wins over an earlier one.  All memory is the arena's; read-only after loading.
#ifndef PRON_WORDS_H
#define PRON_WORDS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/map.h"
#include "pron/letters.h"

enum { WORDS_TABLES = 8 };

struct word_row {
    str spoken;
    uint32_t line;
};
struct word_table {
    const char *name, *path;
    struct word_row *row;
    uint32_t rows;
};
struct words {
    struct map exact, loose;
    struct word_table table[WORDS_TABLES];
    int tables;
    arena *mem;
};

void words_init(struct words *w, arena *mem);
bool words_load(struct words *w, const char *path, struct err *e); // false: *e set, the table is not added

// The row for these letters (folded, candrabindus kept), NULL when there is none; *name gets the name of its
// table.
const struct word_row *words_find(const struct words *w, const struct letters *folded, const char **name);

// Every spoken field is a respelling or mnemonics that eSpeak knows with exactly one stress mark.
bool words_check(const struct words *w, struct err *e);

#endif
