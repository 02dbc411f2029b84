// spoken: rows of text, with places for numbers; and the letters of a word by name.
#include "app/spoken.h"

#include <stdio.h>

#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"

enum { NUKTA = 0x93C, VIRAMA = 0x94D };

struct row { str text, example; };
struct spoken { struct map rows; struct row *row; };

struct spoken *spoken_open(const char *lexicon_dir, arena *mem, struct err *e) {
    struct spoken *s = ARENA_NEW(mem, struct spoken);
    char path[600];
    struct tsv t;
    struct tsv_row r;
    snprintf(path, sizeof path, "%s/spoken.tsv", lexicon_dir);
    if (!tsv_open(&t, path, e)) return NULL;
    s->row = ARENA_ARRAY(mem, struct row, t.all.n / 4 + 1);
    s->rows = map_new(mem, t.all.n / 16);
    for (uint32_t n = 0; tsv_next(&t, &r); n++) {
        s->row[n] = (struct row){r.field[1], r.field[2]};
        map_put(&s->rows, r.field[0], n);
    }
    return s; // the mapping stays: rows point into it
}

static const struct row *find(const struct spoken *s, str key) {
    uint32_t n;
    return map_get(&s->rows, key, &n) ? &s->row[n] : NULL;
}

void spoken_numbers(buf *text, const struct spoken *s, const char *row, const long *number, size_t numbers) {
    const struct row *r = find(s, str_of(row));
    if (!r) return;
    str rest = r->text;
    for (size_t i = 0; i < numbers; i++) {
        size_t at = str_find(rest, S("{}"));
        if (at == rest.n) break;
        buf_str(text, str_sub(rest, 0, at));
        buf_fmt(text, "%ld", number[i]);
        rest = str_sub(rest, at + 2, rest.n);
    }
    buf_str(text, rest);
    buf_char(text, ' ');
}

void spoken_add(buf *text, const struct spoken *s, const char *row) { spoken_numbers(text, s, row, NULL, 0); }

// --- spelling

// The letter at the front: with its nukta; *half: a virama takes its vowel away.
static str letter(str *rest, bool *half) {
    size_t n, more;
    utf8_decode(*rest, &n);
    if (n < rest->n && utf8_decode(str_sub(*rest, n, rest->n), &more) == NUKTA) n += more;
    str l = str_sub(*rest, 0, n);
    *half = n < rest->n && utf8_decode(str_sub(*rest, n, rest->n), &more) == VIRAMA;
    if (*half) n += more;
    *rest = str_sub(*rest, n, rest->n);
    return l;
}

static void add_letter(buf *text, const struct spoken *s, str l, bool half, bool examples) {
    const struct row *r = find(s, str_eq(l, S(" ")) ? S("blank") : l), *with = find(s, S("letter-example")), *cut = find(s, S("letter-half"));
    if (!r) { // a digit, a letter of another script: the road reads it by name
        for (size_t i = 0; i < l.n; i++) buf_char(text, l.p[i] >= 'a' && l.p[i] <= 'z' ? (char)(l.p[i] - 'a' + 'A') : l.p[i]);
        buf_str(text, S(", "));
        return;
    }
    if (half && cut) buf_str(text, cut->text), buf_char(text, ' ');
    buf_str(text, r->text);
    if (examples && r->example.n && with) buf_fmt(text, " %.*s %.*s", STR_ARG(with->text), STR_ARG(r->example));
    buf_str(text, S(", "));
}

void spoken_spell(buf *text, const struct spoken *s, str word, enum spell_how how) {
    bool half;
    if (how == SPELL_WORD) buf_str(text, word);
    else for (str rest = word; rest.n;) {
        str l = letter(&rest, &half);
        add_letter(text, s, l, half, how == SPELL_EXAMPLES);
    }
    while (text->n && (text->p[text->n - 1] == ' ' || text->p[text->n - 1] == ',')) text->n--;
    spoken_add(text, s, "stop");
}
