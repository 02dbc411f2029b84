// line: what a line of plain text looks like by itself.
#ifndef TEXT_LINE_H
#define TEXT_LINE_H

#include "base/str.h"

enum { LINE_WIDEST = 130 }; // code points: a longer line is a paragraph

str line_first_word(str s);
str line_last_word(str s);
bool line_stops(str s);         // ends in a stop, a colon or a bar, behind them perhaps what closes a quote or bracket
bool line_has_letters(str s);   // or digits
size_t line_width(str s);       // in code points; beyond LINE_WIDEST no more than about

// How long the mark is with its blank, 0 for none
size_t line_bullet(str s);      // "• ", "- ", "1. ", "2) "
size_t line_heading(str s);     // "## "
size_t line_quote(str s);       // "> "
bool line_starts_block(str s);  // any of them

bool line_has_no_room(str above, str below, size_t width); // the first word below, in the line above, in a column so wide

#endif
