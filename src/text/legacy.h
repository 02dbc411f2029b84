// legacy: Hindi written in 8-bit fonts (Kruti Dev 010 and its kin) and in ISCII-91 -> Devanagari.
//
//     "fgUnh esa eq[;ea=h"  ->  "हिन्दी में मुख्यमंत्री"
//
// The bytes are those of ASCII and Windows-1252, or the same characters as UTF-8.  lexicon/krutidev.tsv says what
// each sign is and which of them are written before or behind the syllable they belong to.
#ifndef TEXT_LEGACY_H
#define TEXT_LEGACY_H

#include "text/encoding.h"
#include "text/whole.h"

struct legacy; // krutidev.tsv, iscii.tsv

struct legacy *legacy_open(const char *lexicon_dir, arena *mem, struct err *e);

// Is this text in a Kruti Dev font?  Only where its commonest words are many and no English could have them.
bool legacy_looks_like(const struct legacy *l, str head);

// As whole_add (whole.h), for ENCODING_KRUTIDEV or ENCODING_ISCII.
void legacy_add(const struct legacy *l, enum encoding is, const struct whole *w, str raw, size_t at, struct whole_text *out);

#endif
