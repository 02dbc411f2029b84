#include "audio/file.h"

#include <errno.h>
#include <fcntl.h>
#include <math.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/encoder.h"
#include "audio/opus.h"
#include "audio/resample.h"
#include "audio/retag.h"
#include "audio/target.h"
#include "audio/wav.h"

enum { FRAMES = 4096, STREAM_UNKNOWN = 0x7ffff000 };

struct format { const char *ending; enum codec codec; int rate; retag *retag; }; // rate: unless asked for; retag NULL: WAV

static const struct format formats[] = {
    {".wav"},
    {".flac", CODEC_FLAC, 0, retag_flac},
    {".ogg", CODEC_VORBIS, 0, retag_ogg},
    {".oga", CODEC_VORBIS, 0, retag_ogg},
    {".mp3", CODEC_MP3, 0, retag_mp3},
    {".opus", CODEC_OPUS, 24000, retag_ogg},
};

struct file {
    struct file_options o;
    struct target target;
    const struct format *format;
    struct encoder *encoder; // one of the two, or neither: WAV
    struct opus *opus;
    struct wav wav;
    struct resampler *rate;  // NULL: the sound goes in as it comes
};

static const struct format *format_of(const char *path) {
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t m = strlen(formats[i].ending);
        if (n > m && strcasecmp(path + n - m, formats[i].ending) == 0) return &formats[i];
    }
    return NULL;
}

// --- WAV

static bool write_front(struct file *f) {
    buf front = {0};
    wav_front(&front, &f->wav);
    bool ok = target_write(&f->target, front.p, front.n);
    buf_free(&front);
    return ok;
}

static bool write_wav(struct file *f, const int16_t *pcm, size_t frames) {
    size_t samples = frames * (size_t)f->wav.channels;
    f->wav.data += samples * 2;
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return target_write(&f->target, pcm, samples * sizeof *pcm);
#else
    unsigned char out[FRAMES * 4];
    for (size_t i = 0; i < samples; i++) out[2 * i] = (unsigned char)pcm[i], out[2 * i + 1] = (unsigned char)((uint16_t)pcm[i] >> 8);
    return target_write(&f->target, out, samples * 2);
#endif
}

// The front again, now with its lengths and tags.  `vachan -o - > file` can still learn its length too.
static void mend_front(struct file *f) {
    struct stat st;
    buf front = {0};
    int fd = f->target.fd, flags = fcntl(fd, F_GETFL);
    wav_front(&front, &f->wav);
    off_t start = lseek(fd, 0, SEEK_CUR) - (off_t)(front.n + f->wav.data + f->wav.after);
    bool fits = !f->wav.stream || f->wav.data <= UINT32_MAX - front.n;
    bool can = !f->target.error && fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && !(flags & O_APPEND) && start >= 0;
    if (can && fits && pwrite(fd, front.p, front.n, start) != (ssize_t)front.n) f->target.error = errno;
    buf_free(&front);
}

static int hundredths(double value) { return value > -300 ? (int)lrint(value * 100) : WAV_NOT_MEASURED; }

static void end_wav(struct file *f) {
    buf back = {0};
    f->wav.tags = f->o.tags;
    if (f->o.meter) f->wav.loudness = hundredths(f->o.meter->lufs), f->wav.true_peak = hundredths(f->o.meter->peak);
    if (!f->wav.stream) wav_back(&back, &f->wav, f->o.chapters);
    f->wav.after = back.n;
    target_write(&f->target, back.p, back.n);
    mend_front(f);
    buf_free(&back);
}

static bool start_wav(struct file *f, int rate) {
    f->wav = (struct wav){.rate = rate, .channels = f->o.stereo ? 2 : 1, .stream = !f->target.plain, .broadcast = f->o.broadcast,
                          .loudness = WAV_NOT_MEASURED, .true_peak = WAV_NOT_MEASURED};
    f->wav.data = f->wav.stream ? STREAM_UNKNOWN : 0;
    bool ok = write_front(f);
    f->wav.data = 0;
    return ok;
}

// --- sound: at its rate, in its channels, into the file

static bool put(struct file *f, const int16_t *pcm, size_t frames) {
    if (f->encoder) return encoder_write(f->encoder, pcm, frames);
    if (f->opus) return opus_write(f->opus, pcm, frames);
    return write_wav(f, pcm, frames);
}

