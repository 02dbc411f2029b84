// wording: "और {पढ़ें|पढ़िए}" stands in "और पढ़िए: नदी साफ हुई"
#include "text/wording.h"

#include <stdio.h>

#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"

enum { PHRASES = 4096, QUICK = 8192, LOOK = 4, WORD = 64, GAP = 240, CANDRABINDU = 0x901, ANUSVARA = 0x902, NUKTA = 0x93C };

// Phrases are found by their first word: `first` leads to a row
struct wordings {
    struct wording row[PHRASES + 1]; // from 1
    int rows;
    struct map first;
    bool begins[QUICK]; // by quick(): no phrase starts with a word where this is false
};

// ---- how a word is spelt does not matter ----

static bool unseen(uint32_t c) { return c == NUKTA || (c >= 0x200B && c <= 0x200F) || c == 0xFE0F || c == 0xAD || c == 0x2060; }

static uint32_t plain_char(uint32_t c) {
    static const uint16_t base[] = {0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F}; // letters that carry their nukta
    if (c >= 'A' && c <= 'Z') return c | 32;
    if (c >= 0x958 && c <= 0x95F) return base[c - 0x958];
    if (c >= 0x966 && c <= 0x96F) return '0' + (c - 0x966);
    return c == CANDRABINDU ? ANUSVARA : c;
}

// The next character that counts, and behind it; 0 at the end
static inline uint32_t next_char(str s, size_t *i) {
    while (*i < s.n) {
        size_t n = 1;
        const unsigned char *at = (const unsigned char *)s.p + *i;
        bool hindi = at[0] == 0xE0 && s.n - *i > 2 && (at[1] & 0xFE) == 0xA4; // most are: the quick way
        uint32_t c = at[0] < 0x80 ? at[0] : hindi ? 0x900u + ((at[1] & 1u) << 6 | (at[2] & 0x3Fu)) : utf8_decode(str_sub(s, *i, s.n), &n);
        *i += hindi ? 3 : n;
        if (c - 0x904 < 0x34) return c; // a letter of no other spelling
        if (unseen(c)) continue;
        while (c == ' ' && *i < s.n && s.p[*i] == ' ') ++*i;
        return plain_char(c);
    }
    return 0;
}

static inline bool letter(char c) { return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); }

// Typographic signs and the danda are letters to no one; a joiner is part of its word
static inline bool sign_at(str s, size_t i) {
    const unsigned char *p = (const unsigned char *)s.p + i;
    bool joiner = i + 2 < s.n && p[0] == 0xE2 && p[1] == 0x80 && p[2] >= 0x8B && p[2] <= 0x8F;
    if (p[0] == 0xE0 && i + 2 < s.n && p[1] == 0xA4 && p[2] == 0x83) return i + 3 == s.n || s.p[i + 3] == ' '; // पढ़ेंः a visarga for a colon
    return (p[0] == 0xE2 && !joiner) || (p[0] == 0xE0 && i + 2 < s.n && p[1] == 0xA5 && p[2] == 0xA4);
}

bool wording_in_word(str s, size_t i) { return i < s.n && letter(s.p[i]) && !sign_at(s, i); }

size_t wording_word_end(str s, size_t i) {
    size_t j = i;
    while (j < s.n && letter(s.p[j]) && !sign_at(s, j)) j += ((unsigned char)s.p[j] & 0xF0) == 0xE0 && j + 2 < s.n ? 3 : 1;
    return j > i ? j : i + 1;
}

static str plain_word(str word, char room[WORD]) {
    size_t n = 0;
    for (size_t i = 0; i < word.n;) {
        uint32_t c = next_char(word, &i);
        if (!c) break;
        if (n + UTF8_MAX > WORD) return S("");
        n += utf8_encode(c, room + n);
    }
    return (str){room, n};
}

// A look at the first characters that count: few words pass it
static unsigned quick(str s, size_t i) {
    uint32_t h = next_char(s, &i);
    for (int k = 1; k < LOOK && i < s.n && letter(s.p[i]) && !sign_at(s, i); k++) h = h * 61 + next_char(s, &i);
    return h % QUICK;
}

int wordings_from(const struct wordings *p, str s, size_t i) {
    char room[WORD];
    uint32_t row = 0;
    if (p->begins[quick(s, i)]) map_get(&p->first, plain_word(str_sub(s, i, wording_word_end(s, i)), room), &row);
    return (int)row;
}

bool wordings_next(const struct wordings *p, str s, size_t *i, size_t *at, int *row) {
    while (*i < s.n) {
        *at = *i, *row = 0;
        bool word = letter(s.p[*i]) && !sign_at(s, *i);
        if (word && p->begins[quick(s, *i)]) *row = wordings_from(p, s, *i);
        if (!word) *i += sign_at(s, *i) ? 3 : 1;
        for (; word && *i < s.n && letter(s.p[*i]) && !sign_at(s, *i);) *i += ((unsigned char)s.p[*i] & 0xF0) == 0xE0 && *i + 2 < s.n ? 3 : 1;
        if (*row) return true;
    }
    return false;
}

