// letters: हिन्दी -> ह ि न ् द ी -> h I n d i:.
#include "pron/letters.h"

#include "base/utf8.h"

enum {
    BLOCK = 0x900,
    OUTSIDE = 0x80, // of the block of Devanagari, U+0900 to U+097F
    L_CANDRA = 0x01,
    L_BINDU = 0x02,
    L_VISARGA = 0x03,
    L_A = 0x05,
    L_RI = 0x0B,
    L_VOCALIC_L = 0x0C,
    L_O = 0x13,
    L_AU = 0x14,
    L_KA = 0x15,
    L_CA = 0x1A,
    L_JA = 0x1C,
    L_NYA = 0x1E,
    L_TTA = 0x1F,
    L_TA = 0x24,
    L_NA = 0x28,
    L_PA = 0x2A,
    L_MA = 0x2E,
    L_SSA = 0x37,
    L_HA = 0x39,
    L_NUKTA = 0x3C,
    L_SIGN_AA = 0x3E,
    L_SIGN_E = 0x47,
    L_SIGN_AI = 0x48,
    L_SIGN_O = 0x4B,
    L_SIGN_AU = 0x4C,
    L_VIRAMA = 0x4D,
    L_OM = 0x50,
    L_QA = 0x58,
    L_ZA = 0x5B,
    L_RRA = 0x5C,
    L_RRHA = 0x5D,
    L_FA = 0x5E,
    SIGN_TO_VOWEL = 0x38, // a vowel sign stands so much above its vowel
};

// from L_KA to L_HA, in the order of the alphabet
static const uint8_t CONSONANT[] = {
    PHONE_K,  PHONE_KH,  PHONE_G,  PHONE_GH,  PHONE_NG, PHONE_C, PHONE_CH, PHONE_J, PHONE_JH, PHONE_NY,
    PHONE_TT, PHONE_TTH, PHONE_DD, PHONE_DDH, PHONE_NN, PHONE_T, PHONE_TH, PHONE_D, PHONE_DH, PHONE_N,
    PHONE_N,  PHONE_P,   PHONE_PH, PHONE_B,   PHONE_BH, PHONE_M, PHONE_Y,  PHONE_R, PHONE_R,  PHONE_L,
    PHONE_LL, PHONE_LL,  PHONE_V,  PHONE_SH,  PHONE_SS, PHONE_S, PHONE_H,
};
// From L_QA to L_FA: the letters with a nukta, and what they are written on.  Newsreaders keep z and f apart;
// q, x and gh they say as k, kh and g, and print leaves their dots out more often than not: one sound for
// both spellings.
static const uint8_t NUKTA[] = {PHONE_K, PHONE_KH, PHONE_G, PHONE_Z, PHONE_RR, PHONE_RRH, PHONE_F};
static const uint8_t NUKTA_BASE[] = {0x15, 0x16, 0x17, 0x1C, 0x21, 0x22, 0x2B};
// from L_A to L_AU; L_RI and L_VOCALIC_L are R and L before the vowel that stands here
static const uint8_t VOWEL[] = {
    PHONE_A,  PHONE_AA, PHONE_I, PHONE_II, PHONE_U,  PHONE_UU, PHONE_I, PHONE_I,
    PHONE_AE, PHONE_E,  PHONE_E, PHONE_AE, PHONE_OH, PHONE_O,  PHONE_O, PHONE_AO,
};
// What each code point of the block is read as: itself, for rare letters of other languages and old spelling
// the Hindi letter nearest to them, or 0 for what is passed over (avagraha, accents, danda, digits).
static const uint8_t READ_AS[OUTSIDE] = {
    0x01, 0x01, 0x02, 0x03, 0x05, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x0F, 0x0F,
    0x10, 0x11, 0x13, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1A, 0x1B, 0x1C, 0x1D, 0x1E, 0x1F,
    0x20, 0x21, 0x22, 0x23, 0x24, 0x25, 0x26, 0x27, 0x28, 0x28, 0x2A, 0x2B, 0x2C, 0x2D, 0x2E, 0x2F,
    0x30, 0x30, 0x32, 0x33, 0x33, 0x35, 0x36, 0x37, 0x38, 0x39, 0x47, 0x3E, 0x3C, 0x00, 0x3E, 0x3F,
    0x40, 0x41, 0x42, 0x43, 0x43, 0x45, 0x47, 0x47, 0x48, 0x49, 0x4B, 0x4B, 0x4C, 0x4D, 0x47, 0x4C,
    0x50, 0x00, 0x00, 0x00, 0x00, 0x47, 0x41, 0x42, 0x58, 0x59, 0x5A, 0x5B, 0x5C, 0x5D, 0x5E, 0x2F,
    0x0B, 0x0C, 0x43, 0x43, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00,
    0x00, 0x00, 0x0D, 0x05, 0x06, 0x13, 0x09, 0x0A, 0x21, 0x5B, 0x2F, 0x17, 0x1C, 0x00, 0x21, 0x2C,
};

