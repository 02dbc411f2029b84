#include "say/latin_sound.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

enum side { SIDE_IN, SIDE_EN, SIDE_MARK, SIDES };
enum { FIRSTS = 27, MAX_ENDINGS = 128, CONSONANTS_IN_A_ROW = 5, WORDLIKE_RUN = 4 };

struct rule {
    str left, letters, right, sounds;
    int weight;
    struct rule
        *next; // same side, same first letter; most letters first, then most context, then table order
};
struct ending {
    str ending, gives, sounds;
    char kind;
};
struct latin_sound {
    struct rule *first[SIDES][FIRSTS];
    struct ending ending[MAX_ENDINGS];
    int endings;
    struct latin_joins joins;
};

// --- reading the table
static int first_of(char c) { return c >= 'a' && c <= 'z' ? c - 'a' : 26; }

static bool rule_parse(str key, struct rule *r) {
    size_t open = str_find(key, S("(")), close = str_find(key, S(")"));
    if (open >= close || close == key.n || close == open + 1) return false;
    r->left = str_sub(key, 0, open);
    r->letters = str_sub(key, open + 1, close);
    r->right = str_sub(key, close + 1, key.n);
    return true;
}

static bool goes_before(const struct rule *a, const struct rule *b) {
    if (a->letters.n != b->letters.n) return a->letters.n > b->letters.n;
    return a->left.n + a->right.n > b->left.n + b->right.n;
}

static void rule_add(struct latin_sound *t, arena *mem, enum side side, struct rule r) {
    struct rule **at = &t->first[side][first_of(r.letters.p[0])], *kept = ARENA_NEW(mem, struct rule);
    while (*at && !goes_before(&r, *at)) at = &(*at)->next;
    *kept = r;
    kept->next = *at;
    *at = kept;
}

static bool ending_add(struct latin_sound *t, str key, str sounds) {
    size_t eq = str_find(key, S("=")), blank = str_find(key, S(" "));
    if (eq > blank || blank + 2 != key.n || t->endings == MAX_ENDINGS) return false;
    t->ending[t->endings++] =
        (struct ending){str_sub(key, 0, eq), str_sub(key, eq + 1, blank), sounds, key.p[blank + 1]};
    return true;
}

static int weight_of(str note) {
    int sign = str_starts(note, S("-")) ? -1 : 1;
    return note.n ? sign * (note.p[note.n - 1] - '0') : 0;
}

static bool row_add(struct latin_sound *t, arena *mem, const struct tsv_row *row) {
    static const struct {
        str head;
        enum side side;
    } heads[] = {{{"in:", 3}, SIDE_IN}, {{"en:", 3}, SIDE_EN}, {{"mark:", 5}, SIDE_MARK}};
    str key = row->field[0];
    if (str_starts(key, S("+"))) return latin_joins_add(&t->joins, key, row->field[1]);
    if (str_starts(key, S("end:"))) return ending_add(t, str_sub(key, 4, key.n), row->field[1]);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++) {
        struct rule r = {.sounds = row->field[1], .weight = weight_of(row->field[2])};
        if (!str_starts(key, heads[i].head)) continue;
        if (!rule_parse(str_sub(key, heads[i].head.n, key.n), &r)) return false;
        rule_add(t, mem, heads[i].side, r);
        return true;
    }
    return false;
}

const struct latin_sound *latin_sound_new(arena *mem, struct tsv *table, const char *path, struct err *e) {
    struct latin_sound *t = ARENA_NEW(mem, struct latin_sound);
    struct tsv_row row;
    while (tsv_next(table, &row))
        if (!row_add(t, mem, &row)) {
            err_set(e, EX_DATAERR, path, "line %d: not a rule: %.*s", row.line, STR_ARG(row.field[0]));
            return NULL;
        }
    return t;
}

// --- the word, in plain lower case
struct plain {
    char p[LATIN_LONGEST + 2];
    size_t n;
};

char latin_without_accent(uint32_t c) {
    static const char latin1[] = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";
    static const char extended[] = "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                   "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
    _Static_assert(sizeof latin1 == 64 + 1 && sizeof extended == 128 + 1, "one letter a code point");
    if (c >= 0xC0 && c <= 0xFF && latin1[c - 0xC0] != ' ') return latin1[c - 0xC0];
    if (c >= 0x100 && c < 0x100 + sizeof extended - 1) return extended[c - 0x100];
    return 0;
}

static bool plain_of(str word, struct plain *out) {
    out->n = 0;
    while (word.n) {
        size_t len;
        uint32_t c = utf8_decode(word, &len);
        word = str_sub(word, len, word.n);
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        else if (c > 0x7F && c != 0x2019)
            c = (uint32_t)latin_without_accent(c);
        if (c == '\'' || c == 0x2019) continue;
        if (c < 'a' || c > 'z' || out->n == LATIN_LONGEST) return false;
        out->p[out->n++] = (char)c;
    }
    out->p[out->n] = 0;
    return true;
}

static bool is_vowel(char c) { return c && strchr("aeiou", c) != NULL; }
static bool vowel_at(const struct plain *w, size_t i) {
    return is_vowel(w->p[i]) || (w->p[i] == 'y' && i && !is_vowel(w->p[i - 1]) && !is_vowel(w->p[i + 1]));
}

// the longest run of consonant letters; *vowels gets the number of vowels
static int longest_run(const struct plain *w, int *vowels) {
    int run = 0, longest = 0;
    *vowels = 0;
    for (size_t i = 0; i < w->n; i++) {
        bool v = vowel_at(w, i);
        *vowels += v;
        run = v || w->p[i] == 'h' ? 0 + (w->p[i] == 'h' ? run : 0) : run + 1;
        if (run > longest) longest = run;
    }
    return longest;
}

