// inputs: what was named on the command line -> what is read, one after the other.
//
// A folder gives its files in the order of their names (2.txt before 10.txt): those that hold text by their ending,
// or have no ending; no hidden ones, no folders inside it.  Nothing named: standard input.
#ifndef TEXT_INPUTS_H
#define TEXT_INPUTS_H

#include "base/arena.h"
#include "base/err.h"

// NULL-terminated, from `mem`; *count is at least 1.  NULL and *e: a folder that cannot be read (EX_NOINPUT) or
// holds nothing to read.
char **inputs_list(char **given, size_t n, arena *mem, size_t *count, struct err *e);

#endif
