// breath: where a sentence is parted.  Stops part it always; a stretch longer than a breath is parted where a
// newsreader breathes, by the scored rules of lexicon/breath.tsv; what eSpeak could not take in one is cut.
#ifndef SPEECH_BREATH_H
#define SPEECH_BREATH_H

#include "say/word.h"
#include "speech/voice.h"

enum {
    BREATH_NONE = -1,
    BREATH_PIECE_BYTES = 640, // eSpeak cuts a clause at 800 bytes or 300 words, wherever it is
    BREATH_PIECE_WORDS = 40,
};

struct breath;

struct breath *breath_open(const char *lexicon_dir, arena *mem, struct err *e); // NULL and *e on failure

// rest[i] gets the ms of silence after word i, or BREATH_NONE where the next word follows at once.
// phones[i]: mnemonics of word i, for their length.
void breath_place(const struct breath *b, const struct voice *v, const struct word *word, const str *phones,
                  size_t words, int *rest);

#endif
