// source: a file, standard input or an address -> bytes, as UTF-8 where it is not written in an 8-bit font.
#ifndef TEXT_SOURCE_H
#define TEXT_SOURCE_H

#include <sys/types.h>

#include "text/encoding.h"
#include "text/fetch.h"

struct source {
    const char *path;
    int fd;
    struct decoder decoder;
    buf undecoded;          // bytes of another encoding not yet made UTF-8
    struct fetched fetched; // of an address: where it led, its charset
};

// encoding NULL: told by the bytes.  EX_NOINPUT: no such file; for an address see fetch.h.
bool source_open(struct source *s, const char *path, const char *encoding, const struct fetch_how *how, struct err *e);
ssize_t source_read(struct source *s, char *room, size_t size); // 0: the end; -1: errno
void source_close(struct source *s);

// What `read`, the first bytes, is written in, by its marks.  True: these bytes are taken back, and come again decoded.
bool source_detect(struct source *s, str read);
bool source_decode_as(struct source *s, str read, const char *charset); // where they are no UTF-8; false: they stay

#endif
