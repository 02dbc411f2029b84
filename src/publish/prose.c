#include "publish/prose.h"

#include "text/article.h"

static const char *close_tag(const struct prose *p, char tag[8]) {
    switch (p->block) {
    case BLOCK_HEADING:
    case BLOCK_SUBHEAD: memcpy(tag, "</h0>\n", 7), tag[3] = p->in_title ? p->title : p->sub; return tag;
    case BLOCK_ITEM: return "</li>\n";
    default: return "</p>\n";
    }
}

// `next`: the kind that follows, -1 for none: items and quotes that stand together share their frame
static void end_block(struct prose *p, int next, buf *out) {
    char tag[8];
    if (p->block < 0) return;
    buf_str(out, str_of(close_tag(p, tag)));
    if (p->block == BLOCK_ITEM && next != BLOCK_ITEM) buf_str(out, S("</ul>\n"));
    if (p->block == BLOCK_QUOTE && next != BLOCK_QUOTE) buf_str(out, S("</blockquote>\n"));
    p->block = -1;
}

static void end_article(struct prose *p, buf *out) {
    end_block(p, -1, out);
    if (p->open) buf_str(out, S("</article>\n"));
    p->open = false;
}

static void begin_article(struct prose *p, buf *out) {
    buf_str(out, S("<article>\n"));
    p->open = true, p->has_title = false, p->block = -1;
    p->articles++;
}

static void begin_heading(struct prose *p, bool title, buf *out) {
    p->in_title = title && !p->has_title;
    if (p->in_title) p->has_title = true, p->titled++;
    buf_fmt(out, "<h%c>", p->in_title ? p->title : p->sub);
}

static void begin_block(struct prose *p, int kind, buf *out) {
    int before = p->block;
    end_block(p, kind, out);
    p->in_title = false;
    switch (kind) {
    case BLOCK_HEADING:
    case BLOCK_SUBHEAD: begin_heading(p, kind == BLOCK_HEADING, out); break;
    case BLOCK_ITEM: buf_str(out, before == BLOCK_ITEM ? S("<li>") : S("<ul>\n<li>")); break;
    case BLOCK_QUOTE: buf_str(out, before == BLOCK_QUOTE ? S("<p>") : S("<blockquote>\n<p>")); break;
    default: buf_str(out, S("<p>"));
    }
    p->block = kind;
}

void prose_open(struct prose *p, const struct piece *piece, buf *out) {
    bool first = !p->open;
    if (piece->starts == STARTS_ARTICLE) end_article(p, out);
    if (!p->open) begin_article(p, out);
    if (first || piece->starts >= STARTS_BLOCK) begin_block(p, piece->kind, out);
    else if (piece->starts == STARTS_SENTENCE) buf_char(out, ' ');
}

void prose_end(struct prose *p, buf *out) { end_article(p, out); }
