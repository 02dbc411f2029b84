#include "app/output.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "audio/captions.h"
#include "audio/chapter_file.h"
#include "audio/file.h"
#include "audio/headroom.h"
#include "audio/id3.h"
#include "audio/level.h"
#include "audio/speaker.h"
#include "audio/tee.h"
#include "base/json.h"
#include "base/lang.h"
#include "publish/epub.h"
#include "publish/page.h"
#include "publish/title.h"

static bool to_stdout(const struct options *o) { return o->output && strcmp(o->output, "-") == 0; }

// ---- tags: the command line's win over the article's ----

static void own_tags(struct output *out) {
    const struct options *o = out->o;
    out->tags.title = str_of(o->title), out->tags.artist = str_of(o->author);
    out->tags.album = str_of(o->album), out->tags.date = str_of(o->date), out->tags.comment = str_of(o->comment);
    out->tags.made = (int64_t)time(NULL);
}

static void fill(str *tag, str value, arena *mem) {
    if (!tag->n && value.n) *tag = arena_copy(mem, value);
}

static uint64_t name_of(const struct meta *m) { return str_hash(m->title) * 31 + str_hash(m->url); }

static void first_article(struct output *out, const struct meta *m) {
    fill(&out->tags.title, m->title, &out->mem), fill(&out->tags.artist, m->author, &out->mem);
    fill(&out->tags.album, m->source, &out->mem), fill(&out->tags.date, m->date, &out->mem);
    fill(&out->tags.url, m->url, &out->mem);
    fill(&out->tags.language, m->lang.n ? m->lang : S("hi"), &out->mem);
}

static void only_if_same(str *tag, str value, const char *given) {
    if (!given && !str_eq(*tag, value)) *tag = S("");
}

static void one_more(struct output *out, const struct meta *m) {
    const struct options *o = out->o;
    struct tags *t = &out->tags;
    out->others++;
    only_if_same(&t->artist, m->author, o->author), only_if_same(&t->album, m->source, o->album), only_if_same(&t->url, m->url, NULL);
    if (!o->date && str_cmp(m->date, t->date) > 0) t->date = arena_copy(&out->mem, m->date);
}

void output_article(struct output *out, const struct meta *m) {
    if (!m || (out->known && out->last == name_of(m))) return;
    if (out->known) one_more(out, m);
    else first_article(out, m);
    out->known = true, out->last = name_of(m);
}

static void count_others(struct output *out) {
    struct err none = {0};
    buf title = {0};
    struct phrases *p = phrases_open(out->road->lexicon, &out->mem, &none);
    if (!p) return;
    buf_str(&title, out->tags.title), buf_char(&title, ' ');
    title_count(&title, phrase_of(p, out->others == 1 ? "one_more" : "more"), out->others);
    out->tags.title = arena_copy(&out->mem, str_trim(buf_view(&title)));
    buf_free(&title);
}

void output_complete(struct output *out) {
    if (out->chapters.n) fill(&out->tags.title, chapter_title(&out->chapters.v[0]), &out->mem);
    if (out->others && !out->o->title && out->tags.title.n) count_others(out);
}

// ---- sinks ----

static struct sink file_or_speaker(struct output *out, int rate, struct err *e) {
    const struct options *o = out->o;
    if (!o->output) {
        struct speaker_options s = {.device = o->device, .rate = rate, .stop = out->stop};
        struct speaker *sp = speaker_open(&s, e);
        return sp ? speaker_sink(sp) : (struct sink){0};
    }
    if (to_stdout(o) && isatty(STDOUT_FILENO)) {
        err_set(e, EX_USAGE, "-o -", "standard output is a terminal; send the sound to a pipe or a file");
        return (struct sink){0};
    }
    struct file_options f = {.path = o->output, .rate = rate, .force = o->force, .rate_hz = o->rate_hz, .kbps = o->kbps,
                             .stereo = o->stereo, .broadcast = o->broadcast, .tags = &out->tags, .chapters = &out->chapters,
                             .meter = &out->meter};
    return file_sink(&f, e);
}

