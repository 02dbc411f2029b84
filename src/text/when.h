// when: dates of feeds and pages -> ISO 8601 and seconds.
//
//     "Sun, 22 Nov 2026 09:30:00 +0530"  ->  "2026-11-22T09:30:00+05:30"
//     "2026-11-22T04:00Z", "20261122"    ->  "2026-11-22T04:00:00Z", "2026-11-22"
#ifndef TEXT_WHEN_H
#define TEXT_WHEN_H

#include <time.h>

#include "base/arena.h"

struct when {
    int year, month, day;             // year 0: none
    int hour, minute, second;         // hour -1: only a day is known
    int zone;                         // minutes east of Greenwich
    bool zoned;                       // else the zone is not known
};

bool when_read(str written, struct when *out); // false: no date.  English month names only, as in RFC 822
str when_iso(const struct when *w, arena *mem);
int64_t when_seconds(const struct when *w);    // since 1970; a date without a zone counts as Indian time

// What --since takes: a date as above, or so many hours or days ("24h", "2d") before `now`.
bool when_since(str given, time_t now, int64_t *seconds);

#endif
