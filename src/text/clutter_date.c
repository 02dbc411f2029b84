// clutter_date: "Updated: 12 Mar 2024, 10:15 AM", "रीना माथुर · 12 दिसंबर 2025", "7 घंटे पहले"
#include "text/clutter_date.h"

#include <string.h>

#include "text/headline.h"
#include "text/shape.h"

enum { CRUMB = 240, AGO_WORDS = 9, NAMES = 4, NAME_WORDS = 6, MASTHEAD_WORDS = 9 };

static bool ends_in_danda(str s) { return str_ends(s, S("\xE0\xA5\xA4")); }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_hindi_digit(str s) { return s.n > 2 && (unsigned char)s.p[0] == 0xE0 && (unsigned char)s.p[1] == 0xA5 && (unsigned char)s.p[2] >= 0xA6 && (unsigned char)s.p[2] <= 0xAF; } // as written

// Every word a number or a word of dates; how many digits and such words there are
static bool date_words(const struct clutter *c, str s, size_t *digits, size_t *named, bool *clock) {
    *digits = *named = 0, *clock = false;
    for (str word; str_split(&s, ' ', &word);) {
        size_t of_word = 0, signs = 0;
        word = shape_bare(word);
        for (size_t i = 0; i < word.n; i++) {
            bool number = is_digit(word.p[i]) || is_hindi_digit(str_sub(word, i, word.n));
            of_word += number, signs += !number && ((unsigned char)word.p[i] & 0xC0) != 0x80;
            *clock = *clock || (i && word.p[i] == ':' && is_digit(word.p[i - 1]));
        }
        *digits += of_word;
        if (word.n && !of_word && !clutter_starts(c, word, CLUTTER_DATE, true)) return false;
        if (of_word && of_word < signs) return false;
        *named += word.n && !of_word;
    }
    return *digits > 0;
}

void clutter_months(const struct clutter *c, str line, buf *out) {
    for (size_t i = 0, n; i < line.n; i += n) {
        const struct wording *p = NULL;
        bool month = wording_in_word(line, i) && (n = clutter_at(c, line, i, CLUTTER_DATE, &p)) > 0 && p->note.n;
        n = month ? n : wording_word_end(line, i) - i;
        buf_str(out, month ? p->note : str_sub(line, i, i + n));
    }
}

bool clutter_is_stamp(const struct clutter *c, str line) {
    size_t digits, named;
    bool clock;
    return line.n <= CRUMB && date_words(c, line, &digits, &named, &clock) && digits >= 5;
}

bool clutter_is_number(const struct clutter *c, str line) {
    size_t digits, named;
    bool clock;
    str s = shape_bare(line);
    if (words_in(s) > 2 || !date_words(c, s, &digits, &named, &clock)) return s.n && is_digit(s.p[0]) && words_in(s) <= 2 && clutter_is_whole(c, str_sub(s, str_find(s, S(" ")), s.n), CLUTTER_SCALE);
    return true;
}

// 11:42 AM, शाम 5:30 बजे: a clock time and nothing else; 10:10 alone may be of the story
static bool clock_line(const struct clutter *c, str s) {
    size_t digits, named;
    bool clock;
    return s.n <= CRUMB && date_words(c, s, &digits, &named, &clock) && clock && digits >= 3 && named;
}

// "खेल डेस्क, इंदौर Updated Sun, 18 Jan 2026": a label, and from it to the end a date
static bool ends_in_stamp(const struct clutter *c, str s) {
    int row;
    for (size_t next = 0, i, n; s.n <= CRUMB && wordings_next(c->table, s, &next, &i, &row);) {
        if ((n = clutter_at(c, s, i, CLUTTER_START, NULL)) == 0) continue;
        if (clutter_is_stamp(c, str_sub(s, i + n, s.n))) return true;
    }
    return false;
}

// 7 घंटे पहले, कोटा · 2 दिन पहले; but not "चुनाव से 2 दिन पहले"
static bool ago(const struct clutter *c, str s) {
    size_t i = 0, digits = 0, n;
    if (words_in(s) > AGO_WORDS) return false;
    for (; i < s.n; i += digits ? digits : 1) {
        for (digits = 0; i + digits < s.n && is_digit(s.p[i + digits]); digits++) {}
        size_t unit = i + digits + (i + digits < s.n && s.p[i + digits] == ' ');
        if (!digits || unit >= s.n || (n = clutter_at(c, s, unit, CLUTTER_AGO, NULL)) == 0) continue;
        bool apart = !shape_bare(str_sub(s, 0, i)).n || s.p[i - 1] != ' ' || shape_bare(str_sub(s, 0, i)).n + 1 < i;
        return apart && !shape_bare(str_sub(s, unit + n, s.n)).n;
    }
    return false;
}