static struct sink captions(struct output *out, int rate, struct err *e) {
    struct captions_options c = {.path = out->o->captions, .rate = rate, .force = out->o->force};
    return captions_sink(&c, e);
}

static struct sink read_along(struct output *out, int rate, struct err *e) {
    const struct options *o = out->o;
    bool beside = o->output && !to_stdout(o);
    struct page_options p = {.path = o->page, .audio = beside ? o->output : NULL, .sound = &out->inside, .title = o->title,
                             .lexicon = out->road->lexicon, .tags = &out->tags, .rate = rate, .force = o->force};
    return page_sink(&p, e);
}

static struct sink book(struct output *out, int rate, struct err *e) {
    const struct options *o = out->o;
    struct epub_options b = {.path = o->epub, .sound = &out->inside, .title = o->title, .author = o->author, .lexicon = out->road->lexicon, .tags = &out->tags,
                             .rate = rate, .force = o->force};
    return epub_sink(&b, e);
}

// A file of the user's that is, or will be, an MP3 of the same sound
static bool is_mp3(const char *path) {
    struct stat st;
    size_t n = path ? strlen(path) : 0;
    return n > 4 && strcasecmp(path + n - 4, ".mp3") == 0 && (stat(path, &st) || S_ISREG(st.st_mode));
}

static struct sink inside(struct output *out, int rate, struct err *e) {
    const struct options *o = out->o;
    if (is_mp3(o->output)) sound_borrow(&out->inside, o->output);
    else if (!sound_open(&out->inside, o->epub ? o->epub : o->page, rate, e)) return (struct sink){0};
    out->has_inside = true;
    return sound_sink(&out->inside);
}

static struct sink chapter_list(struct output *out, int rate, struct err *e) {
    (void)rate;
    return chapter_file_sink(out->o->chapters, out->o->force, &out->chapters, e);
}

static struct sink counting(struct output *out, int rate, struct err *e) {
    const struct options *o = out->o;
    (void)e;
    out->meter = (struct meter){.rate = rate, .channels = o->stereo ? 2 : 1,
                                .loudness = o->json || o->verbose || o->broadcast};
    return meter_sink(&out->meter);
}

static struct sink parts(struct output *out, int rate, struct err *e) {
    out->chapters = (struct chapters){.rate = rate, .heads = 1u << BLOCK_HEADING | 1u << BLOCK_SUBHEAD};
    (void)e;
    return chapters_sink(&out->chapters);
}

// Those that only look come first: the writers read what they found when they close.
static struct sink all(struct output *out, int rate, struct err *e) {
    const struct { bool wanted; struct sink (*open)(struct output *, int, struct err *); } kinds[] = {
        {true, parts}, {true, counting}, {!output_silent(out->o), file_or_speaker}, {out->o->captions, captions},
        {out->o->chapters, chapter_list}, {out->o->page, read_along}, {out->o->epub, book},
        {out->o->epub || (out->o->page && (!out->o->output || to_stdout(out->o))), inside},
    };
    struct sink to[TEE_MAX];
    size_t n = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!kinds[i].wanted) continue;
        to[n] = kinds[i].open(out, rate, e);
        if (to[n++].ops) continue;
        while (n) sink_drop(to[--n]);
        return (struct sink){0};
    }
    return tee_sink(to, n);
}

bool output_silent(const struct options *o) { return (o->page || o->epub) && !o->output; }

// Of all that the sound goes into: the sound inside a page or a book is MP3
static struct headroom room_for(const struct options *o) {
    struct headroom inside = headroom_of("inside.mp3", 0), room = headroom_of(o->output, o->kbps / (o->stereo ? 2 : 1));
    if (output_silent(o)) return inside;
    if (o->epub && inside.ceiling < room.ceiling) room.ceiling = inside.ceiling;
    return room;
}

struct sink output_open(struct output *out, const struct road *road, int rate, struct err *e) {
    const struct options *o = out->o;
    out->road = road;
    own_tags(out);
    if (o->cover && !tags_cover(&out->tags, o->cover, &out->mem, e)) return (struct sink){0};
    struct sink to = all(out, rate, e);
    if (!to.ops || !o->loudness) return to;
    struct headroom room = room_for(o);
    double gain = o->loudness - voice_level(&road->voice) - (o->stereo ? 10 * log10(2) : 0) + room.lost;
    struct level_options l = {.rate = rate, .gain = gain, .ceiling = room.ceiling};
    return level_sink(&l, to);
}

