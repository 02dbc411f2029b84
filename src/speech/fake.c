// fake: tones instead of words, and every way in which an engine can fail.
//     <mark name="0"/> [[n'a~]]  ->  a mark, and 10 ms of a tone for each byte of mnemonics
#include <fcntl.h>
#include <math.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "speech/chunk.h"

enum { RATE = WIRE_RATE, FRAMES_A_BYTE = RATE / 100 };

struct fake { const struct fault *fault; };

static int open_fake(void *self, struct err *e) {
    (void)self, (void)e;
    return RATE;
}

static void tone(struct sound *out, size_t frames, int pitch) {
    if (frames > out->room - out->frames) {
        out->full = true;
        return;
    }
    for (size_t i = 0; i < frames; i++) {
        double turn = 6.283185307179586 * (200 + 4 * pitch) * (double)i / RATE;
        out->pcm[out->frames++] = (int16_t)lrint(8000 * sin(turn));
    }
}

static _Noreturn void sleep_for_ever(void) {
    for (;;) pause();
}

// A file, the network, another process, a signal to the zygote: nothing of it may be had.
static bool can_escape(void) {
    return open("/dev/null", O_RDONLY) >= 0 || socket(AF_INET, SOCK_STREAM, 0) >= 0 || kill(getppid(), 0) == 0 || fork() >= 0;
}

static void fail(const struct fault *f, struct sound *out, size_t word) {
    switch (f->kind) {
    case FAULT_CRASH: signal(SIGSEGV, SIG_DFL), raise(SIGSEGV); break;
    case FAULT_HANG: sleep_for_ever();
    case FAULT_SPIN: for (volatile int i = 0;; i++) {}
    case FAULT_SILENT: out->frames = 0; break;
    case FAULT_TOO_LONG: out->frames += 1u << 30; break;
    case FAULT_BAD_MARK: out->frame[word] = 1u << 30; break;
    case FAULT_NO_MARK: out->frame[word] = WIRE_NO_FRAME; break;
    case FAULT_SCRIBBLE: memset(out->frame, 0xAA, 4096), raise(SIGKILL); break;
    case FAULT_ESCAPE: if (can_escape()) abort();
    }
}

static const struct fault *fault_of(const struct fake *f, str phones) {
    for (const struct fault *x = f->fault; x && x->text; x++) {
        if (str_find(phones, str_of(x->text)) < phones.n) return x;
    }
    return NULL;
}

static bool say(void *self, const struct voice_tone *t, str text, struct sound *out) {
    const struct fault *f = NULL;
    size_t bad = 0, word = 0;
    for (str rest = text, before; str_split(&rest, '<', &before); ) {
        size_t open = str_find(before, S("[["));
        if (str_starts(before, S("mark ")) && word < out->marks) out->frame[word++] = (uint32_t)out->frames;
        if (open == before.n) continue;
        str phones = str_sub(before, open + 2, open + str_find(str_sub(before, open, before.n), S("]]")));
        const struct fault *x = fault_of(self, phones);
        if (x) f = x, bad = word ? word - 1 : 0;
        tone(out, phones.n * FRAMES_A_BYTE, t->pitch);
        if (out->full) return false;
    }
    if (f) fail(f, out, bad);
    return true;
}

struct engine fake_engine(const struct engine_options *o, const struct fault *fault, struct err *e) {
    struct fake *f = malloc(sizeof *f);
    if (!f) err_out_of_memory();
    f->fault = fault;
    struct voicebox box = {open_fake, say, f};
    return chunk_engine(o, &box, free, e);
}
