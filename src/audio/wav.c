#include "audio/wav.h"

#include <stdio.h>
#include <time.h>

#include "audio/bytes.h"
#include "audio/id3.h"
#include "base/utf8.h"

enum { DS64 = 28, BEXT = 602, CART = 2048 };

// --- fields and chunks

static size_t chunk_begin(buf *out, const char *id) {
    buf_add(out, id, 4);
    bytes_zero(out, 4);
    return out->n;
}

static void chunk_end(buf *out, size_t start) {
    size_t n = out->n - start;
    for (size_t i = 0; i < 4; i++) out->p[start - 4 + i] = (char)(n >> 8 * i);
    if (n & 1) buf_char(out, 0);
}

// Text in a field of `room` bytes, cut between letters, the rest zero.
static void field(buf *out, str text, size_t room) {
    size_t n = 0;
    for (size_t len; n < text.n; n += len) {
        utf8_decode(str_sub(text, n, text.n), &len);
        if (n + len > room) break;
    }
    buf_add(out, text.p, n);
    bytes_zero(out, room - n);
}

static void moment(buf *out, int64_t made, const char *format, size_t room) {
    char text[32] = "";
    struct tm tm;
    time_t t = (time_t)made;
    if (made && localtime_r(&t, &tm)) strftime(text, sizeof text, format, &tm);
    field(out, str_of(text), room);
}

// --- the front

static void add_bext(buf *out, const struct wav *w, const struct tags *t) {
    size_t at = chunk_begin(out, "bext");
    field(out, t->title, 256);
    field(out, t->album.n ? t->album : S("vachan"), 32);
    field(out, S(""), 32); // the originator's own number
    moment(out, t->made, "%Y-%m-%d", 10);
    moment(out, t->made, "%H:%M:%S", 8);
    bytes_little(out, 0, 8); // samples since midnight
    bytes_little(out, 2, 2); // version: with loudness
    bytes_zero(out, 64);     // no UMID
    bytes_little(out, (uint64_t)w->loudness, 2);
    bytes_little(out, WAV_NOT_MEASURED, 2);
    bytes_little(out, (uint64_t)w->true_peak, 2);
    bytes_little(out, WAV_NOT_MEASURED, 2), bytes_little(out, WAV_NOT_MEASURED, 2);
    bytes_zero(out, BEXT - (out->n - at));
    buf_fmt(out, "A=PCM,F=%d,W=16,M=%s,T=vachan\r\n", w->rate, w->channels == 1 ? "mono" : "stereo");
    chunk_end(out, at);
}

static void add_cart(buf *out, const struct tags *t) {
    size_t at = chunk_begin(out, "cart");
    buf_str(out, S("0101"));
    field(out, t->title, 64);
    field(out, t->artist, 64);
    bytes_zero(out, 64 + 64);            // cut and client
    field(out, S("NEWS"), 64);           // category
    bytes_zero(out, 64 + 64);            // class, cue for what follows
    field(out, S("1900-01-01"), 10), field(out, S("00:00:00"), 8); // may be aired from the start ...
    field(out, S("2099-12-31"), 10), field(out, S("23:59:59"), 8); // ... to the end of time
    field(out, S("vachan"), 64), field(out, S(VERSION), 64);
    bytes_zero(out, 64);                 // the user's
    bytes_little(out, 32768, 4);         // 0 dB
    bytes_zero(out, 64 + 276);           // timers, reserve
    field(out, t->url, 1024);
    bytes_zero(out, CART - (out->n - at));
    chunk_end(out, at);
}

static void add_format(buf *out, const struct wav *w) {
    uint32_t frame = (uint32_t)w->channels * 2;
    size_t at = chunk_begin(out, "fmt ");
    bytes_little(out, 1, 2), bytes_little(out, (uint32_t)w->channels, 2);
    bytes_little(out, (uint32_t)w->rate, 4), bytes_little(out, (uint32_t)w->rate * frame, 4);
    bytes_little(out, frame, 2), bytes_little(out, 16, 2);
    chunk_end(out, at);
}

