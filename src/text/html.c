// html: "<nav>...</nav><article><h1>शीर्षक</h1><p>पहला</p>" -> heading शीर्षक, para पहला
#include "text/html.h"

#include <gumbo.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/headline.h"
#include "text/html_bytes.h"
#include "text/html_mark.h"
#include "text/ldjson.h"

enum { DEEPEST = HTML_DEEPEST, LINKY = 70, CAPTION = 420, LITTLE = 200 };

struct walk {
    const struct html *h;
    const struct whole *w;
    size_t at;                // where the page starts in the source
    bool keep_all;
    struct whole_text *text;
    struct page *out;
    size_t start;             // where the block at hand starts in the text
    size_t linked;            // bytes of it that are links
    size_t slanted;           // bytes of it that are small or in italics
    bool pictured, in_slant;  // a picture stands before it and nothing else between
    size_t all;               // bytes of text on the page
    enum block_kind kind;
    const GumboNode *headline; // the element it was taken from
    const GumboNode *body;
    size_t above;             // blocks read before the headline's element was met
    bool in_link;
};

// ---- what an element is ----

static str attribute(const GumboNode *n, const char *name) {
    const GumboAttribute *a = gumbo_get_attribute(&n->v.element.attributes, name);
    return a ? str_of(a->value) : S("");
}

// <amp-twitter>, <share-bar>: a tag of the page's own says what a class says
static uint32_t mark_of_own_tag(const struct html *h, const GumboNode *n) {
    GumboStringPiece name = n->v.element.original_tag;
    if (n->v.element.tag != GUMBO_TAG_UNKNOWN || !name.data) return 0;
    gumbo_tag_from_original_text(&name);
    return html_mark_of(h, (str){name.data, name.length}) == MARK_DROP ? MARK_DROP : 0;
}

static uint32_t mark_of_element(const struct html *h, const GumboNode *n) {
    uint32_t found = mark_of_own_tag(h, n), m;
    str names = attribute(n, "class");
    for (str one; str_split(&names, ' ', &one);)
        if ((m = html_mark_of(h, one)) > found) found = m;
    static const char *const other[] = {"id", "aria-labelledby", "data-component", "data-e2e", "data-testid"};
    for (size_t i = 0; i < sizeof other / sizeof *other; i++)
        if ((m = html_mark_of(h, attribute(n, other[i]))) > found) found = m;
    if (str_eq(attribute(n, "itemprop"), S("articleBody"))) found = MARK_BODY;
    return found;
}

static bool never_read(GumboTag tag) {
    switch (tag) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_IFRAME: case GUMBO_TAG_SVG:
    case GUMBO_TAG_HEAD: case GUMBO_TAG_TITLE: case GUMBO_TAG_SELECT: case GUMBO_TAG_BUTTON: case GUMBO_TAG_OBJECT: case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO: case GUMBO_TAG_TEXTAREA: case GUMBO_TAG_CANVAS: case GUMBO_TAG_MATH: return true;
    default: return false;
    }
}

static bool around_the_article(GumboTag tag) {
    return tag == GUMBO_TAG_NAV || tag == GUMBO_TAG_ASIDE || tag == GUMBO_TAG_FOOTER || tag == GUMBO_TAG_FORM || tag == GUMBO_TAG_FIGURE ||
           tag == GUMBO_TAG_FIGCAPTION || tag == GUMBO_TAG_MENU;
}

static bool hidden(const GumboNode *n) {
    str role = attribute(n, "role"), style = attribute(n, "style");
    return gumbo_get_attribute(&n->v.element.attributes, "hidden") || str_eq(attribute(n, "aria-hidden"), S("true")) || str_eq(role, S("navigation")) ||
           str_eq(role, S("complementary")) || str_eq(role, S("contentinfo")) || str_eq(role, S("search")) || str_eq(role, S("banner")) ||
           str_find(style, S("display:none")) < style.n || str_find(style, S("display: none")) < style.n;
}

// Bytes of text, whatever the marks say
static size_t all_bytes(const GumboNode *n, int depth) {
    if (n->type == GUMBO_NODE_TEXT) return strlen(n->v.text.text);
    if (n->type != GUMBO_NODE_ELEMENT || depth > 2 * DEEPEST || never_read(n->v.element.tag)) return 0;
    size_t sum = 0;
    for (unsigned i = 0; i < n->v.element.children.length; i++) sum += all_bytes(n->v.element.children.data[i], depth + 1);
    return sum;
}

