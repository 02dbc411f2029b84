// A page of any bytes: blocks lie in the text, in order; spans lie in the source.
#include <stdlib.h>

#include "text/html.h"
#include "text/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct text_tables tables;
    static arena mem;
    struct err e = {0};
    if (!tables.html && !text_open(&tables, "lexicon", &mem, &e)) abort();
    struct whole_text t = {0};
    struct page page = {0};
    struct html_source from = {{(const char *)data, size}, 0, size && data[0] & 1};
    struct meta meta = {0};
    static arena about;
    arena_reset(&about);
    html_blocks(tables.html, tables.whole, from, &t, &page, &meta, &about);
    for (size_t i = 0; i < page.blocks; i++) {
        const struct block *b = &page.block[i];
        if (b->base + b->text.n > t.text.n || b->text.p != t.text.p + b->base || !b->text.n) abort();
        span s = block_span(b, 0, b->text.n);
        if (s.from > size || s.to > size) abort();
    }
    tidy_page(tables.tidy, &page);
    page_free(&page);
    whole_text_free(&t);
    return 0;
}
