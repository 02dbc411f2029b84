// encoding: UTF-16 and UTF-32, either end first, with a byte order mark or without, and every encoding that iconv
// knows -> UTF-8.  The 8-bit encodings of Hindi (fonts, ISCII) are left as they are: text/legacy.h reads them.
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include "base/err.h"
#include "base/str.h"

enum encoding {
    ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_UTF32LE, ENCODING_UTF32BE,
    ENCODING_KRUTIDEV, ENCODING_ISCII, // their bytes stay
    ENCODING_ICONV,
};

enum encoding encoding_detect(str head); // by a byte order mark, or by where the zero bytes stand; else UTF-8
const char *encoding_name(enum encoding encoding); // in words

// "utf-16le", "krutidev", "windows-1252", ...; false and *e (EX_USAGE): nobody knows it.
bool encoding_named(const char *name, enum encoding *out, struct err *e);

struct decoder { enum encoding encoding; void *iconv; };

bool decoder_open(struct decoder *d, enum encoding encoding, const char *name, struct err *e); // name: of ENCODING_ICONV
void decoder_close(struct decoder *d);

// Appends `in` as UTF-8; returns how many bytes of `in` were used (the rest is a piece of a character: give it
// again with what follows).  What is no character becomes U+FFFD.
size_t decoder_to_utf8(struct decoder *d, str in, buf *out);

#endif
