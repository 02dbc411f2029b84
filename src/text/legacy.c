// legacy: "o\"kZ" -> va ssa + reph -> "वर्ष"
#include "text/legacy.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"

enum { KEY_CHARS = 3, LOOK = 16 * 1024, WORD = 24, BEFORE = 1, REPH = 2, FONT = 1, LATIN = 2, HITS = 8, KINDS = 5, ENGLISH_SHORT = 3, ENGLISH_LONG = 7 };

struct sign { str text; int is; };
struct font { struct map key; struct sign *sign; };

struct legacy { struct font krutidev, iscii; struct map words; struct tsv english; };

// ---- tables ----

static str sign_key(str written, arena *mem) { // 0xA1 E9, or the characters themselves
    if (!str_starts(written, S("0x"))) return written;
    buf key = {0};
    written = str_sub(written, 2, written.n);
    for (str byte; str_split(&written, ' ', &byte);) {
        char room[UTF8_MAX], hex[8];
        snprintf(hex, sizeof hex, "%.*s", STR_ARG(byte));
        buf_add(&key, room, utf8_encode((uint32_t)strtoul(hex, NULL, 16), room));
    }
    str kept = arena_copy(mem, buf_view(&key));
    buf_free(&key);
    return kept;
}

static bool load(struct font *f, const char *dir, const char *file, arena *mem, struct err *e) {
    char path[512];
    struct tsv t;
    struct tsv_row r;
    uint32_t n = 0;
    snprintf(path, sizeof path, "%s/%s", dir, file);
    if (!tsv_open(&t, path, e)) return false;
    size_t rows = 0;
    for (size_t i = 0; i < t.all.n; i++) rows += t.all.p[i] == '\n';
    f->sign = ARENA_ARRAY(mem, struct sign, rows + 1);
    f->key = map_new(mem, rows);
    for (; tsv_next(&t, &r); n++) {
        f->sign[n].text = r.field[1];
        f->sign[n].is = (str_starts(r.field[2], S("before")) ? BEFORE : 0) | (str_ends(r.field[2], S("reph")) ? REPH : 0);
        map_put(&f->key, sign_key(r.field[0], mem), n);
    }
    return true; // the mapping stays: rows point into it
}

static bool load_words(struct legacy *l, const char *dir, arena *mem, struct err *e) {
    char path[512];
    struct tsv t;
    struct tsv_row r;
    snprintf(path, sizeof path, "%s/krutidev_words.tsv", dir);
    if (!tsv_open(&t, path, e)) return false;
    l->words = map_new(mem, 512);
    while (tsv_next(&t, &r)) map_put(&l->words, r.field[0], str_eq(r.field[1], S("font")) ? FONT : LATIN);
    return true;
}

struct legacy *legacy_open(const char *lexicon_dir, arena *mem, struct err *e) {
    struct legacy *l = ARENA_NEW(mem, struct legacy);
    char path[512];
    snprintf(path, sizeof path, "%s/cmudict.tsv", lexicon_dir);
    bool ok = tsv_open(&l->english, path, e) && load(&l->krutidev, lexicon_dir, "krutidev.tsv", mem, e) && load(&l->iscii, lexicon_dir, "iscii.tsv", mem, e) && load_words(l, lexicon_dir, mem, e);
    return ok ? l : NULL;
}

// ---- is it? ----

// Many of its words are the font's commonest, of several kinds, and hardly any is one of English
bool legacy_looks_like(const struct legacy *l, str head) {
    str s = str_sub(head, 0, LOOK), seen[KINDS];
    size_t words = 0, font = 0, latin = 0, kinds = 0, from = 0;
    for (size_t i = 0; i <= s.n; i++) {
        if (i < s.n && (unsigned char)s.p[i] > ' ') continue;
        str word = str_sub(s, from, i);
        uint32_t is = 0;
        from = i + 1;
        if (word.n < 2 || word.n > WORD) continue;
        words++;
        if (!map_get(&l->words, word, &is)) continue;
        latin += is == LATIN;
        font += is == FONT;
        bool known = is != FONT;
        for (size_t k = 0; k < kinds; k++) known = known || str_eq(seen[k], word);
        if (!known && kinds < KINDS) seen[kinds++] = word;
    }
    return font >= HITS && kinds == KINDS && font * 8 >= words && latin * 5 < font;
}

