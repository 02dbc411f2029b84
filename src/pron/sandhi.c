// sandhi: संवाद -> s @ m v a: d;  पाँच -> p a~ c;  तैयार -> t aI j a: r;  शक्ति -> S @ k t i:.
#include "pron/sandhi.h"

static uint8_t homorganic(uint8_t next) {
    switch (phone_info[next].place) {
    case VELAR: return PHONE_NG;
    case PALATAL: return PHONE_N; // n^ and n are one sound before c and J, and y
    case RETROFLEX: return next == PHONE_SS || next == PHONE_RR ? PHONE_N : PHONE_NN;
    case LABIAL: return next == PHONE_F ? PHONE_N : PHONE_M;
    case GLOTTAL: return PHONE_NG; // H and q
    default: return PHONE_N;
    }
}

static bool is_stop(uint8_t p) { return phone_info[p].manner == STOP || phone_info[p].manner == ASPIRATE; }

// A long vowel with a bindu before a voiceless sound.  Native words nasalise the vowel (khi~c, ca~k, bhE~s);
// a: and English e:, E: have the consonant (Sa:nti, ejenT, baink), but not after an aspirate, which English
// does not have.
static bool bindu_stays(uint8_t before, uint8_t vowel, uint8_t next) {
    if (vowel == PHONE_AA || (vowel == PHONE_II && next == PHONE_S)) return false;
    if (vowel != PHONE_E && vowel != PHONE_AE) return true;
    if (before == PHONE_NONE && vowel == PHONE_E) return false; // eNkva:jri:
    if (phone_info[before].manner == ASPIRATE || before == PHONE_F) return true;
    bool english = next == PHONE_TT || next == PHONE_S || next == PHONE_SH;
    return !english && (vowel == PHONE_AE ? next != PHONE_K && next != PHONE_P : next != PHONE_C);
}

// does a long vowel keep its nasality to itself?
static bool long_stays(uint8_t before, uint8_t vowel, enum nasal how, uint8_t next) {
    const struct phone_info *n = &phone_info[next];
    if (is_stop(next) && n->flag) return next == PHONE_D && how == CANDRA;
    if (is_stop(next) || n->manner == FRICATIVE) return how == CANDRA || bindu_stays(before, vowel, next);
    return true; // flaps, liquids, glides, h
}

static bool stays(uint8_t before, uint8_t vowel, enum nasal how, uint8_t next) {
    if (!phone_is_consonant(next)) return how == CANDRA || phone_info[vowel].flag || phone_is_vowel(next);
    if (phone_info[vowel].flag) return long_stays(before, vowel, how, next);
    return how == CANDRA && !(is_stop(next) && phone_info[next].flag);
}

static void add(struct sounds *s, struct sound what) {
    if (s->n < SOUNDS_MAX) s->at[s->n++] = what;
}

static void nasal(struct sounds *s, uint8_t before, struct sound v, uint8_t next) {
    enum nasal how = v.nasal;
    bool keep = stays(before, v.phone, how, next);
    v.nasal = keep ? NASALISED : ORAL;
    add(s, v);
    if (!keep) add(s, (struct sound){next ? homorganic(next) : PHONE_M, ORAL, SLOT_NONE, v.letter});
}

static uint8_t glide(uint8_t phone, uint8_t next) {
    if (phone == PHONE_AE && next == PHONE_Y) return PHONE_AI;
    if (phone == PHONE_AO && (next == PHONE_V || next == PHONE_AA)) return PHONE_AU;
    return phone;
}

static uint8_t lengthened(uint8_t phone) {
    return phone == PHONE_I ? PHONE_II : phone == PHONE_U ? PHONE_UU : phone;
}

void sandhi(const struct sounds *w, struct sounds *out) {
    out->n = 0;
    for (int i = 0; i < w->n; i++) {
        struct sound now = w->at[i];
        uint8_t next = sound_phone(w, i + 1);
        now.phone = glide(now.phone, next);
        if (i == w->n - 1 && w->n > 2) now.phone = lengthened(now.phone);
        if (now.nasal)
            nasal(out, sound_phone(w, i - 1), now, next);
        else
            add(out, now);
        if (now.phone == PHONE_AU && next == PHONE_AA)
            add(out, (struct sound){PHONE_V, ORAL, SLOT_NONE, now.letter});
    }
}
