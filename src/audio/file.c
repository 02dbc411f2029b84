#include "audio/file.h"

#include <errno.h>
#include <fcntl.h>
#include <sndfile.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/resample.h"
#include "audio/target.h"

// Vorbis crashes on writes of millions of frames
enum { FRAMES_A_WRITE = 4096, STREAM_HEADER = 44, STREAM_UNKNOWN = 0x7ffff000 };

struct format { const char *ending; int sndfile, rate; }; // rate: the only one it takes; 0: any

static const struct format formats[] = {
    {".wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
    {".flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
    {".ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
    {".oga", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
    {".mp3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III},
    {".opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 48000},
};

struct file {
    struct target target;
    SNDFILE *snd;       // NULL: a stream with our own header
    struct resampler *rate; // NULL: the sound goes in as it comes
    int64_t frames;
};

static const struct format *format_of(const char *path) {
    size_t n = strlen(path);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t m = strlen(formats[i].ending);
        if (n > m && strcasecmp(path + n - m, formats[i].ending) == 0) return &formats[i];
    }
    return NULL;
}

// --- libsndfile through our own descriptor: its error stays with us

static sf_count_t io_size(void *self) {
    struct stat st;
    return fstat(((struct file *)self)->target.fd, &st) ? 0 : st.st_size;
}
static sf_count_t io_seek(sf_count_t to, int whence, void *self) {
    return lseek(((struct file *)self)->target.fd, to, whence);
}
static sf_count_t io_read(void *to, sf_count_t n, void *self) { return read(((struct file *)self)->target.fd, to, (size_t)n); }
static sf_count_t io_write(const void *from, sf_count_t n, void *self) {
    return target_write(&((struct file *)self)->target, from, (size_t)n) ? n : 0;
}
static sf_count_t io_tell(void *self) { return lseek(((struct file *)self)->target.fd, 0, SEEK_CUR); }

static void set_constant(SNDFILE *snd) {
    int mode = SF_BITRATE_MODE_CONSTANT;
    double level = 0.65; // of MP3 at 22,050 Hz: 64 kbit/s, speech without loss that could be heard
    sf_command(snd, SFC_SET_BITRATE_MODE, &mode, sizeof mode);
    sf_command(snd, SFC_SET_COMPRESSION_LEVEL, &level, sizeof level);
}

static bool open_sndfile(struct file *f, const struct format *format, const struct file_options *o, struct err *e) {
    SF_INFO info = {.samplerate = format->rate ? format->rate : o->rate, .channels = 1, .format = format->sndfile};
    if (info.samplerate != o->rate) f->rate = resample_open(o->rate, info.samplerate);
    if (info.samplerate != o->rate && !f->rate) return err_set(e, EX_CANTCREAT, o->path, "cannot change the rate for this format");
    SF_VIRTUAL_IO io = {io_size, io_seek, io_read, io_write, io_tell};
    f->snd = sf_open_virtual(&io, SFM_WRITE, &info, f);
    if (f->snd && o->constant) set_constant(f->snd);
    if (f->snd) return true;
    if (target_failed(&f->target, e)) return false;
    return err_set(e, EX_CANTCREAT, o->path, "libsndfile cannot write this format: %s", sf_strerror(NULL));
}

// --- WAV as a stream

static void little(unsigned char *p, uint32_t value, int bytes) {
    for (int i = 0; i < bytes; i++) p[i] = (unsigned char)(value >> 8 * i);
}

static void stream_header(unsigned char h[STREAM_HEADER], int rate, uint32_t data) {
    memcpy(h, "RIFF....WAVEfmt ................data....", STREAM_HEADER - 4);
    little(h + 4, data + STREAM_HEADER - 8, 4);
    little(h + 16, 16, 4), little(h + 20, 1, 2), little(h + 22, 1, 2);
    little(h + 24, (uint32_t)rate, 4), little(h + 28, (uint32_t)rate * 2, 4);
    little(h + 32, 2, 2), little(h + 34, 16, 2);
    memcpy(h + 36, "data", 4);
    little(h + 40, data, 4);
}

static bool start_stream(struct file *f, int rate) {
    unsigned char h[STREAM_HEADER];
    stream_header(h, rate, STREAM_UNKNOWN);
    return target_write(&f->target, h, sizeof h);
}

static bool write_stream(struct file *f, const int16_t *pcm, size_t frames) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    return target_write(&f->target, pcm, frames * sizeof *pcm);
#else
    unsigned char out[FRAMES_A_WRITE * 2];
    for (size_t n; frames; pcm += n, frames -= n) {
        n = frames < FRAMES_A_WRITE ? frames : FRAMES_A_WRITE;
        for (size_t i = 0; i < n; i++) little(out + 2 * i, (uint16_t)pcm[i], 2);
        if (!target_write(&f->target, out, 2 * n)) return false;
    }
    return true;
#endif
}

// `vachan -o - > file`: the header can still learn the length.
static void mend_stream(struct file *f) {
    struct stat st;
    unsigned char size[4];
    int fd = f->target.fd;
    int flags = fcntl(fd, F_GETFL);
    off_t end = lseek(fd, 0, SEEK_CUR), bytes = (off_t)f->frames * 2, start = end - bytes - STREAM_HEADER;
    if (f->target.error || fstat(fd, &st) || !S_ISREG(st.st_mode) || flags & O_APPEND || start < 0) return;
    if (bytes > UINT32_MAX - STREAM_HEADER) return;
    little(size, (uint32_t)bytes + STREAM_HEADER - 8, 4);
    if (pwrite(fd, size, 4, start + 4) != 4) return;
    little(size, (uint32_t)bytes, 4);
    if (pwrite(fd, size, 4, start + 40) != 4) f->target.error = errno;
}

// --- the sink

static bool encode(struct file *f, const int16_t *pcm, size_t frames) {
    for (size_t n; frames && !f->target.error; pcm += n, frames -= n) {
        n = frames < FRAMES_A_WRITE ? frames : FRAMES_A_WRITE;
        if (sf_writef_short(f->snd, pcm, (sf_count_t)n) != (sf_count_t)n && !f->target.error) f->target.error = EIO;
    }
    return !f->target.error;
}

// pcm NULL: what the filter still holds
static bool encode_at_rate(struct file *f, const int16_t *pcm, size_t frames) {
    int16_t out[FRAMES_A_WRITE];
    for (size_t given = 1, taken; (pcm ? frames : given) && !f->target.error; frames -= taken) {
        taken = frames;
        given = resample(f->rate, pcm, &taken, out, FRAMES_A_WRITE);
        if (pcm && !taken && !given) f->target.error = EIO; // the filter refuses: do not turn for ever
        encode(f, out, given);
        if (pcm) pcm += taken;
    }
    return !f->target.error;
}

static bool write_sound(struct file *f, const int16_t *pcm, size_t frames) {
    f->frames += (int64_t)frames;
    if (!f->snd) return write_stream(f, pcm, frames);
    return f->rate ? encode_at_rate(f, pcm, frames) : encode(f, pcm, frames);
}

static bool take(void *self, const struct chunk *c, struct err *e) {
    struct file *f = self;
    return write_sound(f, c->pcm, c->frames) || !target_failed(&f->target, e);
}

static bool close_file(void *self, struct err *e) {
    struct file *f = self;
    if (f->rate) encode_at_rate(f, NULL, 0);
    if (f->snd) sf_close(f->snd); // says 0 whatever happens: our own error tells
    else mend_stream(f);
    bool ok = target_commit(&f->target, e);
    resample_close(f->rate);
    free(f);
    return ok;
}

static void drop(void *self) {
    struct file *f = self;
    if (!f->target.error) f->target.error = ECANCELED; // what the library still wants to write is not wanted
    if (f->snd) sf_close(f->snd);
    target_drop(&f->target);
    resample_close(f->rate);
    free(f);
}

static const struct sink_ops ops = {take, close_file, drop};

struct sink file_sink(const struct file_options *o, struct err *e) {
    const struct format *format = format_of(o->path);
    struct file *f = calloc(1, sizeof *f);
    if (!f) err_out_of_memory();
    f->target.fd = -1;
    struct stat st;
    bool stream = strcmp(o->path, "-") == 0 || (stat(o->path, &st) == 0 && !S_ISREG(st.st_mode) && !S_ISDIR(st.st_mode));
    bool ok = format || stream ||
              err_set(e, EX_USAGE, o->path, "format not known: end the name in .wav, .flac, .ogg, .opus or .mp3");
    ok = ok && target_open(&f->target, o->path, o->force, e);
    if (ok && f->target.plain) ok = open_sndfile(f, format, o, e);
    else if (ok && !start_stream(f, o->rate)) ok = !target_failed(&f->target, e);
    if (ok) return (struct sink){&ops, f};
    if (f->target.fd >= 0) target_drop(&f->target);
    resample_close(f->rate);
    free(f);
    return (struct sink){0};
}