// A mark is believed only of a part: the frame of a whole page may be called "app" too
static bool skipped(const struct walk *w, const GumboNode *n) {
    GumboTag tag = n->v.element.tag;
    if (never_read(tag)) return true;
    if (w->keep_all) return false;
    bool marked = around_the_article(tag) || hidden(n) || mark_of_element(w->h, n) == MARK_DROP;
    return marked && (!w->all || all_bytes(n, 0) * 2 <= w->all);
}

// ---- text ----

static void put(struct walk *w, str piece, size_t at) {
    size_t before = w->text->text.n;
    whole_add(w->w, piece, w->at + at, w->text);
    if (w->in_link) w->linked += w->text->text.n - before;
    if (w->in_slant) w->slanted += w->text->text.n - before;
}

// &quot; takes six bytes; anything else the parser changed (a byte that is not UTF-8) takes one
static size_t entity_length(str s) {
    size_t n = 1;
    if (s.p[0] != '&') return 1;
    while (n < s.n && n < 34 && ((s.p[n] | 32) >= 'a' && (s.p[n] | 32) <= 'z' ? true : s.p[n] == '#' || (s.p[n] >= '0' && s.p[n] <= '9'))) n++;
    return n < s.n && s.p[n] == ';' ? n + 1 : n;
}

// The decoded text of a node beside its source: an entity stands for the one character it decodes to.
static void put_decoded(struct walk *w, str source, str decoded, size_t at) {
    for (size_t i = 0, k = 0; k < decoded.n;) {
        size_t run = 0, len;
        while (i + run < source.n && k + run < decoded.n && source.p[i + run] == decoded.p[k + run] && source.p[i + run] != '&') run++;
        if (run) {
            buf flat = {0}; // newlines inside a paragraph are blanks
            buf_str(&flat, str_sub(source, i, i + run));
            for (size_t j = 0; j < flat.n; j++)
                if (flat.p[j] == '\n' || flat.p[j] == '\r') flat.p[j] = ' ';
            put(w, buf_view(&flat), at + i);
            buf_free(&flat);
            i += run, k += run;
            continue;
        }
        utf8_decode(str_sub(decoded, k, decoded.n), &len);
        put(w, str_sub(decoded, k, k + len), at + i);
        k += len;
        if (i < source.n) i += entity_length(str_sub(source, i, source.n));
        whole_place(w->text, w->at + at + i);
    }
}

static void put_text(struct walk *w, const GumboText *t) {
    put_decoded(w, (str){t->original_text.data, t->original_text.length}, str_of(t->text), t->start_pos.offset);
}

// ---- blocks ----

static bool has_letters(str s) {
    for (size_t i = 0, n; i < s.n; i += n) {
        uint32_t c = utf8_decode(str_sub(s, i, s.n), &n);
        if (utf8_is_devanagari(c) || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= 0xC0 && c < 0x2000 && c != 0xD7 && c != 0xF7)) return true;
    }
    return false;
}

static void end_block(struct walk *w) {
    struct whole_text *t = w->text;
    size_t from = w->start, to = t->text.n;
    while (from < to && (t->text.p[from] == ' ' || t->text.p[from] == '\n')) from++;
    while (to > from && (t->text.p[to - 1] == ' ' || t->text.p[to - 1] == '\n')) to--;
    bool links_only = !w->keep_all && w->linked * 100 > (to - from) * LINKY && w->kind != BLOCK_HEADING;
    bool caption = w->pictured && !w->keep_all && w->slanted >= to - from && w->kind == BLOCK_PARA && to - from <= CAPTION;
    if (to > from) w->pictured = false;
    bool signs_only = !w->keep_all && !has_letters(str_sub(buf_view(&t->text), from, to));
    if (to > from && !links_only && !caption && !signs_only)
        page_add(w->out, (struct block){.kind = w->kind, .text = {NULL, to - from}, .base = from});
    if (t->text.n && t->text.p[t->text.n - 1] != '\n') buf_char(&t->text, '\n');
    w->start = t->text.n, w->linked = w->slanted = 0;
}

