// feed_json: {"version":"https://jsonfeed.org/version/1.1","items":[{"title":...}]} -> articles
#include "text/feed_json.h"

#include "text/json.h"

bool feed_json_looks_like(str head) {
    if (str_starts(head, S("\xEF\xBB\xBF"))) head = str_sub(head, 3, head.n);
    head = str_trim(head);
    return head.n && head.p[0] == '{' && (str_find(head, S("jsonfeed.org/version")) < head.n || str_find(head, S("jsonfeed.org\\/version")) < head.n);
}

static struct feed_text text_of(const struct json *j) {
    return j && j->kind == JSON_STRING ? (struct feed_text){j->text, j->at} : (struct feed_text){0};
}

static struct feed_text first_of(const struct json *item, const char *one, const char *other) {
    struct feed_text t = text_of(json_member(item, one));
    return t.text.n ? t : text_of(json_member(item, other));
}

static str author_of(const struct json *j) { // 1.1 has a list, 1.0 had one
    str name = json_string(json_member(j, "authors"));
    return name.n ? name : json_string(json_member(j, "author"));
}

static void add(struct feed_items *out, const struct json *feed, const struct json *j) {
    struct feed_item item = {.title = text_of(json_member(j, "title")), .body = first_of(j, "content_html", "")};
    item.plain = !item.body.text.n;
    if (item.plain) item.body = first_of(j, "content_text", "summary");
    item.meta.author = author_of(j);
    if (!item.meta.author.n) item.meta.author = author_of(feed);
    item.meta.source = json_string(json_member(feed, "title"));
    item.meta.url = first_of(j, "url", "external_url").text;
    item.meta.lang = first_of(j, "language", "").text;
    if (!item.meta.lang.n) item.meta.lang = json_string(json_member(feed, "language"));
    feed_item_date(out, &item, json_string(json_member(j, "date_published")));
    feed_item_date(out, &item, json_string(json_member(j, "date_modified")));
    feed_item_add(out, item);
}

void feed_json_parse(str raw, struct feed_items *out) {
    const struct json *feed = json_read(raw, out->mem), *items = json_member(feed, "items");
    for (const struct json *j = items && items->kind == JSON_LIST ? items->first : NULL; j; j = j->next) add(out, feed, j);
}
