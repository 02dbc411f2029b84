#include "audio/tee.h"

#include <stdlib.h>

struct tee { struct sink to[TEE_MAX]; size_t n; };

static bool take(void *self, const struct chunk *c, struct err *e) {
    struct tee *t = self;
    for (size_t i = 0; i < t->n; i++) {
        if (!sink_write(t->to[i], c, e)) return false;
    }
    return true;
}

static bool close_tee(void *self, struct err *e) {
    struct tee *t = self;
    bool ok = true;
    for (size_t i = 0; i < t->n; i++) {
        if (ok) ok = sink_close(t->to[i], e);
        else sink_drop(t->to[i]);
    }
    free(t);
    return ok;
}

static void drop(void *self) {
    struct tee *t = self;
    for (size_t i = 0; i < t->n; i++) sink_drop(t->to[i]);
    free(t);
}

static const struct sink_ops ops = {take, close_tee, drop};

struct sink tee_sink(const struct sink *to, size_t n) {
    struct tee *t = calloc(1, sizeof *t);
    if (!t) err_out_of_memory();
    for (size_t i = 0; i < n && i < TEE_MAX; i++) t->to[t->n++] = to[i];
    return (struct sink){&ops, t};
}
