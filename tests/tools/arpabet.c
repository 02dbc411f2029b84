// arpabet: the CMU Pronouncing Dictionary in Devanagari, as Indian English sounds and newspapers spell.
//
//     arpabet arpabet.tsv letter_sound.tsv CMUDICT          writes rows `word <TAB> spoken`, sorted, to
//     stdout arpabet arpabet.tsv letter_sound.tsv CMUDICT TABLE    how many rows of TABLE (english.tsv) the
//     map agrees with
//
// CMUDICT: lines `WORD  PH PH0 ...`; quotes, colons and commas are blanks, so that the JSON form is read as
// well. Each word is cut into pieces of letters with phones, the rows of arpabet.tsv; the cheapest cut is
// found by dynamic programming over (letters read, phones said).  "nation" N EY1 SH AH0 N -> n=N a=EY tion=SH
// AH N -> नेशन. Deterministic; pure but for reading its files.
#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "say/latin_spell.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LETTERS = 40, MAX_PHONES = 40, MAX_RULE = 8, MAX_CONTEXT = 3, MAX_SIGNS = 16 };
enum {
    COST_PIECE = 100,
    COST_CONTEXT = 12,
    COST_STRESS = 5,
    COST_SILENT_E = 60,
    COST_DOUBLE = 30,
    COST_SILENT = 110,
    COST_UNSAID = 330,
    COST_GUESS = 230,
    NEVER = 1 << 28
};

// --- phones: "AH0" is a name of up to two letters and a stress digit
struct phone {
    char name[3];
    char stress;
}; // stress 0: none given
struct phones {
    struct phone at[MAX_PHONES];
    int n;
};

static bool phone_is_vowel(struct phone p) { return p.name[0] && strchr("AEIOU", p.name[0]) != NULL; }

static bool phones_read(str s, struct phones *out) {
    out->n = 0;
    for (str piece; str_split(&s, ' ', &piece);) {
        if (!piece.n) continue;
        if (out->n == MAX_PHONES || piece.n > 3) return false;
        struct phone p = {{0}, 0};
        if (isdigit((unsigned char)piece.p[piece.n - 1])) p.stress = piece.p[--piece.n];
        if (piece.n > 2) return false;
        memcpy(p.name, piece.p, piece.n);
        out->at[out->n++] = p;
    }
    return true;
}

// --- rules
struct rule {
    str letters, sounds;
    struct phones say, left, right;
    struct rule *next; // of the same first phone
};
struct map_table {
    struct map first; // name of the first phone -> index into chain
    struct rule **chain;
    int chains;
    struct latin_joins joins;
    arena *mem;
};

static bool rule_parse(str key, struct rule *r) {
    size_t eq = str_find(key, S("="));
    if (eq == key.n) return false;
    r->letters = str_sub(key, 0, eq);
    str rest = str_sub(key, eq + 1, key.n);
    size_t open = str_find(rest, S("<")), close = str_find(rest, S(">"));
    if (open == rest.n) return phones_read(rest, &r->say) && r->say.n;
    return phones_read(str_sub(rest, 0, open), &r->left) &&
           phones_read(str_sub(rest, open + 1, close), &r->say) &&
           phones_read(str_sub(rest, close + 1, rest.n), &r->right) && r->say.n;
}

static void rule_add(struct map_table *t, struct rule r) {
    str name = arena_copy(t->mem, str_of(r.say.at[0].name));
    uint32_t at;
    if (!map_get(&t->first, name, &at)) map_put(&t->first, name, at = (uint32_t)t->chains++);
    struct rule *kept = ARENA_NEW(t->mem, struct rule);
    *kept = r;
    struct rule **end = &t->chain[at];
    while (*end) end = &(*end)->next;
    *end = kept;
}

static bool table_read(struct map_table *t, struct tsv *tsv, const char *path) {
    struct tsv_row row;
    while (tsv_next(tsv, &row)) {
        str key = row.field[0];
        struct rule r = {.sounds = row.field[1]};
        if (rule_parse(key, &r))
            rule_add(t, r);
        else
            return fprintf(stderr, "%s:%d: not a rule\n", path, row.line), false;
    }
    return true;
}

static bool joins_read(struct map_table *t, struct tsv *tsv) {
    struct tsv_row row;
    while (tsv_next(tsv, &row)) latin_joins_add(&t->joins, row.field[0], row.field[1]);
    return t->joins.n > 0;
}

// --- matching
static bool phone_fits(struct phone want, struct phone have) {
    if (strcmp(want.name, have.name) != 0) return false;
    return !want.stress || want.stress == have.stress || (want.stress == '1' && have.stress == '2');
}

static bool context_fits(struct phone want, const struct phones *word, int at) {
    bool edge = at < 0 || at >= word->n;
    if (want.name[0] == '#') return edge;
    if (edge) return false;
    if (want.name[0] == '@') return phone_is_vowel(word->at[at]);
    if (want.name[0] == '%') return !phone_is_vowel(word->at[at]);
    return phone_fits(want, word->at[at]);
}

