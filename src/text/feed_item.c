#include "text/feed_item.h"

#include "text/when.h"

void feed_item_add(struct feed_items *list, struct feed_item item) {
    if (!item.title.text.n && !item.body.text.n) return;
    if (list->n == list->cap) {
        struct feed_item *old = list->v;
        list->cap = list->cap ? list->cap * 2 : 32;
        list->v = ARENA_ARRAY(list->mem, struct feed_item, list->cap);
        if (old) memcpy(list->v, old, list->n * sizeof *old);
    }
    list->v[list->n++] = item;
}

void feed_item_date(struct feed_items *list, struct feed_item *item, str written) {
    struct when w;
    if (item->dated || !when_read(written, &w)) return;
    item->dated = true;
    item->seconds = when_seconds(&w);
    item->meta.date = when_iso(&w, list->mem);
}

str feed_names(str author) {
    author = str_trim(author);
    size_t open = str_find(author, S("("));
    if (open < author.n && str_ends(author, S(")")) && str_find(author, S("@")) < open) return str_sub(author, open + 1, author.n - 1);
    return str_find(author, S("@")) < author.n ? S("") : author;
}
