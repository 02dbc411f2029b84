#include "app/player.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/keeper.h"
#include "app/mpris.h"
#include "app/session.h"
#include "base/lang.h"

enum { TICK_MS = 10, IDLE_MS = 100, OLD_S = 3600, RETRY_S = 5, LATENCY_MS = 8 };

static stop_flag suspended; // SIGTSTP came

static void on_tstp(int sig) { suspended = sig; }

struct player {
    struct session s;
    struct engine engine;
    stop_flag cut;       // of the engine and the speaker: the feeder's
    const stop_flag *stop;
    struct keeper *keeper;           // of the place
    size_t kept, shown, shown_word;  // items; SIZE_MAX: none yet
    struct mpris *mpris;             // NULL: no session bus
    size_t told;                     // item; SIZE_MAX: none yet
    bool told_paused;
    bool ending;                     // all was heard: that is being said
    double lost_at;                  // when the device was lost last
    arena mem;                       // of one place
};

bool player_wanted(const struct options *o) {
    struct keys k;
    bool keys = keys_open(&k);
    keys_close(&k);
    return keys || o->resume;
}

// --- the place

static bool find_place(struct player *p, size_t a, struct place *out) {
    struct article article = {0};
    struct place about = {.path = place_path(shelf_path(p->s.shelf, a), &p->mem)};
    if (shelf_articles(p->s.shelf) == 1 && shelf_article(p->s.shelf, a, &article)) about.hash = article.hash;
    return place_find(&about, &p->mem, out);
}

static size_t resume(struct player *p) {
    struct place best = {0}, one;
    struct article a;
    size_t of = 0;
    if (p->s.o->from_start || (p->s.keys.fd < 0 && !p->s.o->resume)) return 0;
    for (size_t i = 0; i < shelf_articles(p->s.shelf); i++)
        if (find_place(p, i, &one) && one.when > best.when) best = one, of = i;
    if (!best.when || !shelf_article(p->s.shelf, of, &a) || !a.items) return 0;
    size_t item = place_item(p->s.shelf, &a, &best);
    return item > a.first && time(NULL) - best.when > OLD_S ? item - 1 : item; // to find the thread again
}

static void forget(struct player *p, size_t article) {
    struct article a;
    if (!shelf_article(p->s.shelf, article, &a)) return;
    keeper_forget(p->keeper, &(struct place){.hash = a.hash, .path = place_path(a.path, &p->mem)});
}

// The listener has gone on from the last sentence of a story
static void note_heard(struct player *p, const struct item *was, const struct item *is) {
    bool to_its_end = is->story == was->story + 1 && p->s.item == p->kept + 1;
    if (to_its_end) keeper_heard(p->keeper, shelf_story_hash(p->s.shelf, was->story));
}

static void keep(struct player *p) {
    struct place at;
    struct item was, is;
    struct err e = {0};
    if (keeper_failed(p->keeper, &e) && !p->s.o->quiet)
        fprintf(stderr, _("vachan: %s: %s; your place will not be kept\n"), e.where, e.what);
    if (p->s.item == p->kept) return;
    if (p->kept != SIZE_MAX && shelf_item(p->s.shelf, p->kept, &was) && shelf_item(p->s.shelf, p->s.item, &is)) {
        if (is.article == was.article + 1) forget(p, was.article);
        note_heard(p, &was, &is);
    }
    p->kept = p->s.item;
    if (session_place(&p->s, &p->mem, &at)) keeper_keep(p->keeper, &at);
    arena_reset(&p->mem);
}

// --- the text on the terminal: plain lines

static void show_words(struct player *p) {
    bool fresh = p->shown != p->s.item || p->s.word < p->shown_word;
    if (fresh && p->shown != SIZE_MAX) putchar('\n');
    size_t from = fresh ? p->s.word : p->shown_word + 1;
    for (size_t w = from; w <= p->s.word; w++) {
        str written = feeder_written(p->s.feeder, p->s.item, w, &p->mem);
        fwrite(written.p, 1, written.n, stdout);
    }
    p->shown = p->s.item, p->shown_word = p->s.word;
}

static void show(struct player *p) {
    struct item it;
    if (p->s.o->quiet || p->s.keys.fd < 0 || !shelf_item(p->s.shelf, p->s.item, &it)) return;
    if (p->s.o->highlight) show_words(p);
    else if (p->shown != p->s.item) {
        printf("%.*s\n%s", STR_ARG(it.text), it.last ? "\n" : "");
        p->shown = p->s.item;
    }
    fflush(stdout);
    arena_reset(&p->mem);
}

