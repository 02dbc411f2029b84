#include "audio/id3.h"

#include "audio/bytes.h"

enum { UTF8 = 3, FRONT_COVER = 3 };

static void synchsafe(char p[4], size_t n) { // 7 bits a byte
    for (int i = 0; i < 4; i++) p[i] = (char)(n >> 7 * (3 - i) & 0x7F);
}

static size_t frame_begin(buf *out, const char *id) {
    buf_add(out, id, 4);
    bytes_zero(out, 6);
    return out->n;
}

static void frame_end(buf *out, size_t start) { synchsafe(out->p + start - 6, out->n - start); }

static void text(buf *out, const char *id, str value) {
    if (!value.n) return;
    size_t at = frame_begin(out, id);
    buf_char(out, UTF8);
    buf_str(out, value);
    frame_end(out, at);
}

static void comment(buf *out, const struct tags *t) {
    if (!t->comment.n) return;
    size_t at = frame_begin(out, "COMM");
    buf_char(out, UTF8);
    buf_str(out, tags_language3(t->language));
    buf_char(out, 0); // no description
    buf_str(out, t->comment);
    frame_end(out, at);
}

static void address(buf *out, str url) {
    if (!url.n) return;
    size_t at = frame_begin(out, "WOAS");
    buf_str(out, url);
    frame_end(out, at);
}

static void picture(buf *out, const struct tags *t) {
    if (!t->cover.n) return;
    size_t at = frame_begin(out, "APIC");
    buf_char(out, UTF8);
    buf_str(out, t->mime);
    buf_char(out, 0);
    buf_char(out, FRONT_COVER);
    buf_char(out, 0); // no description
    buf_str(out, t->cover);
    frame_end(out, at);
}

// TDRC wants no time zone: "2026-11-22T09:30:00+05:30" -> "2026-11-22T09:30:00"
static str without_zone(str date) {
    for (size_t i = 10; i < date.n; i++)
        if (date.p[i] == '+' || date.p[i] == 'Z' || date.p[i] == '-' || date.p[i] == '.') return str_sub(date, 0, i);
    return date;
}

static void contents(buf *out, size_t chapters) {
    size_t at = frame_begin(out, "CTOC");
    buf_add(out, "toc\0\3", 5); // the one at the top, in order
    buf_char(out, (char)chapters);
    for (size_t i = 0; i < chapters; i++) buf_fmt(out, "chp%zu", i), buf_char(out, 0);
    frame_end(out, at);
}

static void chapter(buf *out, const struct chapters *c, size_t i) {
    size_t at = frame_begin(out, "CHAP");
    buf_fmt(out, "chp%zu", i);
    buf_char(out, 0);
    bytes_big(out, (uint64_t)chapter_ms(c, c->v[i].from), 4);
    bytes_big(out, (uint64_t)chapter_ms(c, c->v[i].to), 4);
    bytes_big(out, UINT64_MAX, 8); // no byte offsets: the times count
    text(out, "TIT2", chapter_title(&c->v[i]));
    frame_end(out, at);
}

static void frames(buf *out, const struct tags *t, const struct chapters *c) {
    text(out, "TIT2", t->title);
    text(out, "TPE1", t->artist);
    text(out, "TALB", t->album);
    text(out, "TDRC", without_zone(t->date));
    if (t->language.n) text(out, "TLAN", tags_language3(t->language));
    comment(out, t);
    address(out, t->url);
    size_t n = c ? c->n < ID3_CHAPTERS ? c->n : ID3_CHAPTERS : 0;
    if (n) contents(out, n);
    for (size_t i = 0; i < n; i++) chapter(out, c, i);
    picture(out, t);
}

void id3_add(buf *out, const struct tags *t, const struct chapters *c) {
    static const struct tags nothing;
    size_t start = out->n;
    buf_add(out, "ID3\4\0\0\0\0\0\0", 10);
    frames(out, t ? t : &nothing, c);
    if (out->n == start + 10) out->n = start;
    else synchsafe(out->p + start + 6, out->n - start - 10);
}