// ---- signs -> syllables ----

struct syllable {
    size_t at;          // where it starts in the source; meaningful while it is open
    bool open, reph;
    char base[96], behind[48], before[16];
    size_t base_n, behind_n, before_n;
};

struct walk { const struct whole *w; struct whole_text *out; struct syllable s; };

static void push(char *to, size_t *n, size_t room, str text) {
    if (*n + text.n > room) return; // no syllable is so long
    if (text.n) memcpy(to + *n, text.p, text.n);
    *n += text.n;
}

static void flush(struct walk *k, size_t end) {
    struct syllable *s = &k->s;
    buf all = {0};
    if (!s->open) return;
    if (s->reph) buf_str(&all, S("\xE0\xA4\xB0\xE0\xA5\x8D")); // ra, virama
    buf_add(&all, s->base, s->base_n);
    buf_add(&all, s->before, s->before_n);
    buf_add(&all, s->behind, s->behind_n);
    whole_add(k->w, buf_view(&all), s->at, k->out);
    whole_place(k->out, end);
    buf_free(&all);
    *s = (struct syllable){0};
}

static void open_at(struct walk *k, size_t at) {
    if (k->s.open) return;
    k->s.open = true, k->s.at = at;
}

static uint32_t first_of(str s) {
    size_t n;
    return s.n ? utf8_decode(s, &n) : 0;
}

static bool is_virama(uint32_t c) { return c == 0x94D; }
static bool is_nukta(uint32_t c) { return c == 0x93C; }
static bool is_mark(uint32_t c) { return (c >= 0x93A && c <= 0x94F && c != 0x93D) || (c >= 0x900 && c <= 0x903) || (c >= 0x962 && c <= 0x963); }
static bool is_letter(uint32_t c) { return (c >= 0x904 && c <= 0x939) || (c >= 0x958 && c <= 0x961) || c == 0x93D || c == 0x950; }

static bool half_open(const struct syllable *s) { // its letters end in a half form
    return s->base_n >= 3 && memcmp(s->base + s->base_n - 3, "\xE0\xA5\x8D", 3) == 0;
}

static bool complete(const struct syllable *s) { return s->base_n && !half_open(s); }

static void put_before(struct walk *k, const struct sign *g, size_t at) {
    if (complete(&k->s) || k->s.before_n) flush(k, at);
    open_at(k, at);
    push(k->s.before, &k->s.before_n, sizeof k->s.before, g->text);
    k->s.reph = k->s.reph || (g->is & REPH);
}

// The bar of ो typed before its anusvara and its hook: ा + े is ो, ा + ै is ौ
static bool join_bar(struct syllable *s, uint32_t hook) {
    size_t at = str_find((str){s->behind, s->behind_n}, S("\xE0\xA4\xBE"));
    char *bar = at < s->behind_n ? s->behind + at : s->base_n >= 3 ? s->base + s->base_n - 3 : NULL; // some signs carry it
    if (!bar || memcmp(bar, "\xE0\xA4\xBE", 3) != 0) return false;
    utf8_encode(hook + 4, bar); // as long as the bar
    return true;
}

static void put_sign(struct walk *k, const struct sign *g, size_t at) {
    struct syllable *s = &k->s;
    uint32_t c = first_of(g->text);
    if (g->is & BEFORE) {
        put_before(k, g, at);
    } else if (g->is & REPH) {
        open_at(k, at);
        s->reph = true;
        push(s->behind, &s->behind_n, sizeof s->behind, g->text);
    } else if (is_letter(c)) {
        if (complete(s)) flush(k, at);
        open_at(k, at);
        push(s->base, &s->base_n, sizeof s->base, g->text);
    } else if (c == 0x93E && half_open(s) && !s->behind_n) {
        s->base_n -= 3; // the bar makes a half form whole
    } else if (is_mark(c)) {
        open_at(k, at);
        if ((c == 0x947 || c == 0x948) && join_bar(s, c)) return; // ा, ं, े
        if (is_virama(c) || is_nukta(c)) push(s->base, &s->base_n, sizeof s->base, g->text);
        else push(s->behind, &s->behind_n, sizeof s->behind, g->text);
    } else {
        flush(k, at);
        whole_add(k->w, g->text, at, k->out);
    }
}

