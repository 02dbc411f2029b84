#include "audio/captions.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "audio/cue.h"
#include "audio/target.h"
#include "audio/vtt.h"
#include "base/json.h"

enum { LINGER_MS = 300, SHORTEST_MS = 1000 }; // a cue stays this much longer, and at least this long, where it can

struct captions;

struct format {
    const char *ending, *head, *tail;
    void (*cue)(struct captions *c, const struct cue *cue, int64_t to); // NULL: words only
    void (*word)(struct captions *c, const struct mark *m);             // NULL: cues only
    void (*line)(buf *out, const struct cue *cue, int line, int rate);  // NULL: lines as they are
};

struct captions {
    struct target target;
    const struct format *format;
    int rate;
    int64_t frames;        // taken so far
    size_t items;          // cues or words written
    buf out;
    struct mark *mark;     // the sentence that is still coming; texts in `words`
    size_t marks, room;
    arena words, cues;
    struct cue last;       // waits for the start of the next, to know how long it may stay
    bool has_last;
    buf last_line[2];
};

// --- writers

static int64_t ms_of(int64_t frame, int rate) { return frame > 0 ? (frame * 1000 + rate / 2) / rate : 0; }

static void add_time(struct captions *c, int64_t frame, const char *separator) {
    int64_t ms = ms_of(frame, c->rate);
    buf_fmt(&c->out, "%02d:%02d:%02d%s%03d", (int)(ms / 3600000), (int)(ms / 60000 % 60), (int)(ms / 1000 % 60), separator,
            (int)(ms % 1000));
}

// A line of a WebVTT cue: before each word but the cue's first the time it begins, later than any before it.
static void vtt_line(buf *out, const struct cue *cue, int line, int rate) {
    str text = cue->line[line];
    size_t at = 0;
    int64_t last = ms_of(cue->from, rate), end = ms_of(cue->to, rate);
    for (size_t i = 0; i < cue->words; i++) {
        int64_t ms = ms_of(cue->word[i].from, rate);
        if (i == 0 || ms <= last || ms >= end) continue;
        last = ms;
        if (cue->word[i].line != line) continue;
        vtt_text(out, str_sub(text, at, cue->word[i].at));
        buf_char(out, '<'), vtt_time(out, ms), buf_char(out, '>');
        at = cue->word[i].at;
    }
    vtt_text(out, str_sub(text, at, text.n));
}

static void vtt_cue(struct captions *c, const struct cue *cue, int64_t to) {
    vtt_span(&c->out, ms_of(cue->from, c->rate), ms_of(to, c->rate));
    for (int i = 0; i < 2 && cue->line[i].n; i++) buf_char(&c->out, '\n'), buf_str(&c->out, cue->line[i]);
    buf_str(&c->out, S("\n\n"));
}

static void srt_cue(struct captions *c, const struct cue *cue, int64_t to) {
    buf_fmt(&c->out, "%zu\n", c->items + 1);
    add_time(c, cue->from, ",");
    buf_str(&c->out, S(" --> "));
    add_time(c, to, ",");
    for (int i = 0; i < 2 && cue->line[i].n; i++) buf_char(&c->out, '\n'), buf_str(&c->out, cue->line[i]);
    buf_str(&c->out, S("\n\n"));
}

static void lrc_cue(struct captions *c, const struct cue *cue, int64_t to) {
    int64_t cs = cue->from * 100 / c->rate;
    (void)to;
    buf_fmt(&c->out, "[%02d:%02d.%02d]", (int)(cs / 6000), (int)(cs / 100 % 60), (int)(cs % 100));
    buf_str(&c->out, cue->line[0]);
    if (cue->line[1].n) buf_char(&c->out, ' '), buf_str(&c->out, cue->line[1]);
    buf_char(&c->out, '\n');
}

static void json_word(struct captions *c, const struct mark *m) {
    buf_fmt(&c->out, "%s\n{\"start\":%.4f,\"end\":%.4f,\"from\":%zu,\"to\":%zu,\"first\":%s,\"spoken\":", c->items ? "," : "",
            (double)m->frame / c->rate, (double)(m->frame + m->frames) / c->rate, m->src.from, m->src.to,
            m->starts ? "true" : "false");
    json_string(&c->out, m->word);
    buf_str(&c->out, S(",\"written\":"));
    json_string(&c->out, m->written);
    buf_char(&c->out, '}');
}

