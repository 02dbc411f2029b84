// Any bytes as Kruti Dev or ISCII: the text is UTF-8, and every place of it leads into the source.
#include <stdlib.h>

#include "base/utf8.h"
#include "text/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static struct text_tables tables;
    static arena mem;
    struct err e = {0};
    if (!tables.legacy && !text_open(&tables, "lexicon", &mem, &e)) abort();
    struct whole_text t = {.as_written = size && data[0] & 2};
    str raw = {(const char *)data, size};
    legacy_looks_like(tables.legacy, raw);
    legacy_add(tables.legacy, size && data[0] & 1 ? ENCODING_ISCII : ENCODING_KRUTIDEV, tables.whole, raw, 0, &t);
    if (!utf8_valid(buf_view(&t.text))) abort();
    struct page page = {0};
    plain_blocks(tables.plain, &t, true, &page);
    tidy_page(tables.tidy, &page);
    for (size_t i = 0; i < page.blocks; i++)
        if (block_span(&page.block[i], 0, page.block[i].text.n).from > size) abort();
    page_free(&page);
    whole_text_free(&t);
    return 0;
}