static bool in_channels(struct file *f, const int16_t *pcm, size_t frames) {
    int16_t both[2 * FRAMES];
    for (size_t n; frames && !f->target.error; pcm += n, frames -= n) {
        n = frames < FRAMES ? frames : FRAMES;
        for (size_t i = 0; f->o.stereo && i < n; i++) both[2 * i] = both[2 * i + 1] = pcm[i];
        put(f, f->o.stereo ? both : pcm, n);
    }
    return !f->target.error;
}

// pcm NULL: what the filter still holds
static bool at_rate(struct file *f, const int16_t *pcm, size_t frames) {
    int16_t out[FRAMES];
    for (size_t given = 1, taken; (pcm ? frames : given) && !f->target.error; frames -= taken) {
        taken = frames;
        given = resample(f->rate, pcm, &taken, out, FRAMES);
        if (pcm && !taken && !given) f->target.error = EIO; // the filter refuses: do not turn for ever
        in_channels(f, out, given);
        if (pcm) pcm += taken;
    }
    return !f->target.error;
}

// --- the sink

static bool take(void *self, const struct chunk *c, struct err *e) {
    struct file *f = self;
    bool ok = f->rate ? at_rate(f, c->pcm, c->frames) : in_channels(f, c->pcm, c->frames);
    return ok || !target_failed(&f->target, e);
}

// The encoder's file has no name and never gets one: what it holds goes behind its tags into one that does.
static bool commit_tagged(struct file *f, struct err *e) {
    struct target to;
    bool ok = !target_failed(&f->target, e) && target_open(&to, f->o.path, f->o.force, e);
    if (ok) {
        f->format->retag(f->target.fd, &to, f->o.tags, f->o.chapters);
        ok = target_commit(&to, e);
    }
    target_drop(&f->target);
    return ok;
}

static bool close_file(void *self, struct err *e) {
    struct file *f = self;
    if (f->rate) at_rate(f, NULL, 0);
    bool coded = f->encoder || f->opus;
    encoder_close(f->encoder), opus_close(f->opus);
    if (!coded) end_wav(f);
    bool ok = coded ? commit_tagged(f, e) : target_commit(&f->target, e);
    resample_close(f->rate);
    free(f);
    return ok;
}

static void drop(void *self) {
    struct file *f = self;
    if (!f->target.error) f->target.error = ECANCELED; // what the library still wants to write is not wanted
    encoder_close(f->encoder), opus_close(f->opus);
    target_drop(&f->target);
    resample_close(f->rate);
    free(f);
}

static const struct sink_ops ops = {take, close_file, drop};

static bool possible(const struct file *f, bool stream, struct err *e) {
    const struct file_options *o = &f->o;
    bool wav = stream || (f->format && !f->format->retag);
    if (!f->format && !stream)
        return err_set(e, EX_USAGE, o->path, "format not known: end the name in .wav, .flac, .ogg, .opus or .mp3");
    if (o->broadcast && (!wav || stream)) return err_set(e, EX_USAGE, "--broadcast", "bext and cart stand in WAV files only: end the name in .wav");
    if (o->kbps && wav) return err_set(e, EX_USAGE, "--bitrate", "WAV and FLAC keep all of the sound: they have no bitrate");
    return true;
}

static bool open_codec(struct file *f, struct err *e) {
    int rate = f->o.rate_hz ? f->o.rate_hz : f->target.plain && f->format->rate ? f->format->rate : f->o.rate;
    if (rate != f->o.rate) f->rate = resample_open(f->o.rate, rate);
    if (rate != f->o.rate && !f->rate) return err_set(e, EX_CANTCREAT, f->o.path, "cannot change the rate to %d Hz", rate);
    if (!f->target.plain || !f->format->retag) return start_wav(f, rate) || !target_failed(&f->target, e);
    int channels = f->o.stereo ? 2 : 1;
    if (f->format->codec == CODEC_OPUS) f->opus = opus_open(rate, channels, f->o.kbps, &f->target, e);
    else f->encoder = encoder_open(f->format->codec, rate, channels, f->o.kbps, &f->target, e);
    return f->opus || f->encoder;
}

struct sink file_sink(const struct file_options *o, struct err *e) {
    struct stat st;
    bool stream = strcmp(o->path, "-") == 0 || (stat(o->path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode));
    struct file *f = calloc(1, sizeof *f);
    if (!f) err_out_of_memory();
    *f = (struct file){.o = *o, .format = format_of(o->path), .target.fd = -1};
    if (possible(f, stream, e) && target_open(&f->target, o->path, o->force, e) && open_codec(f, e)) return (struct sink){&ops, f};
    if (f->target.fd >= 0) target_drop(&f->target);
    resample_close(f->rate);
    free(f);
    return (struct sink){0};
}
