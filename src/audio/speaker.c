#include "audio/speaker.h"

#include <dlfcn.h>
#include <errno.h>
#include <portaudio.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "audio/ring.h"

enum {
    RING_MS = 500,     // enough to bridge a busy machine; the engine is 800 times faster than speech
    LOST_MS = 900,    // a device that asks for nothing this long is lost
    LEAVE_MS = 1000,   // a dead sound server can hold PortAudio for ever: then it is left behind
    ANEW_MS = 300,     // so long one that is being left may take before PortAudio is opened anew
    DROP_MS = 25,      // after Ctrl-C nobody waits for the device to agree
    OPEN_MS = 5000,    // a sound server that takes longer to open hangs
    LATENCY_MS = 8,    // what the device holds: silence at the start, for PortAudio on ALSA primes it so
    LONG_MS = 20,      // from here on in larger blocks
    AHEAD_MS = 100,    // what the device swallows as it starts must be there
    BLOCK = 256,
    QUICK_BLOCK = 96,  // ALSA holds three
};

// PortAudio brings JACK and ALSA along: it is loaded when sound is to be heard, not by every command.
#define FUNCTIONS(X)                                                                                        \
    X(Pa_AbortStream) X(Pa_CloseStream) X(Pa_GetDefaultOutputDevice) X(Pa_GetDeviceCount)                   \
    X(Pa_GetDeviceInfo) X(Pa_GetErrorText) X(Pa_GetHostApiInfo) X(Pa_GetStreamInfo) X(Pa_Initialize)        \
    X(Pa_IsStreamActive) X(Pa_OpenStream) X(Pa_StartStream) X(Pa_Terminate)
static struct {
#define X(f) __typeof__(f) *f;
    FUNCTIONS(X)
#undef X
} pa;

