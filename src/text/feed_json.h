// feed_json: a JSON Feed -> the same items as feed.h gives.
#ifndef TEXT_FEED_JSON_H
#define TEXT_FEED_JSON_H

#include "text/feed_item.h"

bool feed_json_looks_like(str head);
void feed_json_parse(str raw, struct feed_items *out);

#endif
