#include "publish/page.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "audio/target.h"
#include "publish/link.h"
#include "publish/markup.h"
#include "publish/prose.h"
#include "publish/template.h"
#include "publish/title.h"

enum { TITLE_MOST = 300, AT_ONCE = 48 * 1024 }; // AT_ONCE: a multiple of 3, for base64

// The digits of headings are known at the end: one article has the page's <h1>, several have an <h2> each.
// Until then these stand for them; no text holds them (markup.h).
enum { TITLE_LEVEL = 1, SUB_LEVEL = 2 };

struct page {
    struct target target;
    struct story story;
    struct prose prose;
    struct sound own, *sound; // own.path NULL: somebody else makes it; sound NULL: it is a file of its own
    arena mem;
    struct phrases *phrases;
    str template;
    const struct tags *tags;
    const char *title;
    buf link, headline;  // the sound as a URL; the first headline as text
    buf out;             // on its way to `text`
    FILE *text;          // the articles
    uint64_t id;         // of the text: the place one stopped at is kept under it
    int rate;
};

// --- while it is spoken

static void add_piece(void *self, const struct piece *piece) {
    struct page *p = self;
    str text = str_trim(piece->text);
    int64_t from = story_ms(piece->from, p->rate), to = story_ms(piece->to, p->rate);
    prose_open(&p->prose, piece, &p->out);
    buf_fmt(&p->out, "<span data-t=%lld,%lld%s>", (long long)from, (long long)(to - from), piece->starts ? " data-s" : "");
    markup_text(&p->out, text);
    buf_str(&p->out, text.n < piece->text.n ? S("</span> ") : S("</span>"));
    if (p->prose.in_title && p->prose.titled == 1 && p->headline.n < TITLE_MOST) buf_str(&p->headline, piece->text);
    p->id = p->id * 31 + str_hash(text);
}

static bool spill(struct page *p, struct err *e) {
    bool ok = !p->out.n || fwrite(p->out.p, 1, p->out.n, p->text) == p->out.n;
    p->out.n = 0;
    return ok || err_errno(e, EX_IOERR, "a temporary file", "write");
}

static bool take(void *self, const struct chunk *c, struct err *e) {
    struct page *p = self;
    story_chunk(&p->story, c);
    return spill(p, e) && (!p->own.path || sound_write(&p->own, c, e));
}

// --- the places of the template

static void put(struct page *p, str s) { target_write(&p->target, s.p, s.n); }

static void put_escaped(struct page *p, str s) {
    p->out.n = 0;
    markup_text(&p->out, s);
    put(p, buf_view(&p->out));
}

static void put_title(struct page *p) {
    struct title_facts f = {p->title, str_trim(buf_view(&p->headline)), p->tags->title, p->prose.articles};
    buf title = {0};
    title_put(&title, &f, p->phrases);
    put_escaped(p, buf_view(&title));
    buf_free(&title);
}

// The page's own <h1>, where no headline is it
static void put_heading(struct page *p) {
    if (p->prose.articles == 1 && p->prose.titled) return;
    put(p, S("<h1>"));
    put_title(p);
    put(p, S("</h1>\n"));
}

static void put_byline(struct page *p) {
    const str part[] = {p->tags->artist, p->tags->album, str_sub(p->tags->date, 0, 10)};
    bool any = false;
    for (size_t i = 0; p->prose.articles == 1 && i < sizeof part / sizeof *part; i++) {
        if (!part[i].n) continue;
        put(p, any ? S(" \302\267 ") : S("<p class=\"by\">"));
        put_escaped(p, part[i]);
        any = true;
    }
    if (any) put(p, S("</p>\n"));
}

static void put_text(struct page *p) {
    bool several = p->prose.articles > 1 || !p->prose.titled;
    char piece[4096];
    rewind(p->text);
    for (size_t n; (n = fread(piece, 1, sizeof piece, p->text)) > 0;) {
        for (size_t i = 0; i < n; i++) {
            if (piece[i] == TITLE_LEVEL) piece[i] = several ? '2' : '1';
            if (piece[i] == SUB_LEVEL) piece[i] = several ? '3' : '2';
        }
        put(p, (str){piece, n});
    }
    if (ferror(p->text)) p->target.error = EIO;
}

