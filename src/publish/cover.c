#include "publish/cover.h"

#include "audio/cue.h"
#include "publish/markup.h"

// Of a sheet of 800 x 1280; a Devanagari letter is at most 0.72 of its height wide
enum { LINE_LETTERS = 14, LINES = 7, ROOM = 680, LARGEST = 84, FIRST_LINE = 330, BELOW = 1180, BELOW_SIZE = 40, LETTER = 72, STEP = 145 };

// The words that fit on one line, at least one -> bytes of them
static size_t line_of(str rest) {
    size_t end = 0;
    for (size_t i = 0; i <= rest.n; i++) {
        if (i < rest.n && rest.p[i] != ' ') continue;
        if (end && cue_width(str_sub(rest, 0, i)) > LINE_LETTERS) break;
        end = i;
    }
    return end;
}

static size_t split(str title, str line[LINES]) {
    size_t n = 0;
    for (str rest = str_trim(title); rest.n && n < LINES; n++) {
        size_t end = line_of(rest);
        line[n] = str_sub(rest, 0, end);
        rest = str_trim(str_sub(rest, end, rest.n));
    }
    return n;
}

static int size_for(const str *line, size_t n) {
    size_t widest = 1;
    for (size_t i = 0; i < n; i++) widest = cue_width(line[i]) > widest ? cue_width(line[i]) : widest;
    int size = ROOM * 100 / (LETTER * (int)widest);
    return size < LARGEST ? size : LARGEST;
}

static void text(buf *out, int y, int size, str words, bool more) {
    buf_fmt(out, "<text x=\"400\" y=\"%d\" font-size=\"%d\">", y, size);
    markup_text(out, words);
    buf_str(out, more ? S(" \342\200\246</text>\n") : S("</text>\n")); // an ellipsis
}

void cover_svg(buf *out, str title, str below) {
    str line[LINES];
    size_t n = split(title, line);
    int size = size_for(line, n);
    str whole = str_trim(title);
    buf_str(out, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"1280\" "
                   "viewBox=\"0 0 800 1280\" role=\"img\">\n<title>"));
    markup_text(out, whole);
    buf_str(out, S("</title>\n<rect width=\"800\" height=\"1280\" fill=\"#16324f\"/>\n<rect x=\"60\" y=\"150\" width=\"680\" height=\"8\" fill=\"#f2a900\"/>\n"
                   "<g fill=\"#ffffff\" text-anchor=\"middle\" font-family=\"'Noto Serif Devanagari', 'Noto Sans Devanagari', serif\">\n"));
    for (size_t i = 0; i < n; i++) {
        bool cut = i + 1 == n && line[i].p + line[i].n < whole.p + whole.n;
        text(out, FIRST_LINE + (int)i * size * STEP / 100, size, line[i], cut);
    }
    if (below.n) text(out, BELOW, BELOW_SIZE, below, false);
    buf_str(out, S("</g>\n</svg>\n"));
}
