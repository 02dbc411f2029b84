// latin_parts: what shape a Latin token has, and its pieces.   NarendraModiApp -> Narendra | Modi | App
#ifndef SAY_LATIN_PARTS_H
#define SAY_LATIN_PARTS_H

#include "base/str.h"

#define LATIN_SHAPES(X)                                                                                      \
    X(WORD, "word")     /* all small, or one capital first: report, Google, McDonald is MIXED */             \
    X(CAPS, "caps")     /* two capitals or more and nothing else: BJP, LIVE */                               \
    X(PLURAL, "plural") /* capitals and a small s: MLAs, IITs */                                             \
    X(MIXED, "mixed")   /* capitals inside, digits, hyphens, underscores: IndiaTV, COVID2019, e-NAM */       \
    X(OTHER, "other")   /* holds something that is no ASCII letter, digit, hyphen, underscore or apostrophe */
enum latin_shape {
#define X(name, text) LATIN_##name,
    LATIN_SHAPES(X)
#undef X
};
enum latin_shape latin_shape(str token); // accented letters count as small letters

// The next piece of a handle, hashtag or glued name: cut at small|Capital, CAPS|Capital+small, letter|digit,
// and at - _ . / & + ' (dropped).  A piece is all letters or all digits.  False when `rest` is used up.
bool latin_piece(str *rest, str *piece);

#endif
