#include "app/bulletin.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/narrate.h"
#include "app/output.h"
#include "app/show.h"
#include "app/speak.h"
#include "audio/chime.h"
#include "publish/bulletin.h"
#include "text/when.h"

enum { SPARE_MS = 60, VOICES = 2 }; // a sentence: long words and numbers make some longer than its words say

struct desk {
    const struct options *o;
    struct road *road;
    struct narration n;
    struct voice voice[VOICES];
    struct engine engine[VOICES];
    int speaking;              // which of them
    struct story *story;
    size_t stories;
    struct part *part;
    size_t parts;
    arena mem;
};

// ---- the stories, whole in memory: their headlines are read before them ----

static void add_block(struct story *t, struct block b, arena *mem) {
    if ((t->blocks & (t->blocks - 1)) == 0) { // full at every power of two
        struct block *more = ARENA_ARRAY(mem, struct block, t->blocks ? t->blocks * 2 : 1);
        if (t->blocks) memcpy(more, t->block, t->blocks * sizeof *more);
        t->block = more;
    }
    ((struct block *)t->block)[t->blocks++] = b;
}

static struct story *new_story(struct desk *d) {
    if ((d->stories & (d->stories - 1)) == 0) {
        struct story *more = ARENA_ARRAY(&d->mem, struct story, d->stories ? d->stories * 2 : 1);
        if (d->stories) memcpy(more, d->story, d->stories * sizeof *more);
        d->story = more;
    }
    return &d->story[d->stories++];
}

// The page dies with the next one: its text and the way back to the source are kept
static void add_page(struct desk *d, const struct page *page) {
    const struct map_run *of = NULL;
    struct map_run *map = NULL; // the blocks of a page share it
    for (size_t i = 0; i < page->blocks; i++) {
        struct block b = page->block[i];
        if (b.dropped || !b.text.n) continue;
        if (b.map != of) {
            of = b.map;
            map = ARENA_ARRAY(&d->mem, struct map_run, b.maps);
            memcpy(map, b.map, b.maps * sizeof *map);
        }
        b.map = map;
        b.text = arena_copy(&d->mem, b.text);
        add_block(b.begins || !d->stories ? new_story(d) : &d->story[d->stories - 1], b, &d->mem);
    }
}

static bool read_stories(struct desk *d, struct err *e) {
    for (int i = 0; i < d->o->inputs && !e->code; i++) {
        struct reader *r = reader_open(&d->road->text, d->o->input[i], road_how(d->o), e);
        struct page *page;
        while (r && reader_page(r, &page, e)) add_page(d, page);
        reader_close(r);
    }
    if (!e->code && !d->stories) err_set(e, EX_NOINPUT, "bulletin", "there is nothing to read in what was named");
    return !e->code;
}

static str read_intro(struct desk *d, struct err *e) {
    buf b = {0};
    struct page *page;
    struct reader *r = d->o->intro ? reader_open(&d->road->text, d->o->intro, road_how(d->o), e) : NULL;
    while (r && reader_page(r, &page, e)) {
        for (size_t i = 0; i < page->blocks; i++)
            if (!page->block[i].dropped) buf_str(&b, page->block[i].text), buf_char(&b, ' ');
    }
    reader_close(r);
    str text = arena_copy(&d->mem, str_trim(buf_view(&b)));
    buf_free(&b);
    return text;
}

// ---- what is said ----

static int length(void *self, const struct sentence *s) { // ms, about
    struct desk *d = self;
    arena_reset(&d->n.mem);
    d->n.words.n = 0;
    scan(s->text, &d->n.tokens);
    say_sentence(d->road->say, s, &d->n.tokens, &d->n.mem, &d->n.words);
    const struct voice *v = &d->voice[0];
    int pause = s->last ? v->kind[s->block->kind].pause : v->pause[GAP_STOP];
    return (int)d->n.words.n * 60000 / voice_tone_of(v, s->block->kind).rate + voice_ms(v, pause) + SPARE_MS;
}

static bool time_of(const char *asked, struct tm *at, struct err *e) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct when w;
    localtime_r(&now, at);
    if (!asked) return true;
    if (!when_read(str_of(asked), &w)) return err_set(e, EX_USAGE, "--at", "\"%s\" is no time; it takes 2026-11-22T07:00", asked);
    *at = (struct tm){.tm_year = w.year - 1900, .tm_mon = w.month - 1, .tm_mday = w.day, .tm_hour = w.hour < 0 ? 0 : w.hour,
                      .tm_min = w.hour < 0 ? 0 : w.minute, .tm_isdst = -1};
    mktime(at); // the day of the week
    return true;
}

