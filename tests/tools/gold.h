// gold: pronunciations to learn from and to be judged by, for the tools and tests of pron/.
//
//     कहना <TAB> k ə ɦ n ɑː     a word on several lines has several right answers
//
// Everything becomes a string of sounds (phone, with NASAL_BIT for a nasal vowel) and is folded before it is
// compared.  Folds of the strict score: stress; every schwa one; s. = S; double = twice; nasal before a stop
// placeless; C: before y = C.  The lenient score also: a last trace of a schwa counts as nothing; q = k, x =
// k#, Q = g, z = J, f = p#; a nasal vowel = vowel and nasal before a consonant; length of a last i and u.
#ifndef TESTS_GOLD_H
#define TESTS_GOLD_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/tsv.h"
#include "pron/phone.h"

enum { NASAL_BIT = 0x80, GOLD_MAX = 200 };
struct gold {
    int n;
    uint8_t at[GOLD_MAX];
};

struct gold_name {
    const char *text;
    uint8_t a, b;
}; // one or two sounds

static const struct gold_name GOLD_IPA[] = {
    {"k", PHONE_K, 0},
    {"kʰ", PHONE_KH, 0},
    {"ɡ", PHONE_G, 0},
    {"ɡʱ", PHONE_GH, 0},
    {"ŋ", PHONE_NG, 0},
    {"t͡ʃ", PHONE_C, 0},
    {"t͡ʃʰ", PHONE_CH, 0},
    {"d͡ʒ", PHONE_J, 0},
    {"d͡ʒʱ", PHONE_JH, 0},
    {"ɲ", PHONE_NY, 0},
    {"ʈ", PHONE_TT, 0},
    {"ʈʰ", PHONE_TTH, 0},
    {"ɖ", PHONE_DD, 0},
    {"ɖʱ", PHONE_DDH, 0},
    {"ɳ", PHONE_NN, 0},
    {"t̪", PHONE_T, 0},
    {"t", PHONE_T, 0},
    {"t̪ʰ", PHONE_TH, 0},
    {"d̪", PHONE_D, 0},
    {"d̪ʱ", PHONE_DH, 0},
    {"n", PHONE_N, 0},
    {"p", PHONE_P, 0},
    {"pʰ", PHONE_PH, 0},
    {"b", PHONE_B, 0},
    {"bʱ", PHONE_BH, 0},
    {"m", PHONE_M, 0},
    {"j", PHONE_Y, 0},
    {"ɾ", PHONE_R, 0},
    {"r", PHONE_R, 0},
    {"l", PHONE_L, 0},
    {"ɭ", PHONE_LL, 0},
    {"ʋ", PHONE_V, 0},
    {"w", PHONE_V, 0},
    {"ʃ", PHONE_SH, 0},
    {"ʂ", PHONE_SH, 0},
    {"s", PHONE_S, 0},
    {"ɦ", PHONE_H, 0},
    {"h", PHONE_H, 0},
    {"q", PHONE_Q, 0},
    {"x", PHONE_X, 0},
    {"ɣ", PHONE_GX, 0},
    {"z", PHONE_Z, 0},
    {"ʒ", PHONE_Z, 0},
    {"f", PHONE_F, 0},
    {"ɽ", PHONE_RR, 0},
    {"ɽʱ", PHONE_RRH, 0},
    {"ə", PHONE_A, 0},
    {"ə̃", PHONE_A | NASAL_BIT, 0},
    {"ɑː", PHONE_AA, 0},
    {"aː", PHONE_AA, 0},
    {"ɑ", PHONE_AA, 0},
    {"ɑ̃ː", PHONE_AA | NASAL_BIT, 0},
    {"ɪ", PHONE_I, 0},
    {"i", PHONE_II, 0},
    {"ɪ̃", PHONE_I | NASAL_BIT, 0},
    {"iː", PHONE_II, 0},
    {"ĩː", PHONE_II | NASAL_BIT, 0},
    {"ʊ", PHONE_U, 0},
    {"u", PHONE_UU, 0},
    {"ʊ̃", PHONE_U | NASAL_BIT, 0},
    {"uː", PHONE_UU, 0},
    {"ũː", PHONE_UU | NASAL_BIT, 0},
    {"eː", PHONE_E, 0},
    {"e", PHONE_E, 0},
    {"ẽː", PHONE_E | NASAL_BIT, 0},
    {"ɛː", PHONE_AE, 0},
    {"ɛ", PHONE_AE, 0},
    {"ɛ̃ː", PHONE_AE | NASAL_BIT, 0},
    {"æ", PHONE_AE, 0},
    {"æː", PHONE_AE, 0},
    {"oː", PHONE_O, 0},
    {"o", PHONE_O, 0},
    {"õː", PHONE_O | NASAL_BIT, 0},
    {"õ", PHONE_O | NASAL_BIT, 0},
    {"ɔː", PHONE_AO, 0},
    {"ɔ̃ː", PHONE_AO | NASAL_BIT, 0},
    {"ɔ", PHONE_OH, 0},
    {"ə̯", PHONE_A, 0},
    {"a", PHONE_A, 0},
    {"ᵊ", PHONE_AX, 0},
    {"əᵊ", PHONE_A, PHONE_AX},
};

