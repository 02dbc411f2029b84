#include "audio/headroom.h"

#include <stddef.h>
#include <string.h>
#include <strings.h>

// `few`: with fewer kbit/s a channel than this the ceiling is `low`
static const struct format { const char *ending; struct headroom usual; int few; double low; } formats[] = {
    {".mp3", {-4.6, 0.45}, 0, 0}, // LAME makes all softer by 5 %
    {".opus", {-4.2, 0}, 48, -5},
    {".ogg", {-4.6, 0}, 64, -5.6},
    {".oga", {-4.6, 0}, 64, -5.6},
    {"", {-1.3, 0}, 0, 0},
};

struct headroom headroom_of(const char *path, int kbps) {
    const struct format *f = formats;
    for (size_t n = path ? strlen(path) : 0; *f->ending; f++) {
        size_t m = strlen(f->ending);
        if (n > m && strcasecmp(path + n - m, f->ending) == 0) break;
    }
    struct headroom h = f->usual;
    if (kbps && kbps < f->few) h.ceiling = f->low;
    return h;
}
