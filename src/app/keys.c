// keys: bytes of a terminal -> keys.  "\33[D" -> BACK
#include "app/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { WAYS = 6, ESCAPE_MS = 30 }; // a sequence that stays unfinished so long is the Escape key

static const struct { const char *name, *keys, *help, *way[WAYS]; } rows[] = {
#define X(id, name, keys, help, ...) {name, keys, help, {__VA_ARGS__}},
    KEYS(X)
#undef X
};

const char *keys_name(enum key key) { return rows[key].name; }

void keys_help(void) {
    for (size_t i = 0; i < KEY_COUNT; i++) printf("  %-12s %s\n", rows[i].keys, _(rows[i].help));
}

void keys_man(void) {
    for (size_t i = 0; i < KEY_COUNT; i++) printf(".TP\n.B %s\n%s\n", rows[i].keys, rows[i].help);
}

// --- the terminal

void keys_raw(struct keys *k) {
    struct termios t = k->before;
    t.c_lflag &= ~(tcflag_t)(ICANON | ECHO);
    t.c_cc[VMIN] = 0, t.c_cc[VTIME] = 0;
    if (k->fd >= 0 && tcgetpgrp(k->fd) == getpgrp()) tcsetattr(k->fd, TCSANOW, &t);
}

void keys_cooked(struct keys *k) {
    if (k->fd >= 0 && tcgetpgrp(k->fd) == getpgrp()) tcsetattr(k->fd, TCSANOW, &k->before);
}

bool keys_open(struct keys *k) {
    *k = (struct keys){.fd = -1, .other = -1};
    if (!isatty(STDOUT_FILENO)) return false;
    int fd = open("/dev/tty", O_RDWR | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (fd < 0) return false;
    if (tcgetpgrp(fd) != getpgrp() || tcgetattr(fd, &k->before)) {
        close(fd);
        return false;
    }
    k->fd = fd;
    keys_raw(k);
    return true;
}

void keys_close(struct keys *k) {
    keys_cooked(k);
    if (k->fd >= 0) close(k->fd);
    k->fd = -1;
}

// --- bytes to keys

enum fit { FIT_NONE, FIT_PART, FIT_WHOLE };

static enum fit fit(const struct keys *k, const char *way) {
    size_t n = strlen(way), have = k->bytes < n ? k->bytes : n;
    if (memcmp(k->byte, way, have) != 0) return FIT_NONE;
    return have == n ? FIT_WHOLE : FIT_PART;
}

static void forget(struct keys *k, size_t n) {
    memmove(k->byte, k->byte + n, k->bytes -= n);
}

// What stands at the front and is no key: a whole escape sequence, or one byte.
static size_t stranger(const struct keys *k) {
    size_t i = 2;
    if (k->byte[0] != 033 || k->bytes < 2 || (k->byte[1] != '[' && k->byte[1] != 'O')) return 1;
    while (i < k->bytes && (unsigned char)k->byte[i] < 0x40 && (unsigned char)k->byte[i] >= 0x20) i++;
    return i < k->bytes ? i + 1 : i;
}

static enum key parse(struct keys *k, bool waited) {
    bool part = false;
    if (!k->bytes) return KEY_NONE;
    for (int i = 0; i < KEY_COUNT; i++) {
        for (int w = 0; w < WAYS && rows[i].way[w]; w++) {
            enum fit f = fit(k, rows[i].way[w]);
            part |= f == FIT_PART;
            if (f != FIT_WHOLE) continue;
            forget(k, strlen(rows[i].way[w]));
            return (enum key)i;
        }
    }
    if (part && !waited) return KEY_NONE;
    forget(k, stranger(k));
    return KEY_UNKNOWN;
}

// False: the terminal is gone.
static bool more(struct keys *k, int wait_ms) {
    struct pollfd p[] = {{k->fd, POLLIN, 0}, {k->bytes ? -1 : k->other, POLLIN, 0}};
    if (k->bytes == sizeof k->byte || poll(p, 2, wait_ms) <= 0 || !p->revents) return true;
    ssize_t n = read(k->fd, k->byte + k->bytes, sizeof k->byte - k->bytes);
    if (n > 0) k->bytes += (size_t)n;
    bool gone = (n == 0 && p->revents & (POLLHUP | POLLERR)) || (n < 0 && errno != EAGAIN && errno != EINTR);
    return !gone;
}

// Sent to the background, it must neither read the terminal nor set it.
static bool here(struct keys *k) {
    bool away = k->fd >= 0 && tcgetpgrp(k->fd) != getpgrp();
    if (k->away && !away) keys_raw(k);
    k->away = away;
    return k->fd >= 0 && !away;
}

enum key keys_next(struct keys *k, int wait_ms) {
    if (!here(k)) {
        poll(&(struct pollfd){k->other, POLLIN, 0}, 1, wait_ms);
        return KEY_NONE;
    }
    enum key key = parse(k, false);
    if (key != KEY_NONE) return key;
    bool part = k->bytes > 0;
    if (!more(k, part ? ESCAPE_MS : wait_ms)) return KEY_GONE;
    return parse(k, part);
}

bool keys_line(struct keys *k, buf *line) {
    char c = 0;
    keys_cooked(k);
    line->n = 0;
    for (;;) {
        struct pollfd p = {k->fd, POLLIN, 0};
        if (poll(&p, 1, -1) < 0) break; // a signal
        ssize_t n = read(k->fd, &c, 1);
        if (n < 0 && errno == EAGAIN) continue;
        if (n <= 0 || c == '\n') break;
        buf_char(line, c);
    }
    keys_raw(k);
    return c == '\n';
}
