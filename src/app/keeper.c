// keeper: a list of notes -> places.tsv, heard.
#include "app/keeper.h"

#include <pthread.h>
#include <stdlib.h>

#include "app/heard.h"

enum note_is { NOTE_KEEP, NOTE_FORGET, NOTE_HEARD };

struct note {
    struct note *next;
    enum note_is is;
    struct place place;
    uint64_t story;
    arena mem;
};

struct keeper {
    pthread_t thread;
    bool beside;             // there is a thread; else the caller writes
    pthread_mutex_t lock;
    pthread_cond_t news;
    struct note *first, *last;
    bool closing, told;
    struct err failed;
};

static void free_note(struct note *n) {
    arena_free(&n->mem);
    free(n);
}

static void write_down(struct keeper *k, struct note *n) {
    struct err e = {0};
    switch (n->is) {
    case NOTE_KEEP: place_keep(&n->place, &e); break;
    case NOTE_FORGET: place_forget(&n->place); break;
    case NOTE_HEARD: heard_add(n->story); break;
    }
    pthread_mutex_lock(&k->lock);
    if (e.code && !k->failed.code) k->failed = e;
    pthread_mutex_unlock(&k->lock);
    free_note(n);
}

static struct note *take(struct keeper *k) { // NULL: closed, and all is written
    pthread_mutex_lock(&k->lock);
    while (!k->first && !k->closing) pthread_cond_wait(&k->news, &k->lock);
    struct note *n = k->first;
    if (n) k->first = n->next;
    if (!k->first) k->last = NULL;
    pthread_mutex_unlock(&k->lock);
    return n;
}

static void *work(void *self) {
    for (struct note *n; (n = take(self));) write_down(self, n);
    return NULL;
}

// The last that waits is the same place, a sentence earlier
static bool replaces(const struct note *last, const struct note *n) {
    return last && last->is == NOTE_KEEP && n->is == NOTE_KEEP && str_eq(last->place.path, n->place.path);
}

static void hand_over(struct keeper *k, struct note *n) {
    if (!k->beside) {
        write_down(k, n);
        return;
    }
    pthread_mutex_lock(&k->lock);
    if (replaces(k->last, n)) {
        struct note old = *k->last;
        *k->last = *n, *n = old;
        k->last->next = NULL;
        free_note(n);
    } else {
        *(k->last ? &k->last->next : &k->first) = n;
        k->last = n;
    }
    pthread_cond_signal(&k->news);
    pthread_mutex_unlock(&k->lock);
}

static struct note *note(enum note_is is, const struct place *p, uint64_t story) {
    struct note *n = calloc(1, sizeof *n);
    if (!n) err_out_of_memory();
    n->is = is, n->story = story;
    if (!p) return n;
    n->place = *p;
    n->place.path = arena_copy(&n->mem, p->path), n->place.title = arena_copy(&n->mem, p->title);
    n->place.text = arena_copy(&n->mem, p->text);
    return n;
}

struct keeper *keeper_open(void) {
    struct keeper *k = calloc(1, sizeof *k);
    if (!k) err_out_of_memory();
    pthread_mutex_init(&k->lock, NULL);
    pthread_cond_init(&k->news, NULL);
    k->beside = pthread_create(&k->thread, NULL, work, k) == 0;
    return k;
}

void keeper_keep(struct keeper *k, const struct place *p) { hand_over(k, note(NOTE_KEEP, p, 0)); }
void keeper_forget(struct keeper *k, const struct place *about) { hand_over(k, note(NOTE_FORGET, about, 0)); }
void keeper_heard(struct keeper *k, uint64_t story) { hand_over(k, note(NOTE_HEARD, NULL, story)); }

bool keeper_failed(struct keeper *k, struct err *e) {
    pthread_mutex_lock(&k->lock);
    bool news = k->failed.code && !k->told;
    if (news) *e = k->failed, k->told = true;
    pthread_mutex_unlock(&k->lock);
    return news;
}

void keeper_close(struct keeper *k) {
    if (!k) return;
    pthread_mutex_lock(&k->lock);
    k->closing = true;
    pthread_cond_signal(&k->news);
    pthread_mutex_unlock(&k->lock);
    if (k->beside) pthread_join(k->thread, NULL);
    pthread_mutex_destroy(&k->lock);
    pthread_cond_destroy(&k->news);
    free(k);
}