static const struct format formats[] = {
    {".vtt", "WEBVTT\n\n", "", vtt_cue, NULL, vtt_line},
    {".srt", "", "", srt_cue, NULL},
    {".lrc", "", "", lrc_cue, NULL},
    {".json", "[", "\n]\n", NULL, json_word},
};

// --- cues come out one behind: the end of each waits for the start of the next

static void write_last(struct captions *c, int64_t next) {
    if (!c->has_last) return;
    int64_t to = c->last.to + (int64_t)c->rate * LINGER_MS / 1000, least = c->last.from + (int64_t)c->rate * SHORTEST_MS / 1000;
    if (to < least) to = least;
    if (to > next) to = next;
    for (int i = 0; i < 2; i++) c->last.line[i] = buf_view(&c->last_line[i]);
    c->format->cue(c, &c->last, to);
    c->items++;
    c->has_last = false;
}

static void keep_last(struct captions *c, const struct cue *cue) {
    c->last = *cue;
    c->has_last = true;
    for (int i = 0; i < 2; i++) {
        c->last_line[i].n = 0;
        if (c->format->line) c->format->line(&c->last_line[i], cue, i, c->rate);
        else buf_str(&c->last_line[i], cue->line[i]);
    }
}

static void end_sentence(struct captions *c) {
    struct cue *cue;
    size_t n = c->format->cue ? cue_make(c->mark, c->marks, &c->cues, &cue) : 0;
    for (size_t i = 0; i < n; i++) {
        write_last(c, cue[i].from);
        keep_last(c, &cue[i]);
    }
    c->marks = 0;
    arena_reset(&c->words);
    arena_reset(&c->cues);
}

static void keep_mark(struct captions *c, struct mark m) {
    if (c->marks == c->room) {
        c->room = c->room ? 2 * c->room : 64;
        c->mark = realloc(c->mark, c->room * sizeof *c->mark);
        if (!c->mark) err_out_of_memory();
    }
    m.word = arena_copy(&c->words, m.word);
    m.written = arena_copy(&c->words, m.written);
    c->mark[c->marks++] = m;
}

// --- the sink

static bool flush(struct captions *c, struct err *e) {
    bool ok = target_write(&c->target, c->out.p, c->out.n);
    c->out.n = 0;
    return ok || !target_failed(&c->target, e);
}

static bool take(void *self, const struct chunk *chunk, struct err *e) {
    struct captions *c = self;
    for (size_t i = 0; i < chunk->marks; i++) {
        struct mark m = chunk->mark[i];
        m.frame += c->frames;
        if (m.starts) end_sentence(c);
        if (c->format->word) c->format->word(c, &m), c->items++;
        else keep_mark(c, m);
    }
    c->frames += (int64_t)chunk->frames;
    return c->out.n < 4096 || flush(c, e);
}

static void free_captions(struct captions *c) {
    buf_free(&c->out), buf_free(&c->last_line[0]), buf_free(&c->last_line[1]);
    arena_free(&c->words), arena_free(&c->cues);
    free(c->mark);
    free(c);
}

static bool close_captions(void *self, struct err *e) {
    struct captions *c = self;
    end_sentence(c);
    write_last(c, c->frames);
    buf_str(&c->out, str_of(c->format->tail));
    flush(c, e);
    bool ok = target_commit(&c->target, e);
    free_captions(c);
    return ok;
}

static void drop(void *self) {
    struct captions *c = self;
    target_drop(&c->target);
    free_captions(c);
}

static const struct sink_ops ops = {take, close_captions, drop};

static const struct format *format_of(const char *path) {
    size_t n = strlen(path);
    if (strcmp(path, "-") == 0) return &formats[0];
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t m = strlen(formats[i].ending);
        if (n > m && strcasecmp(path + n - m, formats[i].ending) == 0) return &formats[i];
    }
    return NULL;
}

struct sink captions_sink(const struct captions_options *o, struct err *e) {
    const struct format *format = format_of(o->path);
    if (!format) {
        err_set(e, EX_USAGE, o->path, "format of captions not known: end the name in .vtt, .srt, .lrc or .json");
        return (struct sink){0};
    }
    struct captions *c = calloc(1, sizeof *c);
    if (!c) err_out_of_memory();
    c->format = format, c->rate = o->rate;
    if (!target_open(&c->target, o->path, o->force, e)) {
        free(c);
        return (struct sink){0};
    }
    buf_str(&c->out, str_of(format->head));
    return (struct sink){&ops, c};
}
