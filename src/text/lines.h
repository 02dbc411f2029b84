// lines: the lines of a plain text, and whether they are set in a column.
#ifndef TEXT_LINES_H
#define TEXT_LINES_H

#include "text/line.h"
#include "text/whole.h"

struct line { size_t from, to; }; // trimmed, in the text
struct lines { struct line *v; size_t n, width; bool wrapped, spaced; }; // width: of the column, else of the widest; spaced: empty lines part its paragraphs

struct lines lines_cut(const struct whole_text *t); // free(v) afterwards
str lines_text(const struct whole_text *t, struct line l);

#endif
