#include "audio/chapters.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { TITLE_DONE, TITLE_BLOCK, TITLE_SENTENCE }; // which marks still belong to the title

static void begin(struct chapters *c, int64_t frame, const struct mark *m) {
    bool head = c->heads >> m->kind & 1;
    if (c->n == c->room) {
        c->room = c->room ? 2 * c->room : 16;
        c->v = realloc(c->v, c->room * sizeof *c->v);
        if (!c->v) err_out_of_memory();
    }
    if (!c->n) frame = 0;
    if (c->n) c->v[c->n - 1].to = frame;
    c->v[c->n++] = (struct chapter){.from = frame, .to = frame, .part = m->starts < STARTS_ARTICLE};
    c->titling = head ? TITLE_BLOCK : TITLE_SENTENCE;
}

static void add_letters(buf *title, str text) {
    for (size_t i = 0; i < text.n; i++) buf_char(title, (unsigned char)text.p[i] < 0x20 ? ' ' : text.p[i]);
}

static void add_to_title(struct chapters *c, const struct mark *m) {
    buf *title = &c->v[c->n - 1].title;
    if (utf8_count(buf_view(title)) + utf8_count(str_trim(m->written)) > CHAPTER_TITLE && title->n) {
        while (title->n && title->p[title->n - 1] == ' ') title->n--;
        buf_str(title, S("\xE2\x80\xA6")); // an ellipsis
        c->titling = TITLE_DONE;
    } else add_letters(title, m->written);
}

static bool begins(const struct chapters *c, const struct mark *m) {
    if (!c->n || m->starts == STARTS_ARTICLE) return true;
    return m->starts == STARTS_BLOCK && c->heads >> m->kind & 1;
}

void chapters_take(struct chapters *c, const struct chunk *chunk) {
    for (size_t i = 0; i < chunk->marks; i++) {
        const struct mark *m = &chunk->mark[i];
        if (begins(c, m)) begin(c, c->frames + m->frame, m);
        else if (m->starts >= STARTS_BLOCK) c->titling = TITLE_DONE;
        else if (m->starts == STARTS_SENTENCE && c->titling == TITLE_SENTENCE) c->titling = TITLE_DONE;
        if (c->titling != TITLE_DONE) add_to_title(c, m);
    }
    c->frames += (int64_t)chunk->frames;
    if (c->n && c->v[c->n - 1].to < c->frames) c->v[c->n - 1].to = c->frames;
}

str chapter_title(const struct chapter *c) { return str_trim(buf_view(&c->title)); }

int64_t chapter_ms(const struct chapters *c, int64_t frame) { return (frame * 1000 + c->rate / 2) / c->rate; }

void chapters_free(struct chapters *c) {
    for (size_t i = 0; i < c->n; i++) buf_free(&c->v[i].title);
    free(c->v);
    c->v = NULL;
    c->n = c->room = 0;
}

// --- as a sink

static bool take(void *self, const struct chunk *chunk, struct err *e) {
    (void)e;
    chapters_take(self, chunk);
    return true;
}

static bool close_chapters(void *self, struct err *e) {
    (void)self, (void)e;
    return true;
}

static void drop(void *self) { (void)self; }

struct sink chapters_sink(struct chapters *c) {
    static const struct sink_ops ops = {take, close_chapters, drop};
    return (struct sink){&ops, c};
}
