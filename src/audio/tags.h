// tags: what a file says about itself.  Empty where nothing is known; UTF-8.
//
// A writer reads them when it closes, not before: the headline is known only once the article is read.
#ifndef AUDIO_TAGS_H
#define AUDIO_TAGS_H

#include "base/arena.h"
#include "base/err.h"

struct tags {
    str title, artist;  // the headline, who wrote it
    str album;          // the paper or feed it stood in
    str date;           // of publication, ISO 8601
    str language;       // "hi", "hi-IN"
    str comment;
    str url;            // where the article lives
    str cover, mime;    // a picture's bytes; "image/jpeg" or "image/png"
    int64_t made;       // s since 1970: when the sound was made; 0: not known
};

// The language as three letters of ISO 639-2: "hi-IN" -> "hin"; "und" where it is not known.
str tags_language3(str language);

// Reads a picture into t->cover and t->mime, memory from `mem`.  False and *e: EX_NOINPUT, or EX_DATAERR when it
// is neither JPEG nor PNG or larger than 8 MB.
bool tags_cover(struct tags *t, const char *path, arena *mem, struct err *e);

#endif
