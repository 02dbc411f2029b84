// schwa: the inherent vowels.  कहना -> k @ H n a:;  सत्य -> s @ t j @-.
#include "pron/schwa.h"

#include <string.h>

#include "base/tsv.h"
#include "pron/feature.h"

// The first open slot is that of the first syllable and is always heard.
static bool first_syllable(const struct sounds *s, int i) {
    while (--i >= 0)
        if (phone_is_vowel(s->at[i].phone)) return false;
    return true;
}

// Is a trace of the last vowel heard after this cluster?  Counted over the training words: always before y;
// before v, r, l, n, m, h where the cluster opens up; not after r, l, s (dharm, film, kism), not in a double
// one.
static bool leaves_trace(uint8_t before, uint8_t c) {
    if (c == PHONE_Y) return true;
    if (before == c || before == PHONE_R || before == PHONE_L || before == PHONE_RR) return false;
    bool urdu = before == PHONE_X || before == PHONE_Q || before == PHONE_F || before == PHONE_Z;
    switch (c) {
    case PHONE_V:
    case PHONE_R: return true;
    case PHONE_L: return before != PHONE_T && before != PHONE_S;
    case PHONE_M: return before != PHONE_T && before != PHONE_S && before != PHONE_K && !urdu;
    case PHONE_N:
    case PHONE_H: return before != PHONE_NG;
    default: return false;
    }
}

// The last vowel: lost, but for a trace where the cluster before it could not be said.
static uint8_t last_vowel(const struct sounds *s, int i) {
    uint8_t c = sound_phone(s, i - 1), before = sound_phone(s, i - 2);
    if (c == PHONE_Y && (before == PHONE_II || before == PHONE_I)) return PHONE_AX;
    return phone_is_consonant(before) && leaves_trace(before, c) ? PHONE_AX : PHONE_NONE;
}

bool schwa_by_rule(struct sounds *s, int i) {
    struct sound *x = &s->at[i];
    if (x->slot != SLOT_OPEN) return false;
    if (first_syllable(s, i)) {
        x->slot = SLOT_SURE;
        return false;
    }
    if (i < s->n - 1 && s->at[i + 1].slot == SLOT_NONE &&
        (s->at[i + 1].phone == PHONE_A || s->at[i + 1].phone == PHONE_AA)) {
        x->slot = SLOT_GONE; // a vowel of its own follows: mek|ap, nazar|andaz
        return false;
    }
    if (i < s->n - 1) return true;
    x->phone = last_vowel(s, i);
    x->slot = x->phone ? SLOT_SURE : SLOT_GONE;
    return false;
}

// all hidden units side by side: the compiler makes SIMD of it
typedef int8_t unit_bytes __attribute__((vector_size(SCHWA_HIDDEN)));
typedef int16_t unit_sums __attribute__((vector_size(2 * SCHWA_HIDDEN)));

float schwa_score(const struct schwa_model *m, const uint32_t *feature, int n) {
    int32_t wide = 0;
    unit_sums hidden = {0}; // at most FEATURES_MAX * 127: fits
    for (int k = 0; k < n; k++) {
        wide += m->wide[feature[k] & m->wide_mask];
        if (!(feature[k] & FEATURE_DEEP)) continue;
        unit_bytes d;
        memcpy(&d, m->deep[feature[k] >> 16 & m->deep_mask], sizeof d);
        hidden += __builtin_convertvector(d, unit_sums);
    }
    float sum = m->wide_scale * (float)wide;
    for (int u = 0; u < SCHWA_HIDDEN; u++) sum += hidden[u] > 0 ? m->out[u] * hidden[u] : 0;
    return sum;
}

static bool heard(const struct schwa_model *m, const struct feature_word *w, const struct sounds *s, int i) {
    uint32_t feature[FEATURES_MAX];
    return schwa_score(m, feature, feature_slot(w, s, i, feature)) > 0;
}

void schwa_decide(const struct schwa_model *m, const struct letters *l, struct sounds *s) {
    struct feature_word w;
    bool ready = false; // most words have nothing to decide
    for (int i = s->n - 1; i >= 0; i--) {
        if (!schwa_by_rule(s, i)) continue;
        if (!ready) feature_word(&w, l, &m->parts, &m->affix);
        ready = true;
        s->at[i].slot = heard(m, &w, s, i) ? SLOT_KEPT : SLOT_GONE;
    }
}

static bool power_of_two(uint32_t n) { return n >= 4 && n <= 1u << 24 && !(n & (n - 1)); }

static bool whole(const struct schwa_header *h, size_t size) {
    return size >= sizeof *h && h->magic == SCHWA_MAGIC && h->order == SCHWA_ORDER &&
           h->version == FEATURE_VERSION && power_of_two(h->wides) && power_of_two(h->deeps) &&
           power_of_two(h->parts) &&
           size == sizeof *h + h->wides + (size_t)h->deeps * SCHWA_HIDDEN + (size_t)h->parts * 4;
}

bool schwa_open(struct schwa_model *m, const char *path, struct err *e) {
    struct tsv file; // any file: it is only mapped
    if (!tsv_open(&file, path, e)) return false;
    const struct schwa_header *h = (const void *)file.all.p;
    if (!whole(h, file.all.n))
        return err_set(e, EX_DATAERR, path, "not a schwa model of version %d: run `make model`",
                       FEATURE_VERSION);
    m->wide = (const int8_t *)(h + 1);
    m->deep = (const int8_t(*)[SCHWA_HIDDEN])(m->wide + h->wides);
    m->out = h->out;
    m->wide_scale = h->wide_scale;
    m->wide_mask = h->wides - 1, m->deep_mask = h->deeps - 1;
    m->parts = (struct parts){(const uint32_t *)(const void *)(m->deep + h->deeps), h->parts - 1};
    return true;
}

void schwa_drop(struct sounds *s) {
    int n = 0;
    for (int i = 0; i < s->n; i++)
        if (s->at[i].slot != SLOT_GONE) s->at[n++] = s->at[i];
    s->n = n;
}
