#include "audio/packets.h"

#include <opus/opus.h>
#include <string.h>

// An onset: 2.5 ms that are ONSET times as strong as the louder of the two such stretches before
enum { CLOCK = 48000, PARTS_A_PACKET = 8, ONSET = 100, HUM = 20, EFFORT = 3, STILL_PACKETS = 2, STILL_BYTES = 3 };

struct coder {
    OpusEncoder *opus;
    struct packets *p;
    int frames;            // a packet
    float before;          // strength of the last part
    int still;             // packets of silence in a row, coded as such
    int last;              // bytes of the packet before
};

bool packets_rate_fits(int rate) { return rate >= 8000 && CLOCK % rate == 0 && rate != CLOCK / 5; }
int packets_frames(int rate) { return rate / PACKETS_A_SECOND; }
const char *packets_vendor(void) { return opus_get_version_string(); }

// Speech at 24 kHz and 32 kbit/s or more is coded by the same part of Opus (CELT) whatever one asks for; "low delay" says so
static OpusEncoder *open_encoder(int rate, int channels) {
    int error;
    return opus_encoder_create(rate, channels, OPUS_APPLICATION_RESTRICTED_LOWDELAY, &error);
}

int packets_skip(int rate, int channels) {
    int skip = -1;
    OpusEncoder *opus = open_encoder(rate, channels);
    if (!opus) return -1;
    opus_encoder_ctl(opus, OPUS_GET_LOOKAHEAD(&skip));
    opus_encoder_destroy(opus);
    return skip;
}

// Mean square of what changes from sample to sample: onsets are high
static float strength(const int16_t *x, int n, int step) {
    float sum = 0;
    for (int i = 1; i < n; i++) {
        float d = (float)x[i * step] - (float)x[(i - 1) * step];
        sum += d * d;
    }
    return sum / (float)n + HUM;
}

static bool has_onset(struct coder *c, const int16_t *pcm) {
    int part = c->frames / PARTS_A_PACKET, step = c->p->channels;
    float low = c->before;
    bool onset = false;
    for (int i = 0; i < PARTS_A_PACKET; i++) {
        float now = strength(pcm + i * part * step, part, step);
        onset = onset || now > ONSET * low;
        if (now < low) low = now;
        c->before = now;
    }
    return onset;
}

static bool silent(const struct coder *c, const int16_t *pcm) {
    int any = 0;
    for (int i = 0; i < c->frames * c->p->channels; i++) any |= pcm[i];
    return !any;
}

// Returns bytes, or a negative error.  After some silence more of it gives the same packet: it need not be coded again.
static int code_one(struct coder *c, const int16_t *pcm, unsigned char *to) {
    bool still = silent(c, pcm);
    if (still && c->still >= STILL_PACKETS) return memcpy(to, to - c->last, (size_t)c->last), c->last;
    opus_encoder_ctl(c->opus, OPUS_SET_COMPLEXITY(has_onset(c, pcm) ? EFFORT : 0));
    c->last = opus_encode(c->opus, pcm, c->frames, to, PACKETS_BYTES);
    c->still = still && c->last <= STILL_BYTES ? c->still + 1 : 0;
    return c->last;
}

// The lead: coded into the room of the first packet kept, and forgotten
static void run_up(struct coder *c) {
    for (int i = 0; i < c->p->lead; i++) c->still = 0, code_one(c, c->p->pcm + i * c->frames * c->p->channels, c->p->bytes);
    c->still = 0;
}

static void code_all(struct coder *c) {
    struct packets *p = c->p;
    unsigned char *to = p->bytes;
    run_up(c);
    for (int i = 0; i < p->n && !p->failed; to += p->length[i++]) {
        opus_encoder_ctl(c->opus, OPUS_SET_PREDICTION_DISABLED(i == 0));
        p->length[i] = code_one(c, p->pcm + (p->lead + i) * c->frames * p->channels, to);
        if (p->length[i] < 0) p->length[i] = 0, p->failed = true;
    }
}

void packets_code(void *packets) {
    struct packets *p = packets;
    struct coder c = {.p = p, .opus = open_encoder(p->rate, p->channels), .frames = packets_frames(p->rate), .before = HUM};
    if (!c.opus) {
        p->failed = true;
        return;
    }
    opus_encoder_ctl(c.opus, OPUS_SET_BITRATE(p->kbps * 1000));
    code_all(&c);
    opus_encoder_destroy(c.opus);
}
