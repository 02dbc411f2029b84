// episode: one sound file of a podcast and what lies beside it.
#ifndef PUBLISH_EPISODE_H
#define PUBLISH_EPISODE_H

#include <time.h>

#include "base/arena.h"
#include "base/err.h"

struct episode {
    str file, type;                  // "news.mp3", "audio/mpeg"
    str title, author, about;        // the last two may be empty
    str page, vtt, srt, chapters;    // file names beside it; empty where there are none
    time_t date;
    int64_t bytes, seconds;
    uint64_t id, words;              // of the bytes; of title and transcript (guid.h), 0: there is none
    str guid;
};

// All of a folder, the newest first, in `mem`.  False and *e: the folder, or a file in it, cannot be read.
bool episode_list(const char *dir, arena *mem, struct episode **list, size_t *n, struct err *e);

#endif