static bool load(struct err *e) {
    void *lib = dlopen("libportaudio.so.2", RTLD_LAZY | RTLD_LOCAL);
    if (!lib) return err_set(e, EX_UNAVAILABLE, "sound", "PortAudio cannot be loaded: install libportaudio2, or use -o FILE");
#define X(f)                                                                                                \
    if (!(pa.f = (__typeof__(f) *)dlsym(lib, #f))) return err_set(e, EX_UNAVAILABLE, "sound", "PortAudio is too old: no %s", #f);
    FUNCTIONS(X)
#undef X
    return true;
}

struct speaker {
    struct ring ring;
    PaStream *stream;
    int rate, channels;
    _Atomic int64_t late;            // frames from the callback to the ear
    const stop_flag *stop;
    int latency_ms;
    char *device;                    // asked for; NULL: the system's
    pthread_t opener;                // opens the device while the first words are made
    bool opening;                    // it has not been joined
    struct err failed;               // what it met
    bool started;
    _Atomic uint64_t skip_to;        // frames before this are forgotten
    _Atomic uint32_t calls;          // of the callback: the sign of life
    _Atomic bool ending, paused;
};

// --- the device's thread: no lock, no memory, no file

static void widen(int16_t *out, size_t frames) { // mono in the first half -> both channels
    for (size_t i = frames; i-- > 0;) out[2 * i] = out[2 * i + 1] = out[i];
}

static int callback(const void *in, void *out, unsigned long frames, const PaStreamCallbackTimeInfo *time,
                    PaStreamCallbackFlags flags, void *self) {
    struct speaker *s = self;
    int16_t *pcm = out;
    (void)in, (void)time, (void)flags;
    atomic_fetch_add_explicit(&s->calls, 1, memory_order_release);
    bool ending = atomic_load_explicit(&s->ending, memory_order_acquire);
    ring_skip(&s->ring, atomic_load_explicit(&s->skip_to, memory_order_acquire));
    size_t got = atomic_load_explicit(&s->paused, memory_order_relaxed) ? 0 : ring_read(&s->ring, pcm, frames);
    memset(pcm + got, 0, (frames - got) * sizeof *pcm);
    if (s->channels == 2) widen(pcm, frames);
    return ending && !ring_used(&s->ring) ? paComplete : paContinue;
}

// --- PortAudio may hang: bounded calls

// How many calls have been left behind.  PortAudio is one for the whole process: to open it anew waits for them, but
// not for ever.  One that hangs does so within its own stream and holds PortAudio open until it has ended.
static _Atomic int leaving;

static void free_speaker(struct speaker *s) {
    ring_close(&s->ring);
    free(s->device);
    free(s);
}

struct departure { struct speaker *speaker; bool at_once; };

// The speaker lives as long as a callback may still look for its ring.
static void *depart(void *arg) {
    struct departure *d = arg;
    if (d->at_once) pa.Pa_AbortStream(d->speaker->stream);
    pa.Pa_CloseStream(d->speaker->stream);
    pa.Pa_Terminate();
    free_speaker(d->speaker);
    free(d);
    atomic_fetch_sub(&leaving, 1);
    return NULL;
}

static struct timespec from_now(int ms) {
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += (long)ms * 1000000L;
    t.tv_sec += t.tv_nsec / 1000000000L, t.tv_nsec %= 1000000000L;
    return t;
}

static void leave(struct speaker *s, bool at_once) {
    struct departure *d = malloc(sizeof *d);
    struct timespec until = from_now(at_once ? DROP_MS : LEAVE_MS);
    pthread_t thread;
    if (!d) err_out_of_memory();
    *d = (struct departure){s, at_once};
    atomic_fetch_add(&leaving, 1);
    if (pthread_create(&thread, NULL, depart, d)) depart(d);
    else if (pthread_timedjoin_np(thread, NULL, &until)) pthread_detach(thread);
}

// --- opening

// ALSA says 40 lines about devices that are not there, JACK four about a server: they are told to say them to
// nobody.  (stderr stays as it is: other threads write to it meanwhile.)
static void alsa_says(const char *file, int line, const char *function, int error, const char *format, ...) {
    (void)file, (void)line, (void)function, (void)error, (void)format;
}
static void jack_says(const char *what) { (void)what; }

static void hush(void) {
    void *alsa = dlopen("libasound.so.2", RTLD_LAZY | RTLD_NOLOAD), *jack = dlopen("libjack.so.0", RTLD_LAZY | RTLD_NOLOAD);
    int (*alsa_handler)(void (*)(const char *, int, const char *, int, const char *, ...)) = NULL;
    void (*jack_handler)(void (*)(const char *)) = NULL;
    if (alsa && (alsa_handler = (__typeof__(alsa_handler))dlsym(alsa, "snd_lib_error_set_handler"))) alsa_handler(alsa_says);
    if (jack && (jack_handler = (__typeof__(jack_handler))dlsym(jack, "jack_set_error_function"))) jack_handler(jack_says);
    if (jack && (jack_handler = (__typeof__(jack_handler))dlsym(jack, "jack_set_info_function"))) jack_handler(jack_says);
}

static void nap(int ms) {
    struct timespec t = {0, ms * 1000000L};
    nanosleep(&t, NULL); // a signal ends it early
}

static bool initialize(struct err *e) {
    for (int ms = 0; atomic_load(&leaving) && ms < ANEW_MS; ms += 5) nap(5);
    if (!load(e)) return false;
    hush();
    PaError error = pa.Pa_Initialize();
    if (error == paNoError) return true;
    return err_set(e, EX_UNAVAILABLE, "sound", "PortAudio cannot start (%s): use -o FILE to write a file instead",
                   pa.Pa_GetErrorText(error));
}

static const PaDeviceInfo *output(PaDeviceIndex i) {
    const PaDeviceInfo *info = pa.Pa_GetDeviceInfo(i);
    return info && info->maxOutputChannels > 0 ? info : NULL;
}

static PaDeviceIndex find_device(const char *wanted, struct err *e) {
    PaDeviceIndex usual = pa.Pa_GetDefaultOutputDevice(), n = pa.Pa_GetDeviceCount();
    if (!wanted && usual != paNoDevice) return usual;
    char *end = NULL;
    long number = wanted ? strtol(wanted, &end, 10) : -1;
    if (wanted && *wanted && !*end && number >= 0 && number < n && output((int)number)) return (int)number;
    for (PaDeviceIndex i = 0; i < n; i++) {
        if (output(i) && (!wanted || strcasestr(output(i)->name, wanted))) return i;
    }
    if (wanted) err_set(e, EX_UNAVAILABLE, wanted, "no sound device of this name: --devices lists those there are");
    else err_set(e, EX_UNAVAILABLE, "sound", "there is no sound device here: use -o FILE to write a file instead");
    return paNoDevice;
}

static bool open_stream(struct speaker *s, PaDeviceIndex device, struct err *e) {
    const PaDeviceInfo *info = pa.Pa_GetDeviceInfo(device);
    PaStreamParameters p = {.device = device, .sampleFormat = paInt16, .suggestedLatency = s->latency_ms / 1000.0};
    PaError error = paInvalidDevice;
    for (s->channels = 1; s->channels <= 2; s->channels++) {
        p.channelCount = s->channels;
        error = pa.Pa_OpenStream(&s->stream, NULL, &p, s->rate, s->latency_ms < LONG_MS ? QUICK_BLOCK : BLOCK,
                                 paPrimeOutputBuffersUsingStreamCallback, callback, s);
        if (error == paNoError) break;
    }
    if (error != paNoError)
        return err_set(e, EX_UNAVAILABLE, info ? info->name : "sound",
                       "cannot be opened (%s): try another of --devices, or -o FILE", pa.Pa_GetErrorText(error));
    const PaStreamInfo *stream = pa.Pa_GetStreamInfo(s->stream);
    atomic_store(&s->late, stream ? (int64_t)(stream->outputLatency * s->rate) : 0);
    return true;
}

static void *open_device(void *self) {
    struct speaker *s = self;
    if (!initialize(&s->failed)) return NULL;
    PaDeviceIndex device = find_device(s->device, &s->failed);
    if (device == paNoDevice || !open_stream(s, device, &s->failed)) pa.Pa_Terminate();
    return NULL;
}

// False and *e: there is no device, or the sound system hangs; then its thread keeps the speaker.
static bool opened(struct speaker *s, int ms, struct err *e) {
    struct timespec until = from_now(ms);
    if (s->opening && pthread_timedjoin_np(s->opener, NULL, &until) == 0) s->opening = false;
    if (s->opening) return err_set(e, EX_UNAVAILABLE, "sound", "the sound system hangs: use -o FILE to write a file instead");
    if (s->failed.code) *e = s->failed;
    return !s->failed.code;
}

struct speaker *speaker_open(const struct speaker_options *o, struct err *e) {
    struct speaker *s = calloc(1, sizeof *s);
    if (!s) err_out_of_memory();
    s->rate = o->rate, s->latency_ms = o->latency_ms > 0 ? o->latency_ms : LATENCY_MS, s->stop = o->stop;
    if (o->device && !(s->device = strdup(o->device))) err_out_of_memory();
    ring_open(&s->ring, (size_t)o->rate * RING_MS / 1000);
    s->opening = pthread_create(&s->opener, NULL, open_device, s) == 0;
    if (s->opening) return s;
    open_device(s); // no thread to be had: then it is waited for
    if (!s->failed.code) return s;
    *e = s->failed;
    free_speaker(s);
    return NULL;
}

// --- playing

static bool stopped(const struct speaker *s) { return s->stop && *s->stop; }

static bool lost(struct err *e) {
    return err_set(e, EX_IOERR, "sound", "the sound device was lost: it no longer asks for sound");
}

// `since`, `calls`: when the callback was last seen to move.
struct watch { struct timespec since; uint32_t calls; };

static double seconds_since(const struct timespec *t) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - t->tv_sec) + (double)(now.tv_nsec - t->tv_nsec) / 1e9;
}

static bool alive(struct speaker *s, struct watch *w) {
    uint32_t calls = atomic_load(&s->calls);
    if (calls != w->calls || !w->since.tv_sec) {
        w->calls = calls;
        clock_gettime(CLOCK_MONOTONIC, &w->since);
    }
    return seconds_since(&w->since) * 1000 < LOST_MS;
}

static bool start(struct speaker *s, struct err *e) {
    if (!opened(s, OPEN_MS, e)) return false;
    PaError error = pa.Pa_StartStream(s->stream);
    s->started = error == paNoError;
    return s->started || err_set(e, EX_UNAVAILABLE, "sound", "the sound device does not start: %s", pa.Pa_GetErrorText(error));
}

static bool take(void *self, const struct chunk *c, struct err *e) {
    struct speaker *s = self;
    struct watch w = {0};
    for (size_t done = 0; done < c->frames;) {
        if (stopped(s)) return err_set(e, SINK_STOPPED, "sound", "stopped");
        size_t n = ring_write(&s->ring, c->pcm + done, c->frames - done);
        done += n;
        bool enough = ring_used(&s->ring) >= (size_t)s->rate * AHEAD_MS / 1000;
        if (!s->started && enough && !start(s, e)) return false;
        if (n) continue;
        if (!alive(s, &w) || pa.Pa_IsStreamActive(s->stream) != 1) return lost(e);
        nap(s->latency_ms < LONG_MS ? 3 : 10);
    }
    return true;
}

// Plays out: the callback says "complete" with the last frame, the device goes on until it is heard.
static bool play_out(struct speaker *s, struct err *e) {
    struct watch w = {0};
    atomic_store(&s->ending, true);
    if (!s->started && ring_used(&s->ring) && !start(s, e)) return false;
    while (s->started && pa.Pa_IsStreamActive(s->stream) == 1) {
        if (stopped(s)) return err_set(e, SINK_STOPPED, "sound", "stopped");
        if (!alive(s, &w)) return lost(e);
        nap(5);
    }
    return ring_used(&s->ring) == 0 || lost(e); // ALSA calls the stream done when its device is pulled out
}

static void put_away(struct speaker *s, bool at_once) {
    if (s->opening) pthread_detach(s->opener); // it hangs: what it holds stays with it
    else if (s->failed.code) free_speaker(s);
    else leave(s, at_once);
}

static bool close_speaker(void *self, struct err *e) {
    struct speaker *s = self;
    bool ok = opened(s, OPEN_MS, e) && play_out(s, e);
    put_away(s, !ok);
    return ok;
}

static void drop(void *self) {
    struct speaker *s = self;
    struct err none = {0};
    atomic_store(&s->ending, true);
    speaker_flush(s);
    opened(s, 4 * DROP_MS, &none);
    put_away(s, true);
}

static const struct sink_ops ops = {take, close_speaker, drop};

struct sink speaker_sink(struct speaker *s) { return (struct sink){&ops, s}; }

int64_t speaker_played(const struct speaker *s) {
    int64_t taken = (int64_t)atomic_load(&s->ring.taken), late = atomic_load(&s->late);
    return taken > late ? taken - late : 0;
}

int64_t speaker_written(const struct speaker *s) { return (int64_t)atomic_load(&s->ring.written); }

void speaker_pause(struct speaker *s, bool paused) { atomic_store(&s->paused, paused); }
void speaker_flush(struct speaker *s) { atomic_store(&s->skip_to, atomic_load(&s->ring.written)); }

// --- --devices

size_t speaker_devices(arena *mem, struct speaker_device **list, struct err *e) {
    *list = NULL;
    if (!initialize(e)) return 0;
    PaDeviceIndex n = pa.Pa_GetDeviceCount(), usual = pa.Pa_GetDefaultOutputDevice();
    size_t count = 0;
    *list = ARENA_ARRAY(mem, struct speaker_device, (size_t)(n > 0 ? n : 0) + 1);
    for (PaDeviceIndex i = 0; i < n; i++) {
        const PaDeviceInfo *info = output(i);
        if (!info) continue;
        const PaHostApiInfo *api = pa.Pa_GetHostApiInfo(info->hostApi);
        (*list)[count++] = (struct speaker_device){arena_copy(mem, str_of(info->name)), arena_copy(mem, str_of(api ? api->name : "")),
                                                   i, (int)info->defaultSampleRate, i == usual};
    }
    pa.Pa_Terminate();
    if (!count) err_set(e, EX_UNAVAILABLE, "sound", "there is no sound device here: use -o FILE to write a file instead");
    return count;
}
