#include "speech/utter.h"

#include <stdio.h>
#include <string.h>

#include "audio/pcm.h"
#include "speech/breath.h"
#include "speech/written.h"

struct utter { const struct pron *pron; struct breath *breath; };

struct utter *utter_open(const char *lexicon_dir, const struct pron *pron, arena *mem, struct err *e) {
    struct utter *u = ARENA_NEW(mem, struct utter);
    u->pron = pron;
    u->breath = breath_open(lexicon_dir, mem, e);
    return u->breath ? u : NULL;
}

// --- engine text in an arena: the longest it can get is known before

struct text { char *p; size_t n; };

static void add(struct text *t, str s) {
    if (s.n) memcpy(t->p + t->n, s.p, s.n);
    t->n += s.n;
}

static void add_number(struct text *t, const char *before, int n, const char *after) {
    t->n += (size_t)sprintf(t->p + t->n, "%s%d%s", before, n, after);
}

enum { OVERHEAD = 64 }; // bytes around a word: mark, brackets, sign and break

// --- one word

static str phones_of(const struct utter *u, const struct word *w, arena *mem) {
    if (w->phones.n || !u->pron) return w->phones;
    struct pron_result r;
    pron_word(u->pron, w->text, &r);
    return arena_copy(mem, (str){r.phones, r.n});
}

// A bracket, a tag or a line end inside mnemonics would end them: none is allowed through.
static bool safe(str phones) {
    for (size_t i = 0; i < phones.n; i++) {
        unsigned char c = (unsigned char)phones.p[i];
        if (c < 0x20 || c > 0x7e || c == '[' || c == ']' || c == '<' || c == '>' || c == '&') return false;
    }
    return phones.n > 0 && phones.n <= PRON_MAX;
}

static void add_word(struct text *t, size_t number, str phones) {
    add_number(t, "<mark name=\"", (int)number, "\"/> ");
    if (!safe(phones)) return;
    add(t, S("[["));
    add(t, phones);
    add(t, S("]] "));
}

// --- between words

// The sign that gives eSpeak the tune: measured pauses are ours, so only the tune of it is heard.
static str sign_of(enum gap gap, enum block_kind kind) {
    bool head = kind == BLOCK_HEADING || kind == BLOCK_SUBHEAD;
    switch (gap) {
    case GAP_WORD:
    case GAP_COMMA:
    case GAP_CLAUSE: return S(",");
    case GAP_COLON: return head ? S(".") : S(":");
    case GAP_QUESTION: return S("?");
    case GAP_EXCLAIM: return S("!");
    default: return S(".");
    }
}

static void add_break(struct text *t, str sign, int ms) {
    add(t, sign);
    add_number(t, " <break time=\"", ms, "ms\"/> ");
}

// --- the sentence

static enum starts starts_of(const struct sentence *s) {
    return !s->first ? STARTS_SENTENCE : s->block->begins ? STARTS_ARTICLE : STARTS_BLOCK;
}

static void fill_marks(struct utter_mark *m, const struct sentence *s, const struct word *word, size_t words, arena *mem) {
    str *written = ARENA_ARRAY(mem, str, words);
    written_place(s, word, words, written);
    for (size_t i = 0; i < words; i++) {
        m[i] = (struct utter_mark){.src = word[i].src, .word = word[i].text, .written = block_written(s->block, written[i], mem),
                                   .gap = (uint8_t)word[i].gap, .kind = (uint8_t)s->block->kind};
    }
    m[0].starts = starts_of(s);
}

static enum gap last_gap(const struct word *word, size_t words) {
    enum gap gap = words ? word[words - 1].gap : GAP_STOP;
    return gap == GAP_WORD || gap == GAP_COMMA ? GAP_STOP : gap;
}

static int pause_after(const struct voice *v, enum gap gap, enum block_kind kind, bool last_of_block) {
    int ms = v->pause[gap];
    if (last_of_block && v->kind[kind].pause > ms) ms = v->kind[kind].pause;
    return voice_ms(v, ms);
}

void utter_sentence(const struct utter *u, const struct voice *v, const struct sentence *s, const struct word *word,
                    size_t words, arena *mem, struct utterance *out) {
    enum gap end = last_gap(word, words);
    enum block_kind kind = s->block->kind;
    *out = (struct utterance){.text = S(""), .marks = words, .paragraph_end = s->last, .tone = voice_tone_of(v, kind)};
    out->pause = pause_after(v, end, kind, s->last);
    if (!words) return;

    struct utter_mark *mark = ARENA_ARRAY(mem, struct utter_mark, words);
    str *phones = ARENA_ARRAY(mem, str, words);
    int *rest = ARENA_ARRAY(mem, int, words); // ms after a word, or BREATH_NONE
    size_t bytes = 1;
    fill_marks(mark, s, word, words, mem);
    for (size_t i = 0; i < words; i++) bytes += (phones[i] = phones_of(u, &word[i], mem)).n + OVERHEAD;
    breath_place(u->breath, v, word, phones, words, rest);

    struct text t = {arena_get(mem, bytes), 0};
    for (size_t i = 0; i < words; i++) {
        add_word(&t, i, phones[i]);
        if (i + 1 < words && rest[i] != BREATH_NONE) add_break(&t, sign_of(word[i].gap, kind), rest[i]);
    }
    add(&t, sign_of(end, kind));
    out->mark = mark;
    out->text = (str){t.p, t.n};
}
