#include "audio/encoder.h"

#include <errno.h>
#include <math.h>
#include <sndfile.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"

enum { FRAMES_A_WRITE = 4096 }; // Vorbis crashes on writes of millions of frames

struct encoder { SNDFILE *snd; struct target *to; int channels; };

// --- libsndfile through our own descriptor: its error stays with us

static sf_count_t io_size(void *self) {
    struct stat st;
    return fstat(((struct encoder *)self)->to->fd, &st) ? 0 : st.st_size;
}
static sf_count_t io_seek(sf_count_t to, int whence, void *self) { return lseek(((struct encoder *)self)->to->fd, to, whence); }
static sf_count_t io_read(void *to, sf_count_t n, void *self) { return read(((struct encoder *)self)->to->fd, to, (size_t)n); }
static sf_count_t io_write(const void *from, sf_count_t n, void *self) {
    return target_write(((struct encoder *)self)->to, from, (size_t)n) ? n : 0;
}
static sf_count_t io_tell(void *self) { return lseek(((struct encoder *)self)->to->fd, 0, SEEK_CUR); }

// --- kbps -> the library's "compression", 0 to 1

static double mp3(double kbps, int rate, int channels) {
    double most = rate >= 32000 ? 320 : rate >= 16000 ? 160 : 64, least = rate >= 32000 ? 32 : 8;
    (void)channels;
    return (most - kbps - 0.5) / (most - least); // it cuts the rest off: aim half a kbit above
}

// Vorbis knows qualities only.  Measured with speech at 22 kHz: 27 kbit/s at the least (0), 92 at the most (1), and
// 27 + 52 q + 13 q^2 between
static double vorbis(double kbps, int rate, int channels) {
    double usual = kbps * 22050 / rate / channels;
    return usual < 27 ? 1 : 1 - (sqrt(52 * 52 + 4 * 13 * (usual - 27)) - 52) / (2 * 13);
}

static const int mp3_rates[] = {8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000, 0};

static const struct kind {
    int format;
    const int *rates; // NULL: any
    double (*compression)(double kbps, int rate, int channels); // NULL: nothing is lost, nothing to choose
} kinds[] = {
    [CODEC_FLAC] = {SF_FORMAT_FLAC | SF_FORMAT_PCM_16, NULL, NULL},
    [CODEC_VORBIS] = {SF_FORMAT_OGG | SF_FORMAT_VORBIS, NULL, vorbis},
    [CODEC_MP3] = {SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, mp3_rates, mp3},
};

// MP3 gets the same bitrate all through, so that a player's jump lands exactly
static bool choose_bitrate(struct encoder *c, enum codec codec, int rate, int kbps, struct err *e) {
    int constant = SF_BITRATE_MODE_CONSTANT;
    if (!kbps && codec == CODEC_MP3) kbps = 64 * c->channels;
    if (!kbps) return true;
    if (!kinds[codec].compression) return err_set(e, EX_USAGE, "--bitrate", "FLAC and WAV keep all of the sound: they have no bitrate");
    double level = kinds[codec].compression(kbps, rate, c->channels);
    level = level < 0 ? 0 : level > 1 ? 1 : level;
    if (codec == CODEC_MP3) sf_command(c->snd, SFC_SET_BITRATE_MODE, &constant, sizeof constant);
    sf_command(c->snd, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
    return true;
}

// Asked before the library is: it leaks when LAME refuses
static bool rate_fits(enum codec codec, int rate, const char *path, struct err *e) {
    const int *r = kinds[codec].rates;
    while (r && *r && *r != rate) r++;
    if (!r || *r) return true;
    return err_set(e, EX_USAGE, path, "this format has no %d Hz; --rate-hz 24000 or 48000 would do", rate);
}

struct encoder *encoder_open(enum codec codec, int rate, int channels, int kbps, struct target *to, struct err *e) {
    if (!rate_fits(codec, rate, to->path, e)) return NULL;
    struct encoder *c = calloc(1, sizeof *c);
    if (!c) err_out_of_memory();
    c->to = to, c->channels = channels;
    SF_INFO info = {.samplerate = rate, .channels = channels, .format = kinds[codec].format};
    SF_VIRTUAL_IO io = {io_size, io_seek, io_read, io_write, io_tell};
    c->snd = sf_open_virtual(&io, SFM_WRITE, &info, c);
    if (c->snd && choose_bitrate(c, codec, rate, kbps, e)) return c;
    if (!c->snd && !target_failed(to, e)) err_set(e, EX_CANTCREAT, to->path, "this libsndfile cannot write it: %s", sf_strerror(NULL));
    to->error = to->error ? to->error : ECANCELED;
    if (c->snd) sf_close(c->snd);
    free(c);
    return NULL;
}

// libsndfile 1.2 loses half of what comes as stereo 16-bit for MP3; as float nothing is lost
static sf_count_t put(struct encoder *c, const int16_t *pcm, size_t frames) {
    float sample[2 * FRAMES_A_WRITE];
    if (c->channels == 1) return sf_writef_short(c->snd, pcm, (sf_count_t)frames);
    for (size_t i = 0; i < 2 * frames; i++) sample[i] = (float)pcm[i] / 32768;
    return sf_writef_float(c->snd, sample, (sf_count_t)frames);
}

bool encoder_write(struct encoder *c, const int16_t *pcm, size_t frames) {
    for (size_t n; frames && !c->to->error; pcm += n * (size_t)c->channels, frames -= n) {
        n = frames < FRAMES_A_WRITE ? frames : FRAMES_A_WRITE;
        if (put(c, pcm, n) != (sf_count_t)n && !c->to->error) c->to->error = EIO;
    }
    return !c->to->error;
}

void encoder_close(struct encoder *c) {
    if (!c) return;
    sf_close(c->snd); // says 0 whatever happens: the target's error tells
    free(c);
}

// --- what is there already

static str tag(SNDFILE *f, int which, arena *mem) {
    str text = str_of(sf_get_string(f, which));
    return utf8_valid(text) ? arena_copy(mem, text) : S("");
}

bool encoder_probe(struct probe *p, const char *path, arena *mem, struct err *e) {
    SF_INFO info = {0};
    SNDFILE *f = sf_open(path, SFM_READ, &info);
    if (!f) return err_set(e, EX_DATAERR, path, "this sound cannot be read: %s", sf_strerror(NULL));
    *p = (struct probe){.seconds = (double)info.frames / info.samplerate, .title = tag(f, SF_STR_TITLE, mem),
                        .artist = tag(f, SF_STR_ARTIST, mem), .date = tag(f, SF_STR_DATE, mem), .comment = tag(f, SF_STR_COMMENT, mem)};
    sf_close(f);
    return true;
}
