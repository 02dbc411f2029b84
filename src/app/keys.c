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

// --- a line, letter by letter

static void echo(const struct keys *k, const char *bytes, size_t n) {
    if (write(k->fd, bytes, n) < 0) return; // a terminal that takes no more: the letters are spoken all the same
}

// The letter at the front of what was read; 0: its end has not come yet.
static size_t letter_length(const struct keys *k) {
    unsigned char c = (unsigned char)k->byte[0];
    size_t n = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return k->bytes < n ? 0 : n;
}

static struct typed back(struct keys *k, buf *line) {
    struct typed t = {TYPED_BACK, "", 0};
    size_t at = line->n;
    while (at && ((unsigned char)line->p[--at] & 0xC0) == 0x80) {}
    t.n = line->n - at <= sizeof t.letter ? line->n - at : 0;
    memcpy(t.letter, line->p ? line->p + at : "", t.n);
    if (t.n) echo(k, "\b \b", 3);
    line->n = at;
    return t;
}

// One letter of what was read.  False: a key that types nothing was passed over.
static bool typed(struct keys *k, buf *line, struct typed *t) {
    size_t n = letter_length(k);
    char c = k->byte[0];
    *t = (struct typed){.is = TYPED_LETTER, .n = n};
    memcpy(t->letter, k->byte, n);
    if (c == 033 && k->bytes > 1) return forget(k, stranger(k)), false; // an arrow
    forget(k, n);
    if (c == '\n' || c == '\r') return t->is = TYPED_END, echo(k, "\n", 1), true;
    if (c == 033) return t->is = TYPED_NEVER_MIND, echo(k, "\n", 1), true;
    if (c == 0x7F || c == '\b') return *t = back(k, line), true;
    if ((unsigned char)c < ' ') return false;
    buf_add(line, t->letter, n);
    return echo(k, t->letter, n), true;
}

struct typed keys_type(struct keys *k, buf *line) {
    struct typed t = {.is = TYPED_NEVER_MIND};
    for (;;) {
        bool escape = k->bytes == 1 && k->byte[0] == 033; // the key, or the start of another's sequence
        struct pollfd p = {k->fd, POLLIN, 0};
        if (!k->bytes || !letter_length(k) || escape) {
            int news = poll(&p, 1, escape ? ESCAPE_MS : -1);
            if (news < 0) return t; // a signal
            if (news && !more(k, 0)) return t;
            if (news && !k->bytes) continue;
        }
        if (letter_length(k) && typed(k, line, &t)) return t;
    }
}
