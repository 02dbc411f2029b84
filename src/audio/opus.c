#include "audio/opus.h"

#include <errno.h>
#include <opus/opus.h>
#include <stdlib.h>

#include "audio/bytes.h"

enum { PACKETS_A_SECOND = 50, PACKET = 4000, SEGMENTS = 255, BEGINS = 2, ENDS = 4, CLOCK = 48000 };

struct opus {
    OpusEncoder *encoder;
    struct target *to;
    int rate, channels, packet;   // frames a packet
    int16_t *pcm;                 // the packet being filled
    int filled;
    int64_t taken, coded;         // frames given to us; to the encoder
    int skip;                     // at 48 kHz: what the encoder adds in front
    unsigned char segment[SEGMENTS];
    int segments;
    buf body;                     // of the page being filled
};

static bool write_page(struct opus *o, int flags, int64_t granule) {
    buf page = {0};
    buf_str(&page, S("OggS"));
    bytes_little(&page, 0, 1), bytes_little(&page, (uint64_t)flags, 1);
    bytes_little(&page, (uint64_t)granule, 8);
    bytes_little(&page, 0x76616368, 4); // the stream
    bytes_zero(&page, 4 + 4);           // number and sum
    bytes_little(&page, (uint64_t)o->segments, 1);
    buf_add(&page, o->segment, (size_t)o->segments);
    buf_str(&page, buf_view(&o->body));
    bool ok = target_write(o->to, page.p, page.n);
    o->segments = 0, o->body.n = 0;
    buf_free(&page);
    return ok;
}

static void add_packet(struct opus *o, const void *bytes, size_t n) {
    buf_add(&o->body, bytes, n);
    for (; n >= SEGMENTS; n -= SEGMENTS) o->segment[o->segments++] = SEGMENTS;
    o->segment[o->segments++] = (unsigned char)n;
}

static bool write_headers(struct opus *o) { // RFC 7845
    buf head = {0};
    buf_str(&head, S("OpusHead"));
    bytes_little(&head, 1, 1), bytes_little(&head, (uint64_t)o->channels, 1), bytes_little(&head, (uint64_t)o->skip, 2);
    bytes_little(&head, (uint64_t)o->rate, 4), bytes_zero(&head, 3);
    add_packet(o, head.p, head.n);
    bool ok = write_page(o, BEGINS, 0);
    const char *vendor = opus_get_version_string();
    head.n = 0;
    buf_str(&head, S("OpusTags"));
    bytes_little(&head, strlen(vendor), 4), buf_str(&head, str_of(vendor)), bytes_zero(&head, 4);
    add_packet(o, head.p, head.n);
    ok = ok && write_page(o, 0, 0);
    buf_free(&head);
    return ok;
}

static int64_t granule_of(const struct opus *o, int64_t frames) { return frames * (CLOCK / o->rate); }

static bool encode(struct opus *o) {
    unsigned char out[PACKET];
    int n = opus_encode(o->encoder, o->pcm, o->packet, out, PACKET);
    if (n < 0) return o->to->error = EIO, false;
    // a page a second: the granule of a page counts what its last packet ends
    if (o->segments + n / SEGMENTS + 1 > SEGMENTS - 1 || o->segments >= PACKETS_A_SECOND) write_page(o, 0, granule_of(o, o->coded));
    add_packet(o, out, (size_t)n);
    o->coded += o->packet;
    o->filled = 0;
    return !o->to->error;
}

bool opus_write(struct opus *o, const int16_t *pcm, size_t frames) {
    o->taken += (int64_t)frames;
    for (size_t n; frames && !o->to->error; pcm += n * (size_t)o->channels, frames -= n) {
        n = (size_t)(o->packet - o->filled) < frames ? (size_t)(o->packet - o->filled) : frames;
        memcpy(o->pcm + o->filled * o->channels, pcm, n * (size_t)o->channels * sizeof *pcm);
        o->filled += (int)n;
        if (o->filled == o->packet) encode(o);
    }
    return !o->to->error;
}

// The last page's granule says where the sound ends inside its last packet.
static void finish(struct opus *o) {
    int64_t end = o->skip + granule_of(o, o->taken);
    while (granule_of(o, o->coded) < end && !o->to->error) {
        memset(o->pcm + o->filled * o->channels, 0, (size_t)((o->packet - o->filled) * o->channels) * sizeof *o->pcm);
        encode(o);
    }
    if (!o->to->error) write_page(o, ENDS, end);
}

void opus_close(struct opus *o) {
    if (!o) return;
    if (!o->to->error) finish(o);
    opus_encoder_destroy(o->encoder);
    buf_free(&o->body);
    free(o->pcm);
    free(o);
}

struct opus *opus_open(int rate, int channels, int kbps, struct target *to, struct err *e) {
    int error;
    if (rate < 8000 || CLOCK % rate || rate == CLOCK / 5)
        return err_set(e, EX_USAGE, to->path, "Opus has no %d Hz; --rate-hz 24000 or 48000 would do", rate), NULL;
    OpusEncoder *encoder = opus_encoder_create(rate, channels, OPUS_APPLICATION_AUDIO, &error);
    if (!encoder) return err_set(e, EX_CANTCREAT, to->path, "Opus cannot begin: %s", opus_strerror(error)), NULL;
    struct opus *o = calloc(1, sizeof *o);
    if (!o) err_out_of_memory();
    *o = (struct opus){.encoder = encoder, .to = to, .rate = rate, .channels = channels, .packet = rate / PACKETS_A_SECOND};
    o->pcm = calloc((size_t)(o->packet * channels), sizeof *o->pcm);
    if (!o->pcm) err_out_of_memory();
    opus_encoder_ctl(encoder, OPUS_SET_BITRATE((kbps ? kbps : OPUS_KBPS * channels) * 1000));
    opus_encoder_ctl(encoder, OPUS_SET_COMPLEXITY(OPUS_EFFORT));
    opus_encoder_ctl(encoder, OPUS_GET_LOOKAHEAD(&o->skip));
    o->skip *= CLOCK / rate;
    write_headers(o);
    return o;
}
