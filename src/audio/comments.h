// comments: tags and chapters as Vorbis comments, for Ogg, Opus and FLAC.
//
//     TITLE ARTIST ALBUM DATE LANGUAGE COMMENT URL, CHAPTER001=00:00:12.500 CHAPTER001NAME=...
#ifndef AUDIO_COMMENTS_H
#define AUDIO_COMMENTS_H

#include "audio/chapters.h"
#include "audio/tags.h"

// Appends vendor, count and comments.  With `picture` the cover goes in too (METADATA_BLOCK_PICTURE).
void comments_add(buf *out, str vendor, const struct tags *t, const struct chapters *c, bool picture);
void comments_picture(buf *out, const struct tags *t); // appends the body of FLAC's PICTURE block

#endif
