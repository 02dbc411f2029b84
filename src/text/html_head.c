// html_head: <meta property="article:published_time" content="2026-11-22T09:30+05:30"> -> meta.date
#include "text/html_head.h"

#include <strings.h>

#include "text/when.h"

enum { NAME_LONGEST = 160 };

static void set(str *to, str value) {
    value = str_trim(value);
    if (!to->n && value.n) *to = value;
}

static void set_date(str *to, str value, arena *mem) {
    struct when w;
    if (!to->n && when_read(value, &w)) *to = when_iso(&w, mem);
}

static void set_title(struct html_head *h, int which, str text, str source, size_t at) {
    if (h->title[which].text.n || !text.n || text.n > TITLE_LONGEST) return;
    h->title[which].text = text, h->title[which].source = source, h->title[which].at = at;
}

// ---- JSON-LD ----

static bool ends(str s, const char *tail) { return str_ends(s, str_of(tail)); }

static bool is_article(const struct jtree *type) {
    str s = jtree_string(type);
    return ends(s, "Article") || ends(s, "BlogPosting") || ends(s, "Report") || ends(s, "LiveBlogPosting");
}

// The first object that says it is an article
static const struct jtree *article_in(const struct jtree *j) {
    if (j->kind == JTREE_OBJECT && is_article(jtree_member(j, "@type"))) return j;
    for (const struct jtree *one = j->kind >= JTREE_LIST ? j->first : NULL; one; one = one->next) {
        const struct jtree *found = article_in(one);
        if (found) return found;
    }
    return NULL;
}

static str names(const struct jtree *j, arena *mem) {
    if (!j || j->kind != JTREE_LIST) return jtree_string(j);
    buf all = {0};
    for (const struct jtree *one = j->first; one; one = one->next) {
        str name = str_trim(jtree_string(one));
        if (all.n && name.n) buf_str(&all, S(", "));
        buf_str(&all, name);
    }
    str kept = arena_copy(mem, buf_view(&all));
    buf_free(&all);
    return kept;
}

static str person(str name) { // an address is no name
    return name.n > NAME_LONGEST || str_starts(name, S("http")) ? S("") : name;
}

static str address(str url) { return str_starts(url, S("http")) ? url : S(""); }

static void ld_meta(const struct jtree *article, struct meta *m, arena *mem) {
    set(&m->author, person(names(jtree_member(article, "author"), mem)));
    set_date(&m->date, jtree_string(jtree_member(article, "datePublished")), mem);
    set_date(&m->date, jtree_string(jtree_member(article, "dateCreated")), mem);
    set(&m->source, person(jtree_string(jtree_member(article, "publisher"))));
    set(&m->url, address(jtree_string(jtree_member(article, "url"))));
    const struct jtree *page = jtree_member(article, "mainEntityOfPage");
    set(&m->url, address(jtree_string(jtree_member(page, "@id"))));
    set(&m->url, address(jtree_string(page)));
    set(&m->lang, jtree_string(jtree_member(article, "inLanguage")));
}

static bool is_ld(const struct node *n) {
    return n->tag == TAG_SCRIPT && n->first && n->first->tag == TAG_TEXT && str_eq(html_attribute(n, "type"), S("application/ld+json"));
}

static void read_ld(struct html_head *h, const struct node *n, arena *mem) {
    str source = n->first->source;
    size_t start = 0;
    while (start < source.n && source.p[start] != '{' && source.p[start] != '[') start++; // some wrap it in <![CDATA[
    if (h->lds == HEAD_LD || start == source.n) return;
    const struct jtree *json = jtree_read(str_sub(source, start, source.n), mem);
    size_t at = n->first->at + start;
    h->ld[h->lds].json = json, h->ld[h->lds++].at = at;
    const struct jtree *article = article_in(json);
    const struct jtree *headline = article ? jtree_member(article, "headline") : NULL;
    if (!headline || headline->kind != JTREE_STRING) headline = jtree_find(json, "headline");
    if (headline) set_title(h, 1, headline->text, headline->text, at + headline->at);
    if (article) ld_meta(article, &h->meta, mem);
}

