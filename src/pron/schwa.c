// schwa: the inherent vowels.  कहना -> k @ H n a:;  सत्य -> s @ t j @-.
#include "pron/schwa.h"

#include "base/tsv.h"
#include "pron/feature.h"

static bool is_vowel_at(const struct sounds *s, int i) { return phone_is_vowel(sound_phone(s, i)); }

// The first open slot is that of the first syllable and is always heard.
static bool first_syllable(const struct sounds *s, int i) {
    while (--i >= 0)
        if (phone_is_vowel(s->at[i].phone)) return false;
    return true;
}

static bool sonorant(uint8_t p) {
    return p == PHONE_Y || p == PHONE_R || p == PHONE_L || p == PHONE_V || p == PHONE_M || p == PHONE_N || p == PHONE_H;
}

// The last vowel: lost, but for a trace where the cluster before it could not be said.
static uint8_t last_vowel(const struct sounds *s, int i) {
    uint8_t c = sound_phone(s, i - 1), before = sound_phone(s, i - 2);
    if (c == PHONE_Y && (before == PHONE_II || before == PHONE_I)) return PHONE_AX;
    if (!phone_is_consonant(before) || !sonorant(c)) return PHONE_NONE;
    return before == PHONE_R && c != PHONE_Y ? PHONE_NONE : PHONE_AX;
}

bool schwa_by_rule(struct sounds *s, int i) {
    struct sound *x = &s->at[i];
    if (x->slot != SLOT_OPEN) return false;
    if (first_syllable(s, i)) {
        x->slot = SLOT_SURE;
        return false;
    }
    if (i < s->n - 1) return true;
    x->phone = last_vowel(s, i);
    x->slot = x->phone ? SLOT_SURE : SLOT_GONE;
    return false;
}

static int score(const struct schwa_model *m, const struct feature_word *w, const struct sounds *s, int i) {
    uint32_t feature[FEATURES_MAX];
    int n = feature_slot(w, s, i, feature), sum = 0;
    for (int k = 0; k < n; k++) sum += m->weight[feature[k] & m->mask];
    return sum;
}

void schwa_decide(const struct schwa_model *m, const struct letters *l, struct sounds *s) {
    struct feature_word w;
    feature_word(&w, l, &m->parts);
    for (int i = s->n - 1; i >= 0; i--)
        if (schwa_by_rule(s, i)) s->at[i].slot = score(m, &w, s, i) > 0 ? SLOT_KEPT : SLOT_GONE;
}

static bool whole(const struct schwa_header *h, size_t size) {
    return size >= sizeof *h && h->magic == SCHWA_MAGIC && h->order == SCHWA_ORDER && h->version == FEATURE_VERSION &&
           h->weights && !(h->weights & (h->weights - 1)) && h->weights % 4 == 0 && h->parts && !(h->parts & (h->parts - 1)) &&
           size == sizeof *h + h->weights + (size_t)h->parts * 4;
}

bool schwa_open(struct schwa_model *m, const char *path, struct err *e) {
    struct tsv file; // any file: it is only mapped
    if (!tsv_open(&file, path, e)) return false;
    const struct schwa_header *h = (const void *)file.all.p;
    if (!whole(h, file.all.n)) return err_set(e, EX_DATAERR, path, "not a schwa model of version %d: run `make model`", FEATURE_VERSION);
    m->weight = (const int8_t *)(h + 1);
    m->mask = h->weights - 1;
    m->parts = (struct parts){(const uint32_t *)(const void *)(m->weight + h->weights), h->parts - 1};
    return true;
}

void schwa_drop(struct sounds *s) {
    int n = 0;
    for (int i = 0; i < s->n; i++)
        if (s->at[i].slot != SLOT_GONE) s->at[n++] = s->at[i];
    s->n = n;
}
