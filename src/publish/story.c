#include "publish/story.h"

static void give(struct story *s, int64_t next) {
    if (!s->waits) return;
    s->last.text = buf_view(&s->text);
    s->last.next = next > s->last.to ? next : s->last.to;
    s->take(s->self, &s->last);
    s->waits = false;
}

static int64_t not_before(int64_t frame, int64_t least) { return frame < least ? least : frame; }

// A word without writing of its own belongs to the piece before it
static void add_mark(struct story *s, const struct mark *m) {
    int64_t from = not_before(m->frame + s->frames, 0), to = from + m->frames;
    if (s->waits && !m->starts && !m->written.n) {
        s->last.to = not_before(to, s->last.to);
        return;
    }
    bool led = s->waits && !s->text.n; // only unwritten words so far: this writing is theirs
    if (led && !m->starts) from = s->last.from;
    else give(s, from);
    uint8_t starts = led && !m->starts ? s->last.starts : m->starts;
    s->text.n = 0;
    buf_str(&s->text, m->written);
    s->last = (struct piece){.from = from, .to = to, .kind = m->kind, .starts = starts};
    s->waits = true;
}

void story_chunk(struct story *s, const struct chunk *c) {
    for (size_t i = 0; i < c->marks; i++) add_mark(s, &c->mark[i]);
    s->frames += (int64_t)c->frames;
}

void story_end(struct story *s) {
    give(s, s->frames);
    buf_free(&s->text);
}

int64_t story_ms(int64_t frames, int rate) { return (frames * 1000 + rate / 2) / rate; }
