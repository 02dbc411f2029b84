// shelf: inputs -> items, as far as somebody asked.
#include "app/shelf.h"

#include <pthread.h>
#include <stdlib.h>

#include "app/road.h"
#include "app/heard.h"
#include "base/utf8.h"

struct shelf {
    pthread_mutex_t lock;
    const struct text_tables *tables;
    struct read_how how;
    char **input;
    size_t inputs;
    struct article *article;
    size_t reading;          // the article at hand; inputs: all are read
    struct reader *reader;
    struct item *item;
    size_t items, room, blocks;
    uint64_t *story;         // hashes
    size_t stories, story_room;
    bool passing;            // over a story of several pages
    struct heard heard;      // empty without --once
    arena mem;
    struct err err;
};

struct shelf *shelf_open(const struct options *o, const struct text_tables *t) {
    struct shelf *s = calloc(1, sizeof *s);
    if (!s) err_out_of_memory();
    pthread_mutex_init(&s->lock, NULL);
    s->tables = t;
    s->how = road_how(o);
    if (o->once) heard_read(&s->heard);
    s->input = o->input;
    s->inputs = (size_t)o->inputs;
    s->article = ARENA_ARRAY(&s->mem, struct article, s->inputs);
    for (size_t i = 0; i < s->inputs; i++) s->article[i].path = s->input[i];
    return s;
}

void shelf_close(struct shelf *s) {
    if (!s) return;
    reader_close(s->reader);
    pthread_mutex_destroy(&s->lock);
    arena_free(&s->mem);
    heard_free(&s->heard);
    free(s->story);
    free(s->item);
    free(s);
}

// --- reading

// Is there anything to say?  A line of stars is no sentence.
static bool has_letter(str s) {
    for (size_t i = 0, n; i < s.n; i += n) {
        uint32_t c = utf8_decode(str_sub(s, i, s.n), &n);
        bool ascii = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
        bool other = c >= 0xC0 && c != 0x964 && c != 0x965 && c != 0x970 && !(c >= 0x2000 && c < 0x2C00) && c != UTF8_BAD;
        if (ascii || other) return true;
    }
    return false;
}

static void add_item(struct shelf *s, const struct sentence *x) {
    struct article *a = &s->article[s->reading];
    if (s->items == s->room) {
        s->room = s->room ? s->room * 2 : 256;
        s->item = realloc(s->item, s->room * sizeof *s->item);
        if (!s->item) err_out_of_memory();
    }
    str text = arena_copy(&s->mem, x->text);
    if (!a->items++) a->first = s->items, a->title = text;
    a->bytes += text.n;
    s->item[s->items++] = (struct item){.text = text, .from = block_source(x->block, x->at), .article = s->reading, .story = s->stories - 1,
                                        .block = s->blocks, .kind = x->block->kind, .last = x->last};
}

static void add_block(struct shelf *s, const struct block *b) {
    struct sentence x;
    size_t before = s->items;
    if (b->dropped) return;
    for (size_t at = 0; sentence_next(s->tables->stops, b, &at, &x);)
        if (has_letter(x.text)) add_item(s, &x);
    if (s->items == before) return;
    s->item[s->items - 1].last = true;
    s->blocks++;
}

static void hash_page(struct shelf *s, struct article *a) {
    for (size_t i = a->first; i < a->first + a->items; i++) a->hash = a->hash * 31 + str_hash(s->item[i].text);
}

static void end_article(struct shelf *s, const struct err *e) {
    struct article *a = &s->article[s->reading];
    if (e->code && !s->err.code) s->err = *e;
    if (!a->items) a->first = s->items;
    a->whole = true;
    reader_close(s->reader);
    s->reader = NULL;
    s->reading++;
}

// The items from `first` on are a story's first page.  False: it was heard before, and goes.
static bool end_page(struct shelf *s, size_t first, bool begins) {
    uint64_t hash = 0;
    for (size_t i = first; i < s->items; i++) hash = hash * 31 + str_hash(s->item[i].text);
    if (!begins) return true;
    s->story[s->stories - 1] = hash;
    if (!heard_has(&s->heard, hash)) return true;
    s->article[s->reading].items -= s->items - first;
    s->items = first, s->stories--;
    return false;
}

static void begin_story(struct shelf *s) {
    if (s->stories == s->story_room) {
        s->story_room = s->story_room ? s->story_room * 2 : 32;
        s->story = realloc(s->story, s->story_room * sizeof *s->story);
        if (!s->story) err_out_of_memory();
    }
    s->story[s->stories++] = 0;
}

static bool begins_story(const struct page *page) {
    for (size_t i = 0; i < page->blocks; i++)
        if (page->block[i].begins) return true;
    return false;
}

