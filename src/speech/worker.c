#include "speech/worker.h"

#include <dlfcn.h>
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { BUFFER_MS = 200 }; // shorter, and eSpeak drops events

// eSpeak brings sound servers and X11 along: 5 ms of every start.  It is loaded where it is used, in the zygote,
// while the narrator reads its text; a command that only prints never pays.
#define FUNCTIONS(X)                                                                                        \
    X(espeak_Info) X(espeak_SetSynthCallback) X(espeak_ng_ClearErrorContext) X(espeak_ng_GetSampleRate)     \
    X(espeak_ng_Initialize) X(espeak_ng_InitializeOutput) X(espeak_ng_InitializePath)                       \
    X(espeak_ng_SetParameter) X(espeak_ng_SetVoiceByFile) X(espeak_ng_SetVoiceByName) X(espeak_ng_Synthesize)
static struct {
#define X(f) __typeof__(f) *f;
    FUNCTIONS(X)
#undef X
} es;

// Beside the program, or where it was installed; eSpeak does without it, 4 ms later
static void load_silence(void) {
    static const char *const place[] = {"silence.so", "../lib/vachan/silence.so"};
    char path[512];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 32);
    while (n > 0 && path[n - 1] != '/') n--;
    for (size_t i = 0; n > 0 && i < sizeof place / sizeof *place; i++) {
        snprintf(path + n, sizeof path - (size_t)n, "%s", place[i]);
        if (dlopen(path, RTLD_LAZY | RTLD_LOCAL)) return;
    }
}

static bool load(struct err *e) {
    load_silence();
    void *lib = dlopen("libespeak-ng.so.1", RTLD_LAZY | RTLD_LOCAL);
    if (!lib) return err_set(e, EX_UNAVAILABLE, "espeak-ng", "cannot be loaded (%.150s): install libespeak-ng1", dlerror());
#define X(f)                                                                                                \
    if (!(es.f = (__typeof__(f) *)dlsym(lib, #f))) return err_set(e, EX_UNAVAILABLE, "espeak-ng", "too old: no %s", #f);
    FUNCTIONS(X)
#undef X
    return true;
}

static struct sound *now; // of the piece being said: eSpeak's callback carries no pointer of ours

// From 450 words a minute on eSpeak speaks at some 175 and lets sonic shorten each buffer; its marks then count
// the buffers before as they are heard, but within the buffer as it was before: up to 120 ms too late.
static int sonic_rate; // 0: no sonic

static int64_t heard_at(int64_t sample) {
    int64_t before = (int64_t)now->frames, within = sample - before;
    return sonic_rate && within > 0 ? before + within * 175 / sonic_rate : sample;
}

static void take_mark(const espeak_EVENT *ev) {
    char *end;
    unsigned long name = strtoul(ev->id.name, &end, 10);
    if (end == ev->id.name || name < now->name || name - now->name >= now->marks) return;
    int64_t at = heard_at(ev->sample);
    now->frame[name - now->name] = at > 0 ? (uint32_t)at : 0;
}

static int take(short *wav, int frames, espeak_EVENT *ev) {
    for (; ev->type != espeakEVENT_LIST_TERMINATED; ev++) {
        if (ev->type == espeakEVENT_MARK && ev->id.name) take_mark(ev);
    }
    if (!wav || frames <= 0) return 0;
    if ((size_t)frames > now->room - now->frames) {
        now->full = true;
        return 1;
    }
    memcpy(now->pcm + now->frames, wav, (size_t)frames * sizeof *wav);
    now->frames += (size_t)frames;
    sound_more(now);
    return 0;
}

// A path over some 59 bytes overflows inside eSpeak: hand over a short name of the open file instead.
static espeak_ng_STATUS open_file(const char *path, str variant) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return ENS_VOICE_NOT_FOUND;
    char name[64];
    snprintf(name, sizeof name, "/proc/self/fd/%d%.*s", fd, STR_ARG(variant));
    espeak_ng_STATUS status = es.espeak_ng_SetVoiceByFile(name);
    close(fd);
    return status;
}

static bool variant_exists(const char *data, str variant) { // "+f5"
    char path[512];
    snprintf(path, sizeof path, "%s/voices/!v/%.*s", data, (int)variant.n - 1, variant.p + 1);
    return access(path, R_OK) == 0;
}

// The file of the plain Hindi voice is known; any other name is looked up (3 ms).
static bool set_voice(const char *base, struct err *e) {
    const char *data = NULL;
    es.espeak_Info(&data);
    str all = str_of(base), name = str_sub(all, 0, str_find(all, S("+"))), variant = str_sub(all, name.n, all.n);
    if (!data || variant.n > 20) return err_set(e, EX_CONFIG, base, "not a voice of eSpeak NG");
    if (variant.n && !variant_exists(data, variant))
        return err_set(e, EX_CONFIG, base, "eSpeak NG has no voice variant of this name: see `espeak-ng --voices=variant`");
    char path[512];
    snprintf(path, sizeof path, "%s/lang/inc/%.*s", data, STR_ARG(name));
    if (open_file(path, variant) == ENS_OK) return true;
    if (es.espeak_ng_SetVoiceByName(base) == ENS_OK) return true;
    return err_set(e, EX_CONFIG, base, "eSpeak NG has no voice of this name: see `espeak-ng --voices=hi`");
}

static int open_voice(void *self, struct err *e) {
    espeak_ng_ERROR_CONTEXT context = NULL;
    if (!load(e)) return 0;
    es.espeak_ng_InitializePath(NULL);
    if (es.espeak_ng_Initialize(&context) != ENS_OK ||
        es.espeak_ng_InitializeOutput(ENOUTPUT_MODE_SYNCHRONOUS, BUFFER_MS, NULL) != ENS_OK) {
        es.espeak_ng_ClearErrorContext(&context);
        err_set(e, EX_UNAVAILABLE, "espeak-ng", "its data files cannot be read: install espeak-ng-data");
        return 0;
    }
    es.espeak_SetSynthCallback(take);
    return set_voice(self, e) ? es.espeak_ng_GetSampleRate() : 0;
}

// eSpeak clamps by itself, but to limits that differ between its versions.
static void set(espeak_PARAMETER what, int value, int least, int most) {
    es.espeak_ng_SetParameter(what, value < least ? least : value > most ? most : value, 0);
}

static bool say(void *self, const struct voice_tone *tone, str text, struct sound *out) {
    (void)self;
    char *copy = malloc(text.n + 1); // eSpeak reads up to a NUL
    if (!copy) return false;
    memcpy(copy, text.p, text.n);
    copy[text.n] = '\0';
    now = out;
    sonic_rate = tone->rate >= 450 ? tone->rate : 0;
    set(espeakRATE, tone->rate, 80, 900);
    set(espeakPITCH, tone->pitch, 0, 99);
    set(espeakRANGE, tone->range, 0, 99);
    set(espeakVOLUME, tone->volume, 0, 200);
    unsigned flags = espeakCHARS_UTF8 | espeakSSML | espeakPHONEMES;
    bool ok = es.espeak_ng_Synthesize(copy, text.n + 1, 0, POS_CHARACTER, 0, flags, NULL, NULL) == ENS_OK;
    free(copy);
    return ok && !out->full;
}

struct voicebox worker_box(const char *base) {
    return (struct voicebox){open_voice, say, (void *)(uintptr_t)base};
}
