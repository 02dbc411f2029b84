#include "text/source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { PIECE = 64 * 1024 };

static bool open_file(struct source *s, struct err *e) {
    struct stat st;
    s->fd = strcmp(s->path, "-") == 0 ? STDIN_FILENO : open(s->path, O_RDONLY | O_CLOEXEC);
    if (s->fd < 0) return err_errno(e, EX_NOINPUT, s->path, "open this article");
    if (fstat(s->fd, &st) != 0 || !S_ISDIR(st.st_mode)) return true;
    return err_set(e, EX_NOINPUT, s->path, "this is a folder inside a folder");
}

bool source_open(struct source *s, const char *path, const char *encoding, const struct fetch_how *how, struct err *e) {
    enum encoding is = ENCODING_UTF8;
    *s = (struct source){.path = path, .fd = -1};
    if (encoding && !encoding_named(encoding, &is, e)) return false;
    bool ok = fetch_is_address(path) ? (s->fd = fetch(path, how, &s->fetched, e)) >= 0 : open_file(s, e);
    ok = ok && decoder_open(&s->decoder, is, encoding, e);
    if (!ok) source_close(s);
    return ok;
}

void source_close(struct source *s) {
    if (s->fd > STDIN_FILENO) close(s->fd);
    s->fd = -1;
    decoder_close(&s->decoder);
    buf_free(&s->undecoded);
    fetched_free(&s->fetched);
}

static ssize_t read_raw(struct source *s, char *room, size_t size) {
    ssize_t n;
    do n = read(s->fd, room, size);
    while (n < 0 && errno == EINTR);
    return n;
}

static bool as_it_is(enum encoding e) { return e == ENCODING_UTF8 || e == ENCODING_KRUTIDEV || e == ENCODING_ISCII; }

// One piece decoded, no more than `size` bytes; 0: half a character is all there is
static size_t decode_some(struct source *s, char *room, size_t size, size_t want) {
    buf out = {0};
    size_t used = decoder_to_utf8(&s->decoder, str_sub(buf_view(&s->undecoded), 0, want), &out);
    memmove(s->undecoded.p, s->undecoded.p + used, s->undecoded.n - used);
    s->undecoded.n -= used;
    size_t got = out.n < size ? out.n : size;
    if (got) memcpy(room, out.p, got);
    buf_free(&out);
    return got;
}

ssize_t source_read(struct source *s, char *room, size_t size) {
    if (as_it_is(s->decoder.encoding)) return read_raw(s, room, size);
    for (;;) {
        size_t want = size / 4 & ~(size_t)3; // a byte may become three, a unit of two bytes too
        if (want > PIECE) want = PIECE;
        if (want < 4) return 0;
        ssize_t n = s->undecoded.n < want ? read_raw(s, buf_room(&s->undecoded, want), want - s->undecoded.n) : 0;
        if (n < 0) return n;
        s->undecoded.n += (size_t)n;
        if (!s->undecoded.n) return 0;
        size_t got = decode_some(s, room, size, want);
        if (got) return (ssize_t)got;
        if (!n) return 0;
    }
}

bool source_detect(struct source *s, str read) {
    if (s->decoder.encoding != ENCODING_UTF8) return false;
    s->decoder.encoding = encoding_detect(read);
    if (s->decoder.encoding == ENCODING_UTF8) return false;
    buf_str(&s->undecoded, read);
    return true;
}

bool source_decode_as(struct source *s, str read, const char *charset) {
    enum encoding is;
    struct err e = {0};
    if (s->decoder.encoding != ENCODING_UTF8 || !encoding_named(charset, &is, &e) || as_it_is(is) || !decoder_open(&s->decoder, is, charset, &e)) return false;
    buf_str(&s->undecoded, read);
    return true;
}
