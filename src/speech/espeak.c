// espeak: the engine people hear.  All of it is chunk.c over window.c over zygote.c, with worker.c in the children.
#include <stdlib.h>
#include <string.h>

#include "speech/chunk.h"
#include "speech/worker.h"

struct engine espeak_engine(const struct engine_options *o, struct err *e) {
    char *base = strndup(o->voice->base.p, o->voice->base.n);
    if (!base) err_out_of_memory();
    struct voicebox box = worker_box(base);
    return chunk_engine(o, &box, free, e);
}
