// target: a file that appears whole or not at all.
//
// What is written goes to a file without a name (or, where the file system has none such, to a hidden one
// beside the target) and takes the target's name only in target_commit, after fsync: a crash, a full disk or
// kill -9 leaves the old state.  "-" is standard output; it, a FIFO and a device are written as they are.
// The program ignores SIGPIPE and SIGXFSZ, so that a closed pipe and a file limit come back as errors.
#ifndef AUDIO_TARGET_H
#define AUDIO_TARGET_H

#include <sys/types.h>

#include "base/err.h"

struct target {
    int fd;
    bool plain;        // a regular file: can seek, will be renamed into place
    bool force;
    size_t unsent;     // bytes since the disk was last asked to begin
    int error;         // errno of the first failure; nothing more is written after it
    char *path, *temp; // temp NULL: the file has no name yet
};

// EX_CANTCREAT 73 when it exists (unless `force`), is a folder, or its folder cannot be written.
bool target_open(struct target *t, const char *path, bool force, struct err *e);
bool target_write(struct target *t, const void *bytes, size_t n); // all of it; false: see t->error
bool target_failed(const struct target *t, struct err *e);        // true, and *e EX_IOERR 74, after a failed write
bool target_commit(struct target *t, struct err *e);              // into place; frees all, even on failure
void target_drop(struct target *t);                               // removes what was written; frees all

#endif
