// feature: the surroundings of a slot as hashes.
#include "pron/feature.h"

enum { REACH = 6, PART_MAX = 24, L_NA = 0x28, L_SIGN_AA = 0x3E, L_TA = 0x24, L_VIRAMA = 0x4D };

struct out {
    uint32_t *at;
    int n;
};

static uint32_t mix(uint32_t h, uint32_t x) {
    h = (h ^ x) * 0x85EBCA6Bu;
    return h ^ h >> 15;
}

// `kind` numbers the question, so that equal answers to two questions are two features
static void put(struct out *o, uint32_t kind, uint32_t a, uint32_t b) {
    uint32_t h = mix(mix(mix(0x9747B28Cu, kind), a), b);
    if (o->n < FEATURES_MAX) o->at[o->n++] = h & ~FEATURE_DEEP;
}

// one that the hidden units see too
static void deep(struct out *o, uint32_t kind, uint32_t a, uint32_t b) {
    put(o, kind, a, b);
    o->at[o->n - 1] |= FEATURE_DEEP;
}

// a coarse class: manner, voice, and the palatal and glottal ones apart
static uint32_t class_of(uint8_t p) {
    const struct phone_info *i = &phone_info[p];
    if (p == PHONE_NONE) return 0;
    if (phone_is_vowel(p)) return p == PHONE_A ? 30u : i->flag ? 31u : 32u;
    return 1u + i->manner * 2u + i->flag;
}

static bool is_sign(uint8_t c) { return c >= L_SIGN_AA && c < L_VIRAMA; }

void feature_word(struct feature_word *w, const struct letters *folded, const struct parts *parts,
                  const struct parts *affix) {
    w->letters = folded;
    w->parts = parts;
    w->prefix[0] = PARTS_START;
    for (int i = 0; i < folded->n; i++) w->prefix[i + 1] = parts_hash(w->prefix[i], folded->at[i]);
    seam_find(parts, affix, folded, &w->seams);
}

// the letters from `at` on as one word
static uint32_t right_class(const struct feature_word *w, int at) {
    if (at >= w->letters->n) return 15;
    if (w->letters->n - at > PART_MAX) return 0;
    uint32_t h = PARTS_START;
    for (int i = at; i < w->letters->n; i++) h = parts_hash(h, w->letters->at[i]);
    return (uint32_t)parts_class(w->parts, h);
}

static uint32_t left_class(const struct feature_word *w, int to) {
    return to <= 0 ? 15u : (uint32_t)parts_class(w->parts, w->prefix[to]);
}

// is left + ना a word, so left the stem of a verb?
static uint32_t verb_class(const struct feature_word *w, int to) {
    if (to <= 0) return 0;
    return (uint32_t)parts_class(w->parts, parts_hash(parts_hash(w->prefix[to], L_NA), L_SIGN_AA));
}

static void split_features(struct out *o, const struct feature_word *w, uint32_t where, int at,
                           uint32_t shape) {
    uint32_t l = left_class(w, at), r = right_class(w, at), v = verb_class(w, at);
    put(o, 200 + where, l, r);
    deep(o, 210 + where, l, 0);
    deep(o, 220 + where, r, 0);
    deep(o, 230 + where, v, 0);
    deep(o, 240 + where, (l > 0) + 2 * (r > 0) + 4 * (v > 0), shape);
    put(o, 250 + where, (l > 4) + 2 * (r > 4) + 4 * (v > 4), shape);
}

// Where is the end of a word that the next consonant closes?  मुहावर|ों: मुहावरा; बादल|ों: बादल; बिगड़|ी: बिगड़ना.
static void inflection(struct out *o, const struct feature_word *w, int at, uint32_t shape) {
    const uint8_t *l = w->letters->at;
    int n = w->letters->n, end = at + 1; // one past the next consonant
    bool ending = end < n && is_sign(l[end]) && n - end <= 5;
    if (!ending) {
        put(o, 160, 0, shape);
        return;
    }
    uint32_t suffix = PARTS_START, h = w->prefix[end];
    for (int i = end; i < n; i++) suffix = parts_hash(suffix, l[i]);
    uint32_t bare = (uint32_t)parts_class(w->parts, h), verb = verb_class(w, end);
    uint32_t with_aa = (uint32_t)parts_class(w->parts, parts_hash(h, L_SIGN_AA));
    uint32_t with_ii = (uint32_t)parts_class(w->parts, parts_hash(h, L_SIGN_AA + 2));
    uint32_t forms = (bare > 0) + 2 * (verb > 0) + 4 * (with_aa > 0) + 8 * (with_ii > 0);
    deep(o, 161, forms, shape);
    deep(o, 162, forms, suffix);
    put(o, 163, bare * 16 + verb, with_aa * 16 + with_ii);
    put(o, 164, (bare > with_aa) + 2 * (bare > with_ii) + 4 * (bare > verb), suffix);
    deep(o, 165, suffix, shape);
}