bool clutter_says_when(const struct clutter *c, str s) { return clock_line(c, s) || ends_in_stamp(c, s) || ago(c, s); }

// 1.2K व्यूज, 5 मिनट पढ़ें
bool clutter_is_count(const struct clutter *c, str s) {
    size_t i = 0;
    while (i < s.n && (is_digit(s.p[i]) || s.p[i] == ' ')) i++;
    return (words_in(s) <= 5 && (clutter_ends(c, shape_bare(s), CLUTTER_COUNT) || clutter_begins(c, s, CLUTTER_COUNT))) || (i && clutter_is_whole(c, str_sub(s, i, s.n), CLUTTER_COUNT));
}

// Behind `from` a day with its year and no more
static bool day_from(const struct clutter *c, str s, size_t from, size_t to) {
    size_t digits, named;
    bool clock;
    return date_words(c, str_sub(s, from, to), &digits, &named, &clock) && digits >= 5 && named;
}

// दिनांक: before a day and nothing else
static bool is_date_label(str s) { return words_in(s) == 1 && str_ends(s, S(":")); }

// A bar or a dot parts the name from the day, or it is in Latin letters: "बलिया, 12 मई 2025" is a dateline
static bool is_name(str s) {
    str b = shape_bare(s);
    bool latin = b.n > 0;
    for (size_t i = 0; i < b.n; i++) latin = latin && (unsigned char)b.p[i] < 0x80 && !is_digit(b.p[i]);
    return latin || str_find(s, S("|")) < s.n || str_find(s, S("\xC2\xB7")) < s.n || str_find(s, S("\xE2\x80\xA2")) < s.n;
}

static bool by_name(const struct clutter *c, str line) {
    str s = shape_bare(line);
    size_t words = words_in(s), at = 0;
    if (s.n > CRUMB || words > 9 || ends_in_danda(s)) return false;
    for (size_t k = 0; k < words; k++, at += str_find(str_sub(s, at, s.n), S(" ")) + 1) {
        if (k <= NAMES && day_from(c, s, at, s.n)) return !k || is_name(str_sub(s, 0, at)) || is_date_label(str_trim(str_sub(s, 0, at)));
        if (k && words - k <= NAMES && day_from(c, s, 0, at - 1)) return is_name(str_sub(s, at, s.n)) || is_name(str_sub(s, at - 4, at));
    }
    return false;
}

bool clutter_parts(str s, size_t i) {
    return str_starts(str_sub(s, i, s.n), S("\xC2\xB7")) || str_starts(str_sub(s, i, s.n), S("\xE2\x80\xA2")) || s.p[i] == '|';
}

// निखिल चौधरी · 9 दिसंबर 2023 · 4 मिनट में पढ़ें: a few words between bars or dots, some of them a day or a count
static bool is_parted_meta(const struct clutter *c, str s) {
    size_t parts = 0, sure = 0, names = 0;
    for (size_t i = 0, from = 0; i <= s.n; i++) {
        if (i < s.n && !clutter_parts(s, i)) continue;
        str part = shape_bare(str_sub(s, from, i));
        if (words_in(part) > NAME_WORDS) return false;
        parts += part.n > 0;
        names += words_in(part) == 2 || words_in(part) == 3;
        sure += part.n && (clutter_starts(c, part, CLUTTER_SECTION, true) || clutter_is_stamp(c, part) || clutter_says_when(c, part) || (shape_has_digit(part) && clutter_is_count(c, part)) || clutter_starts(c, part, CLUTTER_TAG, true) || clutter_starts(c, part, CLUTTER_START, false));
        from = i + 1;
    }
    return parts >= 2 && (sure || (names == parts && !shape_has_digit(s))); // हाना वेबर | राकेश मेनन
}

bool clutter_is_masthead(const struct clutter *c, str line) {
    str s = shape_bare(line);
    size_t at = 0, words = words_in(s), issues = 0, n;
    if (words > MASTHEAD_WORDS || ends_in_danda(s)) return false;
    for (size_t k = 0; k < words; k++, at += str_find(str_sub(s, at, s.n), S(" ")) + 1) {
        if (k && k <= NAME_WORDS && day_from(c, s, at, s.n)) return true;
        n = clutter_at(c, s, at, CLUTTER_ISSUE, NULL);
        issues += n && at + n + 1 < s.n && is_digit(s.p[at + n + 1]);
    }
    return issues >= 2;
}

// बरेली 3 घंटे पहले; but not "चुनाव से 2 दिन पहले"
static bool is_place_ago(const struct clutter *c, str s) {
    size_t space = str_find(s, S(" "));
    return space < s.n && !is_digit(s.p[0]) && ago(c, str_sub(s, space + 1, s.n));
}

bool clutter_is_dated(const struct clutter *c, str line) { return by_name(c, line) || is_parted_meta(c, line) || is_place_ago(c, shape_bare(line)); }