// --- the desktop

static str story_title(struct session *s, const struct item *it) {
    struct item first = *it, before;
    for (size_t i = s->item; i-- > 0 && shelf_item(s->shelf, i, &before) && before.story == it->story;) first = before;
    return first.text;
}

static void tell(struct player *p) {
    struct session *s = &p->s;
    struct mpris_now now = {.paused = s->paused};
    struct item it;
    if (!p->mpris || (p->told == s->item && p->told_paused == s->paused) || !shelf_item(s->shelf, s->item, &it)) return;
    if (!session_seconds(s, &now.length, &now.position)) return;
    now.story = it.story, now.title = story_title(s, &it);
    now.more = it.article + 1 < shelf_articles(s->shelf) || shelf_step(s->shelf, s->item, UNIT_ARTICLE, 1) > s->item;
    p->told = s->item, p->told_paused = s->paused;
    mpris_tell(p->mpris, &now);
}

// --- what may happen

// Ctrl-Z: silence, the terminal as it was; the narration goes on when the process does.
static void suspend(struct player *p) {
    session_look(&p->s);
    size_t item = p->s.item, word = p->s.word;
    feeder_halt(p->s.feeder);
    keys_cooked(&p->s.keys);
    raise(SIGSTOP);
    suspended = 0;
    keys_raw(&p->s.keys);
    if (!p->s.paused) session_go(&p->s, item, word);
    else p->s.held = false;
}

static struct speaker *open_speaker(struct player *p, const char *device, struct err *e) {
    const char *asked = getenv("VACHAN_LATENCY"); // a machine too slow for short buffers stutters
    int ms = asked ? atoi(asked) : 0;
    struct speaker_options so = {.device = device, .rate = p->engine.rate, .latency_ms = ms > 0 ? ms : LATENCY_MS, .stop = &p->cut};
    return speaker_open(&so, e);
}

// The device went away: the system's own is tried, from the start of the sentence.
static bool change_device(struct player *p, const struct err *why, struct err *e) {
    size_t item = p->s.item;
    bool again = session_clock() - p->lost_at < RETRY_S;
    fprintf(stderr, "vachan: %s; %s\n", why->what, again ? _("your place is kept") : _("trying the default device"));
    feeder_speaker(p->s.feeder, NULL);
    sink_drop(speaker_sink(p->s.speaker));
    p->s.speaker = NULL;
    p->lost_at = session_clock();
    if (again) return err_set(e, why->code, why->where, "%s", why->what);
    p->cut = 0;
    p->s.speaker = open_speaker(p, NULL, e);
    if (!p->s.speaker) return false;
    feeder_speaker(p->s.feeder, p->s.speaker);
    spoken_add(&p->s.answer, p->s.spoken, "device");
    session_go(&p->s, item, 0);
    return true;
}

// All was heard: somebody at the keys is told so.
static void end(struct player *p) {
    if (p->s.keys.fd >= 0) session_say(&p->s, "end");
    else p->s.quit = p->s.forget = true;
    p->ending = true;
}

static bool is_device(const struct err *e) { return strcmp(e->where, "sound") == 0 && e->code != SINK_STOPPED; }

// One turn.  False: the end, or an error.
static bool turn(struct player *p, struct err *e) {
    struct session *s = &p->s;
    bool still = s->paused && s->held;
    enum key key = keys_next(&s->keys, still ? IDLE_MS : TICK_MS);
    if (key == KEY_NONE) key = mpris_key(p->mpris);
    s->keys.other = mpris_fd(p->mpris);
    if (suspended) suspend(p);
    if (*p->stop) return err_set(e, SINK_STOPPED, "player", "stopped");
    if (key == KEY_GONE) return false;
    if (key != KEY_NONE) p->ending = false, session_act(s, key);
    struct feeder_now now = session_look(s);
    if (!now.answering && now.state != FEEDER_FAILED) keep(p), show(p);
    tell(p);
    if (now.state == FEEDER_FAILED) return is_device(&now.err) ? change_device(p, &now.err, e) : err_set(e, now.err.code, now.err.where, "%s", now.err.what);
    struct item it;
    if (p->ending && now.state == FEEDER_DONE) s->quit = s->forget = true;
    else if (now.finished && !s->paused) end(p);
    if (now.finished && shelf_item(s->shelf, s->item, &it)) keeper_heard(p->keeper, shelf_story_hash(s->shelf, it.story));
    if (session_sleeps(s)) s->quit = true;
    return !s->quit;
}

