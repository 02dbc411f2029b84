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

// Where in s->text the source byte lies, not before `from`.
static size_t place_of(const struct sentence *s, size_t src, size_t from) {
    size_t at = text_of(s->block, src, s->at + from);
    at = at > s->at ? at - s->at : 0;
    while (inside_character(s->text, at)) at++;
    return at < s->text.n ? at : s->text.n;
}

// Between two tokens: signs before a blank belong to the first, those behind it (an opening quote) to the next.
static size_t parting(str text, size_t end, size_t next) {
    for (size_t i = next; i > end; i--) {
        if (text.p[i - 1] == ' ') return i;
    }
    return next;
}

void written_place(const struct sentence *s, const struct word *word, size_t words, str *written) {
    size_t from = 0, top = 0; // in s->text; the greatest source byte so far
    for (size_t i = 0; i < words; i++) written[i] = S("");
    for (size_t i = 0, next; i < words; i = next) {
        if (word[i].src.to > top) top = word[i].src.to;
        for (next = i + 1; next < words && word[next].src.from < top; next++) {
            if (word[next].src.to > top) top = word[next].src.to;
        }
        size_t to = s->text.n;
        if (next < words) to = parting(s->text, place_of(s, top, from), place_of(s, word[next].src.from, from));
        written[i] = str_sub(s->text, from, to);
        if (to > from) from = to;
    }
}
