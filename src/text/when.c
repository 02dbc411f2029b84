// when: "22 Nov 2026" -> 2026-11-22
#include "text/when.h"

#include <stdio.h>
#include <strings.h>

enum { INDIA = 330, DAY = 86400 };

static bool digit(str s, size_t i) { return i < s.n && s.p[i] >= '0' && s.p[i] <= '9'; }
static bool letter(str s, size_t i) { return i < s.n && (s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z'; }

// The number at *i of at most `most` digits; how many digits it had
static int number(str s, size_t *i, int most, int *out) {
    int n = 0;
    for (*out = 0; n < most && digit(s, *i); n++, ++*i) *out = *out * 10 + (s.p[*i] - '0');
    return n;
}

static void blanks(str s, size_t *i) {
    while (*i < s.n && (s.p[*i] == ' ' || s.p[*i] == ',' || s.p[*i] == '\n' || s.p[*i] == '\t')) ++*i;
}

static int month_named(str s, size_t *i) {
    static const char *const month[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    size_t from = *i;
    while (letter(s, *i)) ++*i;
    if (*i < s.n && s.p[*i] == '.') ++*i;
    for (int m = 0; m < 12 && *i - from >= 3; m++)
        if (strncasecmp(s.p + from, month[m], 3) == 0) return m + 1;
    return 0;
}

// +0530, +05:30, Z, GMT, IST
static void read_zone(str s, size_t i, struct when *w) {
    int h, m = 0;
    blanks(s, &i);
    if (i >= s.n) return;
    char sign = s.p[i];
    if (sign == '+' || sign == '-') {
        i++;
        if (number(s, &i, 2, &h) != 2) return;
        if (i < s.n && s.p[i] == ':') i++;
        number(s, &i, 2, &m);
        if (h > 14 || m > 59) return;
        w->zone = (sign == '-' ? -1 : 1) * (h * 60 + m), w->zoned = true;
        return;
    }
    str name = str_sub(s, i, i + 3);
    w->zoned = sign == 'Z' || sign == 'z' || str_eq(name, S("GMT")) || str_eq(name, S("UTC")) || str_eq(name, S("IST")) || str_eq(name, S("UT"));
    w->zone = str_eq(name, S("IST")) ? INDIA : 0;
}

// 09:30[:00[.000]] [AM] zone
static void read_clock(str s, size_t i, struct when *w) {
    int h, m, sec = 0;
    if (!number(s, &i, 2, &h) || i >= s.n || s.p[i] != ':') return;
    i++;
    if (number(s, &i, 2, &m) != 2) return;
    if (i < s.n && s.p[i] == ':') i++, number(s, &i, 2, &sec);
    if (i < s.n && s.p[i] == '.') for (i++; digit(s, i);) i++;
    str half = str_sub(s, i + (i < s.n && s.p[i] == ' '), i + 3);
    bool pm = half.n >= 2 && strncasecmp(half.p, "pm", 2) == 0, am = half.n >= 2 && strncasecmp(half.p, "am", 2) == 0;
    if (pm && h < 12) h += 12;
    if (am && h == 12) h = 0;
    if (h > 23 || m > 59 || sec > 60) return;
    w->hour = h, w->minute = m, w->second = sec > 59 ? 59 : sec;
    read_zone(s, i + (am || pm ? 3 : 0), w);
}

static bool iso(str s, size_t *i, struct when *w) {
    int dashes = 0;
    if (number(s, i, 4, &w->year) != 4) return false;
    if (*i < s.n && (s.p[*i] == '-' || s.p[*i] == '/')) ++*i, dashes++;
    if (!number(s, i, 2, &w->month)) return false;
    if (dashes && (*i >= s.n || (s.p[*i] != '-' && s.p[*i] != '/'))) return false;
    *i += (size_t)dashes;
    return number(s, i, 2, &w->day) > 0;
}

// [Sun,] 22 Nov 2026, or Nov 22, 2026
static bool english(str s, size_t *i, struct when *w) {
    if (letter(s, *i) && !(w->month = month_named(s, i))) blanks(s, i); // the day of the week
    blanks(s, i);
    if (letter(s, *i) && !w->month) w->month = month_named(s, i);
    blanks(s, i);
    if (!number(s, i, 2, &w->day)) return false;
    while (*i < s.n && (s.p[*i] == ' ' || s.p[*i] == '-' || s.p[*i] == ',')) ++*i;
    if (!w->month) w->month = month_named(s, i);
    while (*i < s.n && (s.p[*i] == ' ' || s.p[*i] == '-' || s.p[*i] == ',')) ++*i;
    int digits = number(s, i, 4, &w->year);
    if (digits == 2) w->year += w->year < 70 ? 2000 : 1900;
    return digits == 4 || digits == 2;
}

bool when_read(str written, struct when *out) {
    str s = str_trim(written);
    struct when w = {.hour = -1};
    size_t i = 0;
    if (!iso(s, &i, &w)) {
        w = (struct when){.hour = -1}, i = 0;
        if (!english(s, &i, &w)) return false;
    }
    if (w.year < 1900 || w.year > 2200 || w.month < 1 || w.month > 12 || w.day < 1 || w.day > 31) return false;
    while (i < s.n && (s.p[i] == 'T' || s.p[i] == 't' || s.p[i] == ' ' || s.p[i] == ',')) i++;
    read_clock(s, i, &w);
    *out = w;
    return true;
}

str when_iso(const struct when *w, arena *mem) {
    char text[48];
    int n = snprintf(text, sizeof text, "%04d-%02d-%02d", w->year, w->month, w->day);
    if (w->hour >= 0) n += snprintf(text + n, sizeof text - (size_t)n, "T%02d:%02d:%02d", w->hour, w->minute, w->second);
    int zone = w->zone < 0 ? -w->zone : w->zone;
    if (w->hour >= 0 && w->zoned && !zone) n += snprintf(text + n, sizeof text - (size_t)n, "Z");
    else if (w->hour >= 0 && w->zoned) n += snprintf(text + n, sizeof text - (size_t)n, "%c%02d:%02d", w->zone < 0 ? '-' : '+', zone / 60, zone % 60);
    return arena_copy(mem, (str){text, (size_t)n});
}

// Days since 1970-01-01 of the Gregorian calendar, the year taken from March on
static int64_t days(int y, int m, int d) {
    int64_t year = m <= 2 ? y - 1 : y, month = (m + 9) % 12;
    return year * 365 + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + d - 1 - 719468;
}

int64_t when_seconds(const struct when *w) {
    int hour = w->hour < 0 ? 0 : w->hour;
    return days(w->year, w->month, w->day) * DAY + hour * 3600 + w->minute * 60 + w->second - (w->zoned ? w->zone : INDIA) * 60;
}

bool when_since(str given, time_t now, int64_t *seconds) {
    struct when w;
    size_t i = 0;
    int n, digits = number(given, &i, 6, &n);
    if (digits && i + 1 == given.n && (given.p[i] == 'h' || given.p[i] == 'd')) {
        *seconds = (int64_t)now - (int64_t)n * (given.p[i] == 'h' ? 3600 : DAY);
        return true;
    }
    if (!when_read(given, &w)) return false;
    *seconds = when_seconds(&w);
    return true;
}
