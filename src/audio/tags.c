#include "audio/tags.h"

#include <stdio.h>

enum { COVER_MOST = 8 << 20 };

str tags_language3(str language) {
    static const struct { str two, three; } row[] = {
        {S("hi"), S("hin")}, {S("en"), S("eng")}, {S("mr"), S("mar")}, {S("ne"), S("nep")}, {S("sa"), S("san")},
        {S("ur"), S("urd")}, {S("bn"), S("ben")}, {S("gu"), S("guj")}, {S("pa"), S("pan")}, {S("mai"), S("mai")},
        {S("bho"), S("bho")}, {S("hin"), S("hin")},
    };
    str main = language;
    for (size_t i = 0; i < language.n; i++)
        if (language.p[i] == '-' || language.p[i] == '_') { main = str_sub(language, 0, i); break; }
    for (size_t i = 0; i < sizeof row / sizeof *row; i++)
        if (str_eq(main, row[i].two)) return row[i].three;
    return S("und");
}

static str mime_of(str picture) {
    if (str_starts(picture, S("\xFF\xD8\xFF"))) return S("image/jpeg");
    if (str_starts(picture, S("\x89PNG\r\n\x1A\n"))) return S("image/png");
    return S("");
}

bool tags_cover(struct tags *t, const char *path, arena *mem, struct err *e) {
    FILE *f = fopen(path, "rb");
    if (!f) return err_errno(e, EX_NOINPUT, path, "read this picture");
    buf all = {0};
    size_t n = 1;
    while (n && all.n <= COVER_MOST) all.n += n = fread(buf_room(&all, 65536), 1, 65536, f);
    bool read = !ferror(f);
    fclose(f);
    str mime = mime_of(buf_view(&all));
    bool ok = read && mime.n && all.n <= COVER_MOST;
    if (!read) err_errno(e, EX_NOINPUT, path, "read this picture");
    else if (!mime.n) err_set(e, EX_DATAERR, path, "a cover must be a JPEG or PNG picture");
    else if (!ok) err_set(e, EX_DATAERR, path, "a cover may have at most 8 MB: make the picture smaller");
    if (ok) t->cover = arena_copy(mem, buf_view(&all)), t->mime = mime;
    buf_free(&all);
    return ok;
}
