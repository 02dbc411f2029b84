#include "speech/window.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "speech/onset.h"

enum { TIMEOUT_MS = 10000, TICK_MS = 50, BARREN = 200, MOUTHFUL = 3 * WIRE_RATE }; // frames a sink gets at once: it may
// be slow (MP3), and between two somebody may want to stop

// What the narrator keeps of a chunk: the wire carries no words.
struct place {
    struct wire_ask ask;
    struct utter_mark mark[WIRE_MARKS];
    arena words;
    uint32_t said;      // pieces already in the sink
    size_t early;       // frames of what comes next that are in the sink already
    int64_t since;      // ms: last sign of life
};

struct window {
    struct wire *wire;
    struct zygote zygote;
    struct engine_options options;
    struct engine_report report;
    int barren;         // pieces in a row that gave no sound
    bool begun;         // the first chunk is on its way: only that one is heard while it is being made
    int head, used;     // places under way; the one being filled is place (head + used) % slots
    struct place place[WIRE_SLOTS];
    struct mark marks[WIRE_MARKS];
    uint32_t frame[WIRE_MARKS];
};

static int64_t now_ms(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static int jobs_of(int asked) {
    long jobs = asked > 0 ? asked : sysconf(_SC_NPROCESSORS_ONLN);
    return jobs < 1 ? 1 : jobs > WIRE_SLOTS / 2 ? WIRE_SLOTS / 2 : (int)jobs;
}

struct window *window_open(const struct engine_options *o, const struct voicebox *box, struct err *e) {
    struct window *w = calloc(1, sizeof *w);
    if (!w) err_out_of_memory();
    w->options = *o;
    if (w->options.timeout_ms <= 0) w->options.timeout_ms = TIMEOUT_MS;
    int jobs = jobs_of(o->jobs);
    w->wire = wire_new(2 * jobs);
    if (!w->wire) err_errno(e, EX_OSERR, "speech", "share memory");
    else if (zygote_start(&w->zygote, w->wire, box, jobs, (w->options.timeout_ms + 2) / 3, e)) return w;
    wire_free(w->wire);
    free(w);
    return NULL;
}

int window_rate(const struct window *w) { return w->wire->rate; }
const struct engine_report *window_report(const struct window *w) { return &w->report; }

static int tail_of(const struct window *w) { return (w->head + w->used) % w->wire->slots; }

// --- filling

static bool fits(const struct wire_ask *a, str text, size_t marks) {
    return a->pieces < WIRE_PIECES / 2 && a->texts + text.n <= WIRE_TEXT && a->marks + marks <= WIRE_MARKS;
}

bool window_piece(struct window *w, str text, const struct utter_mark *mark, size_t marks, uint32_t name,
                  int pause_ms, const struct voice_tone *tone) {
    struct place *at = &w->place[tail_of(w)];
    struct wire_ask *a = &at->ask;
    if (!fits(a, text, marks)) return false;
    a->piece[a->pieces++] = (struct wire_piece){
        .text = a->texts, .bytes = (uint32_t)text.n, .mark = a->marks, .marks = (uint32_t)marks, .name = name,
        .pause = (uint32_t)((int64_t)pause_ms * w->wire->rate / 1000), .tone = *tone};
    if (text.n) memcpy(a->text + a->texts, text.p, text.n);
    for (size_t i = 0; i < marks; i++) {
        at->mark[a->marks + i] = mark[i];
        at->mark[a->marks + i].word = arena_copy(&at->words, mark[i].word);
        at->mark[a->marks + i].written = arena_copy(&at->words, mark[i].written);
    }
    a->texts += (uint32_t)text.n, a->marks += (uint32_t)marks;
    return true;
}

bool window_filling(const struct window *w) { return w->place[tail_of(w)].ask.pieces > 0; }

static void clear(struct window *w, int i) {
    struct wire_ask *a = &w->place[i].ask;
    a->pieces = a->first = a->texts = a->marks = 0;
    arena_reset(&w->place[i].words);
    w->place[i].said = 0;
    w->place[i].early = 0;
}

// Hands the pieces from ask.first on to a child.
static bool render(struct window *w, int i, bool first, struct err *e) {
    struct wire_slot *s = wire_slot(w->wire, i);
    const struct wire_ask *a = &w->place[i].ask;
    memcpy(&s->ask, a, offsetof(struct wire_ask, piece) + a->pieces * sizeof *a->piece);
    memcpy(s->ask.text, a->text, a->texts);
    atomic_store(&s->done, a->first);
    atomic_store(&s->early, 0);
    w->place[i].since = now_ms();
    if (zygote_render(&w->zygote, i, first)) return true;
    return zygote_well(&w->zygote, e) && err_set(e, EX_SOFTWARE, "speech", "the speech process died");
}

// --- sound out

// Marks of one piece -> out[0..]; `start`: of the piece in the chunk, `frame`: from the start of the piece.
static void place_marks(const struct utter_mark *m, const uint32_t *frame, size_t n, int64_t start, uint32_t end,
                        struct mark *out) {
    for (size_t i = 0; i < n; i++) {
        uint32_t next = i + 1 < n ? frame[i + 1] : end;
        out[i] = (struct mark){.frame = start + frame[i], .frames = next - frame[i], .src = m[i].src, .word = m[i].word,
                               .written = m[i].written, .gap = m[i].gap, .kind = m[i].kind, .starts = m[i].starts};
    }
}

// What is already in the sink is taken off the front: marks then lie before the chunk.
static bool emit(struct place *at, struct chunk c, struct mark *mark, struct sink out, struct err *e) {
    size_t skip = at->early < c.frames ? at->early : c.frames;
    for (size_t i = 0; i < c.marks; i++) mark[i].frame -= (int64_t)at->early;
    c.pcm += skip, c.frames -= skip, c.mark = mark;
    at->early -= skip;
    return sink_write(out, &c, e);
}

// The very first piece is heard as it comes.  Should its child die, what is said again is as long as before,
// less what was heard.
static bool say_early(struct window *w, struct sink out, bool *moved, struct err *e) {
    struct wire_slot *s = wire_slot(w->wire, w->head);
    struct place *at = &w->place[w->head];
    uint32_t n = atomic_load(&s->early);
    if (at->said != at->ask.early_piece || at->said != at->ask.first || n <= at->early || n > WIRE_FRAMES) return true;
    struct chunk c = {.pcm = s->pcm + at->early, .frames = n - at->early};
    at->early = n;
    *moved = true;
    return sink_write(out, &c, e);
}

// The pieces said..done, as one chunk; stops before one that is rubbish.
static bool say_ready(struct window *w, uint32_t done, struct sink out, bool *sane, struct err *e) {
    const struct wire_slot *s = wire_slot(w->wire, w->head);
    struct place *at = &w->place[w->head];
    struct chunk c = {0};
    uint32_t base = 0;
    for (*sane = true; at->said < done && c.frames < MOUTHFUL; at->said++) {
        const struct wire_piece *p = &at->ask.piece[at->said];
        struct wire_answer a = s->answer[at->said];
        memcpy(w->frame, s->frame + p->mark, p->marks * sizeof *w->frame);
        *sane = wire_check(w->wire, p, a, w->frame) && (!c.pcm || a.at == base + c.frames);
        if (!*sane) break;
        if (!c.pcm) base = a.at, c.pcm = s->pcm + base;
        if (p->marks) w->frame[0] = onset_find(s->pcm + a.at, w->frame[0], p->marks > 1 ? w->frame[1] : a.sound, w->wire->rate);
        place_marks(at->mark + p->mark, w->frame, p->marks, (int64_t)c.frames, a.sound, w->marks + c.marks);
        c.marks += p->marks;
        c.frames += (size_t)a.sound + p->pause;
    }
    if (!c.pcm) return true;
    w->barren = 0;
    return emit(at, c, w->marks, out, e);
}

// --- containment

// Where in the text of a piece the mark of that name begins.
static uint32_t mark_at(const struct wire_ask *a, const struct wire_piece *p, uint32_t name) {
    char tag[32];
    int n = snprintf(tag, sizeof tag, "<mark name=\"%u\"/>", (unsigned)name);
    return (uint32_t)str_find((str){a->text + p->text, p->bytes}, (str){tag, (size_t)n});
}

static void halve(struct wire_ask *a, uint32_t i) {
    struct wire_piece *p = &a->piece[i], *q = p + 1;
    memmove(q, p, (a->pieces++ - i) * sizeof *p);
    uint32_t half = p->marks / 2, cut = mark_at(a, p, p->name + half);
    p->marks = half, p->bytes = cut, p->pause = 0;
    q->mark += half, q->marks -= half, q->name += half;
    q->text += cut, q->bytes -= cut;
}

static bool say_silence(struct place *at, struct sink out, size_t frames, struct err *e) {
    static const int16_t quiet[4096];
    while (frames) {
        struct chunk c = {.pcm = quiet, .frames = frames < 4096 ? frames : 4096};
        if (!emit(at, c, NULL, out, e)) return false;
        frames -= c.frames;
    }
    return true;
}

// The word is left out: its place is marked, its pause kept.
static bool skip(struct window *w, struct sink out, struct err *e) {
    struct place *at = &w->place[w->head];
    const struct wire_piece *p = &at->ask.piece[at->said++];
    if (p->bytes && p->marks && !w->report.skipped++) w->report.first_skipped = at->mark[p->mark].src;
    memset(w->frame, 0, p->marks * sizeof *w->frame);
    place_marks(at->mark + p->mark, w->frame, p->marks, 0, 0, w->marks);
    struct chunk c = {.marks = p->marks};
    if (c.marks && !emit(at, c, w->marks, out, e)) return false;
    if (++w->barren > BARREN) return err_set(e, EX_SOFTWARE, "speech", "the speech engine fails at every word");
    uint32_t second = (uint32_t)w->wire->rate;
    return say_silence(at, out, p->pause < second ? p->pause : second, e);
}

// A chunk whose child is gone with pieces left: the rest goes to a fresh child; what a fresh child could not
// say is halved, or left out when it is one word.
static bool again(struct window *w, struct sink out, struct err *e) {
    struct place *at = &w->place[w->head];
    struct wire_ask *a = &at->ask;
    if (at->said == a->first) {
        struct wire_piece *p = &a->piece[at->said];
        if (p->marks > 1 && p->bytes && a->pieces < WIRE_PIECES) halve(a, at->said);
        else if (!skip(w, out, e)) return false;
    }
    a->first = at->said;
    a->early_piece = WIRE_PIECES;
    return at->said == a->pieces || render(w, w->head, true, e);
}

// --- the head of the window

static void next_head(struct window *w) {
    clear(w, w->head);
    w->head = (w->head + 1) % w->wire->slots;
    w->used--;
    w->report.chunks++;
    w->place[w->head].since = now_ms();
}

static bool stopped(const struct window *w) { return w->options.stop && *w->options.stop; }

// One step: what the head has ready goes to the sink.  *moved: something happened, so look again.
static bool step(struct window *w, struct sink out, bool *moved, struct err *e) {
    struct wire_slot *s = wire_slot(w->wire, w->head);
    struct place *at = &w->place[w->head];
    uint32_t state = atomic_load(&s->state), done = atomic_load(&s->done), said = at->said; // state before done
    bool sane = done >= said && done <= at->ask.pieces;
    if (sane && !say_ready(w, done, out, &sane, e)) return false;
    *moved = at->said > said;
    if (at->said == said && state == WIRE_RUNNING && !say_early(w, out, moved, e)) return false;
    if (*moved) at->since = now_ms();
    if (sane && at->said < done) return true; // there is more
    bool over = state == WIRE_DONE || state == WIRE_FULL || state == WIRE_DEAD;
    if (!sane && !over) zygote_kill(&w->zygote, w->head); // its state becomes DEAD
    if (!over) return true;
    *moved = true;
    if (at->said < at->ask.pieces) {
        w->report.retried += state != WIRE_FULL;
        if (!again(w, out, e)) return false;
    }
    if (at->said == at->ask.pieces) next_head(w);
    return true;
}

static bool too_long(struct window *w, struct err *e) {
    struct place *at = &w->place[w->head];
    uint32_t state = atomic_load(&wire_slot(w->wire, w->head)->state);
    if (!zygote_alive(&w->zygote)) return zygote_well(&w->zygote, e) && err_set(e, EX_SOFTWARE, "speech", "the speech process died");
    if (state != WIRE_RUNNING || now_ms() - at->since < w->options.timeout_ms) return true;
    zygote_kill(&w->zygote, w->head);
    at->since = now_ms();
    return true;
}

// Drains until at most `leave` chunks are under way.
static bool drain(struct window *w, int leave, struct sink out, struct err *e) {
    while (w->used > 0) {
        if (stopped(w)) return err_set(e, SINK_STOPPED, "speech", "stopped");
        uint32_t bell = atomic_load(&w->wire->bell);
        bool moved = false;
        if (!zygote_well(&w->zygote, e)) return false;
        if (!step(w, out, &moved, e)) return false;
        if (moved) continue;
        if (w->used <= leave) return true;
        wire_wait(w->wire, bell, TICK_MS);
        if (atomic_load(&w->wire->bell) == bell && !too_long(w, e)) return false;
    }
    return true;
}

bool window_submit(struct window *w, struct sink out, struct err *e) {
    if (!window_filling(w)) return true;
    w->place[tail_of(w)].ask.early_piece = w->begun ? WIRE_PIECES : 0;
    w->begun = true;
    if (!render(w, tail_of(w), false, e)) return false;
    w->used++;
    return drain(w, w->wire->slots - 1, out, e);
}

bool window_drain(struct window *w, struct sink out, struct err *e) { return drain(w, w->wire->slots - 1, out, e); }
bool window_finish(struct window *w, struct sink out, struct err *e) {
    bool ok = window_submit(w, out, e) && drain(w, 0, out, e);
    w->begun = false;
    return ok;
}

void window_stop(struct window *w) {
    zygote_kill_all(&w->zygote);
    for (int i = 0; i < w->wire->slots; i++) clear(w, i);
    w->head = w->used = 0;
    w->begun = false;
}

void window_close(struct window *w) {
    if (!w) return;
    zygote_stop(&w->zygote);
    for (int i = 0; i < w->wire->slots; i++) arena_free(&w->place[i].words);
    wire_free(w->wire);
    free(w);
}
