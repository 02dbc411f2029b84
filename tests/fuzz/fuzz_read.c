// A document of any kind as the reader takes it, from its bytes to the last page: every block lies in the text.
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "text/read.h"

static volatile unsigned char sink;

static void read_all(const struct text_tables *tables, const char *path, bool keep_all) {
    struct err e = {0};
    struct read_how how = {.keep_all = keep_all};
    struct page *page;
    struct reader *r = reader_open(tables, path, how, &e);
    if (!r) return;
    while (reader_page(r, &page, &e)) {
        for (size_t i = 0; i < page->blocks; i++) {
            const struct block *b = &page->block[i];
            for (size_t k = 0; k < b->text.n; k++) sink ^= (unsigned char)b->text.p[k];
            span s = block_span(b, 0, b->text.n);
            if (s.from > s.to) abort();
        }
        str title = reader_meta(r)->title;
        for (size_t k = 0; k < title.n; k++) sink ^= (unsigned char)title.p[k];
    }
    reader_close(r);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct text_tables tables;
    static arena mem;
    static int fd = -1;
    struct err e = {0};
    char path[64];
    if (!tables.html && !text_open(&tables, "lexicon", &mem, &e)) abort();
    if (fd < 0) fd = memfd_create("document", 0);
    if (fd < 0 || ftruncate(fd, 0) || pwrite(fd, data, size, 0) != (ssize_t)size) abort();
    snprintf(path, sizeof path, "/proc/self/fd/%d", fd);
    read_all(&tables, path, false);
    read_all(&tables, path, true);
    return 0;
}
