// cue: one sentence of marks -> cues of at most two lines each.
//
//     "सरकार ने कहा, कि ..." -> {"सरकार ने कहा,", "कि ..."}     cut rather after a sign than inside a clause
#ifndef AUDIO_CUE_H
#define AUDIO_CUE_H

#include "audio/pcm.h"
#include "base/arena.h"

enum { CUE_WIDTH = 42 };  // letters a line, two lines a cue

struct cue_word { int line; size_t at; int64_t from; }; // byte of the line where it begins; frame

struct cue {
    int64_t from, to;     // frames of the whole; `to`: end of its last word
    str line[2];          // line[1] may be empty
    span src;
    const struct cue_word *word;
    size_t words;
};

size_t cue_width(str text); // letters: what sits on a letter does not count

// `mark`: the words of one sentence, frames of the whole.  Cues, and the text in them, from `mem`.
size_t cue_make(const struct mark *mark, size_t marks, arena *mem, struct cue **cue);

#endif
