#include "publish/template.h"

#include <stdio.h>

str template_open(const char *dir, const char *name, arena *mem, struct err *e) {
    char path[640], piece[4096];
    buf all = {0};
    snprintf(path, sizeof path, "%s/%s", dir, name);
    FILE *f = fopen(path, "re");
    for (size_t n; f && (n = fread(piece, 1, sizeof piece, f)) > 0;) buf_add(&all, piece, n);
    bool ok = f && !ferror(f);
    str text = ok ? arena_copy(mem, buf_view(&all)) : (str){0};
    if (!ok) err_errno(e, EX_NOINPUT, path, "read this template");
    if (f) fclose(f);
    buf_free(&all);
    return text;
}

static size_t name_end(str text, size_t at) {
    while (at < text.n && text.p[at] >= 'a' && text.p[at] <= 'z') at++;
    return at;
}

bool template_next(str *rest, str *literal, str *place) {
    if (!rest->n) return false;
    for (size_t i = 0; i < rest->n; i++) {
        size_t end = name_end(*rest, i + 2);
        if (!str_starts(str_sub(*rest, i, rest->n), S("{{")) || end == i + 2 || !str_starts(str_sub(*rest, end, rest->n), S("}}"))) continue;
        *literal = str_sub(*rest, 0, i), *place = str_sub(*rest, i + 2, end);
        *rest = str_sub(*rest, end + 2, rest->n);
        return true;
    }
    *literal = *rest, *place = S("");
    *rest = S("");
    return true;
}