static bool is_block(GumboTag tag, enum block_kind *kind) {
    switch (tag) {
    case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4: case GUMBO_TAG_H5: case GUMBO_TAG_H6: *kind = BLOCK_SUBHEAD; return true;
    case GUMBO_TAG_LI: case GUMBO_TAG_DT: case GUMBO_TAG_DD: case GUMBO_TAG_TR: *kind = BLOCK_ITEM; return true;
    case GUMBO_TAG_BLOCKQUOTE: *kind = BLOCK_QUOTE; return true;
    case GUMBO_TAG_P: case GUMBO_TAG_DIV: case GUMBO_TAG_SECTION: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_MAIN: case GUMBO_TAG_UL: case GUMBO_TAG_OL:
    case GUMBO_TAG_TABLE: case GUMBO_TAG_HEADER: case GUMBO_TAG_FOOTER: case GUMBO_TAG_ASIDE: case GUMBO_TAG_NAV: case GUMBO_TAG_BODY: case GUMBO_TAG_PRE:
    case GUMBO_TAG_DL: case GUMBO_TAG_HR: case GUMBO_TAG_ADDRESS: case GUMBO_TAG_FIGURE: case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_CENTER: case GUMBO_TAG_DETAILS: case GUMBO_TAG_SUMMARY:
        *kind = BLOCK_PARA; return true;
    default: return false;
    }
}

static bool inside(const GumboNode *n, const GumboNode *of) {
    for (; n; n = n->parent)
        if (n == of) return true;
    return false;
}

static bool within_article(const struct walk *w, const GumboNode *n) { return w->body && w->body->parent && inside(n, w->body); }

static void read_node(struct walk *w, const GumboNode *n, int depth);

static void read_children(struct walk *w, const GumboNode *n, int depth) {
    const GumboVector *c = &n->v.element.children;
    for (unsigned i = 0; i < c->length; i++) read_node(w, c->data[i], depth + 1);
}

static bool is_slanted(GumboTag tag) {
    return tag == GUMBO_TAG_I || tag == GUMBO_TAG_EM || tag == GUMBO_TAG_SMALL || tag == GUMBO_TAG_CITE;
}

// A cell that holds paragraphs is a column of the page, not of a table
static bool lays_out(const GumboNode *n) {
    const GumboVector *c = &n->v.element.children;
    unsigned breaks = 0;
    for (unsigned i = 0; i < c->length; i++) {
        const GumboNode *child = c->data[i];
        if (child->type != GUMBO_NODE_ELEMENT) continue;
        GumboTag tag = child->v.element.tag;
        if (tag == GUMBO_TAG_TABLE || tag == GUMBO_TAG_H1 || tag == GUMBO_TAG_H2 || tag == GUMBO_TAG_UL) return true;
        breaks += tag == GUMBO_TAG_BR || tag == GUMBO_TAG_P || tag == GUMBO_TAG_DIV;
    }
    return breaks >= 2;
}

static void read_element(struct walk *w, const GumboNode *n, int depth) {
    GumboTag tag = n->v.element.tag;
    enum block_kind kind, outer = w->kind;
    if (skipped(w, n)) return;
    if (n == w->headline) w->above = w->out->blocks;
    if (n == w->headline || (tag == GUMBO_TAG_H1 && w->headline && !within_article(w, n))) return; // said once, first
    if (tag == GUMBO_TAG_BR) {
        end_block(w);
        return;
    }
    bool block = is_block(tag, &kind), cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH, link = tag == GUMBO_TAG_A && !w->in_link;
    if (cell && lays_out(n)) block = true, cell = false, kind = BLOCK_PARA, w->kind = outer = BLOCK_PARA;
    if (block) {
        end_block(w);
        // a paragraph inside a quote or a list item is that quote or item
        w->kind = kind == BLOCK_PARA && (outer == BLOCK_QUOTE || outer == BLOCK_ITEM) ? outer : kind;
    }
    if (cell && w->text->text.n > w->start) put(w, S(", "), n->v.element.start_pos.offset);
    bool slant = is_slanted(tag) && !w->in_slant;
    if ((tag == GUMBO_TAG_IMG || tag == GUMBO_TAG_IMAGE) && w->text->text.n == w->start) w->pictured = true;
    if (link) w->in_link = true;
    if (slant) w->in_slant = true;
    read_children(w, n, depth);
    if (link) w->in_link = false;
    if (slant) w->in_slant = false;
    if (block) {
        end_block(w);
        w->kind = outer;
    }
}

