#include "speech/wire.h"

#include <errno.h>
#include <linux/futex.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

enum { PAGE = 64 * 1024 }; // a multiple of every page size we know

static size_t whole_pages(size_t n) { return (n + PAGE - 1) / PAGE * PAGE; }
static size_t slot_pages(void) { return whole_pages(sizeof(struct wire_slot)); }

struct wire_slot *wire_slot(struct wire *w, int i) {
    return (struct wire_slot *)(void *)((char *)w + PAGE + (size_t)i * slot_pages());
}

struct wire *wire_new(int slots) {
    size_t bytes = PAGE + (size_t)slots * slot_pages();
    void *p = mmap(NULL, bytes, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (p == MAP_FAILED) return NULL;
    struct wire *w = p;
    w->slots = slots;
    w->rate = WIRE_RATE;
    w->bytes = bytes;
    return w;
}

void wire_free(struct wire *w) {
    if (w) munmap(w, w->bytes);
}

void wire_keep_only(struct wire *w, int i) {
    char *keep = (char *)wire_slot(w, i), *first = (char *)wire_slot(w, 0), *end = (char *)w + w->bytes;
    if (keep > first) mprotect(first, (size_t)(keep - first), PROT_NONE);
    keep += slot_pages();
    if (end > keep) mprotect(keep, (size_t)(end - keep), PROT_NONE);
}

size_t wire_ahead(struct wire_slot *s, size_t from) {
    enum { STEP = 512 * 1024 };
    size_t to = from + STEP < sizeof s->pcm ? from + STEP : sizeof s->pcm;
    uintptr_t start = ((uintptr_t)s->pcm + from) & ~(uintptr_t)(PAGE - 1), end = (uintptr_t)s->pcm + to;
#ifdef MADV_POPULATE_READ
    madvise((void *)start, end - start, MADV_POPULATE_READ); // older kernels refuse: the faults come one by one
#endif
    (void)start, (void)end;
    return to;
}

static long futex(_Atomic uint32_t *word, int op, uint32_t value, const struct timespec *wait) {
    return syscall(SYS_futex, word, op, value, wait, NULL, 0);
}

void wire_ring(struct wire *w) {
    atomic_fetch_add(&w->bell, 1);
    futex(&w->bell, FUTEX_WAKE, INT32_MAX, NULL);
}

void wire_wait(struct wire *w, uint32_t seen, int ms) {
    struct timespec wait = {ms / 1000, ms % 1000 * 1000000L};
    futex(&w->bell, FUTEX_WAIT, seen, &wait);
}

// A word at 80 words a minute takes under 3 s; numbers read in one breath can be long
static uint64_t most_frames(const struct wire *w, const struct wire_piece *p) {
    return (uint64_t)w->rate * (2 + 3 * (uint64_t)p->marks + p->bytes / 4);
}

// 5 ms a word at 900 words a minute would be 13 times too fast
static uint64_t least_frames(const struct wire *w, const struct wire_piece *p) {
    return p->bytes ? (uint64_t)w->rate / 200 : 0;
}

// Each mark between the latest before it and the earliest after it; those that never came, likewise.
static void mend_marks(uint32_t *frame, size_t n, uint32_t end) {
    uint32_t late[WIRE_MARKS], top = 0, low = end;
    for (size_t i = 0; i < n; i++) {
        if (frame[i] != WIRE_NO_FRAME && frame[i] > top) top = frame[i];
        late[i] = top;
    }
    for (size_t i = n; i-- > 0;) {
        if (frame[i] < low) low = frame[i];
        frame[i] = (uint32_t)(((uint64_t)late[i] + low) / 2);
    }
}

bool wire_check(const struct wire *w, const struct wire_piece *p, struct wire_answer a, uint32_t *frame) {
    if (a.at > WIRE_FRAMES || a.sound > WIRE_FRAMES - a.at || p->pause > WIRE_FRAMES - a.at - a.sound) return false;
    if (a.sound > most_frames(w, p) || a.sound < least_frames(w, p)) return false;
    for (size_t i = 0; i < p->marks; i++) {
        if (frame[i] == WIRE_NO_FRAME || frame[i] <= a.sound) continue;
        if (frame[i] - a.sound > (uint32_t)w->rate / 5) return false; // more than one of eSpeak's buffers
        frame[i] = a.sound;
    }
    mend_marks(frame, p->marks, a.sound);
    return true;
}
