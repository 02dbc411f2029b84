// page: a read-along page, one HTML file: the article as written, each word lit while it is spoken.
//
// The page is lexicon/page.html with its places filled; what it does with keys, rate and the place one stopped at
// stands there.  The sound is inside, as a data: URI, unless `audio` names a file that is written beside it.
// Each word is <span data-t=FROM,FOR> in ms of the sound; data-s: a sentence begins with it.
// Memory does not grow with the article: text and sound wait in files of no name.
#ifndef PUBLISH_PAGE_H
#define PUBLISH_PAGE_H

#include "audio/sink.h"
#include "audio/tags.h"
#include "publish/sound.h"

struct page_options {
    const char *path;
    const char *audio;   // the file that the sound goes to; NULL: into the page
    struct sound *sound; // that goes into the page, written by others; NULL: the page makes its own
    const char *title;   // NULL: the headline
    const char *lexicon; // the folder of page.html and publish.tsv
    const struct tags *tags; // what is known of the article; read when it closes; NULL: nothing
    int rate;
    bool force;
};

// No ops and *e when it cannot be made.
struct sink page_sink(const struct page_options *o, struct err *e);

#endif
