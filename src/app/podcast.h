// podcast: `vachan podcast DIR`.
#ifndef APP_PODCAST_H
#define APP_PODCAST_H

#include "app/options.h"

bool podcast(const struct options *o, struct err *e);

#endif
