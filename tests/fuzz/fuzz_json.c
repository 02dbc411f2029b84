// Any bytes as JSON and as a JSON Feed: it ends, and every text starts inside the document and is no longer than it.
#include <stdlib.h>

#include "text/feed_json.h"
#include "text/jtree.h"

static void check(const struct jtree *j, size_t size) {
    for (; j; j = j->next) {
        if (j->at > size || j->text.n > size) abort();
        check(j->first, size);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena mem = {0};
    str raw = {(const char *)data, size};
    struct feed_items items = {.mem = &mem};
    check(jtree_read(raw, &mem), size);
    feed_json_looks_like(raw);
    feed_json_parse(raw, &items);
    for (size_t i = 0; i < items.n; i++)
        if (items.v[i].title.at > size || items.v[i].body.at > size) abort();
    arena_free(&mem);
    return 0;
}