// ---- the report ----

static void number(buf *b, const char *name, double value) {
    if (isfinite(value)) buf_fmt(b, ",\"%s\":%.2f", name, value);
    else buf_fmt(b, ",\"%s\":null", name);
}

static void word(buf *b, const char *name, str value) {
    buf_fmt(b, ",\"%s\":", name);
    json_string(b, value);
}

static void add_chapters(buf *b, const struct chapters *c) {
    buf_str(b, S(",\"chapters\":["));
    for (size_t i = 0; i < c->n; i++) {
        buf_fmt(b, "%s{\"start\":%.3f,\"end\":%.3f,\"title\":", i ? "," : "", (double)chapter_ms(c, c->v[i].from) / 1000,
                (double)chapter_ms(c, c->v[i].to) / 1000);
        json_string(b, chapter_title(&c->v[i]));
        buf_char(b, '}');
    }
    buf_char(b, ']');
}

static void report_json(const struct output *out, size_t skipped, buf *b) {
    const struct meter *m = &out->meter;
    buf_str(b, S("{\"file\":"));
    if (out->o->output) json_string(b, str_of(out->o->output));
    else buf_str(b, S("null"));
    buf_fmt(b, ",\"seconds\":%.3f,\"words\":%zu,\"sentences\":%zu,\"skipped\":%zu", m->rate ? (double)m->frames / m->rate : 0, m->words,
            m->sentences, skipped);
    number(b, "lufs", m->lufs), number(b, "true_peak_dbtp", m->peak);
    word(b, "title", out->tags.title), word(b, "author", out->tags.artist), word(b, "source", out->tags.album);
    word(b, "date", out->tags.date), word(b, "url", out->tags.url), word(b, "language", out->tags.language);
    add_chapters(b, &out->chapters);
    buf_str(b, S("}\n"));
}

static void report_line(const struct output *out, buf *b) {
    const struct meter *m = &out->meter;
    long seconds = m->rate ? (long)(m->frames / m->rate) : 0;
    buf_fmt(b, "vachan: %s: ", out->o->output ? out->o->output : _("spoken"));
    buf_fmt(b, _("%ld min %ld s, "), seconds / 60, seconds % 60);
    buf_fmt(b, lang_count("%zu word, ", "%zu words, ", m->words), m->words);
    buf_fmt(b, lang_count("%zu sentence, ", "%zu sentences, ", m->sentences), m->sentences);
    buf_fmt(b, lang_count("%zu chapter", "%zu chapters", out->chapters.n), out->chapters.n);
    if (isfinite(m->lufs)) buf_fmt(b, _(", %.1f LUFS, true peak %.1f dBTP"), m->lufs, m->peak);
    buf_char(b, '\n');
}

static void tell_cut_chapters(const struct output *out) {
    const struct options *o = out->o;
    size_t n = out->chapters.n;
    if (o->quiet || !is_mp3(o->output) || n <= ID3_CHAPTERS) return;
    fprintf(stderr, _("vachan: %s: an MP3 holds %d chapters, %zu are left out of it; --chapters FILE keeps all\n"), o->output, ID3_CHAPTERS,
            n - ID3_CHAPTERS);
}

void output_report(const struct output *out, size_t skipped) {
    const struct options *o = out->o;
    buf b = {0};
    tell_cut_chapters(out);
    if (o->json) report_json(out, skipped, &b);
    else if (o->verbose || (o->output && !o->quiet && isatty(STDERR_FILENO))) report_line(out, &b);
    FILE *to = o->json && !to_stdout(o) ? stdout : stderr;
    fwrite(b.p ? b.p : "", 1, b.n, to);
    fflush(to);
    buf_free(&b);
}

void output_free(struct output *out) {
    if (out->has_inside) sound_free(&out->inside);
    chapters_free(&out->chapters);
    arena_free(&out->mem);
}
