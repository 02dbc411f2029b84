// acronym: words made of English letter names.  सीबीआई -> si:bi:a:'i:
//
// Names come from letter_names.tsv; two or more in a row and nothing else.  No inherent vowel is lost at a
// seam (आरएसएस -> a:re:s'e:s) and the last name is stressed, as Hindi does.
#ifndef PRON_ACRONYM_H
#define PRON_ACRONYM_H

#include "base/arena.h"
#include "base/err.h"
#include "pron/letters.h"

enum {
    ACRONYM_NAMES = 64,
    ACRONYM_LETTERS = 10,
    ACRONYM_MAX = 24
}; // rows, letters of a name, names in a word

struct acronym_name {
    uint8_t n, at[ACRONYM_LETTERS];
    char phones[12];
};
struct acronym {
    int names;
    struct acronym_name name[ACRONYM_NAMES];
};

bool acronym_open(struct acronym *a, const char *path, struct err *e);

// Writes the mnemonics (NUL-terminated) when `l` is an acronym; returns their bytes, 0 when it is none or has
// no room.
size_t acronym_say(const struct acronym *a, const struct letters *l, char *out, size_t cap);

#endif