static bool is_consonant(uint8_t c) { return (c >= L_KA && c <= L_HA) || (c >= L_QA && c <= L_FA); }
static bool is_vowel(uint8_t c) { return c >= L_A && c <= L_AU; }
static bool is_sign(uint8_t c) { return c >= L_SIGN_AA && c <= L_SIGN_AU; }
static bool is_mark(uint8_t c) { return c >= L_CANDRA && c <= L_VISARGA; }

static uint8_t letter_of(uint32_t c) { return c >= BLOCK && c < BLOCK + OUTSIDE ? READ_AS[c - BLOCK] : 0; }

static void put(struct letters *l, uint8_t c) {
    if (l->n < LETTERS_MAX) l->at[l->n++] = c;
}

static void add_nukta(struct letters *l) {
    int i = l->n - 1;
    if (i > 0 && (is_sign(l->at[i]) || l->at[i] == L_VIRAMA)) i--; // typed after the sign
    if (i < 0) return;
    for (size_t k = 0; k < sizeof NUKTA; k++)
        if (l->at[i] == NUKTA_BASE[k]) l->at[i] = (uint8_t)(L_QA + k);
    if (l->at[i] == L_JA + 1) l->at[i] = L_ZA; // jha with nukta: zh, said z
}

// A sign belongs on a consonant; elsewhere people have typed a vowel in two keys, or a key twice.
static void add_sign(struct letters *l, uint8_t c) {
    uint8_t last = l->n ? l->at[l->n - 1] : 0;
    if (is_consonant(last))
        put(l, c);
    else if (last == L_A)
        l->at[l->n - 1] = (uint8_t)(c - SIGN_TO_VOWEL);
    else if (last == L_SIGN_AA && c == L_SIGN_E)
        l->at[l->n - 1] = L_SIGN_O;
    else if (last == L_SIGN_AA && c == L_SIGN_AI)
        l->at[l->n - 1] = L_SIGN_AU;
    else if (last == L_VIRAMA)
        l->at[l->n - 1] = c;
    else if (is_mark(last) && l->n > 1 && is_consonant(l->at[l->n - 2]))
        l->at[l->n - 1] = c, put(l, last);
    else if (!l->n)
        put(l, (uint8_t)(c - SIGN_TO_VOWEL));
}

static void add(struct letters *l, uint8_t c) {
    uint8_t last = l->n ? l->at[l->n - 1] : 0;
    if (is_consonant(c))
        put(l, c);
    else if (c == L_NUKTA)
        add_nukta(l);
    else if (is_sign(c))
        add_sign(l, c);
    else if (c == L_OM)
        put(l, L_O), put(l, L_MA);
    else if (c == L_VIRAMA && !is_consonant(last))
        return;
    else if (is_mark(c) && (!l->n || is_mark(last) || last == L_VIRAMA))
        return;
    else
        put(l, c);
}

static bool ends_word(uint32_t c) { return c == '-' || c == ' ' || c == 0x2010 || c == 0x2011; }

// utf8_decode, with a short way for the three bytes of a Devanagari letter
static uint32_t next_code(str *word) {
    const unsigned char *b = (const unsigned char *)word->p;
    size_t len = 3;
    uint32_t c;
    if (word->n >= 3 && b[0] == 0xE0 && (b[1] & 0xFE) == 0xA4 && (b[2] & 0xC0) == 0x80)
        c = (b[1] & 0x3Fu) << 6 | (b[2] & 0x3Fu);
    else
        c = utf8_decode(*word, &len);
    word->p += len, word->n -= len;
    return c;
}

bool letters_read(str *word, struct letters *out) {
    out->n = 0;
    while (word->n && out->n < LETTERS_MAX) {
        uint32_t c = next_code(word);
        if (ends_word(c) && out->n) break;
        uint8_t l = letter_of(c);
        if (l) add(out, l);
    }
    return out->n > 0;
}

