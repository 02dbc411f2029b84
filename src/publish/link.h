// link: the way from one file to another, as a URL.
//
//     /a/page/x.html, /a/sound/y z.mp3  ->  ../sound/y%20z.mp3
#ifndef PUBLISH_LINK_H
#define PUBLISH_LINK_H

#include "base/str.h"

void link_escape(buf *out, str path);                            // what a URL may not hold becomes %XX; '/' stays
bool link_relative(buf *out, const char *from, const char *to);  // both folders must exist; false: no way was found

#endif
