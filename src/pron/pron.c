// pron: one word through the tables and the rules.  कहना -> k'VHna:
#include "pron/pron.h"

#include <stdio.h>
#include <string.h>

#include "pron/acronym.h"
#include "pron/letters.h"
#include "pron/rules.h"
#include "pron/seam.h"
#include "pron/spell.h"
#include "pron/stress.h"
#include "pron/words.h"

struct pron {
    struct words words;
    struct acronym acronym;
    struct rules rules;
};

static const char *path_in(const char *dir, const char *name, arena *mem) {
    char path[4096];
    int n = snprintf(path, sizeof path, "%s/%s", dir, name);
    return arena_copy(mem, (str){path, n < (int)sizeof path ? (size_t)n : sizeof path - 1}).p;
}

struct pron *pron_open(const char *dir, arena *mem, struct err *e) {
    struct pron *p = ARENA_NEW(mem, struct pron);
    words_init(&p->words, mem);
    if (!words_load(&p->words, path_in(dir, "words.tsv", mem), e)) return NULL;
    if (!acronym_open(&p->acronym, path_in(dir, "letter_names.tsv", mem), e)) return NULL;
    if (!respell_open(&p->rules.respell, path_in(dir, "respell.tsv", mem), mem, e)) return NULL;
    if (!seam_open(&p->rules.model.affix, path_in(dir, "affixes.tsv", mem), mem, e)) return NULL;
    return schwa_open(&p->rules.model, path_in(dir, "schwa.model", mem), e) ? p : NULL;
}

bool pron_add(struct pron *p, const char *path, struct err *e) { return words_load(&p->words, path, e); }

bool pron_check(const struct pron *p, struct err *e) { return words_check(&p->words, e); }

static void say(const struct sounds *s, struct pron_result *out) {
    out->n += spell(s, stress_of(s), out->phones + out->n, PRON_MAX - out->n);
}

static void say_respelling(str spoken, struct pron_result *out) {
    struct letters l;
    struct sounds s;
    if (!letters_read(&spoken, &l)) return;
    rules_respelling(&l, &s);
    say(&s, out);
}

static void say_row(const struct word_row *r, const char *table, struct pron_result *out) {
    out->why = table;
    out->line = r->line;
    if (!r->spoken.n) return;
    if ((unsigned char)r->spoken.p[0] >= 0x80) {
        say_respelling(r->spoken, out);
        return;
    }
    size_t room = PRON_MAX - 1 - out->n, n = r->spoken.n < room ? r->spoken.n : 0;
    memcpy(out->phones + out->n, r->spoken.p, n);
    out->n += n;
}

static bool say_known(const struct pron *p, const struct letters *l, struct pron_result *out) {
    const char *table;
    const struct word_row *row = words_find(&p->words, l, &table);
    if (row) say_row(row, table, out);
    return row;
}

static bool say_acronym(const struct pron *p, const struct letters *l, struct pron_result *out) {
    size_t n = acronym_say(&p->acronym, l, out->phones + out->n, PRON_MAX - out->n);
    if (n) out->why = "letter_names.tsv";
    out->n += n;
    return n > 0;
}

// the tables know a word by its spelling as it stands, or by the one that it stands for
static void say_letters(const struct pron *p, const struct letters *l, struct pron_result *out) {
    struct letters folded, meant;
    struct sounds s;
    letters_fold(l, false, &folded);
    if (say_known(p, &folded, out)) return;
    uint32_t respelt = respell_word(&p->rules.respell, &folded, &meant);
    if (!str_eq(letters_key(&folded), letters_key(&meant)) && say_known(p, &meant, out)) return;
    if (say_acronym(p, l, out)) return;
    bool model = rules_word(&p->rules, &meant, &s);
    out->why = respelt ? model ? "respell.tsv, model" : "respell.tsv, rules" : model ? "model" : "rules";
    out->line = respelt;
    say(&s, out);
}

void pron_word(const struct pron *p, str word, struct pron_result *out) {
    out->n = 0;
    out->why = "nothing to say";
    out->line = 0;
    struct letters l;
    while (out->n + 16 < PRON_MAX && letters_read(&word, &l)) {
        size_t before = out->n;
        if (before && before + 2 < PRON_MAX) out->phones[out->n++] = ' ';
        size_t start = out->n;
        say_letters(p, &l, out);
        if (out->n == start) out->n = before;
    }
    out->phones[out->n] = 0;
}
