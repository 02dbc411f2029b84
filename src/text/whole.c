// whole: Unicode repair.  "दु:ख की  बात" -> "दुःख की बात"
#include "text/whole.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/tsv.h"
#include "base/utf8.h"

enum {
    SIGN_CANDRABINDU = 0x900, SIGN_VISARGA = 0x903, LETTER_A = 0x904, LETTER_KA = 0x915, LETTER_HA = 0x939, SIGN_NUKTA = 0x93C,
    SIGN_AA = 0x93E, VIRAMA = 0x94D, QA = 0x958, YYA = 0x95F, DANDA = 0x964, DOUBLE_DANDA = 0x965,
    DIGIT_ZERO = 0x966, DIGIT_NINE = 0x96F, OM = 0x950, NBSP = 0xA0, BOM = 0xFEFF, ABBREVIATION = 0x970, FIRST = 0x900, LAST = 0x97F,
};

struct range { uint32_t from, to; str into; };

struct whole {
    struct range *range; // sorted, for everything outside ASCII and plain Devanagari
    size_t ranges;
    struct map pairs;    // two code points -> what they should have been
    str *pair_into;
    struct map visarga;  // words typed with a colon for visarga: bit 1 alone, bit 2 before another syllable
};

// ---- tables ----

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1; }

// "U+093E" at the start; *used: bytes, 0: it does not stand there.
static uint32_t code_point(str s, size_t *used) {
    uint32_t c = 0;
    size_t i = 2;
    for (int x; i < s.n && i < 8 && (x = hex(s.p[i])) >= 0; i++) c = c << 4 | (uint32_t)x;
    *used = str_starts(s, S("U+")) && i > 2 ? i : 0;
    return *used ? c : 0;
}

static int by_from(const void *a, const void *b) {
    const struct range *x = a, *y = b;
    return (x->from > y->from) - (x->from < y->from);
}

// "U+00A0", "U+2000..U+200A" or "U+093E U+0945"
static bool chars_row(struct whole *w, arena *mem, const struct tsv_row *r, size_t *pairs) {
    size_t used, more;
    uint32_t from = code_point(r->field[0], &used), to = from;
    if (!used) return false;
    str rest = str_sub(r->field[0], used, r->field[0].n);
    if (str_starts(rest, S(".."))) to = code_point(str_sub(rest, 2, rest.n), &more);
    if (str_starts(rest, S(" "))) {
        char key[2 * UTF8_MAX];
        size_t n = utf8_encode(from, key);
        n += utf8_encode(code_point(str_sub(rest, 1, rest.n), &more), key + n);
        w->pair_into[*pairs] = r->field[1];
        map_put(&w->pairs, arena_copy(mem, (str){key, n}), (uint32_t)(*pairs)++);
        return true;
    }
    str into = str_eq(r->field[1], S("blank")) ? S(" ") : str_eq(r->field[1], S("drop")) ? S("") : r->field[1];
    w->range[w->ranges++] = (struct range){from, to, into};
    return true;
}

static bool load_chars(struct whole *w, const char *dir, arena *mem, struct err *e) {
    char path[512];
    snprintf(path, sizeof path, "%s/chars.tsv", dir);
    struct tsv t;
    struct tsv_row r;
    if (!tsv_open(&t, path, e)) return false;
    size_t rows = 0, pairs = 0;
    for (size_t i = 0; i < t.all.n; i++) rows += t.all.p[i] == '\n';
    w->range = ARENA_ARRAY(mem, struct range, rows + 1);
    w->pair_into = ARENA_ARRAY(mem, str, rows + 1);
    w->pairs = map_new(mem, 64);
    while (tsv_next(&t, &r)) {
        if (chars_row(w, mem, &r, &pairs)) continue;
        char where[600];
        snprintf(where, sizeof where, "%s:%d:1", path, r.line);
        return err_set(e, EX_DATAERR, where, "expected a code point such as U+00A0 in the first column");
    }
    qsort(w->range, w->ranges, sizeof *w->range, by_from);
    return true; // the mapping stays: rows point into it
}

static bool load_visarga(struct whole *w, const char *dir, arena *mem, struct err *e) {
    char path[512];
    snprintf(path, sizeof path, "%s/visarga.tsv", dir);
    struct tsv t;
    struct tsv_row r;
    if (!tsv_open(&t, path, e)) return false;
    w->visarga = map_new(mem, 256);
    while (tsv_next(&t, &r)) map_put(&w->visarga, r.field[0], str_eq(r.field[1], S("before")) ? 2 : str_eq(r.field[1], S("alone")) ? 1 : 3);
    return true;
}

struct whole *whole_open(const char *lexicon_dir, arena *mem, struct err *e) {
    struct whole *w = ARENA_NEW(mem, struct whole);
    return load_chars(w, lexicon_dir, mem, e) && load_visarga(w, lexicon_dir, mem, e) ? w : NULL;
}

// ---- the walk ----

