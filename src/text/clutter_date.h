// clutter_date: lines that say when, and how often: 12 Mar 2024, 10:15 AM; 7 घंटे पहले; 1.2K व्यूज.
#ifndef TEXT_CLUTTER_DATE_H
#define TEXT_CLUTTER_DATE_H

#include "text/clutter_phrase.h"

bool clutter_is_stamp(const struct clutter *c, str line);  // nothing but a date: 20 Jun 2025
bool clutter_is_dated(const struct clutter *c, str line);  // a name or two and a day, either first: रीना माथुर · 12 दिसंबर 2025
bool clutter_is_number(const struct clutter *c, str line); // a number and no more, a day: 203, 9.1 हज़ार, 15 नव॰
bool clutter_says_when(const struct clutter *c, str line); // 11:42 AM; Updated Sun, 18 Jan 2026; 7 घंटे पहले
bool clutter_is_count(const struct clutter *c, str line);  // 1.2K व्यूज, 5 मिनट पढ़ें
bool clutter_is_masthead(const struct clutter *c, str line); // a paper and its day or issue: दैनिक नवयुग भोपाल, बुधवार 11 नवंबर 1987 3
bool clutter_parts(str s, size_t i);                       // a bar or a dot that parts what a site says of a story

void clutter_months(const struct clutter *c, str line, buf *out); // the line, its months as when.h knows them: 20 Sep 2025

#endif
