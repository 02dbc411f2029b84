// html_tree: "<p class=share>..." -> node p, MARK_DROP
#include "text/html_tree.h"

#include <gumbo.h>
#include <strings.h>

enum { INITIAL = 9 }; // bytes of a large first letter and its signs

struct build { const struct html *h; arena *mem; };

static enum html_tag tag_of(GumboTag tag) {
    switch (tag) {
#define X(name) case GUMBO_TAG_##name: return TAG_##name;
    HTML_TAGS(X)
#undef X
    default: return TAG_OTHER;
    }
}

str html_attribute(const struct node *n, const char *name) {
    const struct attribute *a = html_attribute_of(n, name);
    return a ? a->value : S("");
}

const struct attribute *html_attribute_of(const struct node *n, const char *name) {
    for (size_t i = 0; i < n->attributes; i++)
        if ((n->attribute[i].name[0] | 32) == name[0] && strcasecmp(n->attribute[i].name, name) == 0) return &n->attribute[i];
    return NULL;
}

bool html_inside(const struct node *n, const struct node *of) {
    while (n && n != of) n = n->parent;
    return n != NULL;
}

// ---- what an element says of itself ----

// <amp-twitter>, <share-bar>: a tag of the page's own says what a class says
static uint32_t mark_of_own_tag(const struct html *h, const GumboNode *n) {
    GumboStringPiece name = n->v.element.original_tag;
    if (n->v.element.tag != GUMBO_TAG_UNKNOWN || !name.data) return 0;
    gumbo_tag_from_original_text(&name);
    return html_mark_of(h, (str){name.data, name.length}) == MARK_DROP ? MARK_DROP : 0;
}

static uint32_t mark_of(const struct html *h, const GumboNode *g, const struct node *n) {
    uint32_t found = mark_of_own_tag(h, g), m;
    str names = html_attribute(n, "class");
    for (str one; str_split(&names, ' ', &one);)
        if ((m = html_mark_of(h, one)) > found) found = m;
    static const char *const other[] = {"id", "aria-label", "aria-labelledby", "data-component", "data-e2e", "data-testid"};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if ((m = html_mark_of(h, html_attribute(n, other[i]))) > found) found = m;
    str prop = html_attribute(n, "itemprop");
    bool about = str_eq(prop, S("author")) || str_eq(prop, S("datePublished")) || str_eq(prop, S("dateModified")) || str_eq(prop, S("publisher"));
    return str_eq(prop, S("articleBody")) ? MARK_BODY : about ? MARK_DROP : found;
}

static bool never_read(enum html_tag tag) {
    switch (tag) {
    case TAG_SCRIPT: case TAG_STYLE: case TAG_NOSCRIPT: case TAG_TEMPLATE: case TAG_IFRAME: case TAG_SVG: case TAG_HEAD: case TAG_TITLE: case TAG_SELECT:
    case TAG_BUTTON: case TAG_OBJECT: case TAG_AUDIO: case TAG_VIDEO: case TAG_TEXTAREA: case TAG_CANVAS: case TAG_MATH: return true;
    default: return false;
    }
}

static bool around_the_article(enum html_tag tag) {
    return tag == TAG_NAV || tag == TAG_ASIDE || tag == TAG_FOOTER || tag == TAG_FORM || tag == TAG_FIGURE || tag == TAG_FIGCAPTION || tag == TAG_MENU || tag == TAG_MARQUEE;
}

static bool hidden(const struct node *n) {
    static const char *const roles[] = {"navigation", "complementary", "contentinfo", "search", "banner"};
    str role = html_attribute(n, "role"), style = html_attribute(n, "style");
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (str_eq(role, str_of(roles[i]))) return true;
    return html_attribute_of(n, "hidden") || html_attribute_of(n, "placeholder") || str_eq(html_attribute(n, "aria-hidden"), S("true")) || str_find(style, S("display:none")) < style.n ||
           str_find(style, S("display: none")) < style.n;
}

// ---- the tree ----

static void add_attributes(struct build *b, const GumboVector *from, struct node *n) {
    if (!from->length) return;
    n->attribute = ARENA_ARRAY(b->mem, struct attribute, from->length);
    for (unsigned i = 0; i < from->length; i++) {
        const GumboAttribute *a = from->data[i];
        str source = {a->original_value.data, a->original_value.length};
        size_t quote = source.n && (source.p[0] == '"' || source.p[0] == '\'');
        n->attribute[n->attributes++] = (struct attribute){a->name, str_of(a->value), str_sub(source, quote, source.n), a->value_start.offset + quote};
    }
}

static struct node *add_text(struct build *b, const GumboNode *g) {
    struct node *n = ARENA_NEW(b->mem, struct node);
    const GumboText *t = &g->v.text;
    n->tag = TAG_TEXT, n->text = str_of(t->text), n->source = (str){t->original_text.data, t->original_text.length};
    n->at = t->start_pos.offset, n->blank = g->type == GUMBO_NODE_WHITESPACE;
    n->bytes = g->type == GUMBO_NODE_TEXT ? n->text.n : 0;
    return n;
}

