// Any bytes as a date: what is read is a date.
#include <stdlib.h>

#include "text/when.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    arena mem = {0};
    struct when w, again;
    str raw = {(const char *)data, size};
    int64_t since;
    when_since(raw, 0, &since);
    if (when_read(raw, &w)) {
        if (!when_read(when_iso(&w, &mem), &again) || when_seconds(&again) != when_seconds(&w)) abort();
    }
    arena_free(&mem);
    return 0;
}
