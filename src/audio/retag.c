#include "audio/retag.h"

#include <errno.h>
#include <unistd.h>

#include "audio/bytes.h"
#include "audio/comments.h"
#include "audio/id3.h"

enum { COPY = 64 * 1024, FLAC_LAST = 0x80, FLAC_INFO = 0, FLAC_SEEK = 3, FLAC_COMMENT = 4, FLAC_PICTURE = 6, FLAC_MOST = 0xFFFFFF };

bool retag_read(int from, struct target *to, void *bytes, size_t n, bool *end) {
    char *p = bytes;
    for (size_t got = 0; got < n && !to->error;) {
        ssize_t k = read(from, p + got, n - got);
        if (k < 0 && errno != EINTR) to->error = errno;
        if (k == 0 && got == 0 && end) return *end = true, false;
        if (k == 0) to->error = EPROTO;
        if (k > 0) got += (size_t)k;
    }
    return !to->error;
}

static bool copy_rest(int from, struct target *to) {
    char bytes[COPY];
    for (ssize_t n = 1; n && !to->error;) {
        n = read(from, bytes, sizeof bytes);
        if (n < 0 && errno != EINTR) to->error = errno;
        if (n > 0) target_write(to, bytes, (size_t)n);
    }
    return !to->error;
}

static bool from_start(int from, struct target *to) {
    if (lseek(from, 0, SEEK_SET) == 0) return true;
    to->error = errno;
    return false;
}

bool retag_mp3(int from, struct target *to, const struct tags *t, const struct chapters *c) {
    buf tag = {0};
    id3_add(&tag, t, c);
    bool ok = from_start(from, to) && target_write(to, tag.p, tag.n) && copy_rest(from, to);
    buf_free(&tag);
    return ok;
}

// --- FLAC: its blocks before the frames

static void block(buf *out, int type, str body) {
    if (body.n > FLAC_MOST) return;
    buf_char(out, (char)type);
    bytes_big(out, body.n, 3);
    buf_str(out, body);
}

// Keeps what describes the sound; *vendor gets that of the old comments.
static bool old_blocks(int from, struct target *to, buf *out, buf *vendor) {
    unsigned char head[4];
    bool ok = retag_read(from, to, head, 4, NULL) && (memcmp(head, "fLaC", 4) == 0 || (to->error = EPROTO, false));
    buf_str(out, S("fLaC"));
    for (bool last = false; ok && !last;) {
        buf body = {0};
        ok = retag_read(from, to, head, 4, NULL);
        if (!ok) break;
        int type = head[0] & 0x7F;
        last = head[0] & FLAC_LAST;
        body.n = (size_t)head[1] << 16 | (size_t)head[2] << 8 | head[3];
        size_t n = body.n;
        body.n = 0;
        ok = retag_read(from, to, buf_room(&body, n + 4), n, NULL);
        body.n = n;
        if (ok && (type == FLAC_INFO || type == FLAC_SEEK)) block(out, type, buf_view(&body));
        if (ok && type == FLAC_COMMENT && n >= 4)
            buf_str(vendor, str_sub(buf_view(&body), 4, 4 + bytes_read_little((unsigned char *)body.p, 4)));
        buf_free(&body);
    }
    return ok;
}

bool retag_flac(int from, struct target *to, const struct tags *t, const struct chapters *c) {
    buf out = {0}, body = {0}, vendor = {0};
    bool ok = from_start(from, to) && old_blocks(from, to, &out, &vendor);
    if (t && t->cover.n) {
        comments_picture(&body, t);
        block(&out, FLAC_PICTURE, buf_view(&body));
        body.n = 0;
    }
    comments_add(&body, buf_view(&vendor), t, c, false);
    block(&out, FLAC_LAST | FLAC_COMMENT, buf_view(&body));
    ok = ok && target_write(to, out.p, out.n) && copy_rest(from, to);
    buf_free(&out), buf_free(&body), buf_free(&vendor);
    return ok;
}
