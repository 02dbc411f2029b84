#include "say/latin_spell.h"

#include "base/utf8.h"

enum { A = 0x905, OPEN_O = 0x911, OPEN_O_MATRA = 0x949, NA = 0x928, MA = 0x92E };
enum { NUKTA = 0x93C, VIRAMA = 0x94D, ANUSVARA = 0x902, GAP = '-', BREAK = '|', WITH_NUKTA = 1 << 24 };

static bool is_consonant(uint32_t c) { return c >= 0x915 && c <= 0x939; }
static bool is_vowel(uint32_t c) { return c >= A && c <= 0x914; }
static bool is_matra(uint32_t c) { return c >= 0x93E && c <= 0x94C; }
static uint32_t matra_of(uint32_t vowel) { return vowel == A ? 0 : vowel + (0x93E - 0x906); }

static void put(buf *out, uint32_t c) {
    char utf[UTF8_MAX];
    buf_add(out, utf, utf8_encode(c, utf));
}

// one consonant at the head of s with its nukta, as a single number
static uint32_t take_consonant(str *s) {
    size_t n;
    uint32_t c = utf8_decode(*s, &n), dot = 0;
    *s = str_sub(*s, n, s->n);
    if (s->n) dot = utf8_decode(*s, &n);
    if (dot != NUKTA) return c;
    *s = str_sub(*s, n, s->n);
    return c | WITH_NUKTA;
}

bool latin_joins_add(struct latin_joins *j, str key, str with) {
    if (!str_starts(key, S("+")) || key.n < 2 || j->n == LATIN_JOINS) return false;
    str rest = str_sub(key, 1, key.n);
    j->row[j->n].c = take_consonant(&rest);
    j->row[j->n++].with = with;
    return true;
}

static bool joins(const struct latin_joins *j, uint32_t a, uint32_t b) {
    for (int i = 0; i < j->n; i++) {
        if (j->row[i].c != a) continue;
        str with = j->row[i].with;
        for (str one; str_split(&with, ' ', &one);)
            if (one.n && take_consonant(&one) == b) return true;
    }
    return false;
}

void latin_sounds_add(struct latin_sounds *s, str sounds) {
    while (sounds.n && s->n < LATIN_SOUNDS) {
        size_t n;
        uint32_t c = utf8_decode(sounds, &n);
        sounds = str_sub(sounds, n, sounds.n);
        if (c == NUKTA && s->n)
            s->at[s->n - 1].nukta = true;
        else {
            s->at[s->n].c = c;
            s->at[s->n++].nukta = false;
        }
    }
}

bool latin_sounds_end_in_consonant(const struct latin_sounds *s) {
    return s->n && is_consonant(s->at[s->n - 1].c);
}

// --- spelling
struct speller {
    const struct latin_joins *joins;
    const struct latin_sounds *s;
    int last_vowel;               // where the last vowel stands: before it the word is "inside"
    bool voiced, after_consonant; // some vowel was said; the last sign was a consonant
    buf *out;
};

static uint32_t sound(const struct speller *p, int i) { return i >= 0 && i < p->s->n ? p->s->at[i].c : 0; }
static uint32_t whole(const struct speller *p, int i) {
    return sound(p, i) | (p->s->at[i].nukta ? WITH_NUKTA : 0);
}

static bool nasal_melts(uint32_t nasal, uint32_t next) {
    if (nasal == MA) return next == 0x92A || next == 0x92C;                          // प ब
    bool stop = next >= 0x915 && next <= 0x925 && next != 0x923;                     // क .. थ, not ण
    return nasal == NA && (stop || next == 0x926 || next == 0x936 || next == 0x938); // द श स
}

static bool open_o_before(const struct speller *p, int i) {
    return sound(p, i - 1) == OPEN_O || sound(p, i - 1) == OPEN_O_MATRA;
}

static void consonant(struct speller *p, int i) {
    bool apart = sound(p, i + 1) == GAP, after_vowel = p->voiced && !p->after_consonant;
    int next = i + 1 + apart;
    bool cluster = is_consonant(sound(p, next));
    bool melts = cluster && !apart && after_vowel && nasal_melts(whole(p, i), whole(p, next));
    p->after_consonant = true;
    if (melts && !open_o_before(p, i)) {
        put(p->out, ANUSVARA);
        return;
    }
    put(p->out, sound(p, i));
    if (p->s->at[i].nukta) put(p->out, NUKTA);
    if (!cluster) return;
    bool inside = p->voiced && i < p->last_vowel;
    if (!inside || melts || (!apart && joins(p->joins, whole(p, i), whole(p, next)))) put(p->out, VIRAMA);
}

static void vowel(struct speller *p, uint32_t c) {
    if (!p->after_consonant)
        put(p->out, c);
    else if (matra_of(c))
        put(p->out, matra_of(c));
    p->after_consonant = false;
    p->voiced = true;
}

static void sign(struct speller *p, int i) {
    uint32_t c = sound(p, i);
    if (c == BREAK) p->after_consonant = false;
    if (c == BREAK || c == GAP) return;
    if (c == ANUSVARA && sound(p, i - 1) == OPEN_O && i + 1 < p->s->n) {
        put(p->out, NA); // लॉन्ग: the bow and the dot are not written together
        put(p->out, VIRAMA);
    } else
        put(p->out, c);
    p->after_consonant = p->after_consonant && c == VIRAMA;
    p->voiced = p->voiced || is_matra(c);
}

void latin_spell(const struct latin_joins *j, const struct latin_sounds *s, buf *out) {
    struct speller p = {.joins = j, .s = s, .last_vowel = -1, .out = out};
    for (int i = 0; i < s->n; i++)
        if (is_vowel(s->at[i].c) || is_matra(s->at[i].c)) p.last_vowel = i;
    for (int i = 0; i < s->n; i++) {
        if (is_consonant(s->at[i].c))
            consonant(&p, i);
        else if (is_vowel(s->at[i].c))
            vowel(&p, s->at[i].c);
        else
            sign(&p, i);
    }
}
