#include "audio/chapter_file.h"

#include <stdlib.h>
#include <strings.h>

#include "audio/target.h"
#include "audio/vtt.h"
#include "base/json.h"

struct format { const char *ending; void (*write)(buf *out, const struct chapters *c); };

struct chapter_file { struct target target; const struct format *format; const struct chapters *c; };

static void vtt(buf *out, const struct chapters *c) {
    buf_str(out, S("WEBVTT\n"));
    for (size_t i = 0; i < c->n; i++) {
        buf_fmt(out, "\n%zu\n", i + 1);
        vtt_span(out, chapter_ms(c, c->v[i].from), chapter_ms(c, c->v[i].to));
        buf_char(out, '\n');
        vtt_text(out, chapter_title(&c->v[i]));
        buf_char(out, '\n');
    }
}

static void json(buf *out, const struct chapters *c) {
    buf_str(out, S("{\"version\":\"1.2.0\",\"chapters\":["));
    for (size_t i = 0; i < c->n; i++) {
        buf_fmt(out, "%s\n{\"startTime\":%.3f,\"endTime\":%.3f,\"title\":", i ? "," : "", (double)chapter_ms(c, c->v[i].from) / 1000,
                (double)chapter_ms(c, c->v[i].to) / 1000);
        json_string(out, chapter_title(&c->v[i]));
        buf_char(out, '}');
    }
    buf_str(out, S("\n]}\n"));
}

static void text(buf *out, const struct chapters *c) {
    for (size_t i = 0; i < c->n; i++) {
        vtt_time(out, chapter_ms(c, c->v[i].from));
        buf_char(out, ' ');
        buf_str(out, chapter_title(&c->v[i]));
        buf_char(out, '\n');
    }
}

static const struct format formats[] = {{".txt", text}, {".vtt", vtt}, {".json", json}};

static bool take(void *self, const struct chunk *chunk, struct err *e) {
    (void)self, (void)chunk, (void)e;
    return true;
}

static bool close_it(void *self, struct err *e) {
    struct chapter_file *f = self;
    buf out = {0};
    f->format->write(&out, f->c);
    target_write(&f->target, out.p, out.n);
    bool ok = target_commit(&f->target, e);
    buf_free(&out);
    free(f);
    return ok;
}

static void drop(void *self) {
    struct chapter_file *f = self;
    target_drop(&f->target);
    free(f);
}

static const struct format *format_of(const char *path) {
    size_t n = strlen(path);
    if (strcmp(path, "-") == 0) return &formats[0];
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        size_t m = strlen(formats[i].ending);
        if (n > m && strcasecmp(path + n - m, formats[i].ending) == 0) return &formats[i];
    }
    return NULL;
}

struct sink chapter_file_sink(const char *path, bool force, const struct chapters *c, struct err *e) {
    static const struct sink_ops ops = {take, close_it, drop};
    const struct format *format = format_of(path);
    if (!format) {
        err_set(e, EX_USAGE, path, "format of chapters not known: end the name in .vtt, .json or .txt");
        return (struct sink){0};
    }
    struct chapter_file *f = calloc(1, sizeof *f);
    if (!f) err_out_of_memory();
    f->format = format, f->c = c;
    if (target_open(&f->target, path, force, e)) return (struct sink){&ops, f};
    free(f);
    return (struct sink){0};
}
