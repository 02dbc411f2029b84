// pron: a spoken Hindi word -> phones.  Pure: no eSpeak, no allocation per word, safe in any thread.
//
//     कहना -> k'VHna: the mnemonics of eSpeak's Hindi voice, with exactly one stress mark (' or %) a word,
//     without the brackets [[ ]].  Order of authority: lexicon/words.tsv, letter names, spelling, model.
#ifndef PRON_PRON_H
#define PRON_PRON_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

struct pron; // tables and weights, read-only once open

enum { PRON_MAX = 480 }; // bytes of mnemonics a word can give; longer words are cut between two sounds

// Opens the tables of `dir` (words.tsv, the schwa model, suffix tables).  All memory is taken from `mem`
// (big files are mapped until the process ends).  NULL and *e on failure.
struct pron *pron_open(const char *dir, arena *mem, struct err *e);

// Adds a table of words over those of `dir` (a user's own); its rows win.
bool pron_add(struct pron *p, const char *path, struct err *e);

struct pron_result {
    char phones[PRON_MAX]; // mnemonics, NUL-terminated
    size_t n;              // bytes in phones; 0 when the word has nothing to say
    const char *why; // "words.tsv", "letter_names.tsv", "respell.tsv, model", "rules", ...: what decided, for
                     // --explain
    uint32_t line;   // line of the table that decided, 0: none
};

// `word`: Devanagari (any spelling, any bytes: what is not Devanagari is passed over).  A hyphen makes two
// words; their phones are joined by a blank.
void pron_word(const struct pron *p, str word, struct pron_result *out);

// Every mnemonic of every table is one that eSpeak's Hindi voice knows; else *e names file, line and column.
bool pron_check(const struct pron *p, struct err *e);

#endif
