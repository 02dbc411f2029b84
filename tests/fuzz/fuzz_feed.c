// A feed of any bytes: every text starts inside the source.
#include <stdlib.h>

#include "text/feed.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena mem = {0};
    struct feed_item *item;
    str raw = {(const char *)data, size};
    feed_looks_like(raw);
    size_t n = feed_parse(raw, &mem, &item);
    for (size_t i = 0; i < n; i++)
        if (item[i].title.at > size || item[i].body.at > size) abort();
    arena_free(&mem);
    return 0;
}
