// latin: one Latin token read in Devanagari, by the tables and then by rules.   BJP -> बीजेपी, Google -> गूगल
//
// The order of authority is written in latin_sound.h.  Tokens with digits are the caller's: cut them with
// latin_piece (say/latin_parts.h) and say the digits as what they are (COVID-19, G20, 5G).
//
//     struct latin l = {lex, sound};
//     if (latin_read(&l, S("NarendraModi"), &out, &how)) ...      नरेंद्र मोदी, how.rule "english"
#ifndef SAY_LATIN_H
#define SAY_LATIN_H

#include "say/latin_sound.h"
#include "say/lex.h"

struct latin { const struct lex *lex; const struct latin_sound *sound; };

struct latin_how {
    const char *rule; // what spoke, for --explain
    uint32_t row;     // and its row (lex_where); 0: a rule alone
    str spoken;       // of that row
};

// Appends the reading: Devanagari words, one blank between two.
// False, nothing appended: the token holds a digit or no Latin letter at all.
bool latin_read(const struct latin *l, str token, buf *out, struct latin_how *how);
uint32_t latin_letters(const struct latin *l, str token, buf *out); // the names of its letters, joined: FATF एफएटीएफ; the last one's row

#endif