static bool rule_fits(const struct rule *r, str letters, int i, const struct phones *word, int j) {
    if (!str_starts(str_sub(letters, (size_t)i, letters.n), r->letters) || j + r->say.n > word->n)
        return false;
    for (int k = 0; k < r->say.n; k++)
        if (!phone_fits(r->say.at[k], word->at[j + k])) return false;
    for (int k = 0; k < r->left.n; k++)
        if (!context_fits(r->left.at[k], word, j - r->left.n + k)) return false;
    for (int k = 0; k < r->right.n; k++)
        if (!context_fits(r->right.at[k], word, j + r->say.n + k)) return false;
    return true;
}

// --- the cheapest cut
struct step {
    int cost, i, j;
    const struct rule *rule;
    char gap;
}; // gap: e, a silent e between consonants
struct cut {
    struct step at[MAX_LETTERS + 1][MAX_PHONES + 1];
};

static void offer(struct cut *c, int i, int j, struct step s) {
    if (s.cost < c->at[i][j].cost) c->at[i][j] = s;
}

static int silent_cost(str letters, int i) {
    if (i && letters.p[i] == letters.p[i - 1]) return COST_DOUBLE;
    return letters.p[i] == 'e' ? COST_SILENT_E : COST_SILENT;
}

// a phone said for a letter no row knows: the first row of the phone, at a price
static void guess(struct cut *c, const struct rule *first, str letters, int i, int j, int cost) {
    if (!first) return;
    offer(c, i, j + 1, (struct step){cost + COST_UNSAID, i, j, first, 0});
    if ((size_t)i < letters.n) offer(c, i + 1, j + 1, (struct step){cost + COST_GUESS, i, j, first, 0});
}

static const struct rule *rules_of(const struct map_table *t, const struct phones *p, int j) {
    uint32_t at;
    return j < p->n && map_get(&t->first, str_of(p->at[j].name), &at) ? t->chain[at] : NULL;
}

// a row is dearer for phones it has no letter for, cheaper for what it knows of stress and neighbours
static int rule_price(const struct rule *r) {
    int bare = r->say.n - (int)r->letters.n;
    return COST_PIECE + COST_PIECE * (bare > 0 ? bare : 0) - COST_CONTEXT * (r->left.n + r->right.n) -
           (r->say.at[0].stress ? COST_STRESS : 0);
}

static bool cut_word(const struct map_table *t, str letters, const struct phones *p, struct cut *c) {
    for (size_t i = 0; i <= letters.n; i++)
        for (int j = 0; j <= p->n; j++) c->at[i][j].cost = NEVER;
    c->at[0][0].cost = 0;
    for (int i = 0; i <= (int)letters.n; i++)
        for (int j = 0; j <= p->n; j++) {
            int cost = c->at[i][j].cost;
            if (cost == NEVER) continue;
            if (i < (int)letters.n)
                offer(c, i + 1, j, (struct step){cost + silent_cost(letters, i), i, j, NULL, letters.p[i]});
            const struct rule *r = rules_of(t, p, j);
            if (r && r->say.n == 1) guess(c, r, letters, i, j, cost);
            for (; r; r = r->next)
                if (rule_fits(r, letters, i, p, j)) {
                    offer(c, i + (int)r->letters.n, j + r->say.n,
                          (struct step){cost + rule_price(r), i, j, r, 0});
                }
        }
    return c->at[letters.n][p->n].cost < NEVER;
}

// --- from the cut to the spelling
static void gather(const struct cut *c, size_t i, size_t j, struct latin_sounds *s) {
    const struct step *path[MAX_LETTERS + MAX_PHONES + 2];
    int n = 0;
    while (i || j) {
        const struct step *st = &c->at[i][j];
        path[n++] = st;
        i = (size_t)st->i, j = (size_t)st->j;
    }
    s->n = 0;
    while (n--) {
        if (path[n]->rule)
            latin_sounds_add(s, path[n]->rule->sounds);
        else if (path[n]->gap == 'e' && latin_sounds_end_in_consonant(s))
            latin_sounds_add(s, S("-"));
    }
}

static bool convert(const struct map_table *t, str word, str phones, buf *out) {
    static struct cut c; // 500 KB: not for the stack; one thread
    struct phones p;
    struct latin_sounds s;
    if (word.n > MAX_LETTERS || !phones_read(phones, &p) || !p.n || !cut_word(t, word, &p, &c)) return false;
    gather(&c, word.n, (size_t)p.n, &s);
    latin_spell(&t->joins, &s, out);
    return true;
}

// --- the dictionary
struct entry {
    str word, phones;
};
struct dict {
    struct entry *at;
    size_t n, cap;
};

static bool wanted(str w) {
    for (size_t i = 0; i < w.n; i++)
        if (!(w.p[i] >= 'a' && w.p[i] <= 'z') && !(w.p[i] == '\'' && i && i + 1 < w.n)) return false;
    return w.n > 1 && !str_ends(w, S("'s"));
}