static void read_node(struct walk *w, const GumboNode *n, int depth) {
    if (depth > 2 * DEEPEST) return;
    if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_CDATA || n->type == GUMBO_NODE_WHITESPACE) put_text(w, &n->v.text);
    else if (n->type == GUMBO_NODE_ELEMENT) read_element(w, n, depth);
}

// ---- where the article is ----

// Bytes of running text: outside links and of what is never read
static size_t text_bytes(const struct walk *w, const GumboNode *n, int depth) {
    if (n->type == GUMBO_NODE_TEXT) return strlen(n->v.text.text);
    if (n->type != GUMBO_NODE_ELEMENT || depth > 2 * DEEPEST || skipped(w, n) || n->v.element.tag == GUMBO_TAG_A) return 0;
    size_t sum = 0;
    for (unsigned i = 0; i < n->v.element.children.length; i++) sum += text_bytes(w, n->v.element.children.data[i], depth + 1);
    return sum;
}

struct best { const GumboNode *node; size_t bytes; };

static bool is_article(const struct walk *w, const GumboNode *n) {
    GumboTag tag = n->v.element.tag;
    return tag == GUMBO_TAG_ARTICLE || tag == GUMBO_TAG_MAIN || str_eq(attribute(n, "role"), S("main")) || mark_of_element(w->h, n) == MARK_BODY;
}

// The innermost element said to be the article that still holds nearly all of the running text
static void find_article(const struct walk *w, const GumboNode *n, int depth, struct best *best) {
    if (n->type != GUMBO_NODE_ELEMENT || depth > 2 * DEEPEST || skipped(w, n)) return;
    if (is_article(w, n)) {
        size_t bytes = text_bytes(w, n, depth);
        if (bytes > best->bytes || (best->node && bytes * 10 >= best->bytes * 9 && bytes)) *best = (struct best){n, bytes > best->bytes ? bytes : best->bytes};
    }
    for (unsigned i = 0; i < n->v.element.children.length; i++) find_article(w, n->v.element.children.data[i], depth + 1, best);
}

// ---- the headline ----

enum { TITLES = 3, TITLE_LONGEST = 600 };

struct heads {                    // what the head of the page says the headline is, best first
    struct { str text, source; size_t at; } title[TITLES]; // as decoded, as written, where
    buf json;                     // title[1]
    const GumboNode *best;
    size_t score;
};

// Words of a that are words of b
static void collect(const GumboNode *n, buf *out, int depth) {
    if (depth > 2 * DEEPEST || out->n > TITLE_LONGEST) return;
    if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE) buf_str(out, str_of(n->v.text.text));
    if (n->type != GUMBO_NODE_ELEMENT) return;
    for (unsigned i = 0; i < n->v.element.children.length; i++) collect(n->v.element.children.data[i], out, depth + 1);
}

static void set_title(struct heads *h, int which, str text, str source, size_t at) {
    if (h->title[which].text.n || !text.n || text.n > TITLE_LONGEST) return;
    h->title[which].text = text, h->title[which].source = source, h->title[which].at = at;
}

static void json_headline(struct heads *h, const GumboText *t) {
    size_t at;
    if (h->title[1].text.n || !ldjson_string((str){t->original_text.data, t->original_text.length}, S("headline"), &h->json, &at)) return;
    set_title(h, 1, buf_view(&h->json), buf_view(&h->json), t->start_pos.offset + at);
}

static bool is_ldjson(const GumboNode *n) {
    const GumboNode *child = n->v.element.children.length ? n->v.element.children.data[0] : NULL;
    return n->v.element.tag == GUMBO_TAG_SCRIPT && child && child->type == GUMBO_NODE_TEXT && str_eq(attribute(n, "type"), S("application/ld+json"));
}

static void set_attribute_title(struct heads *h, const GumboAttribute *a) {
    str source = {a->original_value.data, a->original_value.length};
    size_t quote = source.n && (source.p[0] == '"' || source.p[0] == '\'');
    set_title(h, 0, str_of(a->value), str_sub(source, quote, source.n), a->value_start.offset + quote);
}

