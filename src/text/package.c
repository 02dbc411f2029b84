// package: <itemref idref="c1"/>, <item id="c1" href="c1.xhtml"/> -> "OEBPS/c1.xhtml"
#include "text/package.h"

#include "base/map.h"
#include "base/xml.h"
#include "text/when.h"

enum { ITEMS = 20000 };

// ---- container.xml, encryption.xml ----

struct container { const char *package; arena *mem; };

static void container_opened(void *self, const char *name, const char *full, struct xml_place at) {
    struct container *c = self;
    (void)full;
    str path = xml_attribute(at, "full-path");
    if (!c->package && path.n && strcmp(name, "rootfile") == 0) c->package = arena_copy(c->mem, path).p;
}

static void ignore(void *self, const char *name, const char *full, struct xml_place at) { (void)self, (void)name, (void)full, (void)at; }
static void ignore_text(void *self, str text, struct xml_place at) { (void)self, (void)text, (void)at; }

const char *package_path(str container, arena *mem) {
    static const struct xml_walk walk = {container_opened, ignore, ignore_text};
    struct container c = {.mem = mem};
    xml_read(container, "container.xml", &walk, &c, NULL);
    return c.package;
}

static void method_opened(void *self, const char *name, const char *full, struct xml_place at) {
    static const char *const of_fonts[] = {"http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"};
    bool *locked = self;
    (void)full;
    if (strcmp(name, "EncryptionMethod") != 0) return;
    str how = xml_attribute(at, "Algorithm");
    *locked = *locked || (!str_eq(how, str_of(of_fonts[0])) && !str_eq(how, str_of(of_fonts[1])));
}

bool package_locked(str encryption) {
    static const struct xml_walk walk = {method_opened, ignore, ignore_text};
    bool locked = false;
    xml_read(encryption, "encryption.xml", &walk, &locked, NULL);
    return locked;
}

// ---- the package ----

struct item { const char *path; bool skipped; };

struct parse {
    arena *mem;
    const char *package;
    struct map id, path;    // -> item
    struct item *item;
    uint32_t items;
    struct { str idref; bool linear; } *spine;
    size_t spines;
    buf text;
    struct package *out;
};

static int hex(char c) { return c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1; }

// OEBPS/content.opf, ../text/c%201.xhtml#top -> text/c 1.xhtml
static const char *resolve(struct parse *p, str href) {
    buf path = {0};
    const char *slash = strrchr(p->package, '/');
    if (slash) buf_add(&path, p->package, (size_t)(slash - p->package) + 1);
    for (str piece; href.n && str_split(&href, '/', &piece);) {
        if (str_eq(piece, S(".."))) {
            path.n -= path.n > 0;
            while (path.n && path.p[path.n - 1] != '/') path.n--;
            continue;
        }
        for (size_t i = 0; i < piece.n && piece.p[i] != '#'; i++) {
            bool coded = piece.p[i] == '%' && i + 2 < piece.n && hex(piece.p[i + 1]) >= 0 && hex(piece.p[i + 2]) >= 0;
            buf_char(&path, coded ? (char)(hex(piece.p[i + 1]) * 16 + hex(piece.p[i + 2])) : piece.p[i]);
            i += coded ? 2 : 0;
        }
        if (href.n) buf_char(&path, '/');
    }
    const char *kept = arena_copy(p->mem, buf_view(&path)).p;
    buf_free(&path);
    return kept;
}

static bool is_page(str type) {
    return str_eq(type, S("application/xhtml+xml")) || str_eq(type, S("text/html")) || str_eq(type, S("application/x-dtbook+xml")) || !type.n;
}

static void add_item(struct parse *p, struct xml_place at) {
    if (p->items == ITEMS) return;
    str properties = xml_attribute(at, "properties");
    struct item *item = &p->item[p->items];
    item->path = resolve(p, xml_attribute(at, "href"));
    item->skipped = !is_page(xml_attribute(at, "media-type")) || str_find(properties, S("nav")) < properties.n;
    map_put(&p->id, arena_copy(p->mem, xml_attribute(at, "id")), p->items);
    map_put(&p->path, str_of(item->path), p->items++);
}

static void add_guide(struct parse *p, struct xml_place at) {
    static const char *const types[] = {"toc", "cover", "loi", "lot", "index", "copyright-page", "title-page"};
    uint32_t item;
    if (!map_get(&p->path, str_of(resolve(p, xml_attribute(at, "href"))), &item)) return;
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (str_eq(xml_attribute(at, "type"), str_of(types[i]))) p->item[item].skipped = true;
}

static void opened(void *self, const char *name, const char *full, struct xml_place at) {
    struct parse *p = self;
    (void)full;
    p->text.n = 0;
    if (strcmp(name, "item") == 0) add_item(p, at);
    if (strcmp(name, "reference") == 0) add_guide(p, at);
    if (strcmp(name, "itemref") != 0 || p->spines == ITEMS) return;
    p->spine[p->spines].idref = arena_copy(p->mem, xml_attribute(at, "idref"));
    p->spine[p->spines++].linear = !str_eq(xml_attribute(at, "linear"), S("no"));
}

static void closed(void *self, const char *name, const char *full, struct xml_place at) {
    struct parse *p = self;
    struct meta *m = &p->out->meta;
    struct when w;
    (void)at;
    str text = str_trim(buf_view(&p->text));
    if (!strstr(full, "purl.org/dc") || !text.n) return;
    str kept = arena_copy(p->mem, text);
    if (strcmp(name, "title") == 0 && !m->source.n) m->source = kept;
    if (strcmp(name, "language") == 0 && !m->lang.n) m->lang = kept;
    if (strcmp(name, "date") == 0 && !m->date.n && when_read(kept, &w)) m->date = when_iso(&w, p->mem);
    if (strcmp(name, "creator") != 0) return;
    buf names = {0};
    if (m->author.n) buf_fmt(&names, "%.*s, ", STR_ARG(m->author));
    buf_str(&names, kept);
    m->author = arena_copy(p->mem, buf_view(&names));
    buf_free(&names);
}

static void characters(void *self, str text, struct xml_place at) {
    struct parse *p = self;
    (void)at;
    buf_str(&p->text, text);
}

bool package_read(str package, const char *name, arena *mem, struct package *out) {
    static const struct xml_walk walk = {opened, closed, characters};
    struct parse p = {.mem = mem, .package = name, .out = out, .id = map_new(mem, 256), .path = map_new(mem, 256)};
    p.item = ARENA_ARRAY(mem, struct item, ITEMS);
    p.spine = arena_get(mem, sizeof *p.spine * ITEMS);
    xml_read(package, name, &walk, &p, NULL);
    buf_free(&p.text);
    out->chapter = ARENA_ARRAY(mem, const char *, p.spines + 1);
    for (size_t i = 0; i < p.spines; i++) {
        uint32_t item;
        if (p.spine[i].linear && map_get(&p.id, p.spine[i].idref, &item) && !p.item[item].skipped) out->chapter[out->chapters++] = p.item[item].path;
    }
    return out->chapters > 0;
}
