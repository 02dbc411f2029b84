// pcm: sound and where its words lie.  16-bit mono at `rate` Hz; a mark says which written bytes sound when.
#ifndef AUDIO_PCM_H
#define AUDIO_PCM_H

#include "base/str.h"

// What begins with a word: each of them begins all that stand before it here too
#define STARTS(X) X(WORD) X(SENTENCE) X(BLOCK) X(ARTICLE)
enum starts {
#define X(name) STARTS_##name,
    STARTS(X)
#undef X
};

struct mark {
    int64_t frame;  // from the start of the chunk (in a sink: from the start of the whole); negative when
                    // the sound went ahead of its marks, as the very first does
    int64_t frames; // how long the word sounds; 0 for a place without sound (a sentence boundary)
    span src;       // bytes of the source
    str word;       // as spoken (Devanagari); lives as long as the chunk
    str written;    // as written, with signs and blank; all of a sentence put together are its text; may be empty
    uint8_t gap;    // enum gap of say/word.h: what follows
    uint8_t kind;   // enum block_kind of text/article.h
    uint8_t starts; // enum starts
};

struct chunk {
    const int16_t *pcm;
    size_t frames;
    const struct mark *mark;
    size_t marks;
};

#endif
