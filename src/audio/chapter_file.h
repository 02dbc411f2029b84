// chapter_file: the chapters in a file of their own, for players and podcast feeds.
//
//     .vtt   WebVTT: a cue a chapter           .json  Podcasting 2.0: {"version":"1.2.0","chapters":[...]}
//     .txt   a line a chapter: 00:01:02.500 title
#ifndef AUDIO_CHAPTER_FILE_H
#define AUDIO_CHAPTER_FILE_H

#include "audio/chapters.h"

// Written when the sink closes, from what *c holds then: put it behind chapters_sink(c).  `path` "-": standard
// output, as text.  No ops and *e: EX_USAGE 64 for a name whose format is not known, EX_CANTCREAT 73.
struct sink chapter_file_sink(const char *path, bool force, const struct chapters *c, struct err *e);

#endif