// the part that starts at letter b: its kind, 0 when none does
static uint32_t part_at(const struct feature_word *w, int b) {
    return b <= SEAM_LETTERS ? w->seams.kind[b] : 0u;
}

// where the seams of the word lie, as seen from this slot: before its consonant, at it, after the next
// consonant
static void seams(struct out *o, const struct feature_word *w, int at, int after, uint32_t shape,
                  uint32_t sound) {
    const struct seams *m = &w->seams;
    uint32_t gain = (uint32_t)m->gain / 3, where = 0, right = 0, left = 0, letters = 0;
    int start = at < SEAM_LETTERS ? at : 0;
    while (start > 0 && !m->starts[start]) start--;
    left = part_at(w, start);
    if (at <= SEAM_LETTERS && m->starts[at]) {
        where = 1, right = part_at(w, at), start = at - 1;
        while (start > 0 && !m->starts[start]) start--;
        left = part_at(w, start), letters = m->starts[at];
    } else if (at - 1 > 0 && at - 1 <= SEAM_LETTERS && m->starts[at - 1]) {
        where = 2, right = part_at(w, at - 1), letters = m->starts[at - 1];
    } else if (after < SEAM_LETTERS && m->starts[after]) {
        where = 3, right = part_at(w, after), letters = m->starts[after];
    } else if (m->parts) {
        where = 4;
    }
    uint32_t kinds = where * 64 + left * 8 + right;
    deep(o, 170, where, shape);
    put(o, 177, where, sound);
    put(o, 178, kinds, sound);
    deep(o, 171, kinds, gain);
    deep(o, 172, kinds, shape);
    deep(o, 173, where, gain);
    deep(o, 174, where * 64 + letters, (uint32_t)m->parts);
    if (where != 1 && where != 2) return;
    uint32_t h = PARTS_START, from = (uint32_t)(where == 1 ? at : at - 1);
    for (uint32_t i = from; i + 1 < from + letters; i++) h = parts_hash(h, w->letters->at[i]);
    deep(o, 175, where, h);
    put(o, 176, kinds, h);
}

static void dictionary(struct out *o, const struct feature_word *w, const struct sounds *s, int i,
                       uint32_t shape, uint32_t sound) {
    int at = s->at[i].letter + 1, after = at + 1;
    while (after < w->letters->n && is_sign(w->letters->at[after])) after++;
    split_features(o, w, 0, at - 1, shape);
    split_features(o, w, 1, at, shape);
    split_features(o, w, 2, after, shape);
    inflection(o, w, at, shape);
    seams(o, w, at, after, shape, sound);
}

// phones k places left and right of slot i, the lost ones passed over
struct around {
    uint8_t left[REACH], right[REACH];
    int lefts, rights, vowels_left, vowels_right, next, run_left, run_right;
};

// how open a sound is: a cluster that opens up (tr, tm) needs a vowel after it, one that closes (rm, nd) does
// not
static uint32_t sonority(uint8_t p) {
    switch (phone_info[p].manner) {
    case NO_SOUND: return 0;
    case STOP:
    case ASPIRATE: return 1;
    case FRICATIVE: return 2;
    case NASAL: return 3;
    case LIQUID:
    case FLAP: return 4;
    case BREATH: return 5;
    case GLIDE: return 6;
    default: return 7;
    }
}

static int run(const uint8_t at[REACH]) {
    int n = 0;
    while (n < REACH && phone_is_consonant(at[n])) n++;
    return n;
}

