// schwa: the inherent vowels.  कहना -> k @ H n a:;  सत्य -> s @ t j @-.
#include "pron/schwa.h"

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

void schwa_decide(struct sounds *s) {
    bool kept_next = true;
    for (int i = s->n - 1; i >= 0; i--) {
        struct sound *x = &s->at[i];
        if (x->slot != SLOT_OPEN) continue;
        if (first_syllable(s, i)) x->slot = SLOT_SURE;
        else if (i == s->n - 1) {
            x->phone = last_vowel(s, i);
            x->slot = x->phone ? SLOT_SURE : SLOT_GONE;
        } else {
            bool single = is_vowel_at(s, i - 2) && is_vowel_at(s, i + 2) && (i + 2 != s->n - 1 || s->at[i + 2].slot != SLOT_GONE);
            x->slot = single && (s->at[i + 2].slot != SLOT_GONE) && kept_next ? SLOT_GONE : SLOT_KEPT;
        }
    }
}

void schwa_drop(struct sounds *s) {
    int n = 0;
    for (int i = 0; i < s->n; i++)
        if (s->at[i].slot != SLOT_GONE) s->at[n++] = s->at[i];
    s->n = n;
}
