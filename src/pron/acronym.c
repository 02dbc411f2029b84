// acronym: बीजेपी -> बी जे पी -> bi:Je:p'i:.
#include "pron/acronym.h"

#include <string.h>

#include "base/tsv.h"
#include "pron/spell.h"

static bool known(str phones) {
    while (phones.n) {
        size_t n = spell_known(phones);
        if (!n || phones.p[0] == '\'' || phones.p[0] == '%') return false;
        phones = str_sub(phones, n, phones.n);
    }
    return true;
}

static bool add(struct acronym *a, const struct tsv_row *r) {
    struct acronym_name *x = &a->name[a->names];
    struct letters l;
    str written = r->field[0], phones = r->field[1];
    if (a->names == ACRONYM_NAMES || !letters_read(&written, &l) || l.n > ACRONYM_LETTERS) return false;
    if (!phones.n || phones.n >= sizeof x->phones || !known(phones)) return false;
    x->n = (uint8_t)l.n;
    memcpy(x->at, l.at, (size_t)l.n);
    memcpy(x->phones, phones.p, phones.n);
    x->phones[phones.n] = 0;
    a->names++;
    return true;
}

bool acronym_open(struct acronym *a, const char *path, struct err *e) {
    struct tsv t;
    struct tsv_row r;
    a->names = 0;
    if (!tsv_open(&t, path, e)) return false;
    bool ok = true;
    while (ok && tsv_next(&t, &r))
        if (!add(a, &r))
            ok = err_set(e, EX_DATAERR, path, "line %d: wants a letter's name <TAB> mnemonics without stress",
                         r.line);
    tsv_close(&t);
    return ok;
}

// the longest name that stands at letter i, NULL when none does
static const struct acronym_name *name_at(const struct acronym *a, const struct letters *l, int i) {
    const struct acronym_name *best = NULL;
    for (int k = 0; k < a->names; k++) {
        const struct acronym_name *x = &a->name[k];
        if (x->n <= l->n - i && (!best || x->n > best->n) && !memcmp(x->at, l->at + i, x->n)) best = x;
    }
    return best;
}

static size_t put(char *out, size_t n, size_t cap, const char *text, size_t bytes) {
    if (n + bytes + 1 > cap) return cap;
    memcpy(out + n, text, bytes);
    return n + bytes;
}

// the vowel of a name, its last one: a:'i:
static size_t last_vowel(const char *phones) {
    size_t at = 0;
    for (size_t i = 0; phones[i]; i++)
        if (strchr("aeiouEO", phones[i])) at = i;
    return at;
}

size_t acronym_say(const struct acronym *a, const struct letters *l, char *out, size_t cap) {
    const struct acronym_name *name[ACRONYM_MAX];
    int names = 0, i = 0;
    for (; i < l->n && names < ACRONYM_MAX; names++) {
        if (!(name[names] = name_at(a, l, i))) return 0;
        i += name[names]->n;
    }
    if (i < l->n || names < 2) return 0;
    size_t n = 0;
    for (int k = 0; k < names && n < cap; k++) {
        const char *phones = name[k]->phones;
        size_t bytes = strlen(phones), stress = k == names - 1 ? last_vowel(phones) : bytes;
        n = put(out, n, cap, phones, stress);
        if (k == names - 1) n = put(out, n, cap, "'", 1);
        n = put(out, n, cap, phones + stress, bytes - stress);
    }
    if (n >= cap) return 0;
    out[n] = 0;
    return n;
}
