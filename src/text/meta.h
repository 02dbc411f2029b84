// meta: what is known of an article besides its text.
#ifndef TEXT_META_H
#define TEXT_META_H

#include "base/str.h"

// Empty where nothing is known.  UTF-8 as it was written.
struct meta {
    str title;  // the headline
    str author; // "रमेश कुमार", several parted by ", "
    str date;   // of publication, as ISO 8601: 2026-11-22 or 2026-11-22T09:30:00+05:30
    str source; // the paper, site or feed: "नवभारत"
    str url;    // where the article lives
    str lang;   // "hi"; as the page says it
};

#endif