static void map_to(struct whole_text *t, size_t source) {
    int64_t delta = (int64_t)source - (int64_t)t->text.n;
    while (t->runs && t->run[t->runs - 1].text > t->text.n) t->runs--; // the text was cut back behind them
    if (t->runs && t->run[t->runs - 1].delta == delta) return;
    if (t->runs && t->run[t->runs - 1].text == t->text.n) { // nothing was written since: the later one holds
        t->run[t->runs - 1].delta = delta;
        return;
    }
    if (t->runs == t->cap) {
        t->cap = t->cap ? t->cap * 2 : 64;
        t->run = realloc(t->run, t->cap * sizeof *t->run);
        if (!t->run) err_out_of_memory();
    }
    t->run[t->runs++] = (struct map_run){t->text.n, delta};
}

static void put_blank(struct whole_text *t, size_t source) {
    size_t n = t->text.n;
    if (!n || t->text.p[n - 1] == ' ' || t->text.p[n - 1] == '\n') return;
    map_to(t, source);
    buf_char(&t->text, ' ');
}

static void put(struct whole_text *t, size_t source, str s) {
    if (!s.n) return;
    if (s.p[0] == ' ' && s.n == 1) {
        put_blank(t, source);
        return;
    }
    if (s.p[0] == '<' && s.n > 1) { // the picture before an item of a list
        bool begins = !t->text.n || t->text.p[t->text.n - 1] == '\n';
        if (!begins) {
            put_blank(t, source);
            return;
        }
        s = str_sub(s, 1, s.n);
    }
    if (s.p[0] == '_' && s.n > 1) { // a replacement that keeps apart, such as "_1/2" for the sign
        put_blank(t, source);
        s = str_sub(s, 1, s.n);
    }
    for (size_t i = 0; i < s.n; i++) { // each byte leads back to the character it came from
        map_to(t, source);
        buf_char(&t->text, s.p[i]);
    }
}

static uint32_t last_char(const buf *b, size_t *len) {
    size_t i = b->n;
    while (i && ((unsigned char)b->p[i - 1] & 0xC0) == 0x80) i--;
    if (!i) return *len = 0;
    *len = b->n - (i - 1);
    size_t got;
    return utf8_decode((str){b->p + i - 1, *len}, &got);
}

static bool is_sign(uint32_t c) {
    return c == SIGN_NUKTA || (c >= SIGN_AA && c <= VIRAMA) || (c >= SIGN_CANDRABINDU && c <= SIGN_VISARGA);
}

static bool takes_nukta(uint32_t c) { return c > LETTER_A && c <= LETTER_HA; }

// A nukta behind a vowel sign belongs before it; behind anything that cannot carry it, it goes.
static void put_nukta(struct whole_text *t, size_t source, str nukta) {
    size_t len, before;
    uint32_t last = last_char(&t->text, &len);
    if (takes_nukta(last)) {
        put(t, source, nukta);
        return;
    }
    if (last < SIGN_AA || last > VIRAMA) return;
    char sign[UTF8_MAX];
    memcpy(sign, t->text.p + t->text.n - len, len);
    t->text.n -= len;
    bool ok = takes_nukta(last_char(&t->text, &before));
    if (ok) buf_str(&t->text, nukta);
    buf_add(&t->text, sign, len); // the run that led to the sign now leads to the nukta: both are in the span
}

// डा + ॅ typed for डॉ: two signs that stand for one
static bool put_pair(const struct whole *w, struct whole_text *t, str sign) {
    size_t len;
    uint32_t last = last_char(&t->text, &len);
    if (!is_sign(last) && !(last >= LETTER_A && last <= 0x914)) return false;
    char key[2 * UTF8_MAX];
    memcpy(key, t->text.p + t->text.n - len, len);
    memcpy(key + len, sign.p, sign.n);
    uint32_t at;
    if (!map_get(&w->pairs, (str){key, len + sign.n}, &at)) return false;
    t->text.n -= len;
    buf_str(&t->text, w->pair_into[at]);
    return true;
}

static str replacement(const struct whole *w, uint32_t c, str as_is) {
    size_t lo = 0, hi = w->ranges;
    while (lo < hi) {
        size_t mid = lo + (hi - lo) / 2;
        if (w->range[mid].to < c) lo = mid + 1;
        else hi = mid;
    }
    return lo < w->ranges && w->range[lo].from <= c ? w->range[lo].into : as_is;
}

static void put_devanagari(const struct whole *w, struct whole_text *t, size_t source, uint32_t c, str bytes) {
    char tmp[UTF8_MAX];
    if (c >= DIGIT_ZERO && c <= DIGIT_NINE) {
        tmp[0] = (char)('0' + (c - DIGIT_ZERO));
        put(t, source, (str){tmp, 1});
    } else if (c >= QA && c <= YYA) {
        static const uint16_t base[] = {0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F};
        put(t, source, (str){tmp, utf8_encode(base[c - QA], tmp)});
        put(t, source, (str){tmp, utf8_encode(SIGN_NUKTA, tmp)});
    } else if (c == SIGN_NUKTA) {
        put_nukta(t, source, bytes);
    } else if (c == DOUBLE_DANDA) {
        put(t, source, (str){tmp, utf8_encode(DANDA, tmp)});
    } else if ((c >= OM && c < QA) || c >= ABBREVIATION) {
        put(t, source, replacement(w, c, bytes));
    } else if (!is_sign(c) || !put_pair(w, t, bytes)) {
        map_to(t, source);
        buf_str(&t->text, bytes);
    }
}

