// feeder: shelf -> words -> utterances -> engine -> marks kept here, sound to the speaker.
#include "app/feeder.h"

#include <errno.h>
#include <math.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

enum { TAIL_MS = 600 /* longer than a device is late */, TONE_MS = 180, EARCON_MS = 90, AFTER_ANSWER_MS = 500, AFTER_ARTICLE_MS = 700, WAKE = SIGURG };
#define ANSWER SIZE_MAX // the item of an answer's words

struct heard { int64_t frame; size_t item, word; str text, written; };

struct feeder {
    pthread_t thread;
    pthread_mutex_t lock;            // guards what stands between here and ---
    pthread_cond_t changed;
    struct job job;                  // the one to be done next, or being done
    buf answer;
    bool waiting, quit, working;
    struct heard *heard;             // of the job at hand, in order of frames
    size_t marks, room, at;          // heard[at]: the last one that has begun
    arena texts;
    int64_t end;                     // frames when all of the job is written; -1: not yet
    bool finished;
    struct err err;                  // ---
    struct road *road;
    struct shelf *shelf;
    struct engine engine;
    struct speaker *speaker;
    stop_flag *stop;     // of the engine and the speaker
    bool earcons;
    struct tokens tokens;
    struct words words;
    arena mem;
};

// --- marks and sound on their way to the speaker

static void add_heard(struct feeder *f, int64_t base, const struct mark *m) {
    if (f->marks == f->room) {
        f->room = f->room ? f->room * 2 : 512;
        f->heard = realloc(f->heard, f->room * sizeof *f->heard);
        if (!f->heard) err_out_of_memory();
    }
    f->heard[f->marks++] = (struct heard){base + m->frame, m->src.from, m->src.to, arena_copy(&f->texts, m->word),
                                          arena_copy(&f->texts, m->written)};
}

static bool pass_on(void *self, const struct chunk *c, struct err *e) {
    struct feeder *f = self;
    int64_t base = speaker_written(f->speaker);
    pthread_mutex_lock(&f->lock);
    for (size_t i = 0; i < c->marks; i++) add_heard(f, base, &c->mark[i]);
    pthread_mutex_unlock(&f->lock);
    return sink_write(speaker_sink(f->speaker), c, e);
}

static const struct sink_ops passing = {pass_on, NULL, NULL};

static struct sink out(struct feeder *f) { return (struct sink){&passing, f}; }

// A soft tone of two notes (pitch in Hz), or silence (0, 0), straight to the speaker.
static bool sound(struct feeder *f, int ms, double first, double second, struct err *e) {
    size_t frames = (size_t)f->engine.rate * (size_t)ms / 1000;
    int16_t *pcm = calloc(frames + 1, sizeof *pcm);
    if (!pcm) err_out_of_memory();
    for (size_t i = 0; first > 0 && i < frames; i++) {
        double t = (double)i / f->engine.rate, pitch = i < frames / 2 ? first : second;
        double swell = sin(3.14159265358979 * (double)(i % (frames / 2 + 1)) / (double)(frames / 2 + 1));
        pcm[i] = (int16_t)lrint(5000 * swell * sin(6.28318530717959 * pitch * t));
    }
    struct chunk c = {.pcm = pcm, .frames = frames};
    bool ok = sink_write(speaker_sink(f->speaker), &c, e);
    free(pcm);
    return ok;
}

// --- speaking

// The words of a sentence from `from` on; its marks are named after item and word.
static bool speak_words(struct feeder *f, const struct sentence *s, const struct voice *v, size_t item, size_t from, int pause,
                        struct err *e) {
    struct utterance u;
    f->words.n = 0;
    scan(s->text, &f->tokens);
    say_sentence(f->road->say, s, &f->tokens, &f->mem, &f->words);
    if (from >= f->words.n) from = 0;
    utter_sentence(f->road->utter, v, s, f->words.v + from, f->words.n - from, &f->mem, &u);
    struct utter_mark *mark = ARENA_ARRAY(&f->mem, struct utter_mark, u.marks + 1);
    for (size_t i = 0; i < u.marks; i++) mark[i] = u.mark[i], mark[i].src = (span){item, from + i};
    u.mark = mark;
    if (pause > u.pause) u.pause = pause;
    return f->engine.ops->put(f->engine.self, &u, out(f), e);
}

static bool speak_item(struct feeder *f, const struct item *it, size_t i, size_t from, const struct voice *v, struct err *e) {
    struct map_run map = {0, (int64_t)it->from};
    struct block b = {.kind = it->kind, .text = it->text, .map = &map, .maps = 1};
    struct sentence s = {.text = it->text, .block = &b, .last = it->last};
    arena_reset(&f->mem);
    return speak_words(f, &s, v, i, from, 0, e);
}