bool latin_wordlike(str word) {
    struct plain w;
    int vowels;
    if (!plain_of(word, &w) || w.n < 3) return false;
    int run = longest_run(&w, &vowels);
    return run < WORDLIKE_RUN && vowels * 4 >= (int)w.n && vowels * 3 <= 2 * (int)w.n + 1;
}

// --- matching
static bool sign_fits(char want, const struct plain *w, size_t i, bool before) {
    bool edge = before ? i == 0 : i >= w->n;
    if (want == '#') return edge;
    if (edge) return false;
    char c = w->p[before ? i - 1 : i];
    if (want == 'V') return is_vowel(c);
    if (want == 'C') return !is_vowel(c);
    return c == want;
}

static bool rule_fits(const struct rule *r, const struct plain *w, size_t i) {
    size_t end = i + r->letters.n;
    if (end > w->n || memcmp(w->p + i, r->letters.p, r->letters.n) != 0) return false;
    for (size_t k = 0; k < r->right.n; k++)
        if (!sign_fits(r->right.p[k], w, end + k, false)) return false;
    for (size_t k = 0; k < r->left.n; k++)
        if (k > i || !sign_fits(r->left.p[r->left.n - 1 - k], w, i - k, true)) return false;
    return true;
}

static const struct rule *best_rule(const struct latin_sound *t, enum side side, const struct plain *w,
                                    size_t i) {
    const struct rule *r = t->first[side][first_of(w->p[i])];
    while (r && !rule_fits(r, w, i)) r = r->next;
    return r;
}

static int weigh(const struct latin_sound *t, const struct plain *w) {
    int sum = 0;
    for (size_t i = 0; i < w->n; i++)
        for (const struct rule *r = t->first[SIDE_MARK][first_of(w->p[i])]; r; r = r->next)
            if (rule_fits(r, w, i)) sum += r->weight;
    return sum;
}

int latin_indian(const struct latin_sound *t, str word) {
    struct plain w;
    return plain_of(word, &w) ? weigh(t, &w) : 0;
}

bool latin_sound(const struct latin_sound *t, str word, buf *out) {
    struct plain w;
    int vowels;
    if (!plain_of(word, &w) || w.n < 2 || longest_run(&w, &vowels) >= CONSONANTS_IN_A_ROW || !vowels)
        return false;
    enum side side = weigh(t, &w) >= 0 ? SIDE_IN : SIDE_EN;
    struct latin_sounds s = {.n = 0};
    for (size_t i = 0; i < w.n;) {
        const struct rule *r = best_rule(t, side, &w, i);
        if (r) latin_sounds_add(&s, r->sounds);
        i += r ? r->letters.n : 1;
    }
    latin_spell(&t->joins, &s, out);
    return true;
}

// --- endings
bool latin_split(const struct latin_sound *t, str word, int n, struct latin_ending *way) {
    if (word.n > LATIN_LONGEST) return false;
    str seen_ending = S(""), seen_gives = S("");
    for (int i = 0; i < t->endings; i++) {
        const struct ending *e = &t->ending[i];
        bool again = str_eq(e->ending, seen_ending) && str_eq(e->gives, seen_gives);
        seen_ending = e->ending, seen_gives = e->gives;
        if (again || word.n < e->ending.n + 2 || !str_ends(word, e->ending) || n-- > 0) continue;
        way->stem_n = word.n - e->ending.n;
        memcpy(way->stem, word.p, way->stem_n);
        memcpy(way->stem + way->stem_n, e->gives.p, e->gives.n);
        way->stem_n += e->gives.n;
        way->ending = e->ending, way->gives = e->gives;
        return true;
    }
    return false;
}

// V ends in a vowel, S in a hiss, T in ट or ड, C in another consonant
static char kind_of(str spoken) {
    uint32_t last = 0;
    while (spoken.n) {
        size_t len;
        uint32_t c = utf8_decode(spoken, &len);
        spoken = str_sub(spoken, len, spoken.n);
        if (c != 0x93C) last = c;
    }
    if (last < 0x915 || last > 0x939) return 'V';
    if (last == 0x91F || last == 0x921) return 'T';
    return last == 0x938 || last == 0x936 || last == 0x91C || last == 0x91A ? 'S' : 'C';
}

bool latin_join(const struct latin_sound *t, const struct latin_ending *way, str spoken, buf *out) {
    char kind = kind_of(spoken);
    for (int i = 0; i < t->endings; i++) {
        const struct ending *e = &t->ending[i];
        if ((e->kind != kind && e->kind != '*') || !str_eq(e->ending, way->ending) ||
            !str_eq(e->gives, way->gives))
            continue;
        size_t len;
        uint32_t c = utf8_decode(e->sounds, &len);
        str rest = str_sub(e->sounds, len, e->sounds.n);
        char utf[UTF8_MAX];
        bool tied = c >= 0x915 && c <= 0x939, vowel = c >= 0x905 && c <= 0x914;
        buf_str(out, spoken);
        if (kind != 'V' && tied) buf_add(out, utf, utf8_encode(0x94D, utf));
        if (kind != 'V' && vowel && c > 0x905)
            buf_add(out, utf, utf8_encode(c + (0x93E - 0x906), utf));
        else if (!(kind != 'V' && vowel) && c != '-')
            buf_add(out, utf, utf8_encode(c, utf));
        struct latin_sounds s = {.n = 0};
        latin_sounds_add(&s, rest);
        latin_spell(&t->joins, &s, out);
        return true;
    }
    return false;
}
