#include "publish/markup.h"

#include "base/utf8.h"

static bool held_by_xml(uint32_t c) { return c >= 0x20 && (c < 0x7F || c > 0x9F) && c != 0xFFFE && c != 0xFFFF; }

static str entity(char c) {
    switch (c) {
    case '&': return S("&amp;");
    case '<': return S("&lt;");
    case '>': return S("&gt;");
    case '"': return S("&quot;");
    case '\'': return S("&#39;");
    case '\t': case '\n': case '\r': return S(" ");
    default: return S("");
    }
}

void markup_text(buf *out, str text) {
    for (size_t i = 0, n; i < text.n; i += n) {
        str rest = str_sub(text, i, text.n), instead = entity(text.p[i]);
        uint32_t c = utf8_decode(rest, &n);
        if (instead.n) buf_str(out, instead);
        else if (held_by_xml(c) && utf8_valid(str_sub(rest, 0, n))) buf_str(out, str_sub(rest, 0, n));
    }
}