static bool speak_answer(struct feeder *f, str text, const struct voice *v, struct err *e) {
    struct map_run map = {0, 0};
    struct block b = {.kind = BLOCK_PARA, .text = text, .map = &map, .maps = 1};
    struct sentence s;
    arena_reset(&f->mem);
    for (size_t at = 0; sentence_next(f->road->text.stops, &b, &at, &s);) {
        s.last = false;
        if (!speak_words(f, &s, v, ANSWER, 0, at < text.n ? 0 : AFTER_ANSWER_MS, e)) return false;
    }
    return true;
}

static bool finish(struct feeder *f, struct err *e) { return f->engine.ops->finish(f->engine.self, out(f), e); }

static bool end_article(struct feeder *f, struct err *e) {
    return finish(f, e) && sound(f, TONE_MS, 660, 440, e) && sound(f, AFTER_ARTICLE_MS, 0, 0, e);
}

// A short note before a headline, a lower one before a quote; other text has none.
static bool earcon(struct feeder *f, enum block_kind kind, struct err *e) {
    double pitch = kind == BLOCK_HEADING ? 880 : kind == BLOCK_SUBHEAD ? 740 : kind == BLOCK_QUOTE ? 440 : 0;
    return !pitch || (finish(f, e) && sound(f, EARCON_MS, pitch, pitch, e));
}

static bool speak_shelf(struct feeder *f, const struct job *j, struct voice v, struct err *e) {
    struct item it, before = {0};
    struct voice slow = v;
    slow.tone.rate = v.tone.rate * j->slowly / 100;
    if (slow.tone.rate < VOICE_RATE_MIN) slow.tone.rate = VOICE_RATE_MIN;
    for (size_t i = j->item; shelf_item(f->shelf, i, &it); i++) {
        bool first = i == j->item;
        bool block = first || it.block != before.block;
        if (!first && it.story != before.story && !end_article(f, e)) return false;
        if (f->earcons && block && !earcon(f, it.kind, e)) return false;
        if (!speak_item(f, &it, i, first ? j->word : 0, first && j->slowly ? &slow : &v, e)) return false;
        before = it;
    }
    return end_article(f, e);
}

// *end: frames when the last sound is written
static bool do_job(struct feeder *f, const struct job *j, int64_t *end, struct err *e) {
    struct voice v = f->road->voice;
    v.tone.rate = j->rate;
    if (!speak_answer(f, j->answer, &v, e)) return false;
    if (j->go_on && !speak_shelf(f, j, v, e)) return false;
    if (!finish(f, e)) return false;
    *end = speaker_written(f->speaker);
    return sound(f, TAIL_MS, 0, 0, e); // a device only starts once it has something ahead
}

// --- the thread

static void forget_marks(struct feeder *f) {
    f->marks = f->at = 0;
    f->end = -1;
    f->finished = false;
    f->err = (struct err){0};
    arena_reset(&f->texts);
}

// Waits for a job, under the lock.  False: the feeder is to end.
static bool take_job(struct feeder *f, struct job *j, buf *answer) {
    f->working = false;
    pthread_cond_broadcast(&f->changed);
    while (!f->waiting && !f->quit) pthread_cond_wait(&f->changed, &f->lock);
    if (f->quit) return false;
    *j = f->job;
    answer->n = 0;
    buf_str(answer, buf_view(&f->answer));
    j->answer = buf_view(answer);
    f->waiting = false, f->working = true;
    *f->stop = 0;
    if (f->speaker) speaker_flush(f->speaker);
    forget_marks(f);
    return true;
}

static void job_ended(struct feeder *f, const struct job *j, bool ok, int64_t end, const struct err *e) {
    if (!ok) f->engine.ops->stop(f->engine.self);
    pthread_mutex_lock(&f->lock);
    f->finished = ok && j->go_on;
    if (!ok) f->err = *e;
    f->end = end;
    if (!ok && f->speaker) speaker_flush(f->speaker);
}

static void *work(void *self) {
    struct feeder *f = self;
    struct job j;
    buf answer = {0};
    pthread_mutex_lock(&f->lock);
    while (take_job(f, &j, &answer)) {
        struct err e = {0};
        int64_t end = 0;
        pthread_mutex_unlock(&f->lock);
        bool ok = f->speaker ? do_job(f, &j, &end, &e) : err_set(&e, EX_UNAVAILABLE, "sound", "there is no sound device");
        job_ended(f, &j, ok, end, &e);
    }
    pthread_mutex_unlock(&f->lock);
    buf_free(&answer);
    return NULL;
}

static void on_wake(int sig) { (void)sig; }

