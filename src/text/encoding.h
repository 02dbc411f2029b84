// encoding: UTF-16 and UTF-32, either end first, with a byte order mark or without -> UTF-8.
#ifndef TEXT_ENCODING_H
#define TEXT_ENCODING_H

#include "base/str.h"

enum encoding { ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_UTF32LE, ENCODING_UTF32BE };

enum encoding encoding_detect(str head); // by a byte order mark, or by where the zero bytes stand; else UTF-8
const char *encoding_name(enum encoding encoding);

// Appends `in` as UTF-8; returns how many bytes of `in` were used (the rest is a piece of a character: give it
// again with what follows).  What is no character becomes U+FFFD.
size_t encoding_to_utf8(enum encoding encoding, str in, buf *out);

#endif