static struct node *add_node(struct build *b, const GumboNode *g, struct node *parent, int depth);

static void add_children(struct build *b, const GumboVector *from, struct node *n, int depth) {
    struct node **last = &n->first;
    for (unsigned i = 0; i < from->length; i++) {
        struct node *child = add_node(b, from->data[i], n, depth + 1);
        if (!child) continue;
        child->parent = n;
        *last = child, last = &child->next;
        n->bytes += child->bytes, n->linked += child->linked;
        n->pictures = n->pictures || child->pictures;
    }
    if (n->silent) n->bytes = n->linked = 0;
    if (n->tag == TAG_A) n->linked = n->bytes;
    if (n->tag == TAG_IMG || n->tag == TAG_IMAGE) n->pictures = true;
}

// <amp-img>, <lazy-image>
static bool is_picture(const GumboNode *g) {
    GumboStringPiece name = g->v.element.original_tag;
    if (g->v.element.tag != GUMBO_TAG_UNKNOWN || !name.data) return false;
    gumbo_tag_from_original_text(&name);
    str s = {name.data, name.length};
    return str_ends(s, S("-img")) || str_ends(s, S("-image")) || str_ends(s, S("-picture"));
}

// The question of a list that folds is often a button inside its heading
static bool heads(const struct node *n) { return n && n->tag >= TAG_H1 && n->tag <= TAG_H6; }

static bool holds(const struct node *n, enum html_tag tag, int depth);

// <sup><a>1</a></sup>, <sup>[स्रोत चाहिए]</sup>: the mark of a note
static bool is_note(const GumboNode *g, const struct node *n) {
    const struct node *text = n;
    if (g->v.element.tag != GUMBO_TAG_SUP) return false;
    while (text && text->tag != TAG_TEXT) text = text->first;
    return holds(n, TAG_A, 2) || n->parent->tag == TAG_A || (text && text->text.n && text->text.p[0] == '[');
}

static bool holds(const struct node *n, enum html_tag tag, int depth) {
    for (const struct node *child = n->first; child && depth; child = child->next)
        if (child->tag == tag || holds(child, tag, depth - 1)) return true;
    return false;
}

static struct node *add_node(struct build *b, const GumboNode *g, struct node *parent, int depth) {
    if (depth > TREE_DEEPEST) return NULL;
    if (g->type == GUMBO_NODE_TEXT || g->type == GUMBO_NODE_CDATA || g->type == GUMBO_NODE_WHITESPACE) return add_text(b, g);
    if (g->type != GUMBO_NODE_ELEMENT) return NULL;
    struct node *n = ARENA_NEW(b->mem, struct node);
    n->tag = is_picture(g) ? TAG_IMG : tag_of(g->v.element.tag), n->parent = parent, n->at = g->v.element.start_pos.offset;
    add_attributes(b, &g->v.element.attributes, n);
    n->silent = never_read(n->tag) && !(n->tag == TAG_BUTTON && heads(parent));
    if (b->h) n->mark = mark_of(b->h, g, n);
    bool cites = n->tag == TAG_FOOTER && parent && parent->tag == TAG_BLOCKQUOTE; // who said it
    n->aside = (around_the_article(n->tag) && !cites) || hidden(n) || n->mark == MARK_DROP;
    add_children(b, &g->v.element.children, n, depth);
    if (is_note(g, n)) n->aside = true;
    if (n->tag == TAG_A && heads(parent)) n->aside = false; // <a class="title-link"> in its headline
    if (n->mark == MARK_DROP && n->tag == TAG_OTHER && n->bytes && n->bytes <= INITIAL && n->first->tag == TAG_TEXT && (unsigned char)n->first->text.p[0] >= 0x80) n->aside = false; // <span class=cap>दि</span>लीप
    if (n->tag == TAG_FIGURE && n->mark != MARK_DROP && holds(n, TAG_TABLE, 3)) n->aside = false;
    return n;
}

// Memory of the tree is given back all at once: freeing it node by node would recurse as deep as the page nests
static void *tree_get(void *mem, size_t size) { return arena_get(mem, size); }
static void tree_free(void *mem, void *p) { (void)mem, (void)p; }

struct node *html_tree(const struct html *h, str page, arena *mem) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = tree_get, options.deallocator = tree_free, options.userdata = mem, options.max_errors = 0;
    char *flat = arena_get(mem, page.n + 1);
    if (page.n) memcpy(flat, page.p, page.n);
    html_flatten(flat, page.n);
    struct build b = {h, mem};
    return add_node(&b, gumbo_parse_with_options(&options, flat, page.n)->root, NULL, 0);
}