// ---- meta tags ----

enum slot { AUTHOR, DATE, SOURCE, URL, LANG };

static const struct { const char *name; enum slot slot; } metas[] = {
    {"article:published_time", DATE}, {"datePublished", DATE}, {"publish-date", DATE}, {"pubdate", DATE}, {"date", DATE}, {"dc.date", DATE},
    {"author", AUTHOR}, {"article:author", AUTHOR}, {"dc.creator", AUTHOR}, {"og:site_name", SOURCE}, {"application-name", SOURCE},
    {"og:url", URL}, {"og:locale", LANG}, {"content-language", LANG},
};

static void meta_tag(struct html_head *later, const struct node *n, arena *mem) {
    static const char *const naming[] = {"property", "name", "itemprop", "http-equiv"};
    str content = html_attribute(n, "content");
    for (size_t k = 0; k < 4; k++) {
        str name = html_attribute(n, naming[k]);
        for (size_t i = 0; i < sizeof metas / sizeof *metas; i++) {
            if (name.n != strlen(metas[i].name) || strncasecmp(name.p, metas[i].name, name.n) != 0) continue;
            struct meta *m = &later->meta;
            switch (metas[i].slot) {
            case DATE: set_date(&m->date, content, mem); break;
            case AUTHOR: set(&m->author, person(content)); break;
            case SOURCE: set(&m->source, person(content)); break;
            case URL: set(&m->url, address(content)); break;
            case LANG: set(&m->lang, content); break;
            }
        }
    }
}

// An element of the page that names the author, or the day
static void said_inside(struct html_head *later, const struct node *n, arena *mem) {
    str prop = html_attribute(n, "itemprop");
    bool author = str_eq(prop, S("author")) || str_eq(html_attribute(n, "rel"), S("author"));
    const struct node *in = n;
    while (author && in && in->tag != TAG_TEXT) in = in->first;
    if (author && in && n->bytes <= NAME_LONGEST) set(&later->meta.author, person(in->text));
    if (n->tag == TAG_TIME || str_eq(prop, S("datePublished"))) set_date(&later->meta.date, html_attribute(n, "datetime"), mem);
    if (str_eq(prop, S("datePublished"))) set_date(&later->meta.date, html_attribute(n, "content"), mem);
}

static void walk(struct html_head *h, struct html_head *later, const struct node *n, arena *mem) {
    if (n->tag == TAG_TEXT) return;
    const struct attribute *a;
    bool canonical = n->tag == TAG_LINK && str_eq(html_attribute(n, "rel"), S("canonical"));
    if (n->tag == TAG_META && str_eq(html_attribute(n, "property"), S("og:title")) && (a = html_attribute_of(n, "content")) != NULL)
        set_title(h, 0, a->value, a->source, a->at);
    if (n->tag == TAG_META) meta_tag(later, n, mem);
    else if (is_ld(n)) read_ld(h, n, mem);
    else if (canonical) set(&later->meta.url, address(html_attribute(n, "href")));
    else if (n->tag == TAG_HTML) set(&h->meta.lang, html_attribute(n, "lang"));
    else if (n->tag == TAG_TITLE && n->first && !n->first->blank) set_title(h, 2, n->first->text, n->first->source, n->first->at);
    else said_inside(later, n, mem);
    for (const struct node *child = n->first; child; child = child->next) walk(h, later, child, mem);
}

void html_head(const struct node *root, arena *mem, struct html_head *out) {
    struct html_head later = {0}; // what tags say, behind what JSON-LD says
    *out = (struct html_head){0};
    walk(out, &later, root, mem);
    set(&out->meta.author, later.meta.author);
    set(&out->meta.date, later.meta.date);
    set(&out->meta.source, later.meta.source);
    set(&out->meta.url, later.meta.url);
    set(&out->meta.lang, later.meta.lang);
    if (out->meta.lang.n) out->meta.lang = str_sub(out->meta.lang, 0, str_find(out->meta.lang, S("_"))); // hi_IN
}
