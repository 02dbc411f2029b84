// session: WHERE -> "वाक्य 12, कुल 40 में से। 30 प्रतिशत। 2 मिनट बाकी।", and on.
#include "app/session.h"

#include <stdlib.h>
#include <string.h>

enum { RATE_STEP_PERCENT = 10, SLOWLY = 65, LONG_PAUSE_S = 60 };

static const long sleeps[] = {0, 15, 30, 60}; // minutes
enum { SLEEPS = sizeof sleeps / sizeof *sleeps };

double session_clock(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

struct feeder_now session_look(struct session *s) {
    struct feeder_now now = feeder_at(s->feeder);
    s->item = now.item, s->word = now.word;
    return now;
}

// --- speaking

static void start(struct session *s, size_t item, size_t word, bool go_on, int slowly) {
    struct job j = {.answer = buf_view(&s->answer), .item = item, .word = word, .go_on = go_on, .rate = s->rate, .slowly = slowly};
    s->item = item, s->word = word, s->held = false;
    feeder_start(s->feeder, &j);
    s->answer.n = 0;
}

void session_go(struct session *s, size_t item, size_t word) {
    s->paused = false;
    start(s, item, word, true, 0);
}

// What is in s->answer is said; then the sentence goes on at its word, or from its start.
static void reply(struct session *s, bool at_word) { start(s, s->item, at_word ? s->word : 0, !s->paused, 0); }

void session_answer(struct session *s, const char *row) {
    spoken_add(&s->answer, s->spoken, row);
    reply(s, true);
}

void session_say(struct session *s, const char *row) {
    spoken_add(&s->answer, s->spoken, row);
    start(s, s->item, s->word, false, 0);
}

// --- moving

static void move(struct session *s, enum shelf_unit unit, int by) {
    size_t to = shelf_step(s->shelf, s->item, unit, by);
    bool stuck = by > 0 ? to <= s->item : to == s->item && s->word == 0 && unit == UNIT_SENTENCE;
    if (stuck) spoken_add(&s->answer, s->spoken, by > 0 ? "last" : "first");
    session_go(s, stuck ? s->item : to, 0);
}

static void back(struct session *s) { move(s, UNIT_SENTENCE, -1); }
static void next(struct session *s) { move(s, UNIT_SENTENCE, 1); }
static void para_back(struct session *s) { move(s, UNIT_PARAGRAPH, -1); }
static void para_next(struct session *s) { move(s, UNIT_PARAGRAPH, 1); }
static void article_back(struct session *s) { move(s, UNIT_ARTICLE, -1); }
static void article_next(struct session *s) { move(s, UNIT_ARTICLE, 1); }

static bool here(struct session *s, struct item *it, struct article *a) {
    return shelf_item(s->shelf, s->item, it) && shelf_article(s->shelf, it->article, a);
}

static void home(struct session *s) {
    struct story story;
    if (shelf_story(s->shelf, s->item, &story)) session_go(s, story.first, 0);
}

static void end(struct session *s) {
    struct story story;
    if (shelf_story(s->shelf, s->item, &story)) session_go(s, story.first + story.items - 1, 0);
}

static void repeat(struct session *s) { session_go(s, s->item, 0); }

static void repeat_slowly(struct session *s) {
    s->paused = false;
    start(s, s->item, 0, true, SLOWLY);
}

// The letters are spoken as they are typed, one that is taken back too.
static void say_typed(struct session *s, str typed, bool taken_back) {
    if (taken_back) spoken_add(&s->answer, s->spoken, "taken-back");
    spoken_spell(&s->answer, s->spoken, typed, SPELL_LETTERS);
    start(s, s->item, 0, false, 0);
}

static bool search_line(struct session *s, buf *line) {
    struct typed t;
    while ((t = keys_type(&s->keys, line)).is == TYPED_LETTER || t.is == TYPED_BACK) say_typed(s, (str){t.letter, t.n}, t.is == TYPED_BACK);
    return t.is == TYPED_END;
}

static void search(struct session *s) {
    buf line = {0};
    spoken_add(&s->answer, s->spoken, "search");
    start(s, s->item, 0, false, 0);
    if (search_line(s, &line)) {
        size_t found;
        str what = str_trim(buf_view(&line));
        if (what.n) s->search.n = 0, buf_str(&s->search, what);
        bool ok = s->search.n && shelf_search(s->shelf, s->item, buf_view(&s->search), &found);
        if (!ok) buf_str(&s->answer, buf_view(&s->search)), spoken_add(&s->answer, s->spoken, "stop"), spoken_add(&s->answer, s->spoken, "not-found");
        session_go(s, ok ? found : s->item, 0);
    } else {
        spoken_add(&s->answer, s->spoken, "no-search");
        session_go(s, s->item, 0);
    }
    buf_free(&line);
}

// --- pausing

static void pause_or_go_on(struct session *s) {
    bool was = s->paused;
    if (!was) {
        s->paused = s->held = true;
        s->paused_at = session_clock();
        speaker_pause(s->speaker, true);
        return;
    }
    s->paused = false;
    struct item it, before;
    size_t back_to = shelf_step(s->shelf, s->item, UNIT_SENTENCE, -1);
    bool of_it = shelf_item(s->shelf, s->item, &it) && shelf_item(s->shelf, back_to, &before) && it.article == before.article;
    if (session_clock() - s->paused_at > LONG_PAUSE_S) session_go(s, of_it ? back_to : s->item, 0); // to find the thread again
    else if (s->held) s->held = false, speaker_pause(s->speaker, false);
    else session_go(s, s->item, s->word);
}

// Seconds.  VACHAN_MINUTE, for tests: how many a minute of the sleep timer has.
static double minutes_of(long minutes) {
    const char *asked = getenv("VACHAN_MINUTE");
    double minute = asked ? atof(asked) : 0;
    return (minute > 0 ? minute : 60) * (double)minutes;
}

bool session_sleeps(struct session *s) {
    double left = s->sleep_at - session_clock();
    if (s->sleep_at <= 0) return false;
    if (left < minutes_of(1) && !s->sleep_told) s->sleep_told = true, session_answer(s, "sleep-soon");
    return left < 0;
}

static void sleep_timer(struct session *s) {
    s->sleep_row = (s->sleep_row + 1) % SLEEPS;
    long minutes = sleeps[s->sleep_row];
    s->sleep_at = minutes ? session_clock() + minutes_of(minutes) : 0;
    s->sleep_told = false;
    spoken_numbers(&s->answer, s->spoken, minutes ? "sleep" : "sleep-off", &minutes, 1);
    reply(s, true);
}

// --- rate

static void change_rate(struct session *s, int percent) {
    int was = s->rate;
    s->rate = was * (100 + percent) / 100;
    if (s->rate > VOICE_RATE_MAX) s->rate = VOICE_RATE_MAX;
    if (s->rate < VOICE_RATE_MIN) s->rate = VOICE_RATE_MIN;
    if (s->rate == was) spoken_add(&s->answer, s->spoken, percent > 0 ? "fastest" : "slowest");
    else if (s->paused) spoken_numbers(&s->answer, s->spoken, "rate", &(long){s->rate}, 1);
    reply(s, true);
}

static void faster(struct session *s) { change_rate(s, RATE_STEP_PERCENT); }
static void slower(struct session *s) { change_rate(s, -RATE_STEP_PERCENT); }

// --- asking

// The first time the word, then its letters, then its letters with examples; the same word for as long as the
// answer is heard.
static void spell(struct session *s) {
    bool again = s->spelt.known && s->spelt.item == s->item && s->spelt.word == s->word;
    if (!again) {
        struct item it;
        str word = feeder_word(s->feeder, s->item, s->word, &s->mem), rest;
        if (!word.n && shelf_item(s->shelf, s->item, &it)) rest = it.text, str_split(&rest, ' ', &word);
        s->spelt_word.n = 0, s->spelt.times = 0;
        buf_str(&s->spelt_word, word);
    }
    s->spelt.known = true, s->spelt.item = s->item, s->spelt.word = s->word;
    spoken_spell(&s->answer, s->spoken, buf_view(&s->spelt_word), (enum spell_how)(s->spelt.times++ % 3));
    reply(s, true);
}

static size_t bytes_before(struct session *s, const struct story *story) {
    struct item it;
    size_t n = 0;
    for (size_t i = story->first; i < s->item && shelf_item(s->shelf, i, &it); i++) n += it.text.n;
    return n;
}

// Measured: news in Devanagari takes 27.5 bytes a second at 168 words a minute, pauses and all.
static long seconds_for(size_t bytes, int rate) { return (long)((double)bytes / (27.5 / 168 * rate)); }

bool session_seconds(struct session *s, long *length, long *before) {
    struct story story;
    if (!shelf_story(s->shelf, s->item, &story)) return false;
    *length = seconds_for(story.bytes, s->rate), *before = seconds_for(bytes_before(s, &story), s->rate);
    return true;
}

static void of(struct session *s, const char *row, size_t number, size_t all) {
    spoken_numbers(&s->answer, s->spoken, row, (long[]){(long)number, (long)all}, 2);
}

// Asked again, with the headline
static void where(struct session *s) {
    struct item it;
    struct story story;
    if (!shelf_item(s->shelf, s->item, &it) || !shelf_story(s->shelf, s->item, &story)) return;
    size_t before = bytes_before(s, &story);
    long percent = (long)(before * 100 / (story.bytes ? story.bytes : 1)), left = seconds_for(story.bytes - before, s->rate);
    long minutes = (left + 30) / 60;
    if (shelf_articles(s->shelf) > 1) of(s, "article-of", it.article + 1, shelf_articles(s->shelf));
    if (story.of > 1) of(s, "story-of", story.number, story.of);
    of(s, "sentence-of", s->item - story.first + 1, story.items);
    spoken_numbers(&s->answer, s->spoken, "percent", &percent, 1);
    spoken_numbers(&s->answer, s->spoken, minutes ? "minutes-left" : "seconds-left", minutes ? &minutes : &left, 1);
    if (s->asked_where) spoken_add(&s->answer, s->spoken, "headline"), buf_str(&s->answer, story.title), spoken_add(&s->answer, s->spoken, "stop");
    s->asked_where = true;
    reply(s, false);
}

static void bookmark(struct session *s) {
    struct place p;
    struct err e = {0};
    bool ok = session_place(s, &s->mem, &p) && place_bookmark(&p, &e);
    session_answer(s, ok ? "bookmark" : "not-kept");
}

static void to_bookmark(struct session *s) {
    struct place here_now, p;
    struct item it;
    struct article a;
    bool ok = session_place(s, &s->mem, &here_now) && place_bookmarked(&here_now, &s->mem, &p) && here(s, &it, &a);
    if (ok) session_go(s, place_item(s->shelf, &a, &p), 0);
    else session_answer(s, "no-bookmark");
}

static void help(struct session *s) {
    char row[48] = "key-";
    spoken_add(&s->answer, s->spoken, "help");
    for (int k = 0; k < KEY_COUNT; k++) {
        strcpy(row + 4, keys_name((enum key)k));
        spoken_add(&s->answer, s->spoken, row);
    }
    reply(s, false);
}

static void quit(struct session *s) { s->quit = true; }
static void quit_forget(struct session *s) { s->quit = s->forget = true; }

// --- keys

static void (*const acts[KEY_COUNT])(struct session *) = {
    [KEY_PAUSE] = pause_or_go_on, [KEY_BACK] = back, [KEY_NEXT] = next, [KEY_PARA_BACK] = para_back,
    [KEY_PARA_NEXT] = para_next, [KEY_ARTICLE_NEXT] = article_next, [KEY_ARTICLE_BACK] = article_back, [KEY_HOME] = home,
    [KEY_END] = end, [KEY_FASTER] = faster, [KEY_SLOWER] = slower, [KEY_REPEAT] = repeat, [KEY_REPEAT_SLOWLY] = repeat_slowly,
    [KEY_SPELL] = spell, [KEY_WHERE] = where, [KEY_SEARCH] = search, [KEY_BOOKMARK] = bookmark, [KEY_TO_BOOKMARK] = to_bookmark,
    [KEY_SLEEP] = sleep_timer,
    [KEY_HELP] = help, [KEY_QUIT] = quit, [KEY_QUIT_FORGET] = quit_forget,
};

void session_act(struct session *s, enum key key) {
    arena_reset(&s->mem);
    session_look(s);
    if (key != KEY_SPELL) s->spelt.known = false;
    if (key != KEY_WHERE) s->asked_where = false;
    if (key == KEY_UNKNOWN) session_answer(s, "unknown");
    else if (key < KEY_COUNT) acts[key](s);
}

bool session_place(struct session *s, arena *mem, struct place *out) {
    struct item it;
    struct article a;
    if (!here(s, &it, &a)) return false;
    *out = (struct place){.hash = a.hash, .when = time(NULL), .sentence = s->item - a.first, .of = a.items,
                          .path = place_path(a.path, mem), .title = a.title, .text = it.text};
    return true;
}

void session_free(struct session *s) {
    buf_free(&s->search);
    buf_free(&s->answer);
    buf_free(&s->spelt_word);
    arena_free(&s->mem);
}
