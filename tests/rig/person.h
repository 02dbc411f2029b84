// person: somebody at a terminal with a sound device: starts vachan on a pseudo-terminal, presses keys, listens.
//
// Places in what was heard are frames.  `person_now` is how much the program has let go of: what the device
// played plus what waits in its FIFO; only what comes after is the program's answer to a key.
#ifndef TESTS_PERSON_H
#define TESTS_PERSON_H

#include <libgen.h>
#include <pty.h>
#include <sys/ioctl.h>

#include "soundrig.h"

// A FIFO gives way a page at a time: a page of eight channels of 32 bits is 6 ms, one of a single channel 93 ms.
enum { PERSON_RATE = 22050, PERSON_CHANNELS = 8, PERSON_FRAME = 4 * PERSON_CHANNELS, PERSON_SIGNATURE = PERSON_RATE * 3 / 20 };

struct person {
    struct soundrig rig;
    char dir[64];          // articles and state
    char vachan[512];      // the program beside this test
    int tty, fifo;
    pid_t pid;
    int status;            // once it has ended
    bool ended;
    char *said;            // what it wrote on the terminal
    size_t bytes;
};

static inline void person_write(struct person *p, const char *name, const char *text) {
    char path[128];
    snprintf(path, sizeof path, "%s/%s", p->dir, name);
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

static inline void person_open(struct person *p) {
    char self[400] = {0};
    *p = (struct person){.tty = -1, .fifo = -1};
    assert_true(readlink("/proc/self/exe", self, sizeof self - 1) > 0);
    snprintf(p->vachan, sizeof p->vachan, "%s/vachan", dirname(dirname(self)));
    strcpy(p->dir, "/tmp/vachan-person-XXXXXX");
    assert_non_null(mkdtemp(p->dir));
    setenv("XDG_STATE_HOME", p->dir, 1);
    snprintf(self, sizeof self, "%s/vachan", p->dir);
    mkdir(self, 0700);
    person_write(p, "vachan/places.tsv", ""); // not the first listening, which is told about the keys
    assert_int_equal(soundrig_open(&p->rig, PERSON_RATE * PERSON_FRAME), 0);
    FILE *f = fopen(p->rig.conf, "w");
    assert_non_null(f);
    fprintf(f, "pcm.!default { type plug slave { pcm { type file slave.pcm { type null } file \"%s\" format \"raw\" }\n"
               "  rate %d channels %d format S32_LE } hint { show on description \"capture\" } }\nctl.!default { type null }\n",
            p->rig.fifo, PERSON_RATE, PERSON_CHANNELS);
    fclose(f);
    p->fifo = open(p->rig.fifo, O_RDONLY | O_NONBLOCK | O_CLOEXEC);
    p->said = calloc(1, 1 << 20);
}

// A command line for the shell; $V is the program, the folder is p->dir.
static inline void person_start(struct person *p, const char *command) {
    struct winsize size = {25, 80, 0, 0};
    setenv("V", p->vachan, 1);
    setenv("TERM", "dumb", 1);
    char data[400];
    assert_non_null(realpath(".", data));
    setenv("VACHAN_DATA", data, 1);
    p->ended = false, p->bytes = 0, p->said[0] = 0;
    p->pid = forkpty(&p->tty, NULL, NULL, &size);
    assert_true(p->pid >= 0);
    if (p->pid == 0) {
        if (chdir(p->dir)) _exit(1);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
}

// Reads what the terminal shows next, within that time.
static inline void person_poll(struct person *p, int ms) {
    struct pollfd w = {p->tty, POLLIN, 0};
    poll(&w, 1, ms);
    ssize_t n = w.revents ? read(p->tty, p->said + p->bytes, (1 << 20) - 1 - p->bytes) : 0;
    if (n > 0) p->bytes += (size_t)n, p->said[p->bytes] = 0;
    p->ended = waitpid(p->pid, &p->status, WNOHANG) == p->pid;
}

// Reads along for some time; true: the program has ended.
static inline bool person_wait(struct person *p, int ms) {
    double until = rig_seconds() + ms / 1000.0;
    while (!p->ended) {
        double left = until - rig_seconds();
        if (left <= 0) break;
        person_poll(p, left < 0.02 ? (int)(left * 1000) + 1 : 20);
    }
    return p->ended;
}

// How many frames the program has let go of.
static inline size_t person_now(const struct person *p) {
    struct stat st;
    int waits = 0;
    if (stat(p->rig.raw, &st)) return 0;
    ioctl(p->fifo, FIONREAD, &waits);
    return ((size_t)st.st_size + (size_t)waits) / PERSON_FRAME;
}

// Presses keys; where in the sound that was.
static inline size_t person_press(struct person *p, const char *keys) {
    size_t at = person_now(p);
    assert_true(write(p->tty, keys, strlen(keys)) == (ssize_t)strlen(keys));
    return at;
}

// What was heard from frame `from` on, one channel of it.
static inline int16_t *person_heard(const struct person *p, size_t from, size_t *frames) {
    FILE *f = fopen(p->rig.raw, "rb");
    *frames = 0;
    if (!f) return calloc(1, 2); // the device has not begun
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f) / PERSON_FRAME;
    n = n > from ? n - from : 0;
    fseek(f, (long)(from * PERSON_FRAME), SEEK_SET);
    int32_t (*all)[PERSON_CHANNELS] = malloc(n * PERSON_FRAME + 1);
    int16_t *pcm = malloc(n * 2 + 2);
    *frames = fread(all, PERSON_FRAME, n, f);
    for (size_t i = 0; i < *frames; i++) pcm[i] = (int16_t)(all[i][0] >> 16);
    free(all);
    fclose(f);
    return pcm;
}

// The samples that are not silence, in `pcm` itself; `where`: the frame of each.
static inline size_t person_loud(int16_t *pcm, size_t frames, size_t *where) {
    size_t n = 0;
    for (size_t i = 0; i < frames; i++) {
        if (pcm[i]) where[n] = i, pcm[n++] = pcm[i];
    }
    return n;
}

// Where `what` (frames) begins in what was heard from `from` on; SIZE_MAX: nowhere (yet).  Every sample must be
// there, in order; silence between them is passed over, for a device on a busy machine waits in the middle of a tone.
static inline size_t person_find(const struct person *p, size_t from, const int16_t *what, size_t frames) {
    size_t n, at = SIZE_MAX;
    int16_t *pcm = person_heard(p, from, &n), *wanted = malloc(frames * 2 + 2);
    size_t *where = malloc((n > frames ? n : frames) * sizeof *where + 1);
    memcpy(wanted, what, frames * 2);
    size_t lead = 0, loud = person_loud(wanted, frames, where);
    if (loud) lead = where[0];
    n = person_loud(pcm, n, where);
    for (size_t i = 0; loud && i + loud <= n; i++) {
        if (memcmp(pcm + i, wanted, loud * 2) != 0) continue;
        at = from + where[i] - (where[i] >= lead ? lead : 0);
        break;
    }
    free(pcm), free(wanted), free(where);
    return at;
}

// Listens until it is heard; SIZE_MAX: not within that time.
static inline size_t person_listen(struct person *p, size_t from, const int16_t *what, size_t frames, int ms) {
    double until = rig_seconds() + ms / 1000.0;
    for (;;) {
        size_t at = person_find(p, from, what, frames);
        if (at != SIZE_MAX || rig_seconds() > until) return at;
        bool ended = person_wait(p, 50);
        if (ended) usleep(150000);
    }
}

// The first frame from `from` on that starts so many frames of silence; SIZE_MAX: none (yet).
static inline size_t person_silence(const struct person *p, size_t from, size_t frames) {
    size_t n, run = 0, at = SIZE_MAX;
    if (from == SIZE_MAX) return from;
    int16_t *pcm = person_heard(p, from, &n);
    for (size_t i = 0; i < n && at == SIZE_MAX; i++) {
        run = pcm[i] ? 0 : run + 1;
        if (run == frames) at = from + i + 1 - frames;
    }
    free(pcm);
    return at;
}

static inline size_t person_sound(const struct person *p, size_t from) { // the first frame that is not silence
    size_t n, i = 0;
    if (from == SIZE_MAX) return from;
    int16_t *pcm = person_heard(p, from, &n);
    while (i < n && !pcm[i]) i++;
    i = i < n ? from + i : SIZE_MAX;
    free(pcm);
    return i;
}

static inline void person_end(struct person *p) {
    if (!p->ended && p->pid > 0) kill(p->pid, SIGKILL), waitpid(p->pid, NULL, 0);
    p->ended = true, p->pid = 0;
    if (p->tty >= 0) close(p->tty);
    p->tty = -1;
}

static inline void person_close(struct person *p) {
    char command[128];
    person_end(p);
    if (p->fifo >= 0) close(p->fifo);
    soundrig_remove(&p->rig);
    snprintf(command, sizeof command, "rm -rf '%s'", p->dir);
    if (system(command)) {}
    free(p->said);
    unsetenv("VACHAN_DATA"), unsetenv("XDG_STATE_HOME");
}

// The sound of a text as a file has it, without the silence at its edges.
static inline int16_t *person_render(struct person *p, const char *text, const char *options, size_t *frames) {
    char command[1024], path[128];
    snprintf(path, sizeof path, "%s/render.wav", p->dir);
    person_write(p, "render.txt", text);
    snprintf(command, sizeof command, "'%s' --lines %s --quiet -o - '%s/render.txt' >'%s'", p->vachan, options, p->dir, path);
    assert_int_equal(system(command), 0);
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    int16_t *pcm = calloc(1 << 21, 2);
    fseek(f, 44, SEEK_SET); // a stream has no other header: chunks of tags stand in files only
    size_t n = fread(pcm, 2, 1 << 21, f), from = 0;
    fclose(f);
    while (n && !pcm[n - 1]) n--;
    while (from < n && !pcm[from]) from++;
    if (from) from--; // a tone starts with one zero
    memmove(pcm, pcm + from, (n - from) * 2);
    *frames = n - from;
    return pcm;
}

#endif
