// whole: makes text whole before anything reads it, keeping the way back to the bytes as given.
//
//     "स्‍वास्‍थ्‍य  डा़ली १२"  ->  "स्वास्थ्य ड़ाली 12"
//
// Joiners, byte order marks, soft hyphens and other format characters go; nukta letters take one form (base
// letter + nukta, as NFC has them); a nukta typed after its vowel sign moves before it; Devanagari digits become
// ASCII; every blank becomes one space; typographic quotes and dashes become their plain forms; visarga typed
// as a colon becomes visarga in the words of visarga.tsv; emoji become a blank.  Bytes that are not UTF-8 become
// a blank and are counted.  Newlines stay.  Which character becomes what: lexicon/chars.tsv.
#ifndef TEXT_WHOLE_H
#define TEXT_WHOLE_H

#include "base/err.h"
#include "base/map.h"
#include "text/article.h"

struct whole;

struct whole_text {
    buf text;
    struct map_run *run; // malloc'd with the buf: whole_text_free
    size_t runs, cap;
    size_t skipped;      // bytes that were not UTF-8
    bool as_written;     // set by the caller: only blanks are folded, for text that is shown and not spoken
};

struct whole *whole_open(const char *lexicon_dir, arena *mem, struct err *e);

// Appends `raw`, whose first byte is byte `at` of the source.
void whole_add(const struct whole *w, str raw, size_t at, struct whole_text *out);
void whole_place(struct whole_text *t, size_t at);  // what comes next, and where the last piece ends, is byte `at`
enum { WHOLE_CUT = 1 };                             // a byte that no text holds: put over what shall go
void whole_squeeze(struct whole_text *t);           // takes out the bytes that are WHOLE_CUT
void whole_text_clear(struct whole_text *t); // keeps the memory
void whole_text_free(struct whole_text *t);

#endif
