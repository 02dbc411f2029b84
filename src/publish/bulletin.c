// bulletin: "headlines" -> "मुख्यमंत्री ने ...", "मानसून ..."; "para	आज {day}, {date}।" -> आज रविवार, 22 नवंबर 2026।
#include "publish/bulletin.h"

#include <stdio.h>
#include <string.h>

#include "base/tsv.h"

enum { MOST_ROWS = 256 };

static const struct map_run nowhere = {0, 0}; // what the announcer says stands in no article

struct told { size_t keep; int ms; bool out; }; // of a story: sentences of its body that are read, how long it is

struct script {
    const struct bulletin_options *o;
    const struct story *story;
    size_t stories;
    struct told *told;
    struct tsv_row row[MOST_ROWS];
    size_t rows;
    const char *path;
    struct part *part;
    size_t parts, room;
    arena *mem;
};

// ---- what is put into the texts ----

static str row_of(const struct script *s, const char *step, int number) {
    for (size_t i = 0; i < s->rows; i++) {
        int n = 0;
        for (size_t k = 0; k < s->row[i].field[2].n; k++) n = n * 10 + s->row[i].field[2].p[k] - '0';
        if (str_eq(s->row[i].field[0], str_of(step)) && n == number) return s->row[i].field[1];
    }
    return S("");
}

static str part_of_day(const struct script *s, int hour) {
    str found = S("");
    for (int h = 0; h <= hour; h++) {
        str is = row_of(s, "hour", h);
        if (is.n) found = is;
    }
    return found;
}

static str month(const struct script *s) {
    char path[600], key[16];
    struct tsv t;
    struct tsv_row r;
    struct err none = {0};
    str name = S("");
    snprintf(path, sizeof path, "%s/months.tsv", s->o->lexicon);
    snprintf(key, sizeof key, "%d", s->o->at.tm_mon + 1);
    if (!tsv_open(&t, path, &none)) return name;
    while (!name.n && tsv_next(&t, &r))
        if (str_eq(r.field[0], str_of(key))) name = arena_copy(s->mem, r.field[1]);
    tsv_close(&t);
    return name;
}

static str fill(const struct script *s, str text);

static str place(const struct script *s, str name) {
    const struct tm *at = &s->o->at;
    char room[64] = "";
    if (str_eq(name, S("title"))) return s->o->title.n ? s->o->title : row_of(s, "name", 0);
    if (str_eq(name, S("day"))) return row_of(s, "day", at->tm_wday);
    if (str_eq(name, S("part"))) return part_of_day(s, at->tm_hour);
    if (str_eq(name, S("time"))) return fill(s, row_of(s, "clock", at->tm_min > 0));
    if (str_eq(name, S("hour"))) snprintf(room, sizeof room, "%d", (at->tm_hour + 11) % 12 + 1);
    if (str_eq(name, S("minute"))) snprintf(room, sizeof room, "%d", at->tm_min);
    if (str_eq(name, S("date"))) snprintf(room, sizeof room, "%d %.*s %d", at->tm_mday, STR_ARG(month(s)), at->tm_year + 1900);
    return arena_copy(s->mem, str_of(room));
}

static str fill(const struct script *s, str text) {
    buf b = {0};
    for (size_t i = 0; i < text.n;) {
        size_t open = str_find(str_sub(text, i, text.n), S("{")) + i;
        size_t close = open < text.n ? open + str_find(str_sub(text, open, text.n), S("}")) : text.n;
        buf_str(&b, str_sub(text, i, open));
        if (close < text.n) buf_str(&b, place(s, str_sub(text, open + 1, close)));
        i = close < text.n ? close + 1 : text.n;
    }
    str filled = arena_copy(s->mem, buf_view(&b));
    buf_free(&b);
    return filled;
}

// ---- parts ----

static struct part *add(struct script *s, struct block b, int voice) {
    if (s->parts == s->room) {
        struct part *old = s->part;
        s->room = s->room ? s->room * 2 : 64;
        s->part = ARENA_ARRAY(s->mem, struct part, s->room);
        if (old) memcpy(s->part, old, s->parts * sizeof *old);
    }
    s->part[s->parts] = (struct part){.block = b, .voice = voice};
    return &s->part[s->parts++];
}

static void say(struct script *s, enum block_kind kind, str text) {
    if (!text.n) return;
    add(s, (struct block){.kind = kind, .text = fill(s, text), .map = &nowhere, .maps = 1, .begins = kind == BLOCK_HEADING}, 0);
}

// ---- stories ----

static bool headed(const struct story *t) { return t->blocks && t->block[0].kind == BLOCK_HEADING; }

// The headline, or the first sentence of a story without one
static struct block headline(const struct script *s, const struct story *t) {
    struct block b = t->block[0];
    struct sentence first;
    size_t at = 0;
    if (!headed(t) && sentence_next(s->o->stops, &b, &at, &first)) b.text = str_sub(b.text, 0, first.at + first.text.n);
    return b;
}

static int length(const struct script *s, const struct block *b) {
    struct sentence x;
    int ms = 0;
    for (size_t at = 0; sentence_next(s->o->stops, b, &at, &x);) ms += s->o->length(s->o->self, &x);
    return ms;
}

// ms of the n-th sentence of the body; 0: there is none
static int sentence_length(const struct script *s, const struct story *t, size_t n) {
    struct sentence x;
    for (size_t i = headed(t); i < t->blocks; i++)
        for (size_t at = 0; sentence_next(s->o->stops, &t->block[i], &at, &x);)
            if (n-- == 0) return s->o->length(s->o->self, &x);
    return 0;
}

