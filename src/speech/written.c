#include "speech/written.h"

// First offset >= from of the block's text whose source is at or behind byte `src`.
static size_t text_of(const struct block *b, size_t src, size_t from) {
    for (size_t k = 0; k < b->maps; k++) {
        size_t end = k + 1 < b->maps ? b->map[k + 1].text : b->text.n;
        size_t start = b->map[k].text > from ? b->map[k].text : from;
        int64_t at = (int64_t)src - b->map[k].delta;
        if (start >= end) continue;
        if (at < (int64_t)start) return start;
        if (at < (int64_t)end) return (size_t)at;
    }
    return b->text.n;
}

static bool inside_character(str text, size_t at) { return at < text.n && ((unsigned char)text.p[at] & 0xC0) == 0x80; }

void written_place(const struct sentence *s, const struct word *word, size_t words, str *written) {
    size_t from = 0, top = 0; // in s->text; the greatest source byte so far
    for (size_t i = 0; i < words; i++) written[i] = S("");
    for (size_t i = 0, next; i < words; i = next) {
        if (word[i].src.to > top) top = word[i].src.to;
        for (next = i + 1; next < words && word[next].src.from < top; next++) {
            if (word[next].src.to > top) top = word[next].src.to;
        }
        size_t to = s->text.n;
        if (next < words) {
            size_t at = text_of(s->block, word[next].src.from, s->at + from);
            to = at > s->at ? at - s->at : 0;
        }
        while (inside_character(s->text, to)) to++;
        written[i] = str_trim(str_sub(s->text, from, to));
        if (to > from) from = to < s->text.n ? to : s->text.n;
    }
}
