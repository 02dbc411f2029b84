// clutter: lines that a site puts around an article: bylines, time stamps, share bars, credits, tags, notices.
//
//     "फोटो: पीटीआई", "Updated: 12 Mar 2024, 10:15 AM IST", "#Delhi #Rain", "Home > देश > दिल्ली"
//
// Only short lines are judged, by the phrases of tidy.tsv and by a few shapes; a sentence that ends in a danda is
// never clutter by its shape.  When in doubt a line is no clutter.
#ifndef TEXT_CLUTTER_H
#define TEXT_CLUTTER_H

#include "text/clutter_phrase.h"

extern const char clutter_hint[]; // the reason that is no more than likely: a line that holds a HINT
const char *clutter_line(const struct clutter *c, str line); // why a whole line is clutter, or NULL

#endif
