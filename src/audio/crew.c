#include "audio/crew.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/err.h"

enum { THREADS_MOST = CREW_MOST / 2 };

struct place { void *job; bool done; };

struct crew {
    void (*work)(void *job);
    pthread_mutex_t lock;          // guards what stands between here and ---
    pthread_cond_t given, done;
    struct place place[CREW_MOST]; // job n stands in place n % CREW_MOST
    unsigned begun, next;          // the first that no thread has begun; the first that is not given yet
    bool stopped, end;
    // ---
    unsigned oldest;               // the caller's own
    pthread_t thread[THREADS_MOST];
    int threads;
};

static struct place *place_of(struct crew *c, unsigned n) { return &c->place[n % CREW_MOST]; }

static void *labour(void *self) {
    struct crew *c = self;
    pthread_mutex_lock(&c->lock);
    for (;;) {
        while (c->begun == c->next && !c->end) pthread_cond_wait(&c->given, &c->lock);
        if (c->begun == c->next) break;
        struct place *p = place_of(c, c->begun++);
        bool wanted = !c->stopped;
        pthread_mutex_unlock(&c->lock);
        if (wanted) c->work(p->job);
        pthread_mutex_lock(&c->lock);
        p->done = true;
        pthread_cond_broadcast(&c->done);
    }
    pthread_mutex_unlock(&c->lock);
    return NULL;
}

// Signals are for the thread that speaks
static void start_threads(struct crew *c) {
    sigset_t all, before;
    long wanted = sysconf(_SC_NPROCESSORS_ONLN);
    if (wanted > THREADS_MOST) wanted = THREADS_MOST;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (c->threads < wanted && pthread_create(&c->thread[c->threads], NULL, labour, c) == 0) c->threads++;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

struct crew *crew_open(void (*work)(void *job)) {
    struct crew *c = calloc(1, sizeof *c);
    if (!c) err_out_of_memory();
    c->work = work;
    pthread_mutex_init(&c->lock, NULL);
    pthread_cond_init(&c->given, NULL), pthread_cond_init(&c->done, NULL);
    start_threads(c);
    return c;
}

bool crew_room(const struct crew *c) { return c->next - c->oldest < CREW_MOST && c->next - c->oldest <= 2 * (unsigned)c->threads; }

void crew_give(struct crew *c, void *job) {
    pthread_mutex_lock(&c->lock);
    *place_of(c, c->next++) = (struct place){.job = job, .done = c->threads == 0};
    if (!c->threads) c->begun = c->next, c->work(job);
    pthread_cond_signal(&c->given);
    pthread_mutex_unlock(&c->lock);
}

void *crew_take(struct crew *c, bool wait) {
    void *job = NULL;
    struct place *p = place_of(c, c->oldest);
    pthread_mutex_lock(&c->lock);
    while (wait && c->oldest != c->next && !p->done) pthread_cond_wait(&c->done, &c->lock);
    if (c->oldest != c->next && p->done) job = p->job, c->oldest++;
    pthread_mutex_unlock(&c->lock);
    return job;
}

void crew_stop(struct crew *c) {
    pthread_mutex_lock(&c->lock);
    c->stopped = true;
    pthread_mutex_unlock(&c->lock);
}

void crew_close(struct crew *c) {
    if (!c) return;
    pthread_mutex_lock(&c->lock);
    c->end = true;
    pthread_cond_broadcast(&c->given);
    pthread_mutex_unlock(&c->lock);
    while (c->threads) pthread_join(c->thread[--c->threads], NULL);
    pthread_mutex_destroy(&c->lock);
    pthread_cond_destroy(&c->given), pthread_cond_destroy(&c->done);
    free(c);
}
