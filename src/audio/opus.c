#include "audio/opus.h"

#include <errno.h>
#include <stdlib.h>

#include "audio/bytes.h"
#include "audio/crew.h"
#include "audio/packets.h"

enum { SEGMENTS = 255, BEGINS = 2, ENDS = 4, CLOCK = 48000 };

struct opus {
    struct target *to;
    struct crew *crew;
    struct packets *now;          // the stretch being filled
    int rate, channels, kbps, packet; // packet: frames
    int filled;                   // frames of `now`, its lead too
    int64_t taken, paged;         // frames given to us; in pages
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
    const char *vendor = packets_vendor();
    head.n = 0;
    buf_str(&head, S("OpusTags"));
    bytes_little(&head, strlen(vendor), 4), buf_str(&head, str_of(vendor)), bytes_zero(&head, 4);
    add_packet(o, head.p, head.n);
    ok = ok && write_page(o, 0, 0);
    buf_free(&head);
    return ok;
}

static int64_t granule_of(const struct opus *o, int64_t frames) { return frames * (CLOCK / o->rate); }

// a page a second: the granule of a page counts what its last packet ends
static void page_packet(struct opus *o, const unsigned char *bytes, int n) {
    if (o->segments + n / SEGMENTS + 1 > SEGMENTS - 1 || o->segments >= PACKETS_A_SECOND) write_page(o, 0, granule_of(o, o->paged));
    add_packet(o, bytes, (size_t)n);
    o->paged += o->packet;
}

// --- stretches of sound, coded by the crew

static struct packets *new_stretch(const struct opus *o, int lead) {
    size_t frames = (size_t)((lead + PACKETS_MOST) * o->packet * o->channels);
    struct packets *p = calloc(1, sizeof *p);
    if (!p) err_out_of_memory();
    *p = (struct packets){.rate = o->rate, .channels = o->channels, .kbps = o->kbps, .lead = lead,
                          .pcm = malloc(frames * sizeof *p->pcm), .bytes = malloc(PACKETS_MOST * PACKETS_BYTES)};
    if (!p->pcm || !p->bytes) err_out_of_memory();
    return p;
}

static void free_stretch(struct packets *p) {
    if (p) free(p->pcm), free(p->bytes);
    free(p);
}

// The oldest that is coded, into pages.  False: there is none
static bool page_stretch(struct opus *o, bool wait) {
    struct packets *p = crew_take(o->crew, wait);
    if (!p) return false;
    if (p->failed && !o->to->error) o->to->error = EIO;
    const unsigned char *at = p->bytes;
    for (int i = 0; i < p->n && !o->to->error; at += p->length[i++]) page_packet(o, at, p->length[i]);
    free_stretch(p);
    return true;
}

// `now` is whole packets: off with it; the next begins with its end.
static void hand_over(struct opus *o) {
    struct packets *p = o->now, *next = new_stretch(o, PACKETS_LEAD);
    size_t lead = (size_t)(PACKETS_LEAD * o->packet * o->channels), all = (size_t)(o->filled * o->channels);
    p->n = o->filled / o->packet - p->lead;
    if (all >= lead) memcpy(next->pcm, p->pcm + all - lead, lead * sizeof *p->pcm); // or it was the last
    o->now = next, o->filled = PACKETS_LEAD * o->packet;
    while (!crew_room(o->crew)) page_stretch(o, true);
    crew_give(o->crew, p);
    while (page_stretch(o, false)) {}
}

bool opus_write(struct opus *o, const int16_t *pcm, size_t frames) {
    o->taken += (int64_t)frames;
    for (size_t n; frames && !o->to->error; pcm += n * (size_t)o->channels, frames -= n) {
        size_t room = (size_t)((o->now->lead + PACKETS_MOST) * o->packet - o->filled);
        n = room < frames ? room : frames;
        memcpy(o->now->pcm + o->filled * o->channels, pcm, n * (size_t)o->channels * sizeof *pcm);
        o->filled += (int)n;
        if (n == room) hand_over(o);
    }
    return !o->to->error;
}

// Silence until a packet is full and the encoder has given back what it holds
static void fill_up(struct opus *o) {
    static const int16_t quiet[2 * CLOCK / PACKETS_A_SECOND];
    int64_t taken = o->taken, end = taken + o->skip / (CLOCK / o->rate);
    int64_t short_of = (end + o->packet - 1) / o->packet * o->packet - taken;
    for (int64_t n; short_of > 0; short_of -= n) {
        n = short_of < o->packet ? short_of : o->packet;
        opus_write(o, quiet, (size_t)n);
    }
    o->taken = taken;
}

// The last page's granule says where the sound ends inside its last packet.
static void finish(struct opus *o) {
    fill_up(o);
    if (o->filled > o->now->lead * o->packet) hand_over(o);
    while (page_stretch(o, true)) {}
    if (!o->to->error) write_page(o, ENDS, o->skip + granule_of(o, o->taken));
}

void opus_close(struct opus *o) {
    if (!o) return;
    if (!o->to->error) finish(o);
    crew_stop(o->crew);
    for (struct packets *p; (p = crew_take(o->crew, true));) free_stretch(p);
    crew_close(o->crew);
    free_stretch(o->now);
    buf_free(&o->body);
    free(o);
}

struct opus *opus_open(int rate, int channels, int kbps, struct target *to, struct err *e) {
    if (!packets_rate_fits(rate))
        return err_set(e, EX_USAGE, to->path, "Opus has no %d Hz; --rate-hz 24000 or 48000 would do", rate), NULL;
    int skip = packets_skip(rate, channels);
    if (skip < 0) return err_set(e, EX_CANTCREAT, to->path, "Opus cannot begin"), NULL;
    struct opus *o = calloc(1, sizeof *o);
    if (!o) err_out_of_memory();
    *o = (struct opus){.to = to, .rate = rate, .channels = channels, .kbps = kbps ? kbps : OPUS_KBPS * channels,
                       .packet = packets_frames(rate), .skip = skip * (CLOCK / rate)};
    o->now = new_stretch(o, 0);
    o->crew = crew_open(packets_code);
    write_headers(o);
    return o;
}
