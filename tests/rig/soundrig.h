// soundrig: a sound device for tests.  ALSA's file plugin writes what is played into a FIFO that a pacer
// drains in real time into a file: what that holds is what would have been heard, sample for sample.
#ifndef TESTS_SOUNDRIG_H
#define TESTS_SOUNDRIG_H

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct soundrig { char dir[64], fifo[96], conf[96], raw[96]; pid_t pacer; double *first_ms; }; // of the clock, when the
// first sample that is not silence was heard; 0: not yet

static volatile sig_atomic_t soundrig_ending;
static void soundrig_end(int sig) { (void)sig, soundrig_ending = 1; }

static inline double soundrig_now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static inline void soundrig_note_first(const struct soundrig *r, const char *bytes, ssize_t n) {
    for (ssize_t i = 0; i < n && *r->first_ms == 0; i++) {
        if (bytes[i]) *r->first_ms = soundrig_now();
    }
}

// One quantum per tick of the clock; what comes late is not made up for.
static inline void soundrig_pace(const struct soundrig *r, int rate) {
    char quantum[4096];
    long ticks = 100;
    while (rate / ticks > (long)sizeof quantum) ticks *= 2; // the FIFO holds no more
    size_t size = (size_t)(rate / ticks);
    int in = open(r->fifo, O_RDONLY | O_NONBLOCK), out = open(r->raw, O_WRONLY | O_CREAT | O_TRUNC, 0600);
    if (in < 0 || out < 0 || size == 0) _exit(1);
    fcntl(in, F_SETPIPE_SZ, 4096);
    struct timespec next;
    clock_gettime(CLOCK_MONOTONIC, &next);
    for (;;) {
        ssize_t n = read(in, quantum, size);
        soundrig_note_first(r, quantum, n);
        if (n > 0 && write(out, quantum, (size_t)n) != n) _exit(1);
        if (n <= 0 && soundrig_ending) _exit(0);
        if (n <= 0 && *r->first_ms == 0) { // nothing is playing: look sooner
            usleep(500);
            clock_gettime(CLOCK_MONOTONIC, &next);
            continue;
        }
        next.tv_nsec += 1000000000L / ticks;
        if (next.tv_nsec >= 1000000000L) next.tv_sec++, next.tv_nsec -= 1000000000L;
        clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &next, NULL);
    }
}

// Makes the device and sets ALSA_CONFIG_PATH for this process and its children.  Before any thread.
static inline int soundrig_open(struct soundrig *r, int bytes_a_second) {
    strcpy(r->dir, "/tmp/vachan-sound-XXXXXX");
    r->first_ms = mmap(NULL, sizeof *r->first_ms, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!mkdtemp(r->dir)) return -1;
    snprintf(r->fifo, sizeof r->fifo, "%s/pcm", r->dir);
    snprintf(r->conf, sizeof r->conf, "%s/asound.conf", r->dir);
    snprintf(r->raw, sizeof r->raw, "%s/heard.raw", r->dir);
    FILE *f = fopen(r->conf, "w");
    if (!f || mkfifo(r->fifo, 0600)) return -1;
    fprintf(f, "pcm.!default { type plug slave.pcm { type file slave.pcm { type null } file \"%s\" format \"raw\" }\n"
               "  hint { show on description \"capture\" } }\nctl.!default { type null }\n", r->fifo);
    fclose(f);
    setenv("ALSA_CONFIG_PATH", r->conf, 1);
    pid_t me = getpid();
    r->pacer = fork();
    if (r->pacer == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != me) _exit(1);
        signal(SIGTERM, soundrig_end);
        soundrig_pace(r, bytes_a_second);
    }
    return r->pacer > 0 ? 0 : -1;
}

// The device stops asking for sound, as one that hangs.
static inline void soundrig_hang(const struct soundrig *r) { kill(r->pacer, SIGSTOP); }

// Waits until all that was played is in r->raw.
static inline void soundrig_stop(struct soundrig *r) {
    if (r->pacer <= 0) return;
    kill(r->pacer, SIGTERM), kill(r->pacer, SIGCONT);
    waitpid(r->pacer, NULL, 0);
    r->pacer = 0;
}

static inline void soundrig_remove(struct soundrig *r) {
    soundrig_stop(r);
    unlink(r->fifo), unlink(r->conf), unlink(r->raw), rmdir(r->dir);
    unsetenv("ALSA_CONFIG_PATH");
}

#endif
