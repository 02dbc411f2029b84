#include "base/json.h"

#include "base/utf8.h"

void json_string(buf *out, str text) {
    char bytes[UTF8_MAX];
    buf_char(out, '"');
    for (size_t i = 0, n; i < text.n; i += n) {
        uint32_t c = utf8_decode(str_sub(text, i, text.n), &n);
        if (c == '"' || c == '\\') buf_char(out, '\\');
        if (c < 0x20) buf_fmt(out, "\\u%04x", (unsigned)c);
        else buf_add(out, bytes, utf8_encode(c, bytes));
    }
    buf_char(out, '"');
}