static void read_story(struct script *s, size_t i, int voice) {
    const struct story *t = &s->story[i];
    size_t left = s->told[i].keep;
    for (size_t k = 0; k < t->blocks; k++) {
        struct block b = t->block[k];
        struct sentence x;
        size_t to = 0;
        bool body = k || !headed(t);
        if (!body) to = b.text.n;
        for (size_t at = 0; body && left && sentence_next(s->o->stops, &b, &at, &x); left--) to = x.at + x.text.n;
        b.text = str_sub(b.text, 0, to);
        b.begins = k == 0;
        if (to) add(s, b, voice);
    }
}

static void all_of_it(struct script *s) {
    for (size_t i = 0; i < s->stories; i++) {
        s->told[i] = (struct told){.keep = SIZE_MAX};
        for (size_t k = 0; k < s->story[i].blocks; k++) s->told[i].ms += length(s, &s->story[i].block[k]);
    }
}

// A subhead counts as a sentence of the body.
static void allot(struct script *s, int ms) {
    size_t open = s->stories;
    for (size_t i = 0; i < s->stories; i++) {
        struct block head = headline(s, &s->story[i]);
        int first = sentence_length(s, &s->story[i], 0), need = 3 * length(s, &head) + first;
        s->told[i] = (struct told){first > 0, need, need > ms};
        if (s->told[i].out) open--;
        else ms -= need;
    }
    for (size_t n = 1; open; n++) {
        open = 0;
        for (size_t i = 0; i < s->stories; i++) {
            struct told *t = &s->told[i];
            int next = !t->out && t->keep == n ? sentence_length(s, &s->story[i], n) : 0;
            if (!next || next > ms) continue;
            t->keep++, t->ms += next, ms -= next, open++;
        }
    }
}

// ---- steps ----

static void headlines(struct script *s) {
    for (size_t i = 0; i < s->stories; i++) {
        struct block b = headline(s, &s->story[i]);
        b.kind = BLOCK_ITEM, b.begins = false;
        if (!s->told[i].out) add(s, b, 0);
    }
}

static void stories(struct script *s) {
    int every = 0, since = 0, told = 0;
    str text = S("");
    for (size_t i = 0; i < s->rows; i++) {
        if (!str_eq(s->row[i].field[0], S("break"))) continue;
        text = s->row[i].field[1];
        for (size_t k = 0; k < s->row[i].field[2].n; k++) every = every * 10 + s->row[i].field[2].p[k] - '0';
    }
    for (size_t i = 0; i < s->stories; i++) {
        if (s->told[i].out) continue;
        if (every && since > every * 1000) say(s, BLOCK_PARA, text), since = 0;
        read_story(s, i, s->o->two_voices ? told++ % 2 : 0);
        since += s->told[i].ms;
    }
}

static void chime(struct script *s) { add(s, (struct block){.map = &nowhere, .maps = 1}, 0)->chime = true; }
static void intro(struct script *s) { say(s, BLOCK_PARA, s->o->intro); }

static const struct { const char *name; int kind; void (*run)(struct script *s); } steps[] = { // kind: of what is said; -1: nothing
    {"chime", -1, chime}, {"intro", -1, intro}, {"headlines", -1, headlines}, {"stories", -1, stories},
    {"heading", BLOCK_HEADING, NULL}, {"subhead", BLOCK_SUBHEAD, NULL}, {"para", BLOCK_PARA, NULL},
    {"name", -1, NULL}, {"hour", -1, NULL}, {"day", -1, NULL}, {"clock", -1, NULL}, {"break", -1, NULL},
};

static bool step(struct script *s, const struct tsv_row *r, struct err *e) {
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        if (!str_eq(r->field[0], str_of(steps[i].name))) continue;
        if (steps[i].run) steps[i].run(s);
        else if (steps[i].kind >= 0) say(s, (enum block_kind)steps[i].kind, r->field[1]);
        return true;
    }
    char where[600];
    snprintf(where, sizeof where, "%s:%d", s->path, r->line);
    return err_set(e, EX_CONFIG, where, "no step \"%.*s\" in a bulletin: see lexicon/bulletin.tsv", STR_ARG(r->field[0]));
}

// How long the announcer speaks, whatever the stories are
static int frame_length(struct script *s) {
    int ms = 0;
    for (size_t i = 0; i < s->parts; i++) ms += s->part[i].chime ? 3000 : length(s, &s->part[i].block);
    return ms;
}

static bool run(struct script *s, struct err *e) {
    s->parts = 0;
    for (size_t i = 0; i < s->rows; i++)
        if (!step(s, &s->row[i], e)) return false;
    return true;
}

static bool read_rows(struct script *s, struct tsv *t, struct err *e) {
    while (tsv_next(t, &s->row[s->rows]))
        if (++s->rows == MOST_ROWS) return err_set(e, EX_CONFIG, s->path, "more than %d rows", MOST_ROWS - 1);
    return true;
}

struct part *bulletin_script(const struct bulletin_options *o, const struct story *story, size_t stories_n, size_t *n, arena *mem, struct err *e) {
    struct script *s = ARENA_NEW(mem, struct script);
    char path[600];
    struct tsv t;
    snprintf(path, sizeof path, "%s/bulletin.tsv", o->lexicon);
    *s = (struct script){.o = o, .story = story, .path = o->script ? o->script : path, .mem = mem};
    s->told = ARENA_ARRAY(mem, struct told, stories_n + 1);
    if (!tsv_open(&t, s->path, e)) return NULL;
    bool ok = read_rows(s, &t, e) && run(s, e); // without stories: the frame alone
    s->stories = stories_n;
    if (ok && o->most) allot(s, o->most * 1000 - frame_length(s));
    else if (ok) all_of_it(s);
    ok = ok && run(s, e);
    tsv_close(&t);
    *n = s->parts;
    return ok ? s->part : NULL;
}
