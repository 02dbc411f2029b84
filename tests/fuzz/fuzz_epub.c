// Any bytes as a book, and as the package file of one: it ends, and chapters follow each other.
#include <stdlib.h>

#include "text/epub.h"
#include "text/package.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena mem = {0};
    struct err e = {0};
    struct package opf = {0};
    buf page = {0};
    str raw = {(const char *)data, size};
    package_path(raw, &mem);
    package_locked(raw);
    package_read(raw, "a/b/c.opf", &mem, &opf);
    struct epub *b = epub_looks_like(raw) ? epub_open(raw, "book", &mem, &e) : NULL;
    size_t before = 0, at = 0;
    for (size_t i = 0; b && i < epub_chapters(b) && epub_chapter(b, i, &page, &at, &e); i++) {
        if (at < before) abort();
        before = at;
    }
    epub_close(b);
    buf_free(&page);
    arena_free(&mem);
    return 0;
}