// the nasal consonant of the row of a stop, or 0
static uint8_t nasal_of(uint8_t c) {
    if (c < L_KA || c > L_MA || c == L_NA + 1) return 0;
    if (c >= L_PA) return L_MA;
    return c >= L_TA ? L_NA : (uint8_t)(L_KA + (c - L_KA) / 5 * 5 + 4);
}

// Before its stop a nasal letter and a bindu are one: after a short vowel or aa.  After the other long vowels
// a bindu may nasalise the vowel alone, so that the letter says more.
static bool bindu_says_all(uint8_t before) {
    if (is_sign(before)) before = (uint8_t)(before - SIGN_TO_VOWEL);
    return is_consonant(before) || before == L_A || before == L_A + 1 || before == L_A + 2 ||
           before == L_A + 4 || before == L_RI;
}

void letters_fold(const struct letters *l, bool candra, struct letters *out) {
    out->n = 0;
    for (int i = 0; i < l->n; i++) {
        uint8_t c = l->at[i];
        if (i > 0 && i + 2 < l->n && l->at[i + 1] == L_VIRAMA && l->at[i + 2] != c &&
            nasal_of(l->at[i + 2]) == c && bindu_says_all(l->at[i - 1]))
            put(out, L_BINDU), i++;
        else
            put(out, candra && c == L_CANDRA ? L_BINDU : c);
    }
}

void letters_plain(const struct letters *l, struct letters *out) {
    out->n = l->n;
    for (int i = 0; i < l->n; i++) {
        uint8_t c = l->at[i];
        bool dotted = c >= L_QA && c <= L_FA && c != L_RRA && c != L_RRHA;
        out->at[i] = dotted ? NUKTA_BASE[c - L_QA] : c == L_CANDRA ? (uint8_t)L_BINDU : c;
    }
}

static void sound(struct sounds *s, uint8_t phone, enum slot slot, int letter) {
    if (s->n < SOUNDS_MAX) s->at[s->n++] = (struct sound){phone, ORAL, (uint8_t)slot, (uint8_t)letter};
}

static void vowel(struct sounds *s, uint8_t letter, int i) {
    if (letter == L_RI) sound(s, PHONE_R, SLOT_NONE, i);
    if (letter == L_VOCALIC_L) sound(s, PHONE_L, SLOT_NONE, i);
    sound(s, VOWEL[letter - L_A], SLOT_NONE, i);
}

static void mark(struct sounds *s, uint8_t c, uint8_t next, int i) {
    if (!s->n) return;
    struct sound *last = &s->at[s->n - 1];
    if (last->slot == SLOT_OPEN) last->slot = SLOT_SURE;
    if (c == L_VISARGA && next != L_KA + 1)
        sound(s, PHONE_H, SLOT_NONE, i); // dukh has none
    else if (c != L_VISARGA)
        last->nasal = c == L_BINDU ? BINDU : CANDRA;
}

// consonant i with what stands on it; returns the last letter used
static int consonant(const struct letters *l, int i, struct sounds *s) {
    uint8_t c = l->at[i], next = i + 1 < l->n ? l->at[i + 1] : 0, after = i + 2 < l->n ? l->at[i + 2] : 0;
    if (c == L_JA && next == L_VIRAMA && after == L_NYA) { // jny: gy in Hindi
        sound(s, PHONE_G, SLOT_NONE, i);
        sound(s, PHONE_Y, SLOT_NONE, i + 2);
        i += 2;
        next = i + 1 < l->n ? l->at[i + 1] : 0;
    } else {
        sound(s, c >= L_QA ? NUKTA[c - L_QA] : CONSONANT[c - L_KA], SLOT_NONE, i);
    }
    if (next == L_VIRAMA) return i + 1;
    if (is_sign(next)) {
        vowel(s, (uint8_t)(next - SIGN_TO_VOWEL), i + 1);
        return i + 1;
    }
    sound(s, PHONE_A, SLOT_OPEN, i);
    return i;
}

void letters_sounds(const struct letters *l, struct sounds *out) {
    out->n = 0;
    for (int i = 0; i < l->n && out->n < SOUNDS_MAX - 4; i++) {
        uint8_t c = l->at[i];
        if (is_consonant(c))
            i = consonant(l, i, out);
        else if (is_vowel(c))
            vowel(out, c, i);
        else if (is_mark(c))
            mark(out, c, i + 1 < l->n ? l->at[i + 1] : 0, i);
    }
}
