#include "speech/breath.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"
#include "base/map.h"
#include "base/tsv.h"

enum { WORD_BYTES = 12 }; // brackets and mark of a word, in the clause as eSpeak holds it

// What is known of a word, packed: the worth of a breath before it and after it, and where none may be.
enum { BEFORE = 0, AFTER = 8, JOIN_BEFORE = 1 << 16, JOIN_AFTER = 1 << 17, SCORE = 15 };

struct breath { struct map rule; };

// --- the table

static bool fault(const char *path, const struct tsv_row *row, int field, const char *what, struct err *e) {
    char where[256];
    int column = 1;
    for (int i = 0; i < field; i++) column += (int)row->field[i].n + 1;
    snprintf(where, sizeof where, "%.200s:%d:%d", path, row->line, column);
    return err_set(e, EX_CONFIG, where, "%s", _(what));
}

// "0" to "10" -> packed at `shift`; "x" -> the flag
static bool read_worth(str s, int shift, uint32_t never, uint32_t *known) {
    bool ten = str_eq(s, S("10")), digit = s.n == 1 && s.p[0] >= '0' && s.p[0] <= '9';
    if (str_eq(s, S("x"))) *known |= never;
    else if (ten || digit) *known |= (uint32_t)(ten ? 10 : s.p[0] - '0') << shift;
    else return false;
    return true;
}

static bool read_row(struct breath *b, arena *mem, const char *path, const struct tsv_row *row, struct err *e) {
    uint32_t known = 0;
    if (!row->field[0].n) return fault(path, row, 0, N_("a word is needed here"), e);
    if (map_get(&b->rule, row->field[0], &known)) return fault(path, row, 0, N_("this word stands above already"), e);
    if (!read_worth(row->field[1], BEFORE, JOIN_BEFORE, &known)) return fault(path, row, 1, N_("0 to 10, or x, is needed here"), e);
    if (!read_worth(row->field[2], AFTER, JOIN_AFTER, &known)) return fault(path, row, 2, N_("0 to 10, or x, is needed here"), e);
    map_put(&b->rule, arena_copy(mem, row->field[0]), known);
    return true;
}

struct breath *breath_open(const char *lexicon_dir, arena *mem, struct err *e) {
    char path[1024];
    struct tsv t;
    struct tsv_row row;
    struct breath *b = ARENA_NEW(mem, struct breath);
    b->rule = map_new(mem, 256);
    snprintf(path, sizeof path, "%s/breath.tsv", lexicon_dir);
    if (access(path, F_OK) && errno == ENOENT) return b;
    bool ok = tsv_open(&t, path, e);
    while (ok && tsv_next(&t, &row)) ok = read_row(b, mem, path, &row, e);
    tsv_close(&t);
    return ok ? b : NULL;
}

// --- costs: the parting of a stretch that costs least is taken

enum { EASY = 10, MOST = 12, FEWEST = 4, NEVER = 200, WORTH = 11, NO_REASON = 25, CLAUSE = 4, ENDING = 9 }; // bytes: three letters

static int cost_of_group(size_t words) {
    int n = (int)words;
    if (n < FEWEST) return 5 * (FEWEST - n);
    if (n <= EASY) return 0;
    return (n - EASY) * (n - EASY) + (n > MOST ? 50 * (n - MOST) : 0);
}

// A word of its own row, else the row of its longest ending.
static uint32_t known_of(const struct breath *b, str word) {
    char key[1 + ENDING] = "-";
    uint32_t known = 0;
    if (map_get(&b->rule, word, &known)) return known;
    for (size_t n = ENDING; n; n -= 3) {
        if (word.n <= n) continue;
        memcpy(key + 1, word.p + word.n - n, n);
        if (map_get(&b->rule, (str){key, 1 + n}, &known)) break;
    }
    return known;
}

// of a breath after w[0], before w[1]
static int cost_of_breath(const struct breath *b, const struct word *w) {
    uint32_t left = known_of(b, w[0].text), right = known_of(b, w[1].text);
    if (w[0].glued) return 3 * NEVER;
    if (left & JOIN_AFTER || right & JOIN_BEFORE) return NEVER;
    int before = (int)(right >> BEFORE & SCORE), after = (int)(left >> AFTER & SCORE);
    if (!before && !after) return NO_REASON;
    // both: the end of a clause and the start of the next
    return WORTH - before - after;
}

// of going on where a clause ends and the next begins
static int cost_of_missing(int breath) { return breath < CLAUSE ? 2 * (CLAUSE - breath) : 0; }

// Parts the words [from, to): rest[i] of those after which a breath is due.
static void part(const struct breath *b, const struct word *word, size_t from, size_t to, int ms, int *rest) {
    enum { LONGEST = 20, WORDS = 512 };
    int cost[WORDS + 1] = {0}, breath[WORDS + 1] = {0}, missed[WORDS + 1] = {0}; // before a word; up to it, if none is taken
    size_t n = to - from, cut[WORDS + 1];
    if (n <= EASY || n > WORDS) return;
    for (size_t i = 1; i <= n; i++) {
        if (i > 1) breath[i - 1] = cost_of_breath(b, word + from + i - 2);
        missed[i] = missed[i - 1] + (i > 1 ? cost_of_missing(breath[i - 1]) : 0);
        cost[i] = INT32_MAX;
        for (size_t k = i; k-- > 0 && i - k <= LONGEST;) {
            int c = cost[k] + breath[k] + cost_of_group(i - k) + missed[i] - missed[k + 1];
            if (c < cost[i]) cost[i] = c, cut[i] = k;
        }
    }
    for (size_t i = cut[n]; i > 0; i = cut[i]) rest[from + i - 1] = ms;
}

// Cuts [from, to) so that no piece is more than eSpeak takes.
static void cut_long(const struct word *word, const str *phones, size_t from, size_t to, int *rest) {
    size_t bytes = 0, count = 0;
    for (size_t i = from; i < to; i++) {
        bytes += phones[i].n + WORD_BYTES, count++;
        size_t next = i + 1 < to ? phones[i + 1].n + WORD_BYTES : 0;
        bool full = bytes + next > BREATH_PIECE_BYTES || count >= BREATH_PIECE_WORDS;
        bool may_wait = word[i].glued && bytes + next <= BREATH_PIECE_BYTES + 120 && count < BREATH_PIECE_WORDS + 20;
        if (rest[i] == BREATH_NONE && full && !may_wait) rest[i] = 0;
        if (rest[i] != BREATH_NONE) bytes = count = 0;
    }
}

void breath_place(const struct breath *b, const struct voice *v, const struct word *word, const str *phones,
                  size_t words, int *rest) {
    bool breathes = v->breath > 0 && v->tone.rate <= v->breath_rate;
    size_t from = 0;
    for (size_t i = 0; i < words; i++) {
        bool stop = word[i].gap != GAP_WORD || i + 1 == words;
        rest[i] = stop ? voice_ms(v, v->pause[word[i].gap]) : BREATH_NONE;
        if (!stop) continue;
        if (breathes) part(b, word, from, i + 1, voice_ms(v, v->breath), rest);
        cut_long(word, phones, from, i + 1, rest);
        from = i + 1;
    }
}
