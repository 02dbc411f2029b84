// feed_item: an article of a feed, and the list of them that every kind of feed fills.
#ifndef TEXT_FEED_ITEM_H
#define TEXT_FEED_ITEM_H

#include "base/arena.h"
#include "text/meta.h"

struct feed_text { str text; size_t at; };
struct feed_item {
    struct feed_text title, body;
    struct meta meta;  // without the title; source: the feed's own title
    bool dated;
    int64_t seconds;   // of its date, since 1970
    bool plain;        // the body is text, not HTML
};

struct feed_items { arena *mem; struct feed_item *v; size_t n, cap; };

void feed_item_add(struct feed_items *list, struct feed_item item);   // nothing where it has neither title nor body
void feed_item_date(struct feed_items *list, struct feed_item *item, str written); // unless it has a date
str feed_names(str author);                                           // "mail@example.org (नाम)" -> "नाम"

#endif
