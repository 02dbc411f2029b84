// narrate: the whole line, from bytes to sound or to what is printed instead.
#ifndef APP_NARRATE_H
#define APP_NARRATE_H

#include <signal.h>

#include "app/road.h"
#include "audio/sink.h"
#include "speech/engine.h"

struct narration {
    const struct options *o;
    struct road *road;
    struct reader *reader;     // the input at hand
    struct engine engine;      // ops NULL: nothing is rendered
    struct sink sink;
    struct output *output;     // NULL, or what becomes of the sound: see output.h
    struct tokens tokens;      // of the sentence at hand
    struct words words;        // of the sentence at hand
    arena mem;                 // of the sentence at hand
    // told where the work stands after every sentence: source bytes read so far
    void (*progress)(void *self, size_t at);
    void *progress_self;
    size_t skipped;            // bytes that were not UTF-8
};

// What becomes of a sentence whose words are known
typedef bool after_words(struct narration *n, const struct sentence *s, struct err *e);

// Runs every input through the road; `after` gets each sentence, and `block` (may be NULL) each block of the article.
bool narrate(struct narration *n, after_words *after, bool (*block)(struct narration *n, const struct block *b, struct err *e), struct err *e);
bool narrate_block(struct narration *n, const struct block *b, after_words *after, struct err *e); // a block from elsewhere
void narration_free(struct narration *n);

after_words narrate_aloud; // words -> utterance -> engine -> sink

#endif
