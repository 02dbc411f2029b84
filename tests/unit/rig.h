// rig: what the tests of audio/ and speech/ share: sentences made of fixed phones, and a sink that remembers.
#ifndef TESTS_RIG_H
#define TESTS_RIG_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "speech/engine.h"
#include "speech/utter.h"
#include "speech/voice.h"

// Stands in for pron/ : the words of these tests carry their phones.
__attribute__((weak)) void pron_word(const struct pron *p, str word, struct pron_result *out) {
    (void)p, (void)word;
    out->n = 0;
}

static inline double rig_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

// --- a sink that remembers

struct memory {
    int16_t *pcm;
    size_t frames, room;
    struct mark *mark;
    size_t marks, mark_room;
    char words[1 << 20];
    size_t used, chunks;
    size_t fail_after; // chunks; 0: never
};

static bool memory_take(void *self, const struct chunk *c, struct err *e) {
    struct memory *m = self;
    if (m->fail_after && m->chunks + 1 >= m->fail_after) return err_set(e, EX_IOERR, "memory", "full, as asked");
    if (m->frames + c->frames > m->room) {
        m->room = (m->frames + c->frames) * 2;
        m->pcm = realloc(m->pcm, m->room * sizeof *m->pcm);
    }
    if (m->marks + c->marks > m->mark_room) {
        m->mark_room = (m->marks + c->marks) * 2;
        m->mark = realloc(m->mark, m->mark_room * sizeof *m->mark);
    }
    if (c->frames) memcpy(m->pcm + m->frames, c->pcm, c->frames * sizeof *m->pcm);
    for (size_t i = 0; i < c->marks; i++) {
        struct mark k = c->mark[i];
        k.frame += (int64_t)m->frames;
        if (m->used + k.word.n < sizeof m->words) {
            memcpy(m->words + m->used, k.word.p, k.word.n);
            k.word.p = m->words + m->used;
            m->used += k.word.n;
        }
        m->mark[m->marks++] = k;
    }
    m->frames += c->frames;
    m->chunks++;
    return true;
}
static bool memory_close(void *self, struct err *e) {
    (void)self, (void)e;
    return true;
}
static void memory_drop(void *self) { (void)self; }
static const struct sink_ops memory_ops = {memory_take, memory_close, memory_drop};

static inline struct memory *memory_new(void) { return calloc(1, sizeof(struct memory)); }
static inline struct sink memory_sink(struct memory *m) { return (struct sink){&memory_ops, m}; }
static inline void memory_free(struct memory *m) {
    free(m->pcm);
    free(m->mark);
    free(m);
}
static inline bool memory_same(const struct memory *a, const struct memory *b) {
    if (a->frames != b->frames || a->marks != b->marks) return false;
    if (a->frames && memcmp(a->pcm, b->pcm, a->frames * sizeof *a->pcm)) return false;
    for (size_t i = 0; i < a->marks; i++) {
        if (a->mark[i].frame != b->mark[i].frame || a->mark[i].frames != b->mark[i].frames) return false;
        if (a->mark[i].src.from != b->mark[i].src.from || !str_eq(a->mark[i].word, b->mark[i].word)) return false;
    }
    return true;
}

// --- sentences: "s@rk'a:r n%e: k@h'a~ , k%I ... ." ; a sign alone is the stop after the word before it

static const char *const rig_sentences[] = {
    "s@rk'a:r n%e: k@h'a~ , k%I: j'e: jo:Jn'a: @gl'e: s'a:l s%e: l'a:gu: H'o:gi: .",
    "pr@d#'a:n m'Vntri: n%e: d'Ili: m%e~: E:k s'@ma:ro:H k%o: s@mb'o:d#It k@rt'e: H'u:e~ j%e: b'a:t k@h'i: .",
    "kj'a: j'e: s@hi: H'E: ?",
    "m'O:s@m v@ibH'a:g k%e: @nus'a:r @gl'e: d'o: dIn't@k , b'a:rIS ; O:r t'e:z H@v'a: c@l's@kti: H'E: !",
    "s'u:cna: :",
};

// `text` as above -> words; span k of the sentence is [base + 10k, base + 10k + 5)
static inline size_t rig_words(const char *text, size_t base, struct word *w, size_t room) {
    size_t n = 0;
    for (str rest = str_of(text), piece; str_split(&rest, ' ', &piece);) {
        static const char signs[] = ",;:.?!";
        static const enum gap gaps[] = {GAP_COMMA, GAP_CLAUSE, GAP_COLON, GAP_STOP, GAP_QUESTION, GAP_EXCLAIM};
        const char *sign = piece.n == 1 ? strchr(signs, piece.p[0]) : NULL;
        if (sign && n) w[n - 1].gap = gaps[sign - signs];
        else if (piece.n && n < room) {
            w[n] = (struct word){.text = piece, .phones = piece, .src = {base + 10 * n, base + 10 * n + 5}};
            n++;
        }
    }
    return n;
}

struct rig {
    struct voice voice;
    struct utter *utter;
    arena mem, sentence;
};

static inline void rig_open(struct rig *r, const char *voice) {
    struct err e = {0};
    *r = (struct rig){0};
    assert_true(voice_open(&r->voice, "voices", str_of(voice), &r->mem, &e));
    r->utter = utter_open("lexicon", NULL, &r->mem, &e);
    assert_non_null(r->utter);
}
static inline void rig_close(struct rig *r) {
    arena_free(&r->mem);
    arena_free(&r->sentence);
}

static inline bool rig_put(struct rig *r, struct engine en, const char *text, size_t base, bool last, struct sink out,
                           struct err *e) {
    struct word w[400];
    struct utterance u;
    arena_reset(&r->sentence);
    size_t n = rig_words(text, base, w, 400);
    struct block b = {.kind = base ? BLOCK_PARA : BLOCK_HEADING};
    struct sentence s = {.block = &b, .last = last};
    utter_sentence(r->utter, &r->voice, &s, w, n, &r->sentence, &u);
    return en.ops->put(en.self, &u, out, e);
}

// `count` sentences of the list above, a paragraph every four.  False and *e when the engine or sink fails.
static inline bool rig_speak(struct rig *r, struct engine en, size_t count, struct sink out, struct err *e) {
    size_t kinds = sizeof rig_sentences / sizeof *rig_sentences;
    for (size_t i = 0; i < count; i++) {
        if (!rig_put(r, en, rig_sentences[i % kinds], 1000 * i, i % 4 == 3, out, e)) return false;
    }
    return en.ops->finish(en.self, out, e);
}

#endif
