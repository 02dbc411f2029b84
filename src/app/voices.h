// voices: --voices lists them, --voices=play lets each say who it is.
#ifndef APP_VOICES_H
#define APP_VOICES_H

#include "app/options.h"

bool list_voices(const struct options *o, struct err *e);
// Each voice in turn, on the speaker or into the -o file: its name and a sentence of news (lexicon/spoken.tsv).
bool play_voices(const struct options *o, struct err *e);

#endif
