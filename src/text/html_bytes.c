#include "text/html_bytes.h"

#include <string.h>
#include <strings.h>

enum { LOOK = 4096 };

static bool has_word(str head, const char *word) { // ASCII, any case
    size_t n = strlen(word);
    for (size_t i = 0; i + n <= head.n; i++)
        if (strncasecmp(head.p + i, word, n) == 0) return true;
    return false;
}

bool html_looks_like(str raw) {
    str head = str_sub(raw, 0, LOOK);
    while (head.n && ((unsigned char)head.p[0] <= ' ' || (unsigned char)head.p[0] >= 0xBB)) head = str_sub(head, 1, head.n);
    return head.n && head.p[0] == '<' && (has_word(head, "<!doctype html") || has_word(head, "<html") || has_word(head, "<body") || has_word(head, "<p") || has_word(head, "<div"));
}

static bool closes_itself(const char *name, size_t n) {
    static const char *const flat[] = {"p", "li", "td", "th", "tr", "dt", "dd", "br", "hr", "img", "input", "meta", "link", "option", "source",
                                       "col", "area", "base", "embed", "param", "track", "wbr"};
    for (size_t i = 0; i < sizeof flat / sizeof *flat; i++)
        if (strlen(flat[i]) == n && strncasecmp(flat[i], name, n) == 0) return true;
    return false;
}

void html_flatten(char *p, size_t n) {
    size_t depth = 0;
    for (size_t i = 0; i + 1 < n; i++) {
        if (p[i] != '<') continue;
        bool end = p[i + 1] == '/';
        size_t name = i + 1 + end, len = 0;
        while (name + len < n && ((p[name + len] | 32) >= 'a' && (p[name + len] | 32) <= 'z')) len++;
        if (!len || closes_itself(p + name, len)) continue;
        bool deep = end ? depth > HTML_DEEPEST : depth >= HTML_DEEPEST;
        if (end) depth -= depth > 0;
        else depth++;
        if (!deep) continue;
        while (i < n && p[i] != '>') p[i++] = ' ';
        if (i < n) p[i] = ' ';
    }
}