// Only the wake-up call reaches the feeder's thread, and those that the sound system starts from it.
static bool begin(struct feeder *f) {
    sigset_t all, before;
    struct sigaction wake = {.sa_handler = on_wake};
    sigaction(WAKE, &wake, NULL);
    sigfillset(&all);
    sigdelset(&all, WAKE);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    int failed = pthread_create(&f->thread, NULL, work, f);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return !failed;
}

struct feeder *feeder_open(struct road *r, struct shelf *s, struct engine en, struct speaker *speaker,
                           stop_flag *stop) {
    struct feeder *f = calloc(1, sizeof *f);
    if (!f) err_out_of_memory();
    f->road = r, f->shelf = s, f->engine = en, f->speaker = speaker, f->stop = stop, f->end = 0;
    pthread_mutex_init(&f->lock, NULL);
    pthread_cond_init(&f->changed, NULL);
    if (!begin(f)) err_out_of_memory();
    return f;
}

// --- the player's side

void feeder_earcons(struct feeder *f, bool on) { f->earcons = on; }

void feeder_speaker(struct feeder *f, struct speaker *speaker) {
    pthread_mutex_lock(&f->lock);
    while (f->working) pthread_cond_wait(&f->changed, &f->lock);
    f->speaker = speaker;
    f->end = 0;
    pthread_mutex_unlock(&f->lock);
}

// Under the lock: the device falls silent with its next buffer, the thread wakes from whatever it waits for.
static void cut(struct feeder *f) {
    *f->stop = 1;
    if (f->speaker) speaker_flush(f->speaker), speaker_pause(f->speaker, false);
    if (f->working) pthread_kill(f->thread, WAKE);
}

void feeder_start(struct feeder *f, const struct job *job) {
    pthread_mutex_lock(&f->lock);
    cut(f);
    f->job = *job;
    f->answer.n = 0;
    buf_str(&f->answer, job->answer);
    f->waiting = true;
    forget_marks(f);
    pthread_cond_broadcast(&f->changed);
    pthread_mutex_unlock(&f->lock);
}

void feeder_halt(struct feeder *f) {
    pthread_mutex_lock(&f->lock);
    cut(f);
    f->waiting = false;
    while (f->working) pthread_cond_wait(&f->changed, &f->lock);
    pthread_mutex_unlock(&f->lock);
}

struct feeder_now feeder_at(struct feeder *f) {
    pthread_mutex_lock(&f->lock);
    struct feeder_now now = {.item = f->job.item, .word = f->job.word, .err = f->err, .answering = f->job.answer.n > 0 || f->answer.n > 0};
    int64_t played = f->speaker ? speaker_played(f->speaker) : 0;
    while (f->at < f->marks && f->heard[f->at].frame <= played) f->at++;
    for (size_t i = f->at; i-- > 0 && f->heard[i].item != ANSWER;) {
        now.item = f->heard[i].item, now.word = f->heard[i].word, now.answering = false;
        break;
    }
    bool failed = f->err.code && f->err.code != SINK_STOPPED;
    bool done = !f->waiting && !f->working && f->end >= 0 && played >= f->end;
    now.state = failed ? FEEDER_FAILED : done ? FEEDER_DONE : FEEDER_SPEAKING;
    now.finished = done && f->finished;
    pthread_mutex_unlock(&f->lock);
    return now;
}

static const struct heard *find(const struct feeder *f, size_t item, size_t word) {
    for (size_t i = f->marks; i-- > 0;)
        if (f->heard[i].item == item && f->heard[i].word == word) return &f->heard[i];
    return NULL;
}

str feeder_word(struct feeder *f, size_t item, size_t word, arena *mem) {
    pthread_mutex_lock(&f->lock);
    const struct heard *h = find(f, item, word);
    str text = h ? arena_copy(mem, h->text) : S("");
    pthread_mutex_unlock(&f->lock);
    return text;
}

str feeder_written(struct feeder *f, size_t item, size_t word, arena *mem) {
    pthread_mutex_lock(&f->lock);
    const struct heard *h = find(f, item, word);
    str text = h ? arena_copy(mem, h->written) : S("");
    pthread_mutex_unlock(&f->lock);
    return text;
}

void feeder_close(struct feeder *f) {
    if (!f) return;
    pthread_mutex_lock(&f->lock);
    cut(f);
    f->quit = true;
    pthread_cond_broadcast(&f->changed);
    pthread_mutex_unlock(&f->lock);
    pthread_join(f->thread, NULL);
    pthread_mutex_destroy(&f->lock);
    pthread_cond_destroy(&f->changed);
    tokens_free(&f->tokens);
    words_free(&f->words);
    arena_free(&f->mem);
    arena_free(&f->texts);
    buf_free(&f->answer);
    free(f->heard);
    free(f);
}
