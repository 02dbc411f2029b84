// sound: the sound that a page or a book holds inside: MP3, which every browser and reading system plays, of constant
// bitrate, so that a jump lands where it should.
//
// It is encoded as it comes, into a file of no name beside the target: memory does not hold it.  A page and a book made in one
// call share one, and where the sound goes into an MP3 anyway they take that.
#ifndef PUBLISH_SOUND_H
#define PUBLISH_SOUND_H

#include <sys/types.h>

#include "audio/sink.h"

#define SOUND_TYPE "audio/mpeg"

struct sound { struct sink file; char *path; int fd; off_t size; bool lent; }; // lent: `path` is somebody else's

bool sound_open(struct sound *s, const char *beside, int rate, struct err *e);
void sound_borrow(struct sound *s, const char *path); // an MP3 that is written whole before sound_end
bool sound_write(struct sound *s, const struct chunk *c, struct err *e);
bool sound_end(struct sound *s, struct err *e);    // encodes the rest: then `fd` reads it from its start, `size` bytes; once is enough
void sound_free(struct sound *s);                  // at any time
struct sink sound_sink(struct sound *s);           // for those who share it: its close is sound_end; `s` stays the caller's

#endif
