// feed: "<item><title>शीर्षक</title><description>...</description></item>" -> one article
#include "text/feed.h"

#include <string.h>
#include <strings.h>

#include "base/xml.h"
#include "text/feed_item.h"
#include "text/feed_json.h"

enum { LOOK = 2048 };

enum part { NOTHING, TITLE, SUMMARY, CONTENT, AUTHOR, DATE, UPDATED, LINK, PARTS };

struct parse {
    struct feed_items *out;
    int depth, item_depth, part_depth, channel_depth; // 0: outside
    enum part part;
    bool xhtml, channel_title, elsewhere;             // elsewhere: in the address of an author
    buf text;                                         // of the part at hand
    size_t at;
    struct feed_text found[PARTS];                    // of the item at hand
    str title, lang;                                  // of the feed
};

static bool holds(str head, const char *word) {
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= head.n; i++)
        if (strncasecmp(head.p + i, word, n) == 0) return true;
    return false;
}

bool feed_looks_like(str raw) {
    str head = str_sub(raw, 0, LOOK);
    if (feed_json_looks_like(head)) return true;
    if (str_starts(head, S("\xEF\xBB\xBF"))) head = str_sub(head, 3, head.n);
    head = str_trim(head);
    return head.n && head.p[0] == '<' && !holds(head, "<html") && (holds(head, "<rss") || holds(head, "<rdf:RDF") || holds(head, "<feed"));
}

static enum part part_of(const char *name, const char *full) {
    static const struct { const char *name; enum part part; } parts[] = {
        {"title", TITLE},   {"description", SUMMARY}, {"summary", SUMMARY}, {"encoded", CONTENT}, {"content", CONTENT},  {"author", AUTHOR},
        {"creator", AUTHOR}, {"pubDate", DATE},       {"published", DATE},  {"date", DATE},       {"updated", UPDATED}, {"link", LINK},
    };
    bool media = strstr(full, "mrss") != NULL || strstr(full, "itunes") != NULL; // media:title is another title
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !media; i++)
        if (strcmp(name, parts[i].name) == 0) return parts[i].part;
    return NOTHING;
}

static void open_part(struct parse *p, enum part part, struct xml_place at) {
    str rel = xml_attribute(at, "rel");
    p->part = part;
    p->part_depth = p->depth;
    p->text.n = 0;
    p->xhtml = str_eq(xml_attribute(at, "type"), S("xhtml"));
    if (part == LINK && (!rel.n || str_eq(rel, S("alternate")))) buf_str(&p->text, xml_attribute(at, "href")); // Atom
}

static void open_inside(struct parse *p, const char *name) {
    if (p->part == AUTHOR) p->elsewhere = strcmp(name, "name") != 0;
    if (p->part != TITLE && p->part != SUMMARY && p->part != CONTENT) return;
    buf_char(&p->text, '<'); // xhtml inside content: keep the tag, the page reader understands it
    buf_str(&p->text, str_of(name));
    buf_char(&p->text, '>');
}

static void opened(void *self, const char *name, const char *full, struct xml_place at) {
    struct parse *p = self;
    p->depth++;
    bool item = strcmp(name, "item") == 0 || strcmp(name, "entry") == 0, feed = strcmp(name, "feed") == 0;
    enum part part = p->item_depth && !p->part && p->depth == p->item_depth + 1 ? part_of(name, full) : NOTHING;
    if (feed || strcmp(name, "channel") == 0) p->channel_depth = p->depth;
    if (feed) p->lang = arena_copy(p->out->mem, xml_attribute(at, "lang"));
    if (!p->item_depth && item) {
        p->item_depth = p->depth;
        memset(p->found, 0, sizeof p->found);
    } else if (part) {
        open_part(p, part, at);
    } else if (p->part) {
        open_inside(p, name);
    } else if (!p->item_depth && p->channel_depth && p->depth == p->channel_depth + 1) {
        p->text.n = 0;
        p->channel_title = true; // or another of its lines: the name decides at its end
    }
}

static void end_item(struct parse *p) {
    struct feed_text *f = p->found;
    struct feed_item item = {.title = f[TITLE], .body = f[CONTENT].text.n ? f[CONTENT] : f[SUMMARY]};
    item.meta = (struct meta){.author = feed_names(f[AUTHOR].text), .source = p->title, .url = str_trim(f[LINK].text), .lang = p->lang};
    feed_item_date(p->out, &item, f[DATE].text);
    feed_item_date(p->out, &item, f[UPDATED].text);
    feed_item_add(p->out, item);
}

static void end_part(struct parse *p) {
    struct feed_text *to = &p->found[p->part];
    bool better = !to->text.n || (p->part != LINK && p->part != AUTHOR && p->part != DATE);
    if (better) *to = (struct feed_text){arena_copy(p->out->mem, buf_view(&p->text)), p->at};
    p->part = NOTHING;
}

static void end_channel_line(struct parse *p, const char *name) {
    str text = str_trim(buf_view(&p->text));
    if (strcmp(name, "title") == 0 && !p->title.n) p->title = arena_copy(p->out->mem, text);
    if (strcmp(name, "language") == 0 && !p->lang.n) p->lang = arena_copy(p->out->mem, text);
    p->channel_title = false;
}

static void closed(void *self, const char *name, const char *full, struct xml_place at) {
    struct parse *p = self;
    (void)full, (void)at;
    if (p->part && p->depth == p->part_depth) {
        end_part(p);
    } else if (p->part && p->part == AUTHOR) {
        p->elsewhere = false;
    } else if (p->part) {
        buf_str(&p->text, S("</"));
        buf_str(&p->text, str_of(name));
        buf_char(&p->text, '>');
    } else if (p->item_depth == p->depth) {
        end_item(p);
        p->item_depth = 0;
    } else if (p->channel_title && p->depth == p->channel_depth + 1) {
        end_channel_line(p, name);
    }
    p->depth--;
}

// Inside xhtml the signs of markup that stand for themselves stay escaped
static void add_escaped(buf *out, str text) {
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '<') buf_str(out, S("&lt;"));
        else if (text.p[i] == '&') buf_str(out, S("&amp;"));
        else buf_char(out, text.p[i]);
    }
}

static void characters(void *self, str text, struct xml_place at) {
    struct parse *p = self;
    if ((!p->part && !p->channel_title) || p->elsewhere) return;
    if (!p->text.n) p->at = at.byte;
    if (p->part && p->xhtml) add_escaped(&p->text, text);
    else buf_str(&p->text, text);
}

size_t feed_parse(str raw, arena *mem, struct feed_item **items) {
    static const struct xml_walk walk = {opened, closed, characters};
    struct feed_items list = {.mem = mem};
    struct parse p = {.out = &list};
    if (feed_json_looks_like(str_sub(raw, 0, LOOK))) feed_json_parse(raw, &list);
    else xml_read(raw, "feed", &walk, &p, NULL); // what is broken ends it: the items so far stand
    buf_free(&p.text);
    *items = list.v;
    return list.n;
}
