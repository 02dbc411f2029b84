// opf: the papers of an EPUB: container, style, package, contents.
#ifndef PUBLISH_OPF_H
#define PUBLISH_OPF_H

#include <time.h>

#include "audio/tags.h"
#include "publish/phrases.h"

extern const char opf_container[], opf_style[];

struct opf {
    str title;           // the book's, as text
    str author;          // of the whole; may be empty
    const struct tags *tags; // of its only article; NULL where there are several
    const char *cover;   // its file
    str cover_type;      // "image/png"
    uint64_t id;         // of the text
    time_t modified;
    int64_t ms;          // of all clips
    str durations, manifest, spine, contents; // markup, gathered chapter by chapter
};

void opf_package(buf *out, const struct opf *o, const struct phrases *p);
void opf_contents(buf *out, const struct opf *o, const struct phrases *p);

void opf_seconds(buf *out, int64_t ms); // 12.345s

#endif
