// epub: a book that reads itself: EPUB 3 with media overlays, each word lit while it is spoken.
//
// A chapter an article, with its SMIL; all sound in one MP3, which clips of it are named from.  The table of contents
// has articles and their subheadings.  EPUB Accessibility 1.1 discovery metadata says what the book offers.
// Reproducible: the identifier comes from the text, times of files from SOURCE_DATE_EPOCH where it is set.
#ifndef PUBLISH_EPUB_H
#define PUBLISH_EPUB_H

#include "audio/sink.h"
#include "audio/tags.h"
#include "publish/sound.h"

struct epub_options {
    const char *path;    // a plain file
    struct sound *sound; // written by others; NULL: the book makes its own
    const char *title;   // NULL: the headline
    const char *author;  // NULL: the article's, where there is one article
    const char *lexicon; // the folder of publish.tsv
    const struct tags *tags; // what is known of the article; read when it closes; NULL: nothing
    int rate;
    bool force;
};

// No ops and *e when it cannot be made.
struct sink epub_sink(const struct epub_options *o, struct err *e);

#endif
