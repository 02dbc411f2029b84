#include "publish/title.h"

void title_count(buf *out, str words, size_t n) {
    size_t at = str_find(words, S("{n}"));
    buf_str(out, str_sub(words, 0, at));
    if (at == words.n) return;
    buf_fmt(out, "%zu", n);
    buf_str(out, str_sub(words, at + 3, words.n));
}

void title_put(buf *out, const struct title_facts *f, const struct phrases *p) {
    if (f->given) buf_str(out, str_of(f->given));
    else if (f->articles > 1) title_count(out, phrase_of(p, "several"), f->articles);
    else if (f->headline.n) buf_str(out, f->headline);
    else if (f->known.n) buf_str(out, f->known);
    else buf_str(out, phrase_of(p, "untitled"));
}