// "जहाँ छोड़ा था, वहाँ से।" and the headline, if it is not what comes now
static void say_where_it_was(struct player *p, size_t item) {
    struct session *s = &p->s;
    struct item it;
    struct article a;
    spoken_add(&s->answer, s->spoken, "resumed");
    bool inside = shelf_item(s->shelf, item, &it) && shelf_article(s->shelf, it.article, &a) && item > a.first;
    if (inside) buf_str(&s->answer, a.title), spoken_add(&s->answer, s->spoken, "stop");
}

static bool play(struct player *p, struct err *e) {
    struct session *s = &p->s;
    struct item it;
    if (!shelf_item(s->shelf, 0, &it)) {
        *e = shelf_error(s->shelf);
        if (!e->code && s->o->once && !s->o->quiet) fprintf(stderr, "%s", _("vachan: all of it was heard before; without --once it is read again\n"));
        return !e->code;
    }
    if (s->keys.fd >= 0 && !s->o->quiet) fprintf(stderr, "%s", _("vachan: ? speaks the keys, q quits\n"));
    if (s->keys.fd >= 0 && !place_any()) spoken_add(&s->answer, s->spoken, "welcome"); // the first time ever
    size_t item = resume(p);
    arena_reset(&p->mem);
    if (item) say_where_it_was(p, item);
    session_go(s, item, 0);
    p->mpris = mpris_open(); // the first words are being made
    while (turn(p, e)) {}
    feeder_halt(s->feeder);
    if (s->forget && shelf_item(s->shelf, s->item, &it)) forget(p, it.article);
    if (!e->code) *e = shelf_error(s->shelf);
    return !e->code;
}

// --- opening and closing

static bool open_all(struct player *p, const struct options *o, struct road *road, struct err *e) {
    struct engine_options eo = {.jobs = o->jobs, .voice = &road->voice, .stop = &p->cut};
    p->keeper = keeper_open();
    p->engine = o->fake ? fake_engine(&eo, NULL, e) : espeak_engine(&eo, e);
    if (!p->engine.ops) return false;
    p->s.speaker = open_speaker(p, o->device, e); // it opens while the tables are read
    if (!p->s.speaker || !road_open(road, o, e)) return false;
    p->s.spoken = spoken_open(road->lexicon, &road->mem, e);
    p->s.shelf = shelf_open(o, &road->text);
    if (!p->s.spoken) return false;
    p->s.feeder = feeder_open(road, p->s.shelf, p->engine, p->s.speaker, &p->cut);
    feeder_earcons(p->s.feeder, o->earcons);
    p->s.rate = road->voice.tone.rate;
    if (keys_open(&p->s.keys)) sigaction(SIGTSTP, &(struct sigaction){.sa_handler = on_tstp}, NULL);
    return true;
}

static void close_all(struct player *p) {
    struct err none = {0};
    mpris_close(p->mpris);
    keeper_close(p->keeper);
    feeder_close(p->s.feeder); // silence: nothing is left to be played out
    keys_close(&p->s.keys);
    p->cut = 0;
    if (p->s.speaker) sink_close(speaker_sink(p->s.speaker), &none);
    if (p->engine.ops) p->engine.ops->close(p->engine.self);
    shelf_close(p->s.shelf);
    session_free(&p->s);
    arena_free(&p->mem);
}

bool player(const struct options *o, struct road *road, const stop_flag *stop, struct err *e) {
    struct player p = {.stop = stop, .kept = SIZE_MAX, .shown = SIZE_MAX, .told = SIZE_MAX, .lost_at = -RETRY_S, .s = {.o = o, .keys = {.fd = -1, .other = -1}}};
    bool ok = open_all(&p, o, road, e) && play(&p, e);
    if (p.s.o->highlight && p.shown != SIZE_MAX) putchar('\n');
    size_t skipped = p.engine.ops ? p.engine.report->skipped : 0;
    close_all(&p);
    if (ok && skipped) return err_set(e, EX_DATAERR, "speech", lang_count("%zu word could not be spoken and was left out", "%zu words could not be spoken and were left out", skipped), skipped);
    return ok;
}
