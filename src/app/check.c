// check: lexicon/months.tsv:14:9: a digit in the spoken column
#include "app/check.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/map.h"
#include "base/tsv.h"
#include "base/utf8.h"
#include "pron/pron.h"
#include "say/say.h"
#include "speech/utter.h"
#include "speech/voice.h"
#include "text/read.h"

enum { KEY_TEXT = 1, SPOKEN = 2, REPEATS = 4, BISECTED = 8 };

// What the first column holds and whether the second is spoken.  A table that is not here is checked for its shape only.
static const struct { const char *file; int is; } tables[] = {
    {"readings.tsv", KEY_TEXT | SPOKEN},   {"numbers.tsv", KEY_TEXT | SPOKEN},  {"scales.tsv", KEY_TEXT | SPOKEN},
    {"fractions.tsv", KEY_TEXT | SPOKEN},  {"months.tsv", KEY_TEXT | SPOKEN},   {"currencies.tsv", KEY_TEXT | SPOKEN},
    {"units.tsv", SPOKEN},                 {"abbreviations.tsv", KEY_TEXT | SPOKEN}, {"acronyms.tsv", KEY_TEXT | SPOKEN},
    {"letters.tsv", SPOKEN},               {"english.tsv", SPOKEN | BISECTED},             {"hosts.tsv", KEY_TEXT | SPOKEN},
    {"symbols.tsv", SPOKEN},               {"codes.tsv", KEY_TEXT | SPOKEN},    {"phrases.tsv", SPOKEN},
    {"regnal.tsv", SPOKEN},                {"tidy.tsv", REPEATS}, {"bulletin.tsv", REPEATS}, {"cues.tsv", KEY_TEXT | REPEATS},    {"wrap.tsv", KEY_TEXT | REPEATS},
    {"cmudict.tsv", SPOKEN | BISECTED}, {"hindi_latin.tsv", SPOKEN | BISECTED},    {"chars.tsv", 0},                    {"ordinals.tsv", KEY_TEXT},
};

struct lint {
    const struct whole *whole;
    struct whole_text scratch;
    int faults;
};

static int what_is(const char *file) {
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        if (strcmp(tables[i].file, file) == 0) return tables[i].is;
    return 0;
}

static void fault(struct lint *l, const char *path, int line, size_t column, const char *what, str cell) {
    printf("%s:%d:%zu: %s: \"%.*s\"\n", path, line, column, _(what), STR_ARG(cell));
    l->faults++;
}

// Would the text come through the repair of Unicode as it stands here?
static bool stands(struct lint *l, str cell) {
    whole_text_clear(&l->scratch);
    whole_add(l->whole, cell, 0, &l->scratch);
    return str_eq(buf_view(&l->scratch.text), cell);
}

static bool spoken_only(str cell) {
    for (size_t i = 0, n; i < cell.n; i += n) {
        uint32_t c = utf8_decode(str_sub(cell, i, cell.n), &n);
        bool digit = c >= 0x966 && c <= 0x96F;
        if ((!utf8_is_devanagari(c) || digit || c == 0x964) && c != ' ' && c != '-') return false;
    }
    return cell.n > 0;
}

static void check_cell(struct lint *l, const char *path, int line, size_t column, str cell) {
    bool edge = cell.n && (cell.p[0] == ' ' || cell.p[cell.n - 1] == ' ');
    if (edge) fault(l, path, line, column, N_("a blank at the edge"), cell);
    if (!utf8_valid(cell)) fault(l, path, line, column, N_("not UTF-8"), cell);
}

static void check_row(struct lint *l, const char *path, int is, const struct tsv_row *r) {
    size_t column = 1;
    for (int i = 0; i < r->fields && i < TSV_FIELDS; i++) {
        check_cell(l, path, r->line, column, r->field[i]);
        column += r->field[i].n + 1;
    }
    if ((is & KEY_TEXT) && !stands(l, r->field[0]))
        fault(l, path, r->line, 1, N_("no text ever looks so once its Unicode is made whole (NFC, joiners, digits, quotes)"), r->field[0]);
    if (!(is & SPOKEN)) return;
    size_t at = r->field[0].n + 2;
    if (!spoken_only(r->field[1])) fault(l, path, r->line, at, N_("the spoken column must be Devanagari words"), r->field[1]);
    else if (!stands(l, r->field[1])) fault(l, path, r->line, at, N_("not NFC, or two signs for one"), r->field[1]);
}

static void check_key(struct lint *l, const char *path, int is, const struct tsv_row *r, struct map *seen, str *last) {
    if (is & BISECTED) {
        if (last->p && str_cmp(*last, r->field[0]) >= 0) fault(l, path, r->line, 1, N_("out of byte order, or twice"), r->field[0]);
        *last = r->field[0];
        return;
    }
    uint32_t line;
    if (map_get(seen, r->field[0], &line) && !(is & REPEATS)) fault(l, path, r->line, 1, N_("this key stands above already"), r->field[0]);
    map_put(seen, r->field[0], (uint32_t)r->line);
}

static void check_table(struct lint *l, const char *dir, const char *file) {
    char path[600];
    struct tsv t;
    struct tsv_row r;
    struct err e = {0};
    arena mem = {0};
    snprintf(path, sizeof path, "%s/%s", dir, file);
    if (!tsv_open(&t, path, &e)) {
        printf("%s: %s\n", e.where, e.what);
        l->faults++;
        return;
    }
    struct map seen = map_new(&mem, t.all.n / 24);
    str last = {NULL, 0};
    int is = what_is(file);
    while (tsv_next(&t, &r)) {
        check_row(l, path, is, &r);
        check_key(l, path, is, &r, &seen, &last);
    }
    if (t.all.n && t.all.p[t.all.n - 1] != '\n') fault(l, path, t.line, 1, N_("no newline at the end of the file"), S(""));
    tsv_close(&t);
    arena_free(&mem);
}

static int is_tsv(const struct dirent *d) {
    size_t n = strlen(d->d_name);
    return n > 4 && strcmp(d->d_name + n - 4, ".tsv") == 0;
}

// The tables as the program opens them: missing rows, unknown classes, unknown mnemonics
static void check_opening(struct lint *l, const char *lexicon, const char *voices) {
    arena mem = {0};
    struct err e = {0};
    struct voice *v;
    struct pron *p = pron_open(lexicon, &mem, &e);
    bool ok = p && pron_check(p, &e) && say_open(lexicon, &mem, &e) && utter_open(lexicon, p, &mem, &e) && voice_list(voices, &mem, &v, &e) > 0;
    if (!ok) {
        printf("%s: %s\n", e.where, e.what);
        l->faults++;
    }
    arena_free(&mem);
}

bool check_data(const char *lexicon, const char *voices, struct err *e) {
    struct text_tables text;
    struct dirent **file;
    arena mem = {0};
    if (!text_open(&text, lexicon, &mem, e)) return false;
    struct lint l = {.whole = text.whole};
    int n = scandir(lexicon, &file, is_tsv, alphasort);
    for (int i = 0; i < n; i++) {
        check_table(&l, lexicon, file[i]->d_name);
        free(file[i]);
    }
    if (n >= 0) free(file);
    check_opening(&l, lexicon, voices);
    whole_text_free(&l.scratch);
    arena_free(&mem);
    if (!l.faults) return true;
    return err_set(e, EX_DATAERR, lexicon, lang_count("%d fault in the tables; each is listed above with file, line and column",
                                                      "%d faults in the tables; each is listed above with file, line and column", (size_t)l.faults), l.faults);
}
