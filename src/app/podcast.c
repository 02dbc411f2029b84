#include "app/podcast.h"

bool podcast(const struct options *o, struct err *e) {
    if (o->inputs != 1) return err_set(e, EX_USAGE, "podcast", "name one folder that holds the sound files");
    return err_set(e, EX_UNAVAILABLE, o->input[0], "podcasts are not written yet");
}
