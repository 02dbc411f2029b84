// feed: RSS 2.0, RSS 1.0, Atom and JSON Feed -> a list of articles.
//
// Of each item: its title, and its full content where the feed has it (content:encoded, content, content_html), else
// its description or summary; who wrote it when, and where it lives.  `at` is where a text starts in the source; inside
// CDATA and plain text every byte after it keeps its distance, behind an entity the place is near, never outside the item.
#ifndef TEXT_FEED_H
#define TEXT_FEED_H

#include "text/feed_item.h"

bool feed_looks_like(str raw); // by its first bytes

// Items in the order of the feed, from `mem`; how many.  What is broken ends the list: the items before it stay.
size_t feed_parse(str raw, arena *mem, struct feed_item **items);

#endif