const struct wording *wordings_row(const struct wordings *p, int row) { return &p->row[row]; }
int wordings_count(const struct wordings *p) { return p->rows; }

static size_t behind_unseen(str s, size_t i) { // a nukta behind the last letter
    size_t n;
    while (i < s.n && (unsigned char)s.p[i] >= 0x80 && unseen(utf8_decode(str_sub(s, i, s.n), &n))) i += n;
    return i;
}

enum { NOWHERE = 0 }; // every match ends behind its start

// From s.p[i] on, the characters of `plain`: where they end
static bool match(str s, size_t *i, str plain) {
    size_t k = 0;
    for (uint32_t want; (want = next_char(plain, &k)) != 0;)
        if (next_char(s, i) != want) return false;
    return true;
}

static size_t longest(str s, size_t i, str phrase, size_t k);

// खबर * {शेयर|साझा} करें: behind what stands before the *, any words
static size_t behind_gap(str s, size_t i, str phrase, size_t k, size_t gap) {
    size_t end = NOWHERE;
    if (!match(s, &i, str_sub(phrase, k, k + gap))) return NOWHERE;
    for (size_t to = i + GAP; i < to && i < s.n && end == NOWHERE; i += str_find(str_sub(s, i, s.n), S(" ")) + 1) end = longest(s, i, phrase, k + gap + 2);
    return end;
}

// Where the phrase from its byte k on ends in s; of several choices the one that takes most.
static size_t longest(str s, size_t i, str phrase, size_t k) {
    str rest = str_sub(phrase, k, phrase.n);
    size_t open = str_find(rest, S("{")), close = str_find(rest, S("}")), gap = str_find(rest, S("* ")), best = NOWHERE;
    if (gap < open) return behind_gap(s, i, phrase, k, gap);
    if (!match(s, &i, str_sub(rest, 0, open))) return NOWHERE;
    if (open == rest.n) {
        i = behind_unseen(s, i);
        bool ends = !i || !letter(s.p[i - 1]) || !wording_in_word(s, i);
        return ends ? i : NOWHERE;
    }
    str choices = str_sub(rest, open + 1, close);
    for (str one; str_split(&choices, '|', &one);) {
        size_t at = i, end = match(s, &at, one) ? longest(s, at, phrase, k + close + 1) : NOWHERE;
        if (end > best) best = end;
    }
    return best;
}

size_t wording_at(str s, size_t i, str phrase) {
    size_t end = longest(s, i, phrase, 0);
    return end > i ? end - i : 0;
}

// ---- the table ----

static bool add(struct wordings *p, arena *mem, struct wording row) {
    char room[WORD];
    uint32_t next = 0;
    if (p->rows == PHRASES) return false;
    str word = plain_word(str_sub(row.text, 0, wording_word_end(row.text, 0)), room);
    map_get(&p->first, word, &next);
    row.next = (int)next;
    p->row[++p->rows] = row;
    p->begins[quick(row.text, 0)] = true; // what is plain already stays as it is
    map_put(&p->first, arena_copy(mem, word), (uint32_t)p->rows);
    return true;
}

// {यह|ये} खबर: one row for each way to begin; the choices behind the first word stay in the row.  False: no room
static bool add_each(struct wordings *p, arena *mem, struct wording row) {
    row.text = str_trim(row.text);
    size_t open = str_find(row.text, S("{")), close = str_find(row.text, S("}"));
    if (open >= close || open > wording_word_end(row.text, 0)) return add(p, mem, row);
    str choices = str_sub(row.text, open + 1, close), all = row.text;
    for (str one; str_split(&choices, '|', &one);) {
        buf way = {0};
        buf_str(&way, str_sub(all, 0, open)), buf_str(&way, one), buf_str(&way, str_sub(all, close + 1, all.n));
        row.text = arena_copy(mem, buf_view(&way));
        buf_free(&way);
        if (!add_each(p, mem, row)) return false;
    }
    return true;
}

static int named(const char *const *names, int count, str name) {
    for (int i = 0; i < count; i++)
        if (str_eq(name, str_of(names[i]))) return i;
    return -1;
}

struct wordings *wordings_open(const char *path, const char *const *names, int count, arena *mem, struct err *e) {
    struct wordings *p = ARENA_NEW(mem, struct wordings);
    struct tsv t;
    struct tsv_row r;
    if (!tsv_open(&t, path, e)) return NULL;
    p->first = map_new(mem, PHRASES / 2);
    while (tsv_next(&t, &r)) {
        struct wording row = {.text = r.field[0], .is = named(names, count, r.field[1]), .note = r.field[2]};
        bool full = row.is >= 0 && !add_each(p, mem, row);
        if (row.is >= 0 && !full) continue;
        char where[600];
        snprintf(where, sizeof where, "%s:%d:1", path, r.line);
        if (full) err_set(e, EX_DATAERR, where, "more than %d rows", PHRASES);
        else err_set(e, EX_DATAERR, where, "no such class: %.*s", STR_ARG(r.field[1]));
        return NULL;
    }
    return p; // the mapping stays: phrases point into it
}
