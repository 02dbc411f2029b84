// tsv: tables of words.  `written <TAB> spoken <TAB> note`, one row a fact, # starts a comment line.
//
//     struct tsv t; struct tsv_row r;
//     if (!tsv_open(&t, dirfd_path, e)) ...
//     while (tsv_next(&t, &r)) use(r.field[0], r.field[1]);
//     tsv_close(&t);
//
// The file is mapped, never copied: fields stay valid until tsv_close.  An empty file is a table of no rows.
#ifndef BASE_TSV_H
#define BASE_TSV_H

#include "base/err.h"
#include "base/str.h"

enum { TSV_FIELDS = 6 };

struct tsv_row {
    str field[TSV_FIELDS]; // absent ones are empty
    int fields;            // how many the row really has; those past TSV_FIELDS are counted, not kept
    int line;              // from 1
};

struct tsv { str all, rest; int line; };

bool tsv_open(struct tsv *t, const char *path, struct err *e); // EX_NOINPUT when it cannot be read
bool tsv_next(struct tsv *t, struct tsv_row *row);             // skips blank lines and comments
void tsv_close(struct tsv *t);

// The row whose first field is `key` in a file sorted by that field in byte order (LC_ALL=C sort), by
// bisection over the mapped bytes: a table of 100,000 rows costs nothing to open.  `line` is not known: 0.
bool tsv_bisect(const struct tsv *t, str key, struct tsv_row *row);

#endif
