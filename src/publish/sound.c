#include "publish/sound.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/file.h"

// FOLDER/.NAME.PID.mp3, there only between the end of the encoding and the moment it is opened again
static char *hidden_name(const char *beside) {
    const char *slash = strrchr(beside, '/');
    int head = slash ? (int)(slash - beside) + 1 : 0;
    char *name;
    if (asprintf(&name, "%.*s.%.200s.%d.mp3", head, beside, beside + head, (int)getpid()) < 0) err_out_of_memory();
    return name;
}

bool sound_open(struct sound *s, const char *beside, int rate, struct err *e) {
    *s = (struct sound){.path = hidden_name(beside), .fd = -1};
    struct file_options o = {.path = s->path, .rate = rate, .force = true};
    s->file = file_sink(&o, e);
    if (s->file.ops) return true;
    sound_free(s);
    return false;
}

void sound_borrow(struct sound *s, const char *path) {
    *s = (struct sound){.path = strdup(path), .fd = -1, .lent = true};
    if (!s->path) err_out_of_memory();
}

bool sound_write(struct sound *s, const struct chunk *c, struct err *e) { return s->lent || sink_write(s->file, c, e); }

bool sound_end(struct sound *s, struct err *e) {
    struct sink file = s->file;
    struct stat st;
    if (s->fd >= 0) return true;
    s->file = (struct sink){0};
    if (file.ops && !sink_close(file, e)) return false;
    s->fd = open(s->path, O_RDONLY | O_CLOEXEC);
    if (!s->lent) unlink(s->path);
    if (s->fd < 0 || fstat(s->fd, &st)) return err_errno(e, EX_IOERR, s->path, "read");
    s->size = st.st_size;
    return true;
}

void sound_free(struct sound *s) {
    sink_drop(s->file);
    if (s->fd >= 0) close(s->fd);
    free(s->path);
    *s = (struct sound){.fd = -1};
}

// --- shared

static bool take(void *self, const struct chunk *c, struct err *e) { return sound_write(self, c, e); }
static bool end(void *self, struct err *e) { return sound_end(self, e); }
static void drop(void *self) { sound_free(self); }

struct sink sound_sink(struct sound *s) {
    static const struct sink_ops ops = {take, end, drop};
    return (struct sink){&ops, s};
}