static bool write_script(struct desk *d, struct err *e) {
    const struct options *o = d->o;
    struct bulletin_options b = {.lexicon = d->road->lexicon, .script = o->script, .title = str_of(o->title), .intro = read_intro(d, e),
                                 .most = o->max_minutes * 60, .two_voices = o->second != NULL, .stops = d->road->text.stops,
                                 .length = length, .self = d};
    if (e->code || !time_of(o->at, &b.at, e)) return false;
    d->part = bulletin_script(&b, d->story, d->stories, &d->parts, &d->mem, e);
    return d->part != NULL;
}

// ---- saying it ----

// The other voice has an engine of its own: the first is heard out before it begins.
static bool change(struct desk *d, int voice, struct err *e) {
    if (voice == d->speaking) return true;
    bool ok = d->n.engine.ops->finish(d->n.engine.self, d->n.sink, e);
    d->speaking = voice;
    d->n.engine = d->engine[voice], d->road->voice = d->voice[voice];
    return ok;
}

static bool ring(struct desk *d, struct err *e) {
    return d->n.engine.ops->finish(d->n.engine.self, d->n.sink, e) && chime(d->n.sink, d->n.engine.rate, e);
}

static bool say_all(struct desk *d, struct err *e) {
    for (size_t i = 0; i < d->parts; i++) {
        struct part *p = &d->part[i];
        if (p->chime ? !ring(d, e) : !change(d, p->voice, e) || !narrate_block(&d->n, &p->block, narrate_aloud, e)) return false;
    }
    return d->n.engine.ops->finish(d->n.engine.self, d->n.sink, e);
}

// The second as loud as the first, and as fast where a rate was asked for
static bool second_voice(struct desk *d, struct err *e) {
    struct voice *v = d->voice;
    v[0] = v[1] = d->road->voice;
    if (!d->o->second) return true;
    if (!voice_open(&v[1], d->road->voices, str_of(d->o->second), &d->road->mem, e)) return false;
    if (d->o->rate >= 0) v[1].tone.rate = d->o->rate;
    double louder = voice_level(&v[0]) - voice_level(&v[1]); // dB
    v[1].tone.volume = (int)lrint(v[1].tone.volume * pow(10, louder / 20));
    return true;
}

static bool open_engines(struct desk *d, struct err *e) {
    for (int i = 0; i < VOICES; i++) {
        if (i && !d->o->second) continue;
        d->engine[i] = speak_engine(d->o, &d->voice[i], e);
        if (!d->engine[i].ops) return false;
    }
    d->n.engine = d->engine[0];
    return true;
}

static void tell(struct desk *d, struct output *out) {
    struct meta m = {.lang = S("hi")};
    for (size_t i = 0; i < d->parts && !m.title.n; i++)
        if (d->part[i].block.begins) m.title = d->part[i].block.text;
    output_article(out, &m);
}

static bool speak_bulletin(struct desk *d, struct err *e) {
    struct output out = {.o = d->o, .stop = &speak_stop};
    size_t skipped = 0;
    speak_catch_signals();
    bool ok = open_engines(d, e) && (d->n.sink = output_open(&out, d->road, d->n.engine.rate, e)).ops;
    if (ok) tell(d, &out);
    if (ok && say_all(d, e)) {
        output_complete(&out);
        ok = sink_close(d->n.sink, e);
    } else {
        ok = false;
        sink_drop(d->n.sink);
    }
    for (int i = 0; i < VOICES; i++) {
        if (!d->engine[i].ops) continue;
        skipped += d->engine[i].report->skipped;
        if (ok) ok = speak_left_out(d->engine[i].report, e);
        d->engine[i].ops->close(d->engine[i].self);
    }
    if (ok || e->code == EX_DATAERR) output_report(&out, skipped);
    output_free(&out);
    return ok;
}

static bool print(struct desk *d, struct err *e) {
    struct show show = show_for(d->o);
    bool ok = true;
    for (size_t i = 0; ok && i < d->parts; i++) {
        struct block *b = &d->part[i].block;
        if (d->part[i].chime) continue;
        if (show.sentence) ok = narrate_block(&d->n, b, show.sentence, e);
        if (ok && show.block) ok = show.block(&d->n, b, e);
    }
    if (fflush(stdout) != 0) err_errno(e, EX_IOERR, "standard output", "write");
    return ok && !e->code;
}

bool bulletin(const struct options *o, struct road *road, struct err *e) {
    struct desk d = {.o = o, .road = road, .n = {.o = o, .road = road}};
    bool ok = second_voice(&d, e) && road_open(road, o, e) && read_stories(&d, e) && write_script(&d, e);
    if (ok) ok = o->mode == MODE_SPEAK ? speak_bulletin(&d, e) : print(&d, e);
    narration_free(&d.n);
    arena_free(&d.mem);
    return ok;
}
