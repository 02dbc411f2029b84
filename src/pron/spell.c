// spell: sounds -> mnemonics.  अच्छा -> "'Vc#:a:".
#include "pron/spell.h"

#include <string.h>

struct pen {
    char *out;
    size_t n, cap;
};

static bool put(struct pen *p, const char *text) {
    size_t n = strlen(text);
    if (p->n + n + 4 >= p->cap) return false;
    memcpy(p->out + p->n, text, n);
    p->n += n;
    return true;
}

// Is consonant i the first half of a double one?  क्क, and क्ख too.
static bool doubled(const struct sounds *s, int i) {
    uint8_t a = s->at[i].phone, b = sound_phone(s, i + 1);
    if (!phone_is_consonant(a) || !phone_is_consonant(b)) return false;
    return a == b || (phone_info[a].manner == STOP && phone_info[b].manner == ASPIRATE && b == a + 1);
}

static const char *schwa(const struct sounds *s, int i) {
    switch (sound_phone(s, i - 1)) {
    case PHONE_NONE: return "V";
    case PHONE_R: return "@2";
    case PHONE_C:
    case PHONE_J:
    case PHONE_SH:
    case PHONE_SS:
    case PHONE_Y: return "@3";
    default: return "@";
    }
}

static bool before_retroflex(const struct sounds *s, int i) {
    uint8_t next = sound_phone(s, i + 1);
    return phone_info[next].place == RETROFLEX && next != PHONE_SS;
}

static const char *mnemonic(const struct sounds *s, int i, bool stressed) {
    const struct sound *x = &s->at[i];
    if (x->nasal == NASALISED) return phone_info[x->phone].nasal;
    if (x->phone == PHONE_A) return stressed ? "V" : schwa(s, i);
    if (x->phone == PHONE_SS && !before_retroflex(s, i)) return phone_info[PHONE_SH].mnemonic;
    return phone_info[x->phone].mnemonic;
}

size_t spell(const struct sounds *s, int stress, char *out, size_t cap) {
    struct pen p = {out, 0, cap};
    if (stress < 0 && s->n) put(&p, "%");
    for (int i = 0; i < s->n; i++) {
        bool twice = doubled(s, i);
        if (twice) i++;
        if (i == stress && !put(&p, "'")) break;
        if (!put(&p, mnemonic(s, i, i == stress))) break;
        if (twice) put(&p, ":");
    }
    p.out[p.n] = 0;
    return p.n;
}

static size_t longest(str text, const char *m, size_t best) {
    size_t n = strlen(m);
    return n > best && str_starts(text, (str){m, n}) ? n : best;
}

size_t spell_known(str text) {
    static const char *const more[] = {"'", "%", ":", "V", "@2", "@3", "||"};
    size_t best = 0;
    for (int i = 1; i < PHONE_COUNT; i++) {
        best = longest(text, phone_info[i].mnemonic, best);
        best = longest(text, phone_info[i].nasal, best);
    }
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) best = longest(text, more[i], best);
    return best;
}
