// gloss: "रेपो रेट (Repo Rate) बढ़ा" -> रेपो रेट बढ़ा.   Latin in brackets that says again what was just said is passed over.
#include <string.h>

#include "base/utf8.h"
#include "say/sayers.h"

enum { MOST_TOKENS = 8, MOST_LETTERS = 160 };

// Two spellings of a loan word differ in its nukta, in the length of its vowels, in its o
static uint32_t folded(uint32_t c) {
    switch (c) {
    case 0x93C: return 0;                             // nukta
    case 0x940: return 0x93F; case 0x908: return 0x907; // ii -> i
    case 0x942: return 0x941; case 0x90A: return 0x909; // uu -> u
    case 0x949: return 0x93E; case 0x911: return 0x906; // the o of "hot" -> aa
    case 0x948: return 0x947; case 0x910: return 0x90F; // ai -> e
    default: return c;
    }
}

// Appends the letters of a word, folded; false when there is no room
static bool fold(str word, uint32_t *letter, size_t *n) {
    for (size_t i = 0, len; i < word.n; i += len) {
        uint32_t c = folded(utf8_decode(str_sub(word, i, word.n), &len));
        if (!c || c == '-') continue;
        if (*n == MOST_LETTERS) return false;
        letter[(*n)++] = c;
    }
    return true;
}

static bool fold_words(const struct words *w, size_t from, size_t to, uint32_t *letter, size_t *n) {
    for (*n = 0; from < to; from++)
        if (!fold(w->v[from].text, letter, n)) return false;
    return true;
}

// Are words [from, n) the same, letter for letter, as as many before them?
static bool repeats(const struct cursor *c, size_t from) {
    uint32_t gloss[MOST_LETTERS], before[MOST_LETTERS];
    size_t g, b = 0;
    if (from == c->out->n || !fold_words(c->out, from, c->out->n, gloss, &g)) return false;
    for (size_t start = from; start-- > c->first_word && b < g;) {
        if (!fold_words(c->out, start, from, before, &b)) return false;
        if (b == g) return memcmp(gloss, before, g * sizeof *gloss) == 0;
    }
    return false;
}

// Does a word of the gloss say the Hindi word: by its sound, or by a row of glosses.tsv (New <TAB> नई नया नए)?
static bool same_word(struct cursor *c, str latin, str hindi) {
    struct words *w = c->out;
    size_t from = w->n;
    const struct lex_row *r = lex_lower(c->lex, LEX_GLOSSES, latin);
    if (r) emit(c, r->spoken);
    say_latin_text(c, latin);
    uint32_t want[MOST_LETTERS], have[MOST_LETTERS];
    size_t n, m = 0;
    bool same = false;
    if (fold(hindi, want, (n = 0, &n)))
        for (size_t i = from; i < w->n && !same; i++)
            same = fold(w->v[i].text, have, (m = 0, &m)) && n == m && memcmp(want, have, n * sizeof *want) == 0;
    w->n = from;
    return same;
}

// नई दिल्ली (New Delhi): word for word
static bool translates(struct cursor *c, long from, long to) {
    size_t n = (size_t)(to - from), words = c->out->n;
    if (words - c->first_word < n) return false;
    for (size_t i = 0; i < n; i++)
        if (!same_word(c, peek(c, from + (long)i)->text, c->out->v[words - n + i].text)) return false;
    return true;
}

size_t say_gloss(struct cursor *c) {
    long k = 1;
    size_t words = c->out->n;
    if (!peek_sign(c, 0, '(') || words == c->first_word) return 0;
    while (k <= MOST_TOKENS && peek_kind(c, k, TOKEN_LATIN)) k++;
    if (k == 1 || !peek_sign(c, k, ')')) return 0;
    struct word last = c->out->v[words - 1];
    for (long i = 1; i < k; i++) say_latin_text(c, peek(c, i)->text);
    bool again = repeats(c, words);
    c->out->n = words;
    again = again || translates(c, 1, k);
    c->out->v[words - 1] = last;
    return again ? (size_t)k + 1 : 0;
}
