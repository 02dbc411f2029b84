// cover: a picture for a book that has none: its title in large letters, as SVG.
#ifndef PUBLISH_COVER_H
#define PUBLISH_COVER_H

#include "base/str.h"

// `title` in lines, what does not fit in the last of them cut off; `below` (who published it) may be empty.
void cover_svg(buf *out, str title, str below);

#endif
