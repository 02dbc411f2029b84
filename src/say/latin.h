// latin: one Latin token read in Devanagari, by the tables and then by rules.   BJP -> बीजेपी, Google -> गूगल
//
// The order of authority is written in latin_sound.h.  Tokens with digits are the caller's: cut them with
// latin_piece (say/latin_parts.h) and say the digits as what they are (COVID-19, G20, 5G).
//
//     struct latin l;
//     if (!latin_open(&l, &mem, "lexicon", e)) ...
//     if (latin_read(&l, S("NarendraModi"), &out, &how)) ...      नरेंद्र मोदी, how "english"
//     latin_close(&l);
#ifndef SAY_LATIN_H
#define SAY_LATIN_H

#include "base/map.h"
#include "say/latin_sound.h"

struct latin {
    struct tsv english, cmudict, acronyms, letters,
        rules;                // mapped; english and cmudict are bisected, never loaded
    struct map exact, letter; // acronyms and letters, both small: row offset in .all
    const struct latin_sound *sound;
};

bool latin_open(struct latin *l, arena *mem, const char *dir, struct err *e); // on failure nothing stays open
void latin_close(struct latin *l);

// Appends the reading: Devanagari words, one blank between two.  *how names the table or rule that spoke
// (acronym, letters, english, english+ending, cmudict, cmudict+ending, compound, rules, pieces).
// False, nothing appended: the token holds a digit or no Latin letter at all.
bool latin_read(const struct latin *l, str token, buf *out, const char **how);
void latin_letters(const struct latin *l, str token,
                   buf *out); // the names of its letters, joined: FATF एफएटीएफ

#endif
