// Ogg: the comment packet of Vorbis or Opus made anew, every page after it numbered and summed anew.
#include <errno.h>
#include <unistd.h>

#include "audio/bytes.h"
#include "audio/comments.h"
#include "audio/retag.h"

enum {
    HEAD = 27, FLAGS = 5, GRANULE = 6, SERIAL = 14, NUMBER = 18, SUM = 22, SEGMENTS = 26, // of a page
    CONTINUED = 1, SEGMENT = 255, PAGE = HEAD + SEGMENT + SEGMENT * SEGMENT, HEADERS_MOST = 32 << 20,
};

struct ogg {
    int from;
    struct target *to;
    uint32_t sum[256], serial, written; // pages
    size_t n;                           // bytes of the page at hand
    unsigned char page[PAGE];
};

static void sum_table(uint32_t sum[256]) {
    for (uint32_t i = 0; i < 256; i++) {
        sum[i] = i << 24;
        for (int k = 0; k < 8; k++) sum[i] = sum[i] << 1 ^ (sum[i] >> 31 ? 0x04C11DB7u : 0);
    }
}

static void put_little(unsigned char *p, uint32_t v) {
    for (int i = 0; i < 4; i++) p[i] = (unsigned char)(v >> 8 * i);
}

static bool read_page(struct ogg *o, bool *end) {
    unsigned char *p = o->page;
    if (!retag_read(o->from, o->to, p, HEAD, end)) return false;
    if (memcmp(p, "OggS", 4) != 0) return o->to->error = EPROTO, false;
    if (!retag_read(o->from, o->to, p + HEAD, p[SEGMENTS], NULL)) return false;
    size_t body = 0;
    for (int i = 0; i < p[SEGMENTS]; i++) body += p[HEAD + i];
    o->n = HEAD + p[SEGMENTS] + body;
    return retag_read(o->from, o->to, p + HEAD + p[SEGMENTS], body, NULL);
}

static bool write_page(struct ogg *o) {
    uint32_t sum = 0;
    put_little(o->page + NUMBER, o->written++);
    put_little(o->page + SUM, 0);
    for (size_t i = 0; i < o->n; i++) sum = sum << 8 ^ o->sum[sum >> 24 ^ o->page[i]];
    put_little(o->page + SUM, sum);
    return target_write(o->to, o->page, o->n);
}

// --- headers: packets out of pages, packets into pages

// Gathers `want` packets after each other; size[i] is how long each is.
static bool read_packets(struct ogg *o, buf *all, size_t *size, size_t want) {
    size_t have = 0;
    size[0] = 0;
    while (have < want && all->n < HEADERS_MOST) {
        if (!read_page(o, NULL)) return false;
        const unsigned char *body = o->page + HEAD + o->page[SEGMENTS];
        for (int i = 0; i < o->page[SEGMENTS] && have < want; i++) {
            size_t n = o->page[HEAD + i];
            buf_add(all, body, n);
            body += n;
            size[have] += n;
            if (n < SEGMENT && ++have < want) size[have] = 0;
        }
    }
    return have == want || (o->to->error = EPROTO, false);
}

// Pages of 255 segments; a packet goes on into the next page as long as it must.
static bool write_packet(struct ogg *o, str packet, bool *continued) {
    size_t segments = packet.n / SEGMENT + 1; // the last is shorter than 255, maybe empty
    for (size_t at = 0; at < segments; at += SEGMENT) {
        size_t n = segments - at < SEGMENT ? segments - at : SEGMENT;
        str body = str_sub(packet, at * SEGMENT, (at + n) * SEGMENT);
        bool ends = at + n == segments;
        memset(o->page, 0, HEAD);
        memcpy(o->page, "OggS", 4);
        o->page[FLAGS] = *continued ? CONTINUED : 0;
        if (!ends) memset(o->page + GRANULE, 0xFF, 8); // no packet ends here
        put_little(o->page + SERIAL, o->serial);
        o->page[SEGMENTS] = (unsigned char)n;
        memset(o->page + HEAD, SEGMENT, n);
        if (ends) o->page[HEAD + n - 1] = (unsigned char)(packet.n % SEGMENT);
        if (body.n) memcpy(o->page + HEAD + n, body.p, body.n);
        o->n = HEAD + n + body.n;
        *continued = !ends;
        if (!write_page(o)) return false;
    }
    return true;
}

static str vendor_of(str packet, size_t magic) {
    str rest = str_sub(packet, magic, packet.n);
    return rest.n < 4 ? S("") : str_sub(rest, 4, 4 + bytes_read_little((const unsigned char *)rest.p, 4));
}

static bool new_headers(struct ogg *o, bool vorbis, const struct tags *t, const struct chapters *c) {
    buf old = {0}, comment = {0};
    size_t size[2] = {0}, magic = vorbis ? 7 : 8;
    bool continued = false, ok = read_packets(o, &old, size, vorbis ? 2 : 1) && (old.n >= magic || (o->to->error = EPROTO, false));
    if (ok) {
        str packet = str_sub(buf_view(&old), 0, size[0]);
        buf_str(&comment, str_sub(packet, 0, magic));
        comments_add(&comment, vendor_of(packet, magic), t, c, true);
        if (vorbis) buf_char(&comment, 1); // the framing bit
        ok = write_packet(o, buf_view(&comment), &continued);
        if (ok && vorbis) ok = write_packet(o, str_sub(buf_view(&old), size[0], old.n), &continued);
    }
    buf_free(&old), buf_free(&comment);
    return ok;
}

bool retag_ogg(int from, struct target *to, const struct tags *t, const struct chapters *c) {
    struct ogg o = {.from = from, .to = to};
    bool end = false;
    sum_table(o.sum);
    if (lseek(from, 0, SEEK_SET) != 0) return to->error = errno, false;
    if (!read_page(&o, NULL)) return false;
    o.serial = bytes_read_little(o.page + SERIAL, 4);
    bool vorbis = o.n > HEAD + 1 + 7 && memcmp(o.page + HEAD + 1, "\1vorbis", 7) == 0;
    bool ok = write_page(&o) && new_headers(&o, vorbis, t, c);
    while (ok && !end) ok = read_page(&o, &end) ? write_page(&o) : end;
    return ok && !to->error;
}
