#include "audio/vtt.h"

void vtt_time(buf *out, int64_t ms) {
    long long t = ms;
    buf_fmt(out, "%02lld:%02lld:%02lld.%03lld", t / 3600000, t / 60000 % 60, t / 1000 % 60, t % 1000);
}

void vtt_span(buf *out, int64_t from, int64_t to) {
    vtt_time(out, from);
    buf_str(out, S(" --> "));
    vtt_time(out, to);
}

void vtt_text(buf *out, str text) {
    for (size_t i = 0; i < text.n; i++) {
        switch (text.p[i]) {
        case '&': buf_str(out, S("&amp;")); break;
        case '<': buf_str(out, S("&lt;")); break;
        case '>': buf_str(out, S("&gt;")); break;
        default: buf_char(out, text.p[i]);
        }
    }
}
