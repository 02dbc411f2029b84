// markup: text into XML and HTML, where none of it can be a tag, an entity or the end of an attribute.
//
//     <b>"R&D"</b>  ->  &lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;
#ifndef PUBLISH_MARKUP_H
#define PUBLISH_MARKUP_H

#include "base/str.h"

// Good between tags and inside quotes of both kinds.  Blanks of any kind become ' '; what XML cannot hold
// (control characters, U+FFFE, U+FFFF, a byte that is not UTF-8) is left out.
void markup_text(buf *out, str text);

#endif
