// ldjson: {"headline":"\u0916\u092c\u0930"}, headline -> खबर
#include "text/ldjson.h"

#include <string.h>

#include "base/utf8.h"

// Where the value of the key starts, behind the quote that opens it; json.n for none
static size_t value_of(str json, str key) {
    for (size_t i = 0; (i += str_find(str_sub(json, i, json.n), key)) < json.n;) {
        bool quoted = i && json.p[i - 1] == '"' && i + key.n < json.n && json.p[i + key.n] == '"';
        i += key.n;
        size_t k = i + 1;
        while (quoted && k < json.n && strchr(" :\n\r\t", json.p[k])) k++;
        if (quoted && k < json.n && json.p[k] == '"') return k + 1;
    }
    return json.n;
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

// \uD83D\uDE00 are two halves of one character.  How many bytes were read.
static size_t unicode(str s, size_t i, buf *out) {
    char room[UTF8_MAX];
    uint32_t c, low;
    size_t n = 6;
    if (!hex4(s, i + 2, &c)) return 2;
    bool pair = c >= 0xD800 && c < 0xDC00 && i + 7 < s.n && s.p[i + 6] == '\\' && s.p[i + 7] == 'u' && hex4(s, i + 8, &low) && low >= 0xDC00 && low < 0xE000;
    if (pair) c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00), n = 12;
    if (c < 0xD800 || c >= 0xE000) buf_add(out, room, utf8_encode(c ? c : ' ', room));
    return n;
}

static size_t escape(str s, size_t i, buf *out) {
    char c = s.p[i + 1];
    if (c == 'u') return unicode(s, i, out);
    buf_char(out, c == 'n' || c == 'r' ? '\n' : c == 't' || c == 'b' || c == 'f' ? ' ' : c);
    return 2;
}

bool ldjson_string(str json, str key, buf *out, size_t *at) {
    size_t i = *at = value_of(json, key);
    out->n = 0;
    while (i < json.n && json.p[i] != '"') {
        if (json.p[i] == '\\' && i + 1 < json.n) i += escape(json, i, out);
        else buf_char(out, json.p[i++]);
    }
    return i < json.n;
}
