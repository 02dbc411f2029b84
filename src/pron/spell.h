// spell: decided sounds -> mnemonics of eSpeak's Hindi voice, and back.
//
//     k @ H n a:, stress on 1 -> "k'VHna:"
//
// Traps this file knows: exactly one stress mark; an unstressed V may vanish, so it is written @ (@2 after r,
// @3 after c J S j); a geminate is one consonant and ":"; an unknown mnemonic would cut the word short
// silently.
#ifndef PRON_SPELL_H
#define PRON_SPELL_H

#include <stddef.h>

#include "base/str.h"
#include "pron/phone.h"

// Writes at most cap-1 bytes and a NUL, cut between sounds; returns the bytes written.  `stress`: index of
// the stressed vowel; -1 writes % first (a word without stress).
size_t spell(const struct sounds *s, int stress, char *out, size_t cap);

// Length of the mnemonic at the head of `text` (stress marks are mnemonics too), 0 when eSpeak knows none.
size_t spell_known(str text);

#endif
