// jtree: {"headline":"\u0916\u092c\u0930"} -> object, headline: खबर
#include "text/jtree.h"

#include <stdlib.h>

#include "base/utf8.h"

enum { DEEPEST = 64 };

struct parse { str s; size_t i; arena *mem; };

static void blanks(struct parse *p) {
    while (p->i < p->s.n && (unsigned char)p->s.p[p->i] <= ' ') p->i++;
}

static bool take(struct parse *p, char c) {
    blanks(p);
    bool is = p->i < p->s.n && p->s.p[p->i] == c;
    p->i += is;
    return is;
}

static bool hex4(str s, size_t i, uint32_t *c) {
    *c = 0;
    if (i + 4 > s.n) return false;
    for (size_t k = i; k < i + 4; k++) {
        char x = s.p[k];
        if (x >= '0' && x <= '9') *c = *c << 4 | (uint32_t)(x - '0');
        else if ((x | 32) >= 'a' && (x | 32) <= 'f') *c = *c << 4 | (uint32_t)((x | 32) - 'a' + 10);
        else return false;
    }
    return true;
}

// \uD83D\uDE00 are two halves of one character
static size_t unicode(struct parse *p, char *out) {
    uint32_t c, low;
    str s = p->s;
    size_t i = p->i;
    if (!hex4(s, i + 2, &c)) return p->i += 2, 0;
    bool pair = c >= 0xD800 && c < 0xDC00 && i + 7 < s.n && s.p[i + 6] == '\\' && s.p[i + 7] == 'u' && hex4(s, i + 8, &low) && low >= 0xDC00 && low < 0xE000;
    if (pair) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
    p->i += pair ? 12 : 6;
    if (c >= 0xD800 && c < 0xE000) return 0;
    return utf8_encode(c ? c : ' ', out);
}

static size_t escape(struct parse *p, char *out) {
    char c = p->s.p[p->i + 1];
    if (c == 'u') return unicode(p, out);
    p->i += 2;
    *out = c == 'n' || c == 'r' ? '\n' : c == 't' || c == 'b' || c == 'f' ? ' ' : c;
    return 1;
}

// Behind the opening quote; the text is empty when the string never ends
static str string(struct parse *p) {
    size_t end = p->i, n = 0;
    while (end < p->s.n && p->s.p[end] != '"') end += p->s.p[end] == '\\' ? 2 : 1;
    if (end >= p->s.n) return p->i = p->s.n, S("");
    char *out = arena_get(p->mem, end - p->i + 1);
    while (p->i < end) {
        if (p->s.p[p->i] == '\\') n += escape(p, out + n);
        else out[n++] = p->s.p[p->i++];
    }
    p->i = end + 1;
    return (str){out, n};
}

static struct jtree *value(struct parse *p, int depth);

static void members(struct parse *p, struct jtree *in, char end, int depth) {
    struct jtree **last = &in->first;
    while (p->i < p->s.n && !take(p, end)) {
        str key = S("");
        if (in->kind == JTREE_OBJECT) {
            if (!take(p, '"')) return (void)(p->i = p->s.n);
            key = string(p);
            if (!take(p, ':')) return (void)(p->i = p->s.n);
        }
        struct jtree *one = value(p, depth + 1);
        one->key = key;
        *last = one, last = &one->next;
        take(p, ',');
    }
}

static void other(struct parse *p, struct jtree *j) {
    size_t from = p->i;
    while (p->i < p->s.n && !strchr(",]}: \n\r\t", p->s.p[p->i])) p->i++;
    j->text = str_sub(p->s, from, p->i);
    j->at = from;
    j->kind = str_eq(j->text, S("null")) || !j->text.n ? JTREE_NULL : JTREE_OTHER;
    if (!j->text.n) p->i++; // what cannot start a value
}

static struct jtree *value(struct parse *p, int depth) {
    struct jtree *j = ARENA_NEW(p->mem, struct jtree);
    blanks(p);
    if (depth > DEEPEST) {
        p->i = p->s.n;
    } else if (take(p, '"')) {
        j->kind = JTREE_STRING, j->at = p->i;
        j->text = string(p);
    } else if (take(p, '{')) {
        j->kind = JTREE_OBJECT;
        members(p, j, '}', depth);
    } else if (take(p, '[')) {
        j->kind = JTREE_LIST;
        members(p, j, ']', depth);
    } else if (p->i < p->s.n) {
        other(p, j);
    }
    return j;
}

struct jtree *jtree_read(str document, arena *mem) {
    struct parse p = {.s = document, .mem = mem};
    if (str_starts(document, S("\xEF\xBB\xBF"))) p.i = 3;
    return value(&p, 0);
}

const struct jtree *jtree_member(const struct jtree *object, const char *key) {
    for (const struct jtree *j = object && object->kind == JTREE_OBJECT ? object->first : NULL; j; j = j->next)
        if (str_eq(j->key, str_of(key))) return j;
    return NULL;
}

str jtree_string(const struct jtree *j) {
    if (!j) return S("");
    if (j->kind == JTREE_STRING) return j->text;
    if (j->kind == JTREE_LIST) return jtree_string(j->first);
    str name = jtree_string(jtree_member(j, "name"));
    return name.n ? name : jtree_string(jtree_member(j, "@id"));
}

const struct jtree *jtree_find(const struct jtree *j, const char *key) {
    if (!j || j->kind < JTREE_LIST) return NULL;
    for (const struct jtree *one = j->first; one; one = one->next) {
        if (one->kind == JTREE_STRING && str_eq(one->key, str_of(key))) return one;
        const struct jtree *inside = jtree_find(one, key);
        if (inside) return inside;
    }
    return NULL;
}
