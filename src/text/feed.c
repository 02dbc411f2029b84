// feed: "<item><title>शीर्षक</title><description>...</description></item>" -> one article
#include "text/feed.h"

#include <expat.h>
#include <string.h>
#include <strings.h>

enum { LOOK = 2048, DEEPEST = 64, NAME_END = '|' };

enum part { NOTHING, TITLE, SUMMARY, CONTENT, PARTS };

struct parse {
    XML_Parser xml;
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

// "http://purl.org/rss/1.0/modules/content/|encoded" -> encoded
static const char *local(const char *name) {
    const char *bar = strrchr(name, NAME_END);
    return bar ? bar + 1 : name;
}

static enum part part_of(const char *name) {
    static const struct { const char *name; enum part part; } parts[] = {
        {"title", TITLE}, {"description", SUMMARY}, {"summary", SUMMARY}, {"encoded", CONTENT}, {"content", CONTENT},
    };
    const char *plain = local(name);
    bool media = strstr(name, "mrss") != NULL || strstr(name, "itunes") != NULL; // media:title is another title
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !media; i++)
        if (strcmp(plain, parts[i].name) == 0) return parts[i].part;
    return NOTHING;
}

static void opened(void *user, const char *name, const char **attributes) {
    struct parse *p = user;
    (void)attributes;
    p->depth++;
    bool item = strcmp(local(name), "item") == 0 || strcmp(local(name), "entry") == 0;
    if (!p->item_depth && item) {
        p->item_depth = p->depth;
        memset(p->found, 0, sizeof p->found);
    } else if (p->item_depth && !p->part && p->depth == p->item_depth + 1 && (p->part = part_of(name)) != NOTHING) {
        p->part_depth = p->depth;
        p->text.n = 0;
    } else if (p->part) { // xhtml inside content: keep the tag, the page reader understands it
        buf_char(&p->text, '<');
        buf_str(&p->text, str_of(local(name)));
        buf_char(&p->text, '>');
    }
    if (p->depth > DEEPEST * 16) XML_StopParser(p->xml, XML_FALSE);
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

static void closed(void *user, const char *name) {
    struct parse *p = user;
    if (p->part && p->depth == p->part_depth) {
        p->found[p->part] = (struct feed_text){arena_copy(p->mem, buf_view(&p->text)), p->at};
        p->part = NOTHING;
    } else if (p->part) {
        buf_str(&p->text, S("</"));
        buf_str(&p->text, str_of(local(name)));
        buf_char(&p->text, '>');
    } else if (p->item_depth == p->depth) {
        add_item(p);
        p->item_depth = 0;
    }
    p->depth--;
}

static void characters(void *user, const char *bytes, int n) {
    struct parse *p = user;
    if (!p->part) return;
    if (!p->text.n) p->at = (size_t)XML_GetCurrentByteIndex(p->xml);
    buf_add(&p->text, bytes, (size_t)n);
}

static void cdata(void *user) { (void)user; }

size_t feed_parse(str raw, arena *mem, struct feed_item **items) {
    struct parse p = {.xml = XML_ParserCreateNS(NULL, NAME_END), .mem = mem};
    if (!p.xml) err_out_of_memory();
    XML_SetUserData(p.xml, &p);
    XML_SetElementHandler(p.xml, opened, closed);
    XML_SetCharacterDataHandler(p.xml, characters);
    XML_SetCdataSectionHandler(p.xml, cdata, cdata);
    XML_Parse(p.xml, raw.p, (int)raw.n, XML_TRUE); // what is broken ends it: the items so far stand
    XML_ParserFree(p.xml);
    buf_free(&p.text);
    *items = p.item;
    return p.items;
}
