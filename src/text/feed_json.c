// feed_json: {"version":"https://jsonfeed.org/version/1.1","items":[{"title":...}]} -> articles
#include "text/feed_json.h"

#include "text/jtree.h"

bool feed_json_looks_like(str head) {
    if (str_starts(head, S("\xEF\xBB\xBF"))) head = str_sub(head, 3, head.n);
    head = str_trim(head);
    return head.n && head.p[0] == '{' && (str_find(head, S("jsonfeed.org/version")) < head.n || str_find(head, S("jsonfeed.org\\/version")) < head.n);
}

static struct feed_text text_of(const struct jtree *j) {
    return j && j->kind == JTREE_STRING ? (struct feed_text){j->text, j->at} : (struct feed_text){0};
}

static struct feed_text first_of(const struct jtree *item, const char *one, const char *other) {
    struct feed_text t = text_of(jtree_member(item, one));
    return t.text.n ? t : text_of(jtree_member(item, other));
}

static str author_of(const struct jtree *j) { // 1.1 has a list, 1.0 had one
    str name = jtree_string(jtree_member(j, "authors"));
    return name.n ? name : jtree_string(jtree_member(j, "author"));
}

static void add(struct feed_items *out, const struct jtree *feed, const struct jtree *j) {
    struct feed_item item = {.title = text_of(jtree_member(j, "title")), .body = first_of(j, "content_html", "")};
    item.plain = !item.body.text.n;
    if (item.plain) item.body = first_of(j, "content_text", "summary");
    item.meta.author = author_of(j);
    if (!item.meta.author.n) item.meta.author = author_of(feed);
    item.meta.source = jtree_string(jtree_member(feed, "title"));
    item.meta.url = first_of(j, "url", "external_url").text;
    item.meta.lang = first_of(j, "language", "").text;
    if (!item.meta.lang.n) item.meta.lang = jtree_string(jtree_member(feed, "language"));
    feed_item_date(out, &item, jtree_string(jtree_member(j, "date_published")));
    feed_item_date(out, &item, jtree_string(jtree_member(j, "date_modified")));
    feed_item_add(out, item);
}

void feed_json_parse(str raw, struct feed_items *out) {
    const struct jtree *feed = jtree_read(raw, out->mem), *items = jtree_member(feed, "items");
    for (const struct jtree *j = items && items->kind == JTREE_LIST ? items->first : NULL; j; j = j->next) add(out, feed, j);
}
