#include "audio/comments.h"

#include <stdio.h>

#include "audio/bytes.h"
#include "audio/vtt.h"

enum { FRONT_COVER = 3 };

static void sized(buf *out, str s) {
    bytes_little(out, s.n, 4);
    buf_str(out, s);
}

// "NAME=value"; how many it added
static size_t one(buf *out, const char *name, str value) {
    if (!value.n) return 0;
    bytes_little(out, strlen(name) + 1 + value.n, 4);
    buf_fmt(out, "%s=", name);
    buf_str(out, value);
    return 1;
}

static size_t chapter(buf *out, const struct chapters *c, size_t i) {
    char name[32];
    buf time = {0};
    vtt_time(&time, chapter_ms(c, c->v[i].from));
    snprintf(name, sizeof name, "CHAPTER%03zu", i + 1);
    size_t n = one(out, name, buf_view(&time));
    buf_free(&time);
    snprintf(name, sizeof name, "CHAPTER%03zuNAME", i + 1);
    return n + one(out, name, chapter_title(&c->v[i]));
}

static void base64(buf *out, str s) {
    static const char sign[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < s.n; i += 3) {
        uint32_t v = 0;
        for (size_t k = 0; k < 3; k++) v = v << 8 | (i + k < s.n ? (unsigned char)s.p[i + k] : 0);
        for (size_t k = 0; k < 4; k++) buf_char(out, i + k > s.n ? '=' : sign[v >> (18 - 6 * k) & 63]);
    }
}

void comments_picture(buf *out, const struct tags *t) {
    bytes_big(out, FRONT_COVER, 4);
    bytes_big(out, t->mime.n, 4);
    buf_str(out, t->mime);
    bytes_zero(out, 4 + 16); // no description; width, height, depth and colours are the picture's to say
    bytes_big(out, t->cover.n, 4);
    buf_str(out, t->cover);
}

static size_t picture_comment(buf *out, const struct tags *t) {
    buf block = {0}, text = {0};
    if (!t->cover.n) return 0;
    comments_picture(&block, t);
    base64(&text, buf_view(&block));
    size_t n = one(out, "METADATA_BLOCK_PICTURE", buf_view(&text));
    buf_free(&block), buf_free(&text);
    return n;
}

void comments_add(buf *out, str vendor, const struct tags *t, const struct chapters *c, bool picture) {
    static const struct tags nothing;
    if (!t) t = &nothing;
    sized(out, vendor);
    size_t count_at = out->n, n = 0;
    bytes_zero(out, 4);
    n += one(out, "TITLE", t->title) + one(out, "ARTIST", t->artist) + one(out, "ALBUM", t->album);
    n += one(out, "DATE", t->date) + one(out, "LANGUAGE", t->language);
    n += one(out, "COMMENT", t->comment) + one(out, "URL", t->url);
    for (size_t i = 0; c && i < c->n; i++) n += chapter(out, c, i);
    if (picture) n += picture_comment(out, t);
    for (int i = 0; i < 4; i++) out->p[count_at + (size_t)i] = (char)(n >> 8 * i);
}