static void add_room(buf *out, const struct wav *w, bool big, uint64_t riff) {
    buf_str(out, big ? S("ds64") : S("JUNK"));
    bytes_little(out, DS64, 4);
    bytes_little(out, big ? riff : 0, 8);
    bytes_little(out, big ? w->data : 0, 8);
    bytes_little(out, big ? w->data / (2 * (uint64_t)w->channels) : 0, 8);
    bytes_little(out, 0, 4); // no other chunk is so long
}

void wav_front(buf *out, const struct wav *w) {
    static const struct tags nothing;
    const struct tags *t = w->tags ? w->tags : &nothing;
    size_t start = out->n;
    buf_str(out, S("RIFF\0\0\0\0WAVE"));
    buf body = {0};
    if (w->broadcast) add_bext(&body, w, t), add_cart(&body, t);
    add_format(&body, w);
    uint64_t riff = 4 + (w->stream ? 0 : DS64 + 8) + body.n + 8 + w->data + w->after;
    bool big = riff > UINT32_MAX && !w->stream;
    if (big) memcpy(out->p + start, "RF64", 4);
    for (size_t i = 0; i < 4; i++) out->p[start + 4 + i] = (char)(big ? 0xFF : riff >> 8 * i);
    if (!w->stream) add_room(out, w, big, riff);
    buf_str(out, buf_view(&body));
    buf_str(out, S("data"));
    bytes_little(out, big ? UINT32_MAX : w->data, 4);
    buf_free(&body);
}

// --- the back

static void info(buf *out, const char *id, str text) {
    if (!text.n) return;
    size_t at = chunk_begin(out, id);
    buf_str(out, text);
    buf_char(out, 0);
    chunk_end(out, at);
}

static void add_info(buf *out, const struct tags *t) {
    size_t at = chunk_begin(out, "LIST");
    buf_str(out, S("INFO"));
    info(out, "INAM", t->title), info(out, "IART", t->artist), info(out, "IPRD", t->album);
    info(out, "ICRD", t->date), info(out, "ILNG", t->language), info(out, "ICMT", t->comment);
    info(out, "ISFT", S("vachan " VERSION));
    chunk_end(out, at);
}

static uint32_t at_rate(const struct wav *w, const struct chapters *c, size_t i) {
    return (uint32_t)(c->v[i].from * w->rate / c->rate);
}

static void add_cues(buf *out, const struct wav *w, const struct chapters *c) {
    size_t at = chunk_begin(out, "cue ");
    bytes_little(out, c->n, 4);
    for (size_t i = 0; i < c->n; i++) {
        bytes_little(out, i + 1, 4), bytes_little(out, at_rate(w, c, i), 4);
        buf_str(out, S("data")), bytes_zero(out, 8), bytes_little(out, at_rate(w, c, i), 4);
    }
    chunk_end(out, at);
    at = chunk_begin(out, "LIST");
    buf_str(out, S("adtl"));
    for (size_t i = 0; i < c->n; i++) {
        size_t label = chunk_begin(out, "labl");
        bytes_little(out, i + 1, 4);
        buf_str(out, chapter_title(&c->v[i])), buf_char(out, 0);
        chunk_end(out, label);
    }
    chunk_end(out, at);
}

void wav_back(buf *out, const struct wav *w, const struct chapters *c) {
    static const struct tags nothing;
    const struct tags *t = w->tags ? w->tags : &nothing;
    add_info(out, t);
    if (c && c->n) add_cues(out, w, c);
    size_t at = chunk_begin(out, "id3 ");
    id3_add(out, t, NULL); // the cues are its chapters: two lists confuse those who read both
    if (out->n == at) out->n = at - 8;
    else chunk_end(out, at);
}
