// sound: the sound that a page or a book holds inside: MP3, which every browser and reading system plays, of constant
// bitrate, so that a jump lands where it should.
//
// It is encoded as it comes, into a file of no name beside the target: memory does not hold it.
#ifndef PUBLISH_SOUND_H
#define PUBLISH_SOUND_H

#include <sys/types.h>

#include "audio/sink.h"

#define SOUND_TYPE "audio/mpeg"

struct sound { struct sink file; char *path; int fd; off_t size; };

bool sound_open(struct sound *s, const char *beside, int rate, struct err *e);
static inline bool sound_write(struct sound *s, const struct chunk *c, struct err *e) { return sink_write(s->file, c, e); }
bool sound_end(struct sound *s, struct err *e); // encodes the rest: then `fd` reads it from its start, `size` bytes
void sound_free(struct sound *s);               // at any time

#endif