static void dict_line(struct dict *d, str line, arena *mem) {
    char *p = ARENA_ARRAY(mem, char, line.n + 1);
    for (size_t i = 0; i < line.n; i++) p[i] = strchr("\":,\t\r", line.p[i]) ? ' ' : line.p[i];
    str s = str_trim((str){p, line.n}), word;
    if (!s.n || s.p[0] == ';' || !str_split(&s, ' ', &word)) return;
    for (size_t i = 0; i < word.n; i++)
        ((char *)(uintptr_t)word.p)[i] = (char)tolower((unsigned char)word.p[i]);
    s = str_trim(s);
    if (!wanted(word) || !s.n || !isupper((unsigned char)s.p[0])) return;
    if (d->n == d->cap) d->at = realloc(d->at, (d->cap = d->cap ? 2 * d->cap : 4096) * sizeof *d->at);
    if (!d->at) err_out_of_memory();
    d->at[d->n++] = (struct entry){word, s};
}

static int by_word(const void *a, const void *b) {
    return str_cmp(((const struct entry *)a)->word, ((const struct entry *)b)->word);
}

static bool dict_read(struct dict *d, const char *path, arena *mem, struct err *e) {
    struct tsv t;
    if (!tsv_open(&t, path, e)) return false;
    for (str line; str_split(&t.rest, '\n', &line);) dict_line(d, line, mem);
    qsort(d->at, d->n, sizeof *d->at, by_word);
    return true;
}

static void print_dict(const struct map_table *t, const struct dict *d) {
    buf out = {0};
    for (size_t i = 0; i < d->n; i++) {
        if (i && str_eq(d->at[i].word, d->at[i - 1].word)) continue;
        out.n = 0;
        if (convert(t, d->at[i].word, d->at[i].phones, &out))
            printf("%.*s\t%.*s\n", STR_ARG(d->at[i].word), STR_ARG(out));
    }
    buf_free(&out);
}

// --- how well does the map agree with rows made by hand
enum { NUKTA = 0x93C, VIRAMA = 0x94D, ANUSVARA = 0x902 };
// folded: nukta dropped, i and u short, nasal consonant and chandrabindu as anusvara, no joiner or hyphen
static void put(buf *out, uint32_t c) {
    char utf[UTF8_MAX];
    buf_add(out, utf, utf8_encode(c, utf));
}

static void fold(str s, buf *out) {
    uint32_t held = 0;
    out->n = 0;
    while (s.n) {
        size_t len;
        uint32_t c = utf8_decode(s, &len);
        s = str_sub(s, len, s.n);
        if (c == NUKTA || c == '-') continue;
        if (c == 0x940 || c == 0x942 || c == 0x908 || c == 0x90A) c--;
        if (c == 0x901) c = ANUSVARA;
        if (held && c == VIRAMA) held = ANUSVARA, c = 0;
        if (held) put(out, held);
        held = c == 0x928 || c == 0x92E ? c : 0;
        if (c && !held) put(out, c);
    }
    if (held) put(out, held);
}

static void print_agreement(const struct map_table *t, const struct dict *d, struct tsv *table) {
    buf out = {0}, mine = {0}, theirs = {0};
    struct tsv_row row;
    int known = 0, right = 0;
    while (tsv_next(table, &row)) {
        struct entry key = {.word = row.field[0]};
        const struct entry *hit = bsearch(&key, d->at, d->n, sizeof *d->at, by_word);
        if (!hit) continue;
        while (hit > d->at && str_eq(hit[-1].word, key.word)) hit--;
        out.n = 0;
        if (!convert(t, hit->word, hit->phones, &out)) continue;
        known++;
        fold(buf_view(&out), &mine);
        fold(row.field[1], &theirs);
        if (str_eq(buf_view(&mine), buf_view(&theirs)))
            right++;
        else
            printf("%.*s\t%.*s\t%.*s\t%.*s\n", STR_ARG(key.word), STR_ARG(row.field[1]), STR_ARG(out),
                   STR_ARG(hit->phones));
    }
    printf("# agree %d of %d: %.1f %%\n", right, known, known ? 100.0 * right / known : 0.0);
    buf_free(&out), buf_free(&mine), buf_free(&theirs);
}

int main(int argc, char **argv) {
    if (argc < 4)
        return fprintf(stderr, "usage: arpabet arpabet.tsv letter_sound.tsv CMUDICT [TABLE]\n"), EX_USAGE;
    struct err e = {0};
    arena mem = {0};
    struct map_table t = {.mem = &mem};
    t.first = map_new(&mem, 64);
    t.chain = ARENA_ARRAY(&mem, struct rule *, 128);
    struct dict d = {0};
    struct tsv rules, letters, table;
    if (tsv_open(&rules, argv[1], &e) && table_read(&t, &rules, argv[1]) && tsv_open(&letters, argv[2], &e) &&
        joins_read(&t, &letters) && dict_read(&d, argv[3], &mem, &e)) {
        if (argc < 5)
            print_dict(&t, &d);
        else if (tsv_open(&table, argv[4], &e))
            print_agreement(&t, &d, &table);
    }
    if (e.code) fprintf(stderr, "%s: %s\n", e.where, e.what);
    return e.code;
}
