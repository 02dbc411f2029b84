#include "speech/chunk.h"

#include <stdlib.h>
#include <string.h>

#include "speech/window.h"

enum { FULL = 2048, ENOUGH = 1400, USUAL_RATE = 170 }; // bytes of spoken words; slower speech is longer sound

struct chunker {
    struct window *window;
    struct voicebox box;
    void (*closed)(void *);
    size_t bytes;   // in the chunk being filled
    bool started;   // the first sentence is on its way
};

str chunk_cut(str *rest, int *ms) {
    static const char head[] = "<break time=\"";
    size_t at = str_find(*rest, (str){head, sizeof head - 1}), i = at + sizeof head - 1;
    str before = str_sub(*rest, 0, at);
    *ms = -1;
    if (at == rest->n) {
        *rest = str_sub(*rest, at, at);
        return before;
    }
    for (*ms = 0; i < rest->n && rest->p[i] >= '0' && rest->p[i] <= '9' && *ms < 60000; i++) *ms = *ms * 10 + rest->p[i] - '0';
    while (i < rest->n && rest->p[i] != '>') i++;
    *rest = str_sub(*rest, i + 1, rest->n);
    return before;
}

static size_t marks_in(str text) {
    size_t n = 0;
    for (str tag = S("<mark "); text.n; n++) {
        size_t at = str_find(text, tag);
        if (at == text.n) break;
        text = str_sub(text, at + tag.n, text.n);
    }
    return n;
}

static bool submit(struct chunker *c, struct sink out, struct err *e) {
    c->bytes = 0;
    c->started = true;
    return window_submit(c->window, out, e);
}

// A piece that finds no room even in an empty chunk keeps its marks and loses its sound: utter makes none.
static bool add_piece(struct chunker *c, const struct utterance *u, str text, size_t from, size_t marks, int pause,
                      struct sink out, struct err *e) {
    const struct utter_mark *mark = u->mark + from;
    for (size_t i = 0; i < marks; i++) c->bytes += mark[i].word.n + 1;
    if (window_piece(c->window, text, mark, marks, (uint32_t)from, pause, &u->tone)) return true;
    if (!submit(c, out, e)) return false;
    if (window_piece(c->window, text, mark, marks, (uint32_t)from, pause, &u->tone)) return true;
    return window_piece(c->window, S(""), mark, marks < WIRE_MARKS ? marks : WIRE_MARKS, (uint32_t)from, pause, &u->tone);
}

static size_t scaled(size_t bytes, int rate) {
    return rate < USUAL_RATE && rate > 0 ? bytes * (size_t)rate / USUAL_RATE : bytes;
}

static bool put(void *self, const struct utterance *u, struct sink out, struct err *e) {
    struct chunker *c = self;
    size_t from = 0;
    int pause;
    for (str rest = u->text; rest.n;) {
        str text = str_trim(chunk_cut(&rest, &pause));
        size_t marks = marks_in(text);
        if (marks > u->marks - from) marks = u->marks - from;
        if (!rest.n) pause = (pause > 0 ? pause : 0) + u->pause;
        if (!add_piece(c, u, text, from, marks, pause, out, e)) return false;
        from += marks;
    }
    if (!u->text.n && u->pause > 0 && !add_piece(c, u, S(""), 0, 0, u->pause, out, e)) return false;
    bool cut = !c->started || c->bytes >= scaled(FULL, u->tone.rate) ||
               (u->paragraph_end && c->bytes >= scaled(ENOUGH, u->tone.rate));
    return cut ? submit(c, out, e) : window_drain(c->window, out, e);
}

static bool finish(void *self, struct sink out, struct err *e) {
    struct chunker *c = self;
    c->bytes = 0;
    c->started = false;
    return window_finish(c->window, out, e);
}

static void stop(void *self) {
    struct chunker *c = self;
    c->bytes = 0;
    c->started = false;
    window_stop(c->window);
}

static void close_engine(void *self) {
    struct chunker *c = self;
    window_close(c->window);
    if (c->closed) c->closed(c->box.self);
    free(c);
}

static const struct engine_ops ops = {put, finish, stop, close_engine};

struct engine chunk_engine(const struct engine_options *o, const struct voicebox *box, void (*closed)(void *), struct err *e) {
    struct chunker *c = calloc(1, sizeof *c);
    if (!c) err_out_of_memory();
    c->box = *box;
    c->closed = closed;
    c->window = window_open(o, &c->box, e);
    if (c->window) return (struct engine){&ops, c, window_rate(c->window), window_report(c->window)};
    if (closed) closed(c->box.self);
    free(c);
    return (struct engine){0};
}
