// headroom: what a format makes of the peaks and the level that go into it.
//
// A codec that loses something gives back higher peaks than it got, the more so the fewer bits it has and the sharper the
// voice is; a change of rate adds a little too.  Measured with ffmpeg's ebur128 over all voices of voices/ and all samples,
// at -16 LUFS: tests/cli/files.bats looks after it.  (Below 48 kbit/s Vorbis with the
// voice gambhir still reaches -0.1, MP3 below 48 and Opus below 32 -0.7: no ceiling mends it that keeps the loudness.)
#ifndef AUDIO_HEADROOM_H
#define AUDIO_HEADROOM_H

struct headroom {
    double ceiling;  // dBTP that the sound must keep below so that what is decoded keeps below -1
    double lost;     // dB that the codec takes away
};

// By the ending of the name; NULL, "-" and endings that are not known: as WAV.  kbps of one channel, 0: the format's own.
struct headroom headroom_of(const char *path, int kbps);

#endif