// mnemonics of eSpeak that our own tables never write but its rules do
static const struct gold_name GOLD_MORE[] = {
    {"*", PHONE_R, 0},
    {"i", PHONE_II, 0},
    {"V", PHONE_A, 0},
    {"@2", PHONE_A, 0},
    {"@3", PHONE_A, 0},
    {"@L", PHONE_A, PHONE_L},
    {"E", PHONE_AE, 0},
    {"o", PHONE_O, 0},
    {"e", PHONE_E, 0},
    {"a", PHONE_AA, 0},
    {"r.#", PHONE_RRH, 0},
    {"w", PHONE_V, 0},
    {"'", 0, 0},
    {",", 0, 0},
    {"%", 0, 0},
    {";", 0, 0},
    {"|", 0, 0},
    {"_", 0, 0},
    {"=", 0, 0},
    {"aI", PHONE_A, PHONE_II},
    {"aU", PHONE_A, PHONE_UU},
    {"h", PHONE_H, 0},
    {"u", PHONE_UU, 0},
    {"tS", PHONE_C, 0},
    {"dZ", PHONE_J, 0},
    {"Z", PHONE_Z, 0},
};

static inline void gold_put(struct gold *g, uint8_t p) {
    if (p && g->n < GOLD_MAX) g->at[g->n++] = p;
}

static inline bool gold_token(struct gold *g, str token) {
    for (size_t i = 0; i < sizeof GOLD_IPA / sizeof *GOLD_IPA; i++) {
        if (!str_eq(token, str_of(GOLD_IPA[i].text))) continue;
        gold_put(g, GOLD_IPA[i].a), gold_put(g, GOLD_IPA[i].b);
        return true;
    }
    if (!str_ends(token, S("ᵊ")) || !gold_token(g, str_sub(token, 0, token.n - strlen("ᵊ")))) return false;
    gold_put(g, PHONE_AX);
    return true;
}

// IPA tokens parted by blanks; false when one is unknown (the row is of no use)
static inline bool gold_ipa(str text, struct gold *g) {
    g->n = 0;
    for (str token; str_split(&text, ' ', &token);)
        if (token.n && !gold_token(g, token)) return false;
    return g->n > 0;
}

static inline const struct gold_name *gold_more(str text, size_t *len) {
    const struct gold_name *best = NULL;
    for (size_t i = 0; i < sizeof GOLD_MORE / sizeof *GOLD_MORE; i++) {
        size_t n = strlen(GOLD_MORE[i].text);
        if (n <= *len || !str_starts(text, str_of(GOLD_MORE[i].text))) continue;
        best = &GOLD_MORE[i];
        *len = n;
    }
    return best;
}