static size_t base64(const unsigned char *from, size_t n, char *to) {
    static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    char *start = to;
    for (size_t i = 0; i < n; i += 3) {
        uint32_t v = (uint32_t)from[i] << 16 | (uint32_t)(i + 1 < n ? from[i + 1] : 0) << 8 | (i + 2 < n ? from[i + 2] : 0);
        *to++ = digit[v >> 18], *to++ = digit[v >> 12 & 63];
        *to++ = i + 1 < n ? digit[v >> 6 & 63] : '=';
        *to++ = i + 2 < n ? digit[v & 63] : '=';
    }
    return (size_t)(to - start);
}

static void put_sound(struct page *p) {
    if (!p->sound) {
        put_escaped(p, buf_view(&p->link));
        return;
    }
    unsigned char *raw = arena_get(&p->mem, AT_ONCE);
    char *coded = arena_get(&p->mem, AT_ONCE / 3 * 4);
    put(p, S("data:" SOUND_TYPE ";base64,"));
    for (off_t at = 0; at < p->sound->size && !p->target.error;) {
        size_t want = p->sound->size - at < AT_ONCE ? (size_t)(p->sound->size - at) : AT_ONCE;
        if (pread(p->sound->fd, raw, want, at) != (ssize_t)want) p->target.error = EIO;
        else put(p, (str){coded, base64(raw, want, coded)});
        at += (off_t)want;
    }
}

static void put_id(struct page *p) {
    char id[20];
    snprintf(id, sizeof id, "%016llx", (unsigned long long)p->id);
    put(p, str_of(id));
}

static const struct { const char *name; void (*put)(struct page *p); } places[] = {
    {"title", put_title}, {"heading", put_heading}, {"byline", put_byline}, {"sound", put_sound}, {"article", put_text}, {"id", put_id},
};

static void put_page(struct page *p) {
    str rest = p->template, literal, place;
    while (template_next(&rest, &literal, &place)) {
        put(p, literal);
        for (size_t i = 0; i < sizeof places / sizeof *places; i++)
            if (str_eq(place, str_of(places[i].name))) places[i].put(p);
    }
}

// --- the sink

static void free_page(struct page *p) {
    sound_free(&p->own);
    if (p->text) fclose(p->text);
    buf_free(&p->out), buf_free(&p->link), buf_free(&p->headline), buf_free(&p->story.text);
    arena_free(&p->mem);
    free(p);
}

static bool close_page(void *self, struct err *e) {
    struct page *p = self;
    story_end(&p->story);
    prose_end(&p->prose, &p->out);
    bool ok = spill(p, e) && (!p->sound || sound_end(p->sound, e));
    if (ok) put_page(p);
    if (ok) ok = target_commit(&p->target, e);
    else target_drop(&p->target);
    free_page(p);
    return ok;
}

static void drop(void *self) {
    struct page *p = self;
    target_drop(&p->target);
    free_page(p);
}

static const struct tags untagged;
static const struct sink_ops ops = {take, close_page, drop};

static bool prepare(struct page *p, const struct page_options *o, struct err *e) {
    p->template = template_open(o->lexicon, "page.html", &p->mem, e);
    p->phrases = p->template.p ? phrases_open(o->lexicon, &p->mem, e) : NULL;
    if (!p->phrases) return false;
    if (!(p->text = tmpfile())) return err_errno(e, EX_CANTCREAT, "a temporary file", "create");
    if (o->audio && link_relative(&p->link, o->path, o->audio)) return true;
    bool shared = o->sound && !o->audio;
    p->sound = shared ? o->sound : &p->own;
    return shared || sound_open(&p->own, o->path, o->rate, e);
}

struct sink page_sink(const struct page_options *o, struct err *e) {
    struct page *p = calloc(1, sizeof *p);
    if (!p) err_out_of_memory();
    p->rate = o->rate, p->title = o->title, p->tags = o->tags ? o->tags : &untagged, p->own.fd = -1;
    p->story = (struct story){.take = add_piece, .self = p};
    p->prose = (struct prose){.title = TITLE_LEVEL, .sub = SUB_LEVEL, .block = -1};
    bool ok = target_open(&p->target, o->path, o->force, e);
    if (ok && prepare(p, o, e)) return (struct sink){&ops, p};
    if (ok) target_drop(&p->target);
    free_page(p);
    return (struct sink){0};
}
