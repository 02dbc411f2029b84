#include "app/podcast.h"

#include "publish/podcast.h"

bool podcast(const struct options *o, struct err *e) {
    if (o->inputs != 1) return err_set(e, EX_USAGE, "podcast", "name one folder that holds the sound files");
    struct podcast_options p = {.dir = o->input[0], .title = o->title, .author = o->author, .url = o->url};
    return podcast_write(&p, e);
}
