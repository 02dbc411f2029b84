// soundrig HEARD.raw COMMAND...: runs a command that finds one sound device, and keeps what it played there
// (16-bit samples, as it opened the device).  Exits with the code of the command.  SOUNDRIG_RATE: bytes a
// second of the device's clock, 44100 when unset.  SOUNDRIG_FIRST: says how long the first sound took.
#include "../rig/soundrig.h"

static int finish(struct soundrig *r, const char *heard, int status) {
    soundrig_stop(r);
    int in = open(r->raw, O_RDONLY), out = open(heard, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    char bytes[65536];
    for (ssize_t n; in >= 0 && out >= 0 && (n = read(in, bytes, sizeof bytes)) > 0;) {
        if (write(out, bytes, (size_t)n) != n) status = 1;
    }
    if (in < 0 || out < 0) status = 1;
    soundrig_remove(r);
    return status;
}

int main(int argc, char **argv) {
    struct soundrig r;
    const char *rate = getenv("SOUNDRIG_RATE");
    if (argc < 3) return fprintf(stderr, "usage: soundrig HEARD.raw COMMAND...\n"), 64;
    if (soundrig_open(&r, rate ? atoi(rate) : 44100)) return perror("soundrig"), 71;
    double from = soundrig_now();
    pid_t pid = fork();
    if (pid == 0) {
        execvp(argv[2], argv + 2);
        perror(argv[2]);
        _exit(127);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    if (getenv("SOUNDRIG_FIRST") && *r.first_ms > 0) fprintf(stderr, "first sound after %.1f ms\n", *r.first_ms - from);
    return finish(&r, argv[1], WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
}
