// libraries: libsndfile, Opus, libsoxr and libebur128, each loaded when the first of its functions is called.
//
// With FLAC, Vorbis, MP3 and OpenMP behind them they are eleven files and over a millisecond of every start, and most runs write a
// plain WAV or play.  Callers include the library's own header and see its own functions; where the library is not
// there, what opens (sf_open, opus_encoder_create, soxr_create, ebur128_init) fails and says why, and nothing else is
// called.  The linker drops what is answered here: see --as-needed.
#include <dlfcn.h>
#include <ebur128.h>
#include <opus/opus.h>
#include <sndfile.h>
#include <soxr.h>
#include <stdarg.h>

static const char sndfile[] = "libsndfile.so.1", opus[] = "libopus.so.0", soxr[] = "libsoxr.so.0", ebur128[] = "libebur128.so.1";

// The function of that name; NULL: the library is not there.
static void *find(void *_Atomic *at, const char *library, const char *name) {
    if (!*at) {
        void *lib = dlopen(library, RTLD_LAZY | RTLD_LOCAL);
        *at = lib ? dlsym(lib, name) : NULL;
    }
    return *at;
}

#define FIND(library, name)                                                                                 \
    static void *_Atomic at;                                                                                \
    __typeof__(&name) real = (__typeof__(&name))find(&at, library, #name)
#define CALL(library, type, name, parameters, arguments, without)                                           \
    type name parameters {                                                                                  \
        FIND(library, name);                                                                                \
        return real ? real arguments : (without);                                                           \
    }
#define TELL(library, name, parameters, arguments)                                                          \
    void name parameters {                                                                                  \
        FIND(library, name);                                                                                \
        if (real) real arguments;                                                                           \
    }

CALL(sndfile, SNDFILE *, sf_open, (const char *path, int mode, SF_INFO *info), (path, mode, info), NULL)
CALL(sndfile, SNDFILE *, sf_open_virtual, (SF_VIRTUAL_IO *io, int mode, SF_INFO *info, void *self), (io, mode, info, self), NULL)
CALL(sndfile, const char *, sf_strerror, (SNDFILE *f), (f), "libsndfile.so.1 cannot be loaded, install libsndfile1")
CALL(sndfile, const char *, sf_get_string, (SNDFILE *f, int which), (f, which), NULL)
CALL(sndfile, int, sf_command, (SNDFILE *f, int what, void *data, int bytes), (f, what, data, bytes), 0)
CALL(sndfile, sf_count_t, sf_writef_short, (SNDFILE *f, const short *pcm, sf_count_t n), (f, pcm, n), 0)
CALL(sndfile, sf_count_t, sf_writef_float, (SNDFILE *f, const float *pcm, sf_count_t n), (f, pcm, n), 0)
CALL(sndfile, int, sf_close, (SNDFILE *f), (f), SF_ERR_SYSTEM)

static OpusEncoder *no_opus(int *error) { return *error = OPUS_UNIMPLEMENTED, NULL; }

CALL(opus, OpusEncoder *, opus_encoder_create, (opus_int32 rate, int channels, int use, int *error), (rate, channels, use, error), no_opus(error))
CALL(opus, const char *, opus_strerror, (int error), (error), "libopus.so.0 cannot be loaded, install libopus0")
CALL(opus, const char *, opus_get_version_string, (void), (), "")
CALL(opus, opus_int32, opus_encode, (OpusEncoder *o, const opus_int16 *pcm, int frames, unsigned char *packet, opus_int32 room), (o, pcm, frames, packet, room), OPUS_UNIMPLEMENTED)
TELL(opus, opus_encoder_destroy, (OpusEncoder *o), (o))

// Requests that get have odd numbers and take a pointer, those that set have even ones and take an int.
int opus_encoder_ctl(OpusEncoder *o, int request, ...) {
    FIND(opus, opus_encoder_ctl);
    va_list rest;
    va_start(rest, request);
    int error = OPUS_UNIMPLEMENTED;
    if (real && request % 2) error = real(o, request, va_arg(rest, void *));
    else if (real) error = real(o, request, va_arg(rest, int));
    va_end(rest);
    return error;
}

CALL(soxr, soxr_t, soxr_create, (double from, double to, unsigned channels, soxr_error_t *error, const soxr_io_spec_t *io, const soxr_quality_spec_t *quality, const soxr_runtime_spec_t *run), (from, to, channels, error, io, quality, run), (*error = "libsoxr.so.0 cannot be loaded, install libsoxr0", NULL))
CALL(soxr, soxr_io_spec_t, soxr_io_spec, (soxr_datatype_t from, soxr_datatype_t to), (from, to), (soxr_io_spec_t){0})
CALL(soxr, soxr_quality_spec_t, soxr_quality_spec, (unsigned long recipe, unsigned long flags), (recipe, flags), (soxr_quality_spec_t){0})
CALL(soxr, soxr_error_t, soxr_process, (soxr_t s, soxr_in_t in, size_t n, size_t *taken, soxr_out_t out, size_t room, size_t *given), (s, in, n, taken, out, room, given), "")
TELL(soxr, soxr_delete, (soxr_t s), (s))

CALL(ebur128, ebur128_state *, ebur128_init, (unsigned channels, unsigned long rate, int mode), (channels, rate, mode), NULL)
CALL(ebur128, int, ebur128_add_frames_short, (ebur128_state *s, const short *pcm, size_t n), (s, pcm, n), EBUR128_ERROR_NOMEM)
CALL(ebur128, int, ebur128_true_peak, (ebur128_state *s, unsigned channel, double *out), (s, channel, out), EBUR128_ERROR_NOMEM)
CALL(ebur128, int, ebur128_loudness_global, (ebur128_state *s, double *out), (s, out), EBUR128_ERROR_NOMEM)
TELL(ebur128, ebur128_destroy, (ebur128_state **s), (s))
