// ldjson: what a page says of itself for search engines, <script type="application/ld+json">.
#ifndef TEXT_LDJSON_H
#define TEXT_LDJSON_H

#include "base/str.h"

// The first string that `key` names anywhere in the JSON, its escapes undone, into *out; where it starts in `json`.
// False: no such key, no string, or a string that never ends.  The text is never longer than it is written.
bool ldjson_string(str json, str key, buf *out, size_t *at);

#endif