static void head_titles(struct heads *h, const GumboNode *n) {
    GumboTag tag = n->v.element.tag;
    const GumboNode *child = n->v.element.children.length ? n->v.element.children.data[0] : NULL;
    bool text = child && (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA);
    if (tag == GUMBO_TAG_META && str_eq(attribute(n, "property"), S("og:title"))) {
        const GumboAttribute *a = gumbo_get_attribute(&n->v.element.attributes, "content");
        if (a) set_attribute_title(h, a);
    } else if (is_ldjson(n)) {
        json_headline(h, &child->v.text);
    } else if (tag == GUMBO_TAG_TITLE && text) {
        const GumboText *t = &child->v.text;
        set_title(h, 2, str_of(t->text), (str){t->original_text.data, t->original_text.length}, t->start_pos.offset);
    }
}

static void find_titles(struct heads *h, const GumboNode *n, int depth) {
    if (n->type != GUMBO_NODE_ELEMENT || depth > 2 * DEEPEST) return;
    head_titles(h, n);
    for (unsigned i = 0; i < n->v.element.children.length; i++) find_titles(h, n->v.element.children.data[i], depth + 1);
}

static bool may_be_headline(const struct walk *w, const GumboNode *n) {
    GumboTag tag = n->v.element.tag;
    bool said = mark_of_element(w->h, n) == MARK_HEADLINE || str_eq(attribute(n, "itemprop"), S("headline"));
    return tag == GUMBO_TAG_H1 || (said && n->v.element.children.length && all_bytes(n, 0) <= TITLE_LONGEST);
}

// Of several headings the one that says most of what the page's titles say; the first, if all say as much
static void find_headline(const struct walk *w, struct heads *h, const GumboNode *n, int depth) {
    if (n->type != GUMBO_NODE_ELEMENT || depth > 2 * DEEPEST || (n->v.element.tag != GUMBO_TAG_HEADER && skipped(w, n))) return;
    if (may_be_headline(w, n)) {
        buf text = {0};
        collect(n, &text, 0);
        size_t score = 1;
        for (int i = 0; i < TITLES && text.n <= TITLE_LONGEST; i++)
            score += common_words(buf_view(&text), h->title[i].text);
        if (score > h->score && str_trim(buf_view(&text)).n) h->best = n, h->score = score;
        buf_free(&text);
    }
    for (unsigned i = 0; i < n->v.element.children.length; i++) find_headline(w, h, n->v.element.children.data[i], depth + 1);
}

static void read_headline(struct walk *w, const GumboNode *root) {
    struct heads h = {0};
    find_titles(&h, root, 0);
    find_headline(w, &h, root, 0);
    w->kind = BLOCK_HEADING;
    if (h.best) read_children(w, h.best, 0);
    for (int i = 0; i < TITLES && !h.best; i++) {
        if (!h.title[i].text.n) continue;
        put_decoded(w, h.title[i].source, without_site(h.title[i].text), h.title[i].at);
        break;
    }
    end_block(w);
    w->headline = h.best;
    w->kind = BLOCK_PARA;
    buf_free(&h.json);
}

// An h2 beside the headline, or what a class calls a summary
static bool is_standfirst(const struct walk *w, const GumboNode *n) {
    uint32_t mark = mark_of_element(w->h, n);
    bool beside = w->headline && n->v.element.tag == GUMBO_TAG_H2 && (n->parent == w->headline->parent || n->parent == w->headline->parent->parent);
    return mark == MARK_STANDFIRST || ((mark == MARK_LIKE_STANDFIRST || beside) && all_bytes(n, 0) <= TITLE_LONGEST * 2);
}

// ---- a page whose text only its scripts would write ----

static bool read_json_body(struct walk *w, const GumboText *t) {
    buf body = {0};
    size_t at;
    bool found = ldjson_string((str){t->original_text.data, t->original_text.length}, S("articleBody"), &body, &at) && body.n >= LITTLE;
    str rest = buf_view(&body);
    for (str line; found && str_split(&rest, '\n', &line);) {
        put(w, line, t->start_pos.offset + at + (size_t)(line.p - body.p));
        end_block(w);
    }
    buf_free(&body);
    return found;
}

static bool find_json_body(struct walk *w, const GumboNode *n, int depth) {
    if (n->type != GUMBO_NODE_ELEMENT || depth > 2 * DEEPEST) return false;
    if (is_ldjson(n)) return read_json_body(w, &((const GumboNode *)n->v.element.children.data[0])->v.text);
    for (unsigned i = 0; i < n->v.element.children.length; i++)
        if (find_json_body(w, n->v.element.children.data[i], depth + 1)) return true;
    return false;
}