// ---- bytes -> signs ----

static uint32_t of_windows(unsigned char c) { // Windows-1252
    static const uint16_t high[32] = {0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152, 0, 0x17D, 0,
                                      0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0, 0x17E, 0x178};
    return c >= 0x80 && c < 0xA0 && high[c - 0x80] ? high[c - 0x80] : c;
}

static uint32_t char_at(enum encoding is, str raw, size_t i, size_t *n) {
    *n = 1;
    unsigned char byte = (unsigned char)raw.p[i];
    if (is == ENCODING_ISCII || byte < 0x80) return byte;
    uint32_t c = utf8_decode(str_sub(raw, i, raw.n), n);
    return c == UTF8_BAD && *n == 1 ? of_windows(byte) : c;
}

// The longest sign at i; *used gets its bytes
static const struct sign *sign_at(const struct font *f, enum encoding is, str raw, size_t i, size_t *used) {
    char key[KEY_CHARS * UTF8_MAX];
    size_t n = 0, at = i, len;
    const struct sign *found = NULL;
    for (int c = 0; c < KEY_CHARS && at < raw.n; c++) {
        uint32_t row;
        n += utf8_encode(char_at(is, raw, at, &len), key + n);
        at += len;
        if (!map_get(&f->key, (str){key, n}, &row)) continue;
        found = &f->sign[row];
        *used = at - i;
    }
    return found;
}

// ---- English between words in the font ----

static size_t latin_letters(str raw, size_t i) {
    size_t n = 0;
    while (i + n < raw.n && (raw.p[i + n] | 32) >= 'a' && (raw.p[i + n] | 32) <= 'z') n++;
    return n;
}

static bool is_english(const struct legacy *l, str word) {
    char low[WORD];
    struct tsv_row row;
    uint32_t is = 0;
    if (word.n < ENGLISH_SHORT || word.n > WORD || (map_get(&l->words, word, &is) && is == FONT)) return false;
    for (size_t i = 0; i < word.n; i++) low[i] = (char)(word.p[i] | 32);
    return tsv_bisect(&l->english, (str){low, word.n}, &row);
}

// "Digital India": how many bytes of English stand at raw.p[i], where a word starts; 0: none, or too little to be sure
static size_t english_run(const struct legacy *l, str raw, size_t i) {
    size_t end = i, at = i, letters = 0, words = 0, n;
    if (i && (unsigned char)raw.p[i - 1] > ' ') return 0;
    while ((n = latin_letters(raw, at)) > 0 && is_english(l, str_sub(raw, at, at + n))) {
        bool whole = at + n == raw.n || (unsigned char)raw.p[at + n] <= ' ';
        if (!whole) break;
        letters += n, words++;
        end = at + n, at = end + 1;
    }
    return words >= 2 || letters >= ENGLISH_LONG ? end - i : 0;
}

static bool digit_at(str raw, size_t i) { return i < raw.n && raw.p[i] >= '0' && raw.p[i] <= '9'; }

// 20%: behind a number it is no visarga; in 5%30 it is the colon
static bool percent(str raw, size_t i) { return raw.p[i] == '%' && i && digit_at(raw, i - 1) && !digit_at(raw, i + 1); }

void legacy_add(const struct legacy *l, enum encoding is, const struct whole *w, str raw, size_t at, struct whole_text *out) {
    const struct font *f = is == ENCODING_ISCII ? &l->iscii : &l->krutidev;
    struct walk k = {.w = w, .out = out};
    for (size_t i = 0, used; i < raw.n; i += used) {
        if (is == ENCODING_KRUTIDEV && (used = english_run(l, raw, i)) > 0) {
            flush(&k, at + i);
            whole_add(w, str_sub(raw, i, i + used), at + i, out);
            continue;
        }
        const struct sign *g = percent(raw, i) ? NULL : sign_at(f, is, raw, i, &used);
        if (g) {
            put_sign(&k, g, at + i);
            continue;
        }
        flush(&k, at + i);
        char room[UTF8_MAX];
        whole_add(w, (str){room, utf8_encode(char_at(is, raw, i, &used), room)}, at + i, out);
    }
    flush(&k, at + raw.n);
    whole_place(out, at + raw.n);
}
