// road: every table the narration needs, opened once.
#ifndef APP_ROAD_H
#define APP_ROAD_H

#include "app/options.h"
#include "pron/pron.h"
#include "say/say.h"
#include "speech/utter.h"
#include "speech/voice.h"
#include "text/read.h"

struct road {
    arena mem;
    arena sounds;                   // of pron and utter: they are opened on a thread of their own
    char lexicon[512], voices[512]; // folders
    struct text_tables text;
    struct say *say;
    struct pron *pron;
    struct utter *utter;
    struct voice voice;
};

bool road_find(struct road *r, const struct options *o, struct err *e);  // the folders only
bool road_voice(struct road *r, const struct options *o, struct err *e); // the voice, with -r -p -a applied
bool road_open(struct road *r, const struct options *o, struct err *e);  // the tables; after road_find and road_voice
void road_close(struct road *r);

struct read_how road_how(const struct options *o);                       // how inputs are read

#endif
