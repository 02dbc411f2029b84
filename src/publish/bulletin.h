// bulletin: stories -> what is said, from the chime to the farewell, as an announcer of a news bulletin would.
//
// The order and the words are those of lexicon/bulletin.tsv (or a newsroom's own): a step a row.  To fit a given
// length, stories give up their last sentences first: each keeps its headline and its first sentence, then the rest
// is filled sentence by sentence, round after round, the first story first; stories for which not even that much is
// left are not read at all.
#ifndef PUBLISH_BULLETIN_H
#define PUBLISH_BULLETIN_H

#include <time.h>

#include "base/err.h"
#include "text/article.h"
#include "text/sentence.h"

struct story { const struct block *block; size_t blocks; }; // only what is read; a heading first is the headline

struct part {
    bool chime;         // else the block
    struct block block;
    int voice;          // 0: the announcer's, 1: the second one's
};

struct bulletin_options {
    const char *lexicon;          // folder of bulletin.tsv and months.tsv
    const char *script;           // NULL: bulletin.tsv; else a file
    str title, intro;             // may be empty
    struct tm at;                 // when it is heard
    int most;                     // seconds; 0: as long as it gets
    bool two_voices;              // every second story
    const struct stops *stops;
    int (*length)(void *self, const struct sentence *s); // about how many ms a sentence takes
    void *self;
};

// The parts in order, all from `mem`; *n of them.  NULL and *e: EX_CONFIG with file:line for a step that is unknown.
struct part *bulletin_script(const struct bulletin_options *o, const struct story *story, size_t stories, size_t *n, arena *mem, struct err *e);

#endif
