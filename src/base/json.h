// json: a text as a JSON string.   ab"c -> "ab\"c"
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/str.h"

void json_string(buf *out, str text); // with its quotes; bytes that are not UTF-8 become U+FFFD

#endif
