// packets: some seconds of sound -> Opus packets, by libopus itself.  Each stretch of sound is coded by an encoder of its own,
// so that several are coded at once and every one comes out the same, whoever codes it and when.
//
// A stretch after the first begins with PACKETS_LEAD packets of the sound before it, which bring the encoder to where the
// decoder will be; they are not kept.  The first packet that is kept leans on none before it (RFC 6716, 4.3.2.1).
//
// Effort is chosen packet by packet: only one with an onset in it, where a codec smears (pre-echo), is looked at closely; of
// silence that goes on nothing is coded twice.  Noise above what the speech masks: 9.4 % of cells (5 ms, 16 bands) as with the
// same effort all through, 6 dB over it 20 % of frames instead of 22; without any effort the worst onset is 7 dB noisier.
#ifndef AUDIO_PACKETS_H
#define AUDIO_PACKETS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    PACKETS_A_SECOND = 50,
    PACKETS_LEAD = 5,
    PACKETS_MOST = 250,         // of a stretch
    PACKETS_BYTES = 1275,       // the longest packet there is
};

struct packets {
    int rate, channels, kbps;   // Hz; kbps of the whole
    int lead, n;                // packets: before those kept; kept
    int16_t *pcm;               // (lead + n) packets of sound, channels interleaved; the caller's
    unsigned char *bytes;       // the caller's, n * PACKETS_BYTES: packet after packet
    int length[PACKETS_MOST];   // bytes of each
    bool failed;                // libopus would not
};

bool packets_rate_fits(int rate);           // 8000, 12000, 16000, 24000, 48000
int packets_frames(int rate);               // a packet
int packets_skip(int rate, int channels);   // frames that the encoder adds in front; below 0: it cannot begin
void packets_code(void *packets);           // fills bytes, length and failed; threads may do one each
const char *packets_vendor(void);

#endif
