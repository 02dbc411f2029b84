#include "audio/target.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { EVERY = 8 << 20 }; // bytes

static char *folder_of(const char *path) { // malloc'd
    char *copy = strdup(path);
    if (!copy) err_out_of_memory();
    char *folder = strdup(dirname(copy));
    if (!folder) err_out_of_memory();
    free(copy);
    return folder;
}

static char *hidden_name(const char *path) { // malloc'd: FOLDER/.NAME.XXXXXX
    const char *slash = strrchr(path, '/');
    int head = slash ? (int)(slash - path) + 1 : 0;
    char *name;
    if (asprintf(&name, "%.*s.%.200s.XXXXXX", head, path, path + head) < 0) err_out_of_memory();
    return name;
}

static mode_t usual_mode(void) {
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

static int open_hidden(struct target *t) {
    t->temp = hidden_name(t->path);
    int fd = mkostemp(t->temp, O_CLOEXEC);
    if (fd >= 0) fchmod(fd, usual_mode());
    else free(t->temp), t->temp = NULL;
    return fd;
}

static int open_nameless(const char *path) {
    char *folder = folder_of(path);
    int fd = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
    free(folder);
    return fd;
}

static void clear(struct target *t) {
    if (t->fd >= 0) close(t->fd);
    free(t->path);
    free(t->temp);
    *t = (struct target){.fd = -1};
}

bool target_open(struct target *t, const char *path, bool force, struct err *e) {
    struct stat st;
    bool out = strcmp(path, "-") == 0, there = !out && stat(path, &st) == 0;
    *t = (struct target){.fd = -1, .force = force, .path = strdup(path)};
    if (!t->path) err_out_of_memory();
    if (there && S_ISDIR(st.st_mode)) err_set(e, EX_CANTCREAT, path, "is a folder: name a file");
    else if (there && S_ISREG(st.st_mode) && !force) err_set(e, EX_CANTCREAT, path, "exists already: --force replaces it");
    else if (out) t->fd = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    else if (there && !S_ISREG(st.st_mode)) t->fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    else {
        t->plain = true;
        t->fd = open_nameless(path);
        if (t->fd < 0) t->fd = open_hidden(t);
    }
    if (t->fd >= 0) return true;
    err_errno(e, EX_CANTCREAT, path, "create this file"); // no more than the first error counts
    clear(t);
    return false;
}

// The disk begins while more is made: else the fsync at the end waits for all of it.
static void send_to_disk(struct target *t, size_t n) {
    t->unsent += n;
    if (!t->plain || t->unsent < EVERY) return;
    t->unsent = 0;
#ifdef SYNC_FILE_RANGE_WRITE
    sync_file_range(t->fd, 0, 0, SYNC_FILE_RANGE_WRITE); // a wish: fsync tells what became of it
#endif
}

bool target_write(struct target *t, const void *bytes, size_t n) {
    const char *p = bytes;
    send_to_disk(t, n);
    while (n && !t->error) {
        ssize_t put = write(t->fd, p, n);
        if (put < 0 && errno != EINTR) t->error = errno;
        if (put > 0) p += put, n -= (size_t)put;
    }
    return !t->error;
}

bool target_failed(const struct target *t, struct err *e) {
    if (!t->error) return false;
    const char *where = strcmp(t->path, "-") ? t->path : "standard output";
    errno = t->error;
    if (t->error == EPIPE) err_set(e, EX_IOERR, where, "the reader has closed the pipe");
    else err_errno(e, EX_IOERR, where, "write");
    return true;
}

static bool name_it(struct target *t) {
    char from[64];
    snprintf(from, sizeof from, "/proc/self/fd/%d", t->fd);
    if (!t->force) return linkat(AT_FDCWD, from, AT_FDCWD, t->path, AT_SYMLINK_FOLLOW) == 0;
    t->temp = hidden_name(t->path);
    for (int tries = 0; tries < 100; tries++) { // linkat replaces nothing: take a free name first
        snprintf(t->temp + strlen(t->temp) - 6, 7, "%06x", ((unsigned)getpid() * 101u + (unsigned)tries) & 0xffffffu);
        if (linkat(AT_FDCWD, from, AT_FDCWD, t->temp, AT_SYMLINK_FOLLOW) == 0) return true;
        if (errno != EEXIST) break;
    }
    free(t->temp);
    t->temp = NULL;
    return false;
}

static bool into_place(struct target *t) {
    if (!t->temp && !name_it(t)) return false;
    if (!t->temp) return true;
    unsigned flags = t->force ? 0 : RENAME_NOREPLACE;
    if (renameat2(AT_FDCWD, t->temp, AT_FDCWD, t->path, flags) == 0) return true;
    if (errno != EINVAL && errno != ENOSYS) return false;
    return rename(t->temp, t->path) == 0; // a file system without RENAME_NOREPLACE
}

static void sync_folder(const char *path) {
    char *folder = folder_of(path);
    int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd >= 0) fsync(fd), close(fd);
    free(folder);
}

bool target_commit(struct target *t, struct err *e) {
    bool ok = !target_failed(t, e);
    if (ok && t->plain && fsync(t->fd) && errno != EINVAL) ok = err_errno(e, EX_IOERR, t->path, "write");
    if (ok && t->plain && !into_place(t))
        ok = errno == EEXIST ? err_set(e, EX_CANTCREAT, t->path, "exists already: --force replaces it")
                             : err_errno(e, EX_CANTCREAT, t->path, "create this file");
    if (!ok) {
        target_drop(t);
        return false;
    }
    if (t->plain) sync_folder(t->path);
    int fd = t->fd;
    t->fd = -1;
    if (close(fd) && errno != EINTR) ok = err_errno(e, EX_IOERR, t->path, "write");
    clear(t);
    return ok;
}

void target_drop(struct target *t) {
    if (t->temp) unlink(t->temp);
    clear(t);
}