// अत: , दु:ख : is the colon at raw.p[i] a visarga?
static bool is_visarga(const struct whole *w, const struct whole_text *t, str raw, size_t i) {
    size_t start = t->text.n;
    while (start >= 3 && (unsigned char)t->text.p[start - 3] == 0xE0 && t->text.n - start < 60) start -= 3;
    uint32_t how;
    if (!map_get(&w->visarga, (str){t->text.p + start, t->text.n - start}, &how)) return false;
    bool letter_next = i + 1 < raw.n && (unsigned char)raw.p[i + 1] == 0xE0;
    return how & (letter_next ? 2 : 1);
}

static void put_ascii(const struct whole *w, struct whole_text *t, size_t source, str raw, size_t i) {
    char c = raw.p[i], tmp[UTF8_MAX];
    bool old = c == '\r' && i + 1 < raw.n && raw.p[i + 1] != '\n'; // the end of a line on an old Macintosh
    if (c == '\n' || old) {
        while (t->text.n && t->text.p[t->text.n - 1] == ' ') t->text.n--;
        map_to(t, source);
        buf_char(&t->text, '\n');
    } else if ((unsigned char)c <= ' ' || c == 0x7F) {
        put_blank(t, source);
    } else if (c == ':' && t->text.n && !t->as_written && is_visarga(w, t, raw, i)) {
        put(t, source, (str){tmp, utf8_encode(SIGN_VISARGA, tmp)});
    } else {
        map_to(t, source);
        buf_char(&t->text, c);
    }
}

// How many bytes from i on are letters, and signs that sit on a consonant: nothing in them can need repair
static size_t sound_run(str raw, size_t i) {
    size_t from = i;
    bool consonant = false;
    while (i + 2 < raw.n && (unsigned char)raw.p[i] == 0xE0) {
        uint32_t c = (unsigned)((unsigned char)raw.p[i + 1] & 0x3F) << 6 | ((unsigned char)raw.p[i + 2] & 0x3Fu);
        if (((unsigned char)raw.p[i + 1] & 0xFE) != 0xA4 || ((unsigned char)raw.p[i + 2] & 0xC0) != 0x80) break;
        bool letter = c > LETTER_A && c <= LETTER_HA, sign = c >= SIGN_AA && c <= VIRAMA;
        if (!letter && !(sign && consonant)) break;
        consonant = letter && c >= LETTER_KA;
        i += 3;
    }
    return i - from;
}

void whole_add(const struct whole *w, str raw, size_t at, struct whole_text *out) {
    for (size_t i = 0, n; i < raw.n; i += n) {
        n = 1;
        if ((unsigned char)raw.p[i] < 0x80) {
            put_ascii(w, out, at + i, raw, i);
            continue;
        }
        if ((n = sound_run(raw, i)) > 0) {
            map_to(out, at + i);
            buf_add(&out->text, raw.p + i, n);
            continue;
        }
        uint32_t c = utf8_decode(str_sub(raw, i, raw.n), &n);
        str bytes = str_sub(raw, i, i + n);
        if (out->as_written && !(c == UTF8_BAD && n == 1) && c != NBSP && c != BOM) {
            map_to(out, at + i);
            buf_str(&out->text, bytes);
        } else if (c >= FIRST && c <= LAST) {
            put_devanagari(w, out, at + i, c, bytes);
        } else if (c == UTF8_BAD && n == 1) {
            put_blank(out, at + i);
            out->skipped++;
        } else {
            put(out, at + i, replacement(w, c, bytes));
        }
    }
    map_to(out, at + raw.n); // where the last character ends
}

void whole_place(struct whole_text *t, size_t at) { map_to(t, at); }

void whole_squeeze(struct whole_text *t) {
    if (!t->text.n || !memchr(t->text.p, WHOLE_CUT, t->text.n)) return;
    struct whole_text old = *t;
    *t = (struct whole_text){.skipped = old.skipped, .as_written = old.as_written};
    for (size_t i = 0, run = 0; i <= old.text.n; i++) {
        while (run + 1 < old.runs && old.run[run + 1].text <= i) run++;
        if (i < old.text.n && old.text.p[i] == WHOLE_CUT) continue;
        map_to(t, (size_t)((int64_t)i + (old.runs ? old.run[run].delta : 0)));
        if (i < old.text.n) buf_char(&t->text, old.text.p[i]);
    }
    whole_text_free(&old);
}

void whole_text_clear(struct whole_text *t) { t->text.n = 0, t->runs = 0, t->skipped = 0; }

void whole_text_free(struct whole_text *t) {
    buf_free(&t->text);
    free(t->run);
    *t = (struct whole_text){0};
}