// One page more, or the end of an article.  False: all is read.
static bool read_on(struct shelf *s) {
    struct err e = {0};
    struct page *page;
    if (s->reading == s->inputs) return false;
    struct article *a = &s->article[s->reading];
    bool first = !s->reader;
    if (first) s->reader = reader_open(s->tables, a->path, s->how, &e);
    if (!s->reader || !reader_page(s->reader, &page, &e)) {
        end_article(s, &e);
        return true;
    }
    size_t from = s->items;
    bool begins = begins_story(page) || first;
    if (s->passing && !begins) return true; // the rest of a story that was heard before
    if (begins) begin_story(s);
    for (size_t i = 0; i < page->blocks; i++) add_block(s, &page->block[i]);
    s->passing = !end_page(s, from, begins);
    if (first) hash_page(s, a);
    return true;
}

static bool reach(struct shelf *s, size_t i) {
    while (i >= s->items)
        if (!read_on(s)) return false;
    return true;
}

static bool reach_article(struct shelf *s, size_t a) {
    while (a < s->inputs && !s->article[a].whole) read_on(s);
    return a < s->inputs;
}

// --- asked from outside

struct err shelf_error(struct shelf *s) {
    pthread_mutex_lock(&s->lock);
    struct err e = s->err;
    pthread_mutex_unlock(&s->lock);
    return e;
}

bool shelf_item(struct shelf *s, size_t i, struct item *out) {
    pthread_mutex_lock(&s->lock);
    bool ok = reach(s, i);
    if (ok) *out = s->item[i];
    pthread_mutex_unlock(&s->lock);
    return ok;
}

bool shelf_article(struct shelf *s, size_t a, struct article *out) {
    pthread_mutex_lock(&s->lock);
    bool ok = reach_article(s, a);
    if (ok) *out = s->article[a];
    pthread_mutex_unlock(&s->lock);
    return ok;
}

uint64_t shelf_story_hash(struct shelf *s, size_t story) {
    pthread_mutex_lock(&s->lock);
    uint64_t hash = story < s->stories ? s->story[story] : 0;
    pthread_mutex_unlock(&s->lock);
    return hash;
}

size_t shelf_articles(const struct shelf *s) { return s->inputs; }
const char *shelf_path(const struct shelf *s, size_t a) { return s->article[a].path; }

// Does item k go on with what k - 1 belongs to?  An item of a feed begins with its headline.
static bool goes_on(const struct shelf *s, size_t k, enum shelf_unit unit) {
    const struct item *a = &s->item[k - 1], *b = &s->item[k];
    if (unit == UNIT_SENTENCE) return false;
    if (unit == UNIT_PARAGRAPH) return a->block == b->block;
    return a->story == b->story;
}

static size_t start_of(const struct shelf *s, size_t i, enum shelf_unit unit) {
    while (i > 0 && goes_on(s, i, unit)) i--;
    return i;
}

static size_t step(struct shelf *s, size_t i, enum shelf_unit unit, int by) {
    size_t start = start_of(s, i, unit), next = i;
    if (by < 0) return start ? start_of(s, start - 1, unit) : start;
    do next++; while (reach(s, next) && goes_on(s, next, unit));
    return next < s->items ? next : start;
}

size_t shelf_step(struct shelf *s, size_t i, enum shelf_unit unit, int by) {
    pthread_mutex_lock(&s->lock);
    size_t to = reach(s, i) ? step(s, i, unit, by) : i;
    pthread_mutex_unlock(&s->lock);
    return to;
}

bool shelf_story(struct shelf *s, size_t i, struct story *out) {
    pthread_mutex_lock(&s->lock);
    bool ok = reach(s, i);
    if (ok) {
        size_t story = s->item[i].story, article = s->item[i].article;
        reach_article(s, article);
        const struct article *a = &s->article[article];
        *out = (struct story){.first = start_of(s, i, UNIT_ARTICLE), .number = story - s->item[a->first].story + 1,
                              .of = s->item[a->first + a->items - 1].story - s->item[a->first].story + 1};
        out->title = s->item[out->first].text;
        for (size_t k = out->first; k < s->items && s->item[k].story == story; k++) out->items++, out->bytes += s->item[k].text.n;
    }
    pthread_mutex_unlock(&s->lock);
    return ok;
}

bool shelf_search(struct shelf *s, size_t i, str what, size_t *found) {
    pthread_mutex_lock(&s->lock);
    while (read_on(s)) {}
    bool ok = false;
    for (size_t n = 1; !ok && n <= s->items; n++) {
        *found = (i + n) % s->items;
        str text = s->item[*found].text;
        ok = str_find(text, what) < text.n;
    }
    pthread_mutex_unlock(&s->lock);
    return ok;
}