// the longest mnemonic at the head of text: bytes used, 0 when unknown
static inline size_t gold_mnemonic(struct gold *g, str text) {
    size_t len = 0;
    uint8_t phone = 0;
    for (uint8_t i = 1; i < PHONE_COUNT; i++) {
        str plain = str_of(phone_info[i].mnemonic), nasal = str_of(phone_info[i].nasal);
        if (plain.n > len && str_starts(text, plain)) len = plain.n, phone = i;
        if (nasal.n > len && str_starts(text, nasal)) len = nasal.n, phone = i | NASAL_BIT;
    }
    const struct gold_name *more = gold_more(text, &len);
    if (!more && phone == PHONE_AI) more = gold_more(text, &(size_t){0}); // two sounds, as in the gold
    if (!more && phone == PHONE_AU) more = gold_more(text, &(size_t){0});
    if (more)
        gold_put(g, more->a), gold_put(g, more->b);
    else
        gold_put(g, phone);
    return len;
}

// a double consonant: the first of an aspirate has no breath
static inline void gold_double(struct gold *g) {
    if (!g->n || !phone_is_consonant(g->at[g->n - 1])) return;
    uint8_t p = g->at[g->n - 1];
    if (phone_info[p].manner == ASPIRATE) g->at[g->n - 1] = p - 1;
    gold_put(g, p);
}

// eSpeak mnemonics, ours or its own; what is not known is passed over
static inline void gold_mnemonics(str text, struct gold *g) {
    g->n = 0;
    while (text.n) {
        size_t n = text.p[0] == ':' ? 1 : gold_mnemonic(g, text);
        if (text.p[0] == ':') gold_double(g);
        text = str_sub(text, n ? n : 1, text.n);
    }
}

static inline bool gold_is_stop(uint8_t p) {
    return phone_info[p & 0x7F].manner == STOP || phone_info[p & 0x7F].manner == ASPIRATE;
}
static inline bool gold_is_nasal(uint8_t p) { return !(p & NASAL_BIT) && phone_info[p].manner == NASAL; }

static inline uint8_t gold_urdu(uint8_t p) {
    static const uint8_t urdu[][2] = {{PHONE_Q, PHONE_K},
                                      {PHONE_X, PHONE_KH},
                                      {PHONE_GX, PHONE_G},
                                      {PHONE_Z, PHONE_J},
                                      {PHONE_F, PHONE_PH}};
    for (size_t k = 0; k < 5; k++)
        if (p == urdu[k][0]) return urdu[k][1];
    return p;
}

static inline void gold_fold(const struct gold *in, bool lenient, struct gold *out) {
    struct gold g;
    g.n = 0;
    for (int i = 0; i < in->n; i++) {
        uint8_t p = in->at[i];
        if (p == PHONE_SS) p = PHONE_SH;
        if (p == PHONE_AX && lenient) continue;
        if (lenient) p = gold_urdu(p);
        if (p == PHONE_T && i + 1 < in->n && (in->at[i + 1] == PHONE_C || in->at[i + 1] == PHONE_CH))
            p = PHONE_C;
        if (p == PHONE_D && i + 1 < in->n && (in->at[i + 1] == PHONE_J || in->at[i + 1] == PHONE_JH))
            p = PHONE_J;
        bool more = i + 1 < in->n;
        if (lenient && (p & NASAL_BIT) && more && phone_is_consonant(in->at[i + 1] & 0x7F)) {
            gold_put(&g, p & 0x7F);
            gold_put(&g, PHONE_N);
            continue;
        }
        if (lenient && !more && p == PHONE_I) p = PHONE_II;
        if (lenient && !more && p == PHONE_U) p = PHONE_UU;
        gold_put(&g, p);
    }
    out->n = 0;
    for (int i = 0; i < g.n; i++) {
        uint8_t p = g.at[i], next = i + 1 < g.n ? g.at[i + 1] : 0, after = i + 2 < g.n ? g.at[i + 2] : 0;
        if (gold_is_nasal(p) && phone_is_consonant(next) && (lenient || gold_is_stop(next))) p = PHONE_N;
        if (p == next && after == PHONE_Y && phone_is_consonant(p)) continue;
        gold_put(out, p);
    }
}

