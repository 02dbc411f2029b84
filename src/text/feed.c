// feed: "<item><title>शीर्षक</title><description>...</description></item>" -> one article
#include "text/feed.h"

#include <string.h>
#include <strings.h>

#include "base/xml.h"

enum { LOOK = 2048 };

enum part { NOTHING, TITLE, SUMMARY, CONTENT, PARTS };

struct parse {
    arena *mem;
    struct feed_item *item;
    size_t items, cap;
    int depth, item_depth, part_depth; // 0: outside
    enum part part;
    buf text;                          // of the part at hand
    size_t at;
    struct feed_text found[PARTS];     // of the item at hand
};

static bool holds(str head, const char *word) {
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= head.n; i++)
        if (strncasecmp(head.p + i, word, n) == 0) return true;
    return false;
}

bool feed_looks_like(str raw) {
    str head = str_sub(raw, 0, LOOK);
    if (str_starts(head, S("\xEF\xBB\xBF"))) head = str_sub(head, 3, head.n);
    head = str_trim(head);
    return head.n && head.p[0] == '<' && !holds(head, "<html") && (holds(head, "<rss") || holds(head, "<rdf:RDF") || holds(head, "<feed"));
}

static enum part part_of(const char *name, const char *full) {
    static const struct { const char *name; enum part part; } parts[] = {
        {"title", TITLE}, {"description", SUMMARY}, {"summary", SUMMARY}, {"encoded", CONTENT}, {"content", CONTENT},
    };
    bool media = strstr(full, "mrss") != NULL || strstr(full, "itunes") != NULL; // media:title is another title
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !media; i++)
        if (strcmp(name, parts[i].name) == 0) return parts[i].part;
    return NOTHING;
}

static void opened(void *self, const char *name, const char *full, struct xml_place at) {
    struct parse *p = self;
    (void)at;
    p->depth++;
    bool item = strcmp(name, "item") == 0 || strcmp(name, "entry") == 0;
    if (!p->item_depth && item) {
        p->item_depth = p->depth;
        memset(p->found, 0, sizeof p->found);
    } else if (p->item_depth && !p->part && p->depth == p->item_depth + 1 && (p->part = part_of(name, full)) != NOTHING) {
        p->part_depth = p->depth;
        p->text.n = 0;
    } else if (p->part) { // xhtml inside content: keep the tag, the page reader understands it
        buf_char(&p->text, '<');
        buf_str(&p->text, str_of(name));
        buf_char(&p->text, '>');
    }
}

static void add_item(struct parse *p) {
    struct feed_text body = p->found[CONTENT].text.n ? p->found[CONTENT] : p->found[SUMMARY];
    if (!p->found[TITLE].text.n && !body.text.n) return;
    if (p->items == p->cap) {
        struct feed_item *old = p->item;
        p->cap = p->cap ? p->cap * 2 : 32;
        p->item = ARENA_ARRAY(p->mem, struct feed_item, p->cap);
        if (old) memcpy(p->item, old, p->items * sizeof *old);
    }
    p->item[p->items++] = (struct feed_item){p->found[TITLE], body};
}

static void closed(void *self, const char *name, const char *full, struct xml_place at) {
    struct parse *p = self;
    (void)full, (void)at;
    if (p->part && p->depth == p->part_depth) {
        p->found[p->part] = (struct feed_text){arena_copy(p->mem, buf_view(&p->text)), p->at};
        p->part = NOTHING;
    } else if (p->part) {
        buf_str(&p->text, S("</"));
        buf_str(&p->text, str_of(name));
        buf_char(&p->text, '>');
    } else if (p->item_depth == p->depth) {
        add_item(p);
        p->item_depth = 0;
    }
    p->depth--;
}

static void characters(void *self, str text, struct xml_place at) {
    struct parse *p = self;
    if (!p->part) return;
    if (!p->text.n) p->at = at.byte;
    buf_str(&p->text, text);
}

size_t feed_parse(str raw, arena *mem, struct feed_item **items) {
    static const struct xml_walk walk = {opened, closed, characters};
    struct parse p = {.mem = mem};
    xml_read(raw, "feed", &walk, &p, NULL); // what is broken ends it: the items so far stand
    buf_free(&p.text);
    *items = p.item;
    return p.items;
}
