// podcast: an RSS 2.0 feed, with the itunes and podcast namespaces, of the sound files in a folder.
//
//     DIR/news.mp3, news.vtt, news.chapters.json, news.html  ->  one item of DIR/feed.xml: enclosure, transcript,
//     chapters, link.  Of a name in several formats the first of mp3, opus, ogg, flac, wav counts.
//
// What the files say of themselves is believed: title, author, date, comment; else the name and the time of the file.
// What is said of the whole is in DIR/podcast.tsv: title, author, about, url, link, image, email, category, language,
// explicit, each a row `key <TAB> value`.  An item keeps its GUID as long as its sound stays the same.
#ifndef PUBLISH_PODCAST_H
#define PUBLISH_PODCAST_H

#include "base/err.h"

struct podcast_options {
    const char *dir;
    const char *title, *author, *url; // each NULL, or instead of the row of that name
};

// EX_USAGE 64 without a title or without an http(s) URL; feed.xml is replaced whole or stays as it was.
bool podcast_write(const struct podcast_options *o, struct err *e);

#endif