static inline int gold_distance(const struct gold *a, const struct gold *b) {
    int row[GOLD_MAX + 1];
    for (int j = 0; j <= b->n; j++) row[j] = j;
    for (int i = 1; i <= a->n; i++) {
        int corner = row[0];
        row[0] = i;
        for (int j = 1; j <= b->n; j++) {
            int cost = corner + (a->at[i - 1] != b->at[j - 1]);
            corner = row[j];
            if (row[j] + 1 < cost) cost = row[j] + 1;
            if (row[j - 1] + 1 < cost) cost = row[j - 1] + 1;
            row[j] = cost;
        }
    }
    return row[b->n];
}

// For alignment only: t and d before an affricate, and every nasal before a consonant, are written one way.
static inline uint8_t gold_plain_phone(uint8_t p, uint8_t next) {
    if (p == PHONE_SS) return PHONE_SH;
    return phone_info[p & 0x7F].manner == NASAL && !(p & NASAL_BIT) && phone_is_consonant(next & 0x7F)
               ? PHONE_N
               : p;
}

static inline void gold_plain(const struct gold *in, struct gold *out) {
    struct gold g = *in;
    for (int i = 0; i < g.n; i++) g.at[i] = gold_urdu(g.at[i]);
    gold_fold(&g, false, out);
    for (int i = 0; i < out->n; i++)
        out->at[i] = gold_plain_phone(out->at[i], i + 1 < out->n ? out->at[i + 1] : 0);
}

// the sounds of a word in the same way, slots untouched
static inline void gold_plain_sounds(struct sounds *s) {
    for (int i = 0; i < s->n; i++) {
        struct sound *x = &s->at[i];
        uint8_t next = sound_phone(s, i + 1);
        x->phone = gold_urdu(gold_plain_phone(x->phone, next));
        if (x->phone == PHONE_AI || x->phone == PHONE_AU) x->phone = PHONE_A;
    }
}

// the rows of a file, sorted by word; `text` points into the mapped table, which stays open
struct gold_row {
    str word, ipa;
    struct gold sounds;
};
struct gold_file {
    struct tsv tsv;
    struct gold_row *row;
    size_t rows;
};

static inline bool gold_open(struct gold_file *f, const char *path, arena *mem, struct err *e) {
    if (!tsv_open(&f->tsv, path, e)) return false;
    size_t lines = 1;
    for (size_t i = 0; i < f->tsv.all.n; i++) lines += f->tsv.all.p[i] == '\n';
    f->row = ARENA_ARRAY(mem, struct gold_row, lines);
    f->rows = 0;
    struct tsv_row r;
    while (tsv_next(&f->tsv, &r)) {
        struct gold_row *g = &f->row[f->rows];
        *g = (struct gold_row){.word = r.field[0], .ipa = r.field[1]};
        f->rows += gold_ipa(g->ipa, &g->sounds);
    }
    return true;
}

// the row nearest to what was said: errors by either score, and the sounds it has
struct gold_best {
    int strict, lenient, sounds;
};

static inline struct gold_best gold_judge(const struct gold_row *row, size_t n, const struct gold *said) {
    struct gold_best b = {1000, 1000, 0};
    struct gold a, g;
    for (size_t i = 0; i < n; i++) {
        gold_fold(said, false, &a), gold_fold(&row[i].sounds, false, &g);
        int strict = gold_distance(&a, &g);
        if (strict < b.strict) b.strict = strict;
        gold_fold(said, true, &a), gold_fold(&row[i].sounds, true, &g);
        int lenient = gold_distance(&a, &g);
        if (lenient < b.lenient) b.lenient = lenient, b.sounds = g.n;
    }
    return b;
}

#endif
