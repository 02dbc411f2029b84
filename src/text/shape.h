// shape: what a line looks like, whatever its words are: hashtags, a path of sections, an address, initials, a clock.
#ifndef TEXT_SHAPE_H
#define TEXT_SHAPE_H

#include "base/str.h"

str shape_bare(str s);            // without the signs, emoji and invisible marks that stand around a label
str shape_without_address(str s); // without the address at its end: "पूरी खबर पढ़ें: https://..."

bool shape_is_tags(str s);       // #दिल्ली #बारिश; #ind vs nz #odi series
bool shape_is_crumbs(str s);     // होम / देश / दिल्ली
size_t shape_path_start(str s);  // bytes before the first sign that parts a path; s.n: none
bool shape_is_address(str s);    // home-madhya-pradesh, URL: http://..., www.example.org
bool shape_is_clock(str s);      // Wed, 05 Jun 2024 08:45 AM (IST); 0:00 / 6:12
bool shape_is_initials(str s);   // एमजी/आरपीएम/केसी, क्रमांक/118/जनसंपर्क: who wrote and typed a release, its number
bool shape_is_counter(str s);    // 3 / 12: which picture of how many
bool shape_has_digit(str s);
bool shape_is_latin(str s);      // letters, and none of Hindi

#endif
