#include "speech/written.h"

// Between two tokens: signs before a blank belong to the first, those behind it (an opening quote) to the next.
static size_t parting(str text, size_t end, size_t next) {
    for (size_t i = next; i > end; i--) {
        if (text.p[i - 1] == ' ') return i;
    }
    return next;
}

void written_place(const struct sentence *s, const struct word *word, size_t words, str *written) {
    size_t from = 0, top = 0; // in s->text; the end of what has been placed
    for (size_t i = 0; i < words; i++) written[i] = S("");
    for (size_t i = 0, next; i < words; i = next) {
        if (word[i].in.to > top) top = word[i].in.to;
        for (next = i + 1; next < words && word[next].in.from < top; next++)
            if (word[next].in.to > top) top = word[next].in.to;
        size_t to = s->text.n, start = next < words ? word[next].in.from : to;
        if (start < to) to = parting(s->text, top < from ? from : top, start);
        written[i] = str_sub(s->text, from, to);
        if (to > from) from = to;
    }
}