// The lines below the headline, where they stand outside the body
static void read_standfirst(struct walk *w, const GumboNode *n, const GumboNode *body, int depth) {
    if (n->type != GUMBO_NODE_ELEMENT || depth > 2 * DEEPEST || skipped(w, n) || n == body) return;
    if (is_standfirst(w, n) && !inside(body, n)) {
        read_node(w, n, 0);
        end_block(w);
        return;
    }
    for (unsigned i = 0; i < n->v.element.children.length; i++) read_standfirst(w, n->v.element.children.data[i], body, depth + 1);
}

// Memory of the tree is given back all at once: freeing it node by node would recurse as deep as the page nests
static void *tree_get(void *mem, size_t size) { return arena_get(mem, size); }
static void tree_free(void *mem, void *p) { (void)mem, (void)p; }

static GumboOutput *parse(arena *tree, str raw) {
    GumboOptions options = kGumboDefaultOptions;
    options.allocator = tree_get, options.deallocator = tree_free, options.userdata = tree, options.max_errors = 0;
    char *flat = arena_get(tree, raw.n + 1);
    memcpy(flat, raw.p, raw.n);
    html_flatten(flat, raw.n);
    return gumbo_parse_with_options(&options, flat, raw.n);
}

// The text moves while it grows
static void place_blocks(const struct whole_text *text, struct page *out) {
    for (size_t i = 0; i < out->blocks; i++) {
        out->block[i].text.p = text->text.p + out->block[i].base;
        out->block[i].map = text->run, out->block[i].maps = text->runs;
    }
}

static void read_inline(struct walk *w, const GumboNode *n, int depth) {
    if (depth > 2 * DEEPEST) return;
    if (n->type == GUMBO_NODE_TEXT || n->type == GUMBO_NODE_WHITESPACE) put_text(w, &n->v.text);
    if (n->type != GUMBO_NODE_ELEMENT || never_read(n->v.element.tag)) return;
    for (unsigned i = 0; i < n->v.element.children.length; i++) read_inline(w, n->v.element.children.data[i], depth + 1);
}

void html_title(const struct whole *whole, str raw, size_t at, struct whole_text *text, struct page *out) {
    arena tree = {0};
    struct walk w = {.w = whole, .at = at, .text = text, .out = out, .start = text->text.n, .kind = BLOCK_HEADING};
    read_inline(&w, parse(&tree, raw)->root, 0);
    end_block(&w);
    place_blocks(text, out);
    arena_free(&tree);
}

static size_t bytes_of(const struct page *p, size_t from, size_t to) {
    size_t sum = 0;
    for (; from < to; from++) sum += p->block[from].text.n;
    return sum;
}

// What stands above the headline is of the site, unless it is much
static void cut_above(struct page *p, size_t first, size_t above) {
    if (above <= first || bytes_of(p, first, above) * 3 > bytes_of(p, above, p->blocks)) return;
    memmove(p->block + first, p->block + above, (p->blocks - above) * sizeof *p->block);
    p->blocks -= above - first;
}

void html_blocks(const struct html *h, const struct whole *whole, str raw, size_t at, bool keep_all, struct whole_text *text, struct page *out) {
    arena tree = {0};
    GumboOutput *g = parse(&tree, raw);
    struct walk w = {.h = h, .w = whole, .at = at, .keep_all = keep_all, .text = text, .out = out, .start = text->text.n};
    struct best best = {0};
    w.all = all_bytes(g->root, 0);
    read_headline(&w, g->root);
    find_article(&w, g->root, 0, &best);
    size_t all = text_bytes(&w, g->root, 0);
    // a part that is called the article but holds little of the text is no article
    const GumboNode *body = best.node && best.bytes * 2 >= all ? best.node : g->root;
    w.body = body;
    if (body != g->root) read_standfirst(&w, g->root, body, 0);
    size_t first = out->blocks;
    read_node(&w, body, 0);
    end_block(&w);
    if (!keep_all) cut_above(out, first, w.above);
    if (bytes_of(out, first, out->blocks) < LITTLE) find_json_body(&w, g->root, 0);
    place_blocks(text, out);
    arena_free(&tree);
}
