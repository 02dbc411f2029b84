// tidy_repeat: "बस में आग लगी। ... बस में आग लगी। ..." -> the second is dropped
#include "text/tidy_repeat.h"

#include <string.h>

#include "base/map.h"
#include "text/headline.h"

enum { REPEAT_BYTES = 360, LONGEST = 1680 };

static uint32_t first_seen(struct map *seen, uint64_t *keys, size_t i) {
    uint32_t at = (uint32_t)i;
    str key = {(const char *)&keys[i], sizeof *keys};
    if (!map_get(seen, key, &at)) map_put(seen, key, at);
    return at;
}

// ---- near repeats: a sentence with a few words changed counts as the one it repeats ----

enum { SHINGLE = 3, SAMPLE = 3, VOTES = 8, NEAR_SAMPLES = 3, NEAR_BYTES = 120 };

struct votes { uint32_t unit[VOTES]; unsigned count[VOTES]; };

static void vote(struct votes *v, uint32_t unit) {
    for (int i = 0; i < VOTES; i++) {
        if (v->count[i] && v->unit[i] != unit) continue;
        v->unit[i] = unit;
        v->count[i]++;
        return;
    }
}

// Hashes of every three words in a row, each looked up among the earlier sentences and then added
static void look_up(struct map *seen, str s, uint32_t unit, arena *mem, struct votes *votes, size_t *shingles) {
    uint64_t last[SHINGLE] = {0};
    size_t words = 0;
    *shingles = 0;
    for (str word; str_split(&s, ' ', &word);) {
        if (!word.n) continue;
        memmove(last, last + 1, sizeof last - sizeof *last);
        last[SHINGLE - 1] = str_hash(word);
        if (++words < SHINGLE) continue;
        uint64_t mix = last[0] * 31 + last[1] * 17 + last[2];
        if ((mix ^ mix >> 17) % SAMPLE) continue; // the same ones everywhere, so that repeats still meet
        uint64_t *key = ARENA_NEW(mem, uint64_t);
        *key = mix;
        uint32_t at;
        ++*shingles;
        if (map_get(seen, (str){(char *)key, sizeof *key}, &at)) vote(votes, at);
        else map_put(seen, (str){(char *)key, sizeof *key}, unit);
    }
}

static void match_near(const struct page *p, struct units *u, arena *mem) {
    struct map seen = map_new(mem, u->n * 8);
    for (size_t i = 0; i < u->n; i++) {
        struct votes votes = {0};
        size_t shingles, best = 0;
        if (u->v[i].to - u->v[i].from < NEAR_BYTES) continue; // short ones repeat to the letter or not at all
        look_up(&seen, unit_text(p, &u->v[i]), (uint32_t)i, mem, &votes, &shingles);
        for (int k = 0; k < VOTES; k++)
            if (votes.count[k] > votes.count[best]) best = (size_t)k;
        if (shingles >= NEAR_SAMPLES && votes.count[best] * 10 >= shingles * 6) u->v[i].hash = u->v[votes.unit[best]].hash;
    }
}

// Most words of the one are words of the other
static bool alike(str a, str b) {
    if (a.n > LONGEST || b.n > LONGEST) return false;
    size_t words = words_in(a);
    return words >= 3 && words < 80 && common_words(a, b) * 10 >= words * 6;
}

// How many sentences from i on say again what stands from `before` on
static size_t repeat_run(const struct page *p, const struct units *u, size_t i, size_t before, size_t *bytes) {
    size_t run = 0;
    for (*bytes = 0; i + run < u->n && before + run < i; run++) {
        const struct unit *a = &u->v[i + run], *b = &u->v[before + run];
        if (a->hash != b->hash && !(run && alike(unit_text(p, a), unit_text(p, b)))) break;
        *bytes += a->to - a->from;
    }
    return run;
}

// The first sentence of a repeat may be the one with the changed words
static bool repeats_before(const struct page *p, const struct units *u, size_t i, size_t before) {
    const struct unit *a = &u->v[i - 1], *b = &u->v[before - 1];
    return a->block == u->v[i].block && b->block == u->v[before].block && a != &u->v[before] && alike(unit_text(p, a), unit_text(p, b));
}

// Above a text that is said again stands its headline, perhaps with a few words changed
static void drop_changed_headline(const struct page *p, struct units *u, size_t name, size_t i) {
    while (i && u->v[i - 1].dropped) i--;
    if (i < name + 2 || p->block[u->v[name].block].kind != BLOCK_HEADING || u->v[i - 1].from) return;
    str again = unit_text(p, &u->v[i - 1]);
    if (!ends_sentence(again) && alike(again, unit_text(p, &u->v[name]))) u->v[i - 1].dropped = "repeated headline";
}

// A run of sentences that stood before already, if it is long enough not to be a refrain
static void drop_repeats(const struct page *p, struct units *u, arena *mem) {
    struct map seen = map_new(mem, u->n);
    uint64_t *keys = ARENA_ARRAY(mem, uint64_t, u->n + 1);
    uint32_t *first = ARENA_ARRAY(mem, uint32_t, u->n + 1);
    size_t name = 0; // the first that is read
    while (name + 1 < u->n && u->v[name].dropped) name++;
    for (size_t i = 0; i < u->n; i++) keys[i] = u->v[i].hash;
    for (size_t i = 0; i < u->n; i++) first[i] = first_seen(&seen, keys, i);
    for (size_t i = 0, run; i < u->n; i += run ? run : 1) {
        size_t bytes = 0;
        run = first[i] < i ? repeat_run(p, u, i, first[i], &bytes) : 0;
        bool headline = run && first[i] == name && p->block[u->v[name].block].kind == BLOCK_HEADING && u->v[i].from == 0 && u->v[i].to == p->block[u->v[i].block].text.n;
        if (bytes < REPEAT_BYTES && !headline) continue;
        size_t back = !headline && first[i] && repeats_before(p, u, i, first[i]) ? 1 : 0;
        for (size_t k = 0; k < run; k++)
            if (!u->v[i + k].dropped) u->v[i + k].dropped = headline ? "repeated headline" : "repeated text";
        if (back && !u->v[i - 1].dropped) u->v[i - 1].dropped = "repeated text";
        if (!headline) drop_changed_headline(p, u, name, i - back);
    }
}

void tidy_repeat(const struct page *p, struct units *u, arena *mem) {
    match_near(p, u, mem);
    drop_repeats(p, u, mem);
}