static void look(const struct sounds *s, int i, struct around *a) {
    *a = (struct around){0};
    for (int k = i - 1; k >= 0; k--) {
        if (a->lefts < REACH) a->left[a->lefts] = s->at[k].phone;
        a->lefts++;
        a->vowels_left += phone_is_vowel(s->at[k].phone);
    }
    for (int k = i + 1; k < s->n; k++) {
        if (s->at[k].slot != SLOT_NONE && !a->next)
            a->next = s->at[k].slot == SLOT_GONE ? 1 + (k == s->n - 1) : 3 + (k == i + 2);
        if (s->at[k].slot == SLOT_GONE) continue;
        if (a->rights < REACH) a->right[a->rights] = s->at[k].phone;
        a->rights++;
        a->vowels_right += phone_is_vowel(s->at[k].phone);
    }
    a->run_left = run(a->left);
    a->run_right = run(a->right);
}

static uint32_t small(int n) { return n > 4 ? 4u : (uint32_t)n; }

int feature_slot(const struct feature_word *w, const struct sounds *s, int i, uint32_t out[FEATURES_MAX]) {
    struct out o = {out, 0};
    struct around a;
    look(s, i, &a);
    uint32_t l[REACH + 1] = {1}, r[REACH + 1] = {1}, lc[REACH + 1] = {1}, rc[REACH + 1] = {1};
    for (int k = 0; k < REACH; k++) {
        l[k + 1] = mix(l[k], a.left[k]), r[k + 1] = mix(r[k], a.right[k]);
        lc[k + 1] = mix(lc[k], class_of(a.left[k])), rc[k + 1] = mix(rc[k], class_of(a.right[k]));
        deep(&o, 1, (uint32_t)k, a.left[k]);
        deep(&o, 2, (uint32_t)k, a.right[k]);
        deep(&o, 3, (uint32_t)k, class_of(a.left[k]));
        deep(&o, 4, (uint32_t)k, class_of(a.right[k]));
        deep(&o, 5, (uint32_t)k, l[k + 1]);
        deep(&o, 6, (uint32_t)k, r[k + 1]);
        put(&o, 7, (uint32_t)k, lc[k + 1]);
        put(&o, 8, (uint32_t)k, rc[k + 1]);
    }
    for (int x = 1; x <= 4; x++)
        for (int y = 1; y <= 4; y++) {
            put(&o, 20 + (uint32_t)(x * 5 + y), lc[x], rc[y]);
            if (x <= 3 && y <= 3) put(&o, 50 + (uint32_t)(x * 5 + y), l[x], r[y]);
        }
    uint32_t shape = small(a.vowels_left) * 25 + small(a.vowels_right) * 5 + (uint32_t)a.next;
    deep(&o, 80, shape, 0);
    deep(&o, 81, shape, lc[1] * 31 + rc[1]);
    put(&o, 82, shape, mix(lc[2], rc[2]));
    put(&o, 83, (uint32_t)a.next, mix(lc[2], rc[3]));
    put(&o, 84, (uint32_t)a.next, mix(l[1], r[1]));
    deep(&o, 85, (uint32_t)a.next, r[2]);
    put(&o, 86, small(a.vowels_left), r[3]);
    put(&o, 87, small(a.vowels_right), l[3]);
    put(&o, 88, small(a.vowels_left), r[4]);
    put(&o, 89, shape, l[1]);
    put(&o, 90, shape, r[1]);
    uint32_t runs =
        (uint32_t)(a.run_left * 8 + a.run_right) * 8 + (a.rights > a.run_right) + 2 * (uint32_t)(a.next == 1);
    deep(&o, 91, runs, 0);
    put(&o, 92, runs, shape);
    put(&o, 93, runs, mix(l[1], r[1]));
    put(&o, 94, runs, lc[1] * 31 + rc[1]);
    put(&o, 95, runs, l[2]);
    put(&o, 96, runs, r[2]);
    put(&o, 97, runs, mix(lc[2], rc[2]));
    uint32_t sl = sonority(a.left[0]) * 8 + sonority(a.left[1]),
             sr = sonority(a.right[0]) * 8 + sonority(a.right[1]);
    uint32_t seq = (sl * 64 + sr) * 8 + (uint32_t)a.next;
    deep(&o, 101, sl, runs);
    deep(&o, 102, sl, sr);
    deep(&o, 103, seq, 0);
    put(&o, 104, sl * 8 + sonority(a.left[2]), sr * 8 + sonority(a.right[2]));
    deep(&o, 105, sl, a.next * 5u + small(a.vowels_right));
    dictionary(&o, w, s, i, runs * 8 + (uint32_t)a.next, seq);
    put(&o, 99, 0, 0);
    return o.n;
}
