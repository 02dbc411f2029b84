#include "say/pls.h"

#include <string.h>

#include "base/tsv.h"
#include "base/xml.h"

enum { GRAPHEMES = 16 };

struct parse {
    arena *mem;
    struct pls_row *row;
    size_t rows, cap;
    buf text;
    str grapheme[GRAPHEMES], alias;
    int graphemes;
    bool lexicon;
};

static void opened(void *self, const char *name, const char *full, struct xml_place at) {
    struct parse *p = self;
    (void)full, (void)at;
    p->text.n = 0;
    p->lexicon = p->lexicon || strcmp(name, "lexicon") == 0;
    if (strcmp(name, "lexeme") == 0) p->graphemes = 0, p->alias = S("");
}

static void add(struct parse *p, str written, int line) {
    if (p->rows == p->cap) {
        struct pls_row *old = p->row;
        p->cap = p->cap ? p->cap * 2 : 64;
        p->row = ARENA_ARRAY(p->mem, struct pls_row, p->cap);
        if (old) memcpy(p->row, old, p->rows * sizeof *old);
    }
    p->row[p->rows++] = (struct pls_row){written, p->alias, line};
}

static void closed(void *self, const char *name, const char *full, struct xml_place at) {
    struct parse *p = self;
    (void)full;
    str text = arena_copy(p->mem, str_trim(buf_view(&p->text)));
    if (strcmp(name, "grapheme") == 0 && p->graphemes < GRAPHEMES) p->grapheme[p->graphemes++] = text;
    if (strcmp(name, "alias") == 0 && !p->alias.n) p->alias = text;
    if (strcmp(name, "lexeme") != 0 || !p->alias.n) return;
    for (int i = 0; i < p->graphemes; i++) add(p, p->grapheme[i], at.line);
}

static void characters(void *self, str text, struct xml_place at) {
    struct parse *p = self;
    (void)at;
    buf_str(&p->text, text);
}

bool pls_read(const char *path, arena *mem, struct pls_row **row, size_t *rows, struct err *e) {
    static const struct xml_walk walk = {opened, closed, characters};
    struct tsv file;
    if (!tsv_open(&file, path, e)) return false;
    struct parse p = {.mem = mem, .alias = S("")};
    bool ok = xml_read(file.all, path, &walk, &p, e);
    if (ok && !p.lexicon) ok = err_set(e, EX_DATAERR, path, "no <lexicon> here; a PLS file holds lexemes with grapheme and alias");
    buf_free(&p.text);
    tsv_close(&file);
    *row = p.row, *rows = p.rows;
    return ok;
}
