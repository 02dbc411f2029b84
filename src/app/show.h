// show: what a stage made, printed: --article, --text, --phonemes, --explain, --dump.
#ifndef APP_SHOW_H
#define APP_SHOW_H

#include "app/narrate.h"

struct show { // how a mode prints
    after_words *sentence;
    bool (*block)(struct narration *n, const struct block *b, struct err *e);
};

// NULL sentence and block: this mode does not print the road's stages.
struct show show_for(const struct options *o);

// A sink that prints each mark: from, to, first frame, frames, word.
struct sink show_marks_sink(void);

#endif
