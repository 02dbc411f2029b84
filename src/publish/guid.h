// guid: what a podcast's listeners know an episode by.  A new one is fetched again, so it must outlive whatever does not make
// it another episode: a new name, another format, another bitrate, another voice.
#ifndef PUBLISH_GUID_H
#define PUBLISH_GUID_H

#include "base/str.h"

// Of the title and the words of the transcript at `path` (WebVTT or SubRip), whatever their times.  0: there are none.
uint64_t guid_of_words(const char *path, str title);

// The GUID that the feed as it was gave to an item in which all of `line` stand; empty: there was none.
str guid_kept(str feed, const str *line, size_t lines);

#endif
