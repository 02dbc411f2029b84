// phone: the sounds of Hindi, their eSpeak mnemonics and the classes that the rules speak of.
//
//     PHONE_KH -> "k#", an aspirate, velar, voiceless
//
// One X-macro row a sound: name, mnemonic, mnemonic when nasalised (vowels), manner, place, voiced/long.
#ifndef PRON_PHONE_H
#define PRON_PHONE_H

#include <stdbool.h>
#include <stdint.h>

enum manner {
    NO_SOUND,
    STOP,
    ASPIRATE,
    NASAL,
    FRICATIVE,
    LIQUID,
    FLAP,
    GLIDE,
    BREATH,
    SHORT,
    LONG,
    GLIDING,
    TRACE
};
enum place { NOWHERE, VELAR, PALATAL, RETROFLEX, DENTAL, LABIAL, GLOTTAL, FRONT, CENTRAL, BACK };

// clang-format off
#define PHONES(X)                                                                                           \
    X(NONE, "", "", NO_SOUND, NOWHERE, 0)                                                                   \
    X(K, "k", "", STOP, VELAR, 0)       X(KH, "k#", "", ASPIRATE, VELAR, 0)                                  \
    X(G, "g", "", STOP, VELAR, 1)       X(GH, "g#", "", ASPIRATE, VELAR, 1)                                  \
    X(NG, "N", "", NASAL, VELAR, 1)                                                                         \
    X(C, "c", "", STOP, PALATAL, 0)     X(CH, "c#", "", ASPIRATE, PALATAL, 0)                                \
    X(J, "J", "", STOP, PALATAL, 1)     X(JH, "J#", "", ASPIRATE, PALATAL, 1)                                \
    X(NY, "n^", "", NASAL, PALATAL, 1)                                                                      \
    X(TT, "t.", "", STOP, RETROFLEX, 0) X(TTH, "t.#", "", ASPIRATE, RETROFLEX, 0)                            \
    X(DD, "d.", "", STOP, RETROFLEX, 1) X(DDH, "d.#", "", ASPIRATE, RETROFLEX, 1)                            \
    X(NN, "n.", "", NASAL, RETROFLEX, 1)                                                                    \
    X(T, "t", "", STOP, DENTAL, 0)      X(TH, "t#", "", ASPIRATE, DENTAL, 0)                                 \
    X(D, "d", "", STOP, DENTAL, 1)      X(DH, "d#", "", ASPIRATE, DENTAL, 1)                                 \
    X(N, "n", "", NASAL, DENTAL, 1)                                                                         \
    X(P, "p", "", STOP, LABIAL, 0)      X(PH, "p#", "", ASPIRATE, LABIAL, 0)                                 \
    X(B, "b", "", STOP, LABIAL, 1)      X(BH, "b#", "", ASPIRATE, LABIAL, 1)                                 \
    X(M, "m", "", NASAL, LABIAL, 1)                                                                         \
    X(Y, "j", "", GLIDE, PALATAL, 1)    X(R, "r", "", LIQUID, DENTAL, 1)                                     \
    X(L, "l", "", LIQUID, DENTAL, 1)    X(LL, "l.", "", LIQUID, RETROFLEX, 1)                                \
    X(V, "v", "", GLIDE, LABIAL, 1)                                                                         \
    X(SH, "S", "", FRICATIVE, PALATAL, 0) X(SS, "s.", "", FRICATIVE, RETROFLEX, 0)                           \
    X(S, "s", "", FRICATIVE, DENTAL, 0) X(H, "H", "", BREATH, GLOTTAL, 1)                                    \
    X(Q, "q", "", STOP, GLOTTAL, 0)     X(X, "x", "", FRICATIVE, VELAR, 0)                                   \
    X(GX, "Q", "", FRICATIVE, VELAR, 1) X(Z, "z", "", FRICATIVE, DENTAL, 1)                                  \
    X(F, "f", "", FRICATIVE, LABIAL, 0) X(RR, "r.", "", FLAP, RETROFLEX, 1)                                  \
    X(RRH, "r.h", "", FLAP, GLOTTAL, 1)                                                                     \
    X(A, "@", "V~", SHORT, CENTRAL, 0)  X(AA, "a:", "a~", LONG, CENTRAL, 1)                                  \
    X(I, "I", "I~", SHORT, FRONT, 0)    X(II, "i:", "i~", LONG, FRONT, 1)                                    \
    X(U, "U", "U~", SHORT, BACK, 0)     X(UU, "u:", "u~", LONG, BACK, 1)                                     \
    X(E, "e:", "e~", LONG, FRONT, 1)    X(AE, "E:", "E~", LONG, FRONT, 1)                                    \
    X(O, "o:", "o~", LONG, BACK, 1)     X(AO, "O:", "O~", LONG, BACK, 1)                                     \
    X(OH, "O", "O~", LONG, BACK, 1)     X(AI, "aI", "E~", GLIDING, FRONT, 1)                                 \
    X(AU, "aU", "O~", GLIDING, BACK, 1) X(AX, "@-", "", TRACE, CENTRAL, 0)
// clang-format on

enum phone {
#define X(name, mnemonic, nasal, manner, place, flag) PHONE_##name,
    PHONES(X)
#undef X
        PHONE_COUNT
};

// `flag`: voiced for a consonant, long for a vowel
struct phone_info {
    char mnemonic[4], nasal[4];
    uint8_t manner, place, flag;
};
extern const struct phone_info phone_info[PHONE_COUNT];

static inline bool phone_is_vowel(uint8_t p) { return p >= PHONE_A; }
static inline bool phone_is_consonant(uint8_t p) { return p != PHONE_NONE && p < PHONE_A; }

enum slot {
    SLOT_NONE,
    SLOT_OPEN,
    SLOT_KEPT,
    SLOT_GONE,
    SLOT_SURE
};                                             // is the inherent vowel there?  SURE: by rule
enum nasal { ORAL, BINDU, CANDRA, NASALISED }; // BINDU, CANDRA: as written, not yet decided

// One sound of a word.  `letter` counts the letters of its spelling from 0.
struct sound {
    uint8_t phone, nasal, slot, letter;
};

enum { SOUNDS_MAX = 120 };
struct sounds {
    int n;
    struct sound at[SOUNDS_MAX + 4];
};

static inline uint8_t sound_phone(const struct sounds *s, int i) {
    return i < 0 || i >= s->n ? (uint8_t)PHONE_NONE : s->at[i].phone;
}

#endif
