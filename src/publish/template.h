// template: a file with places in it, which a newsroom may change.
//
//     <title>{{title}}</title>   ->   literal "<title>", place "title", literal "</title>"
//
// The file is read whole: it holds no article.  A place is {{name}}, name of small letters; other braces are text.
#ifndef PUBLISH_TEMPLATE_H
#define PUBLISH_TEMPLATE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/str.h"

// A file of `dir`, in `mem`; p NULL and *e EX_NOINPUT 66 when it cannot be read.
str template_open(const char *dir, const char *name, arena *mem, struct err *e);

// The next literal and the place behind it (empty at the end); false when `rest` is used up.
bool template_next(str *rest, str *literal, str *place);

#endif
