// id3: tags and chapters as ID3v2.4, in UTF-8: what libsndfile's MP3 garbles.  Also goes into a WAV's "id3 " chunk.
//
//     TIT2 TPE1 TALB TDRC TLAN COMM WOAS APIC, and CTOC + CHAP with a TIT2 of its own for each chapter
#ifndef AUDIO_ID3_H
#define AUDIO_ID3_H

#include "audio/chapters.h"
#include "audio/tags.h"

enum { ID3_CHAPTERS = 255 }; // a table of contents holds no more

// Appends a whole tag; nothing when there is nothing to say.  Of more than ID3_CHAPTERS the first so many.
void id3_add(buf *out, const struct tags *t, const struct chapters *c);

#endif
