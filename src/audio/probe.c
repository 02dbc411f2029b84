#include "audio/probe.h"

#include <sndfile.h>

#include "base/utf8.h"

static str tag(SNDFILE *f, int which, arena *mem) {
    str text = str_of(sf_get_string(f, which));
    return utf8_valid(text) ? arena_copy(mem, text) : S("");
}

bool probe_file(struct probe *p, const char *path, arena *mem, struct err *e) {
    SF_INFO info = {0};
    SNDFILE *f = sf_open(path, SFM_READ, &info);
    if (!f) return err_set(e, EX_DATAERR, path, "this sound cannot be read: %s", sf_strerror(NULL));
    *p = (struct probe){.seconds = (double)info.frames / info.samplerate, .title = tag(f, SF_STR_TITLE, mem),
                        .artist = tag(f, SF_STR_ARTIST, mem), .date = tag(f, SF_STR_DATE, mem), .comment = tag(f, SF_STR_COMMENT, mem)};
    sf_close(f);
    return true;
}
