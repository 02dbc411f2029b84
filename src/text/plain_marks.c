// plain_marks: "**मोटा** है" -> "मोटा है"
#include "text/plain_marks.h"

#include <string.h>

#include "text/headline.h"
#include "text/plain_pages.h"

enum { STRUCK = 400, HEAD_LINES = 40, FRONT_LINES = 60, SIGNATURE_LINES = 12, SIGNATURE_BYTES = 240, SIGNED_LINES = 8, SIGNED_WORDS = 5, PHONE = 8, LINK_LONGEST = 4000 };

static void blank(struct whole_text *t, size_t from, size_t to) { memset(t->text.p + from, ' ', to - from); }

static void cut(struct whole_text *t, size_t from, size_t to) { memset(t->text.p + from, WHOLE_CUT, to - from); }

static size_t line_end(const struct whole_text *t, size_t from) { return from + str_find(str_sub(buf_view(&t->text), from, t->text.n), S("\n")); }

// ---- letters ----

// A letter that was answered: nearly every line begins with >
static void unquote(struct whole_text *t) {
    size_t quoted = 0, filled = 0;
    char *p = t->text.p;
    for (size_t i = 0; i < t->text.n; i++) {
        if (i && p[i - 1] != '\n') continue;
        filled += p[i] != '\n';
        quoted += p[i] == '>';
    }
    if (quoted < 3 || quoted * 10 < filled * 8) return;
    for (size_t i = 0; i < t->text.n; i++)
        if ((!i || p[i - 1] == '\n')) while (i < t->text.n && p[i] == '>') p[i++] = ' ';
}

// "Content-Type: ...": how long the name is with its colon, 0: no line of a head
static size_t field_name(str s) {
    size_t i = 0;
    while (i < s.n && (((s.p[i] | 32) >= 'a' && (s.p[i] | 32) <= 'z') || (i && s.p[i] == '-'))) i++;
    return i > 1 && i + 1 < s.n && s.p[i] == ':' && s.p[i + 1] == ' ' ? i + 1 : 0;
}

static size_t answer_marks(str s) { // Fwd: Re:
    static const str marks[] = {{"Fwd:", 4}, {"FW:", 3}, {"Fw:", 3}, {"Re:", 3}, {"RE:", 3}, {"FWD:", 4}};
    size_t n = 0, before;
    do {
        before = n;
        while (n < s.n && s.p[n] == ' ') n++;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (str_starts(str_sub(s, n, s.n), marks[i])) n += marks[i].n;
    } while (n > before);
    return n;
}

// From:, To:, Subject: at the top of a letter: only what the subject says stays
static void cut_mail_head(struct whole_text *t) {
    static const str sure[] = {{"From:", 5}, {"To:", 3}, {"Date:", 5}, {"Sent:", 5}, {"Subject:", 8}};
    size_t end[HEAD_LINES + 1] = {0}, lines = 0, known = 0;
    if (str_starts(buf_view(&t->text), S("--"))) end[0] = line_end(t, 0) + 1; // -------- Forwarded Message --------
    size_t top = end[0];
    for (; lines < HEAD_LINES && end[lines] < t->text.n; lines++) {
        str s = str_sub(buf_view(&t->text), end[lines], line_end(t, end[lines]));
        bool folded = lines && s.n && s.p[0] == ' ';
        if (!folded && !field_name(s)) break;
        for (size_t i = 0; i < sizeof sure / sizeof *sure; i++) known += str_starts(s, sure[i]);
        end[lines + 1] = line_end(t, end[lines]) + 1;
    }
    if (known >= 2 && top) blank(t, 0, top - 1);
    for (size_t k = 0; known >= 2 && k < lines; k++) {
        str s = str_sub(buf_view(&t->text), end[k], t->text.n);
        size_t to = str_starts(s, S("Subject:")) ? end[k] + 8 + answer_marks(str_sub(s, 8, s.n)) : end[k + 1] - 1;
        blank(t, end[k], to > t->text.n ? t->text.n : to);
    }
}

static size_t digits_in(str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++) n += s.p[i] >= '0' && s.p[i] <= '9';
    return n;
}

// "-- " by itself, and to the end a few short lines, an address or number among them; a name alone signs the letter
static void cut_signature(struct whole_text *t) {
    str all = buf_view(&t->text);
    for (size_t i = 0; i < all.n; i = line_end(t, i) + 1) {
        if (!str_eq(str_trim(str_sub(all, i, line_end(t, i))), S("--"))) continue;
        size_t lines = 0, longest = 0;
        for (size_t k = i, end; k < all.n && lines <= SIGNATURE_LINES; k = end + 1, lines++) {
            end = line_end(t, k);
            if (end - k > longest) longest = end - k;
        }
        if (lines > SIGNATURE_LINES || longest > SIGNATURE_BYTES) continue;
        str rest = str_sub(all, i, all.n);
        bool contact = digits_in(rest) >= PHONE || str_find(rest, S("@")) < rest.n || str_find(rest, S("://")) < rest.n || str_find(rest, S("www.")) < rest.n;
        if (!contact) continue;
        for (size_t k = i; k < all.n; k++)
            if (all.p[k] != '\n') t->text.p[k] = ' ';
        return;
    }
}

// --- title: ... ---, +++ title = ... +++ above a text in Markdown: the title stays where no # line says it
static void cut_front_matter(struct whole_text *t) {
    str all = buf_view(&t->text);
    size_t i = 4, title = 0, lines = 0, to;
    str fence = str_sub(all, 0, 4);
    bool toml = str_eq(fence, S("+++\n"));
    if (!toml && !str_eq(fence, S("---\n"))) return;
    for (; i < all.n && !str_starts(str_sub(all, i, all.n), fence); i = line_end(t, i) + 1, lines++) {
        str s = str_sub(all, i, line_end(t, i));
        if (lines > FRONT_LINES || (s.n && s.p[0] != ' ' && s.p[0] != '-' && str_find(s, toml ? S("=") : S(":")) == s.n)) return;
        if (str_starts(s, toml ? S("title =") : S("title:"))) title = i;
    }
    if (i >= all.n) return;
    to = i + 3;
    bool named = str_find(str_sub(all, to, all.n), S("\n# ")) < all.n - to;
    size_t name = title ? title + 6 + toml : 0, end = title ? line_end(t, title) : 0;
    while (name < end && (all.p[name] == ' ' || all.p[name] == '"' || all.p[name] == '\'')) name++;
    while (end > name && (all.p[end - 1] == ' ' || all.p[end - 1] == '"' || all.p[end - 1] == '\'')) end--;
    if (!title || named) name = end = to;
    cut(t, 0, name);
    if (end < to) blank(t, end, line_end(t, end)), cut(t, line_end(t, end) + 1, to);
}

// ---- marks inside a line ----

// [अगले चरण](http://...): the words stay; of a picture nothing
static bool cut_link(struct whole_text *t, size_t open, size_t to) {
    char *p = t->text.p;
    size_t mid = open + 1, end;
    if (to > open + LINK_LONGEST) to = open + LINK_LONGEST;
    while (mid < to && p[mid] != ']' && (p[mid] != '[' || p[mid - 1] == '!')) // of a picture inside only the way out counts
        mid += p[mid] == '!' && mid + 1 < to && p[mid + 1] == '[' ? str_find(str_sub(buf_view(&t->text), mid, to), S(")")) + 1 : 1;
    if (mid + 1 >= to || p[mid] != ']' || p[mid + 1] != '(') return false;
    for (end = mid + 2; end < to && p[end] != ')';) end++;
    if (end >= to) return false;
    str inside = str_sub(buf_view(&t->text), mid + 2, end);
    size_t space = str_find(inside, S(" "));
    if (space < inside.n && inside.p[space + 1] != '"') return false; // (http://... "a title")
    bool picture = open && p[open - 1] == '!';
    cut(t, open - picture, picture ? end + 1 : open + 1);
    cut(t, mid, end + 1);
    return true;
}

// [^1] and, right behind a word, [12]: marks of notes
static void cut_note(struct whole_text *t, size_t from, size_t open, size_t to) {
    char *p = t->text.p;
    size_t i = open + 1;
    bool note = i < to && p[i] == '^';
    bool behind = open > from && p[open - 1] != ' ' && p[open - 1] != '\n';
    if (!note && !behind) return;
    for (i += note; i < to && ((p[i] >= '0' && p[i] <= '9') || (note && (p[i] | 32) >= 'a' && (p[i] | 32) <= 'z'));) i++;
    if (i >= to || p[i] != ']' || i == open + 1 + note) return;
    i += 1 + (i + 1 < to && note && p[i + 1] == ':');
    cut(t, open, i);
}

// ~~मिटाया हुआ~~ is no longer said
static void cut_struck(struct whole_text *t, size_t at, size_t to) {
    str rest = str_sub(buf_view(&t->text), at + 2, to);
    size_t end = str_find(rest, S("~~"));
    if (end == rest.n || !end || end > STRUCK || rest.p[0] == ' ' || rest.p[0] == '~') return;
    cut(t, at, at + 2 + end + 2);
    if (at + end + 4 < to && at && t->text.p[at - 1] == ' ' && t->text.p[at + end + 4] == ' ') cut(t, at + end + 4, at + end + 5);
}

// *मोटा* and _तिरछा_ as messengers write them: the sign touches a word inside and none outside
static void cut_pair(struct whole_text *t, size_t from, size_t at, size_t to) {
    char *p = t->text.p;
    if ((at > from && !strchr(" (\"*_\x01", p[at - 1])) || at + 1 >= to || p[at + 1] == ' ') return;
    size_t end = at + 1;
    while (end < to && p[end] != p[at]) end++;
    bool closes = end < to && end > at + 1 && p[end - 1] != ' ' && (end + 1 >= to || strchr(" .,;:!?)-\"*_", p[end + 1]) || (unsigned char)p[end + 1] == 0xE0);
    if (!closes) return;
    cut(t, at, at + 1);
    cut(t, end, end + 1);
}

// | साल | उपज | -> साल, उपज
static void cut_bars(struct whole_text *t, size_t from, size_t to) {
    char *p = t->text.p;
    while (to > from && p[to - 1] == ' ') to--;
    if (to - from < 5 || p[from] != '|' || p[to - 1] != '|') return;
    cut(t, from, from + 1), cut(t, to - 1, to);
    for (size_t i = from + 1; i + 1 < to; i++) {
        if (p[i] != '|') continue;
        size_t end = i;
        while (end > from && (p[end - 1] == ' ' || p[end - 1] == WHOLE_CUT)) end--;
        if (end <= from + 1) continue;
        cut(t, end, i + 1);
        if (end < i) p[end] = ',', p[i] = ' ';
        else p[i] = ',';
    }
}

// Marks of Markdown are silent
static void cut_markdown(struct whole_text *t, size_t from, size_t to) {
    cut_bars(t, from, to);
    for (size_t i = from; i < to; i++) {
        char c = t->text.p[i];
        bool twice = i + 1 < to && t->text.p[i + 1] == c;
        if ((c == '*' || c == '_') && twice) cut(t, i, i + 2);
        else if (c == '~' && twice) cut_struck(t, i, to);
        else if (c == '*' || c == '_') cut_pair(t, from, i, to);
        else if (c == '`') cut(t, i, i + 1);
        else if (c == '\\' && i + 1 < to && strchr("#*_[]()!.-+>~`\\", t->text.p[i + 1])) cut(t, i, i + 1), i++;
        else if (c == '[' && !cut_link(t, i, to)) cut_note(t, from, i, to);
    }
}

// 12 / 00:00:05,000 --> 00:00:08,100: the number and time of a subtitle
static void blank_cues(struct whole_text *t) {
    str all = buf_view(&t->text);
    for (size_t i = 0, above = 0; i < all.n; above = i, i = line_end(t, i) + 1) {
        str s = str_sub(all, i, line_end(t, i)), number = str_trim(str_sub(all, above, i));
        if (str_find(s, S(" --> ")) == s.n || s.p[0] < '0' || s.p[0] > '9') continue;
        blank(t, i, i + s.n);
        while (number.n && number.p[0] >= '0' && number.p[0] <= '9') number = str_sub(number, 1, number.n);
        if (above < i && !number.n) blank(t, above, i - 1);
    }
}

// Below a picture, a line in italics by itself is its caption
static void cut_caption(struct whole_text *t, size_t from, size_t to) {
    size_t next = to + 1, end = line_end(t, next > t->text.n ? t->text.n : next);
    const char *p = t->text.p;
    bool picture = to - from > 5 && p[from] == '!' && p[from + 1] == '[' && p[to - 1] == ')';
    if (!picture || end < next + 3 || (p[next] != '*' && p[next] != '_') || p[next + 1] == p[next] || p[end - 1] != p[next]) return;
    cut(t, next, end);
}

// # Headline / *नाम, लेह*: a few words in italics below the headline of a text in Markdown are its byline
static void cut_signed(struct whole_text *t) {
    bool named = false;
    for (size_t i = 0, lines = 0, end; i < t->text.n && lines < SIGNED_LINES; i = end + 1) {
        end = line_end(t, i);
        str s = str_trim(str_sub(buf_view(&t->text), i, end));
        if (!s.n) continue;
        lines++;
        if (named && s.n > 2 && (s.p[0] == '*' || s.p[0] == '_') && s.p[1] != s.p[0] && s.p[s.n - 1] == s.p[0] && words_in(s) <= SIGNED_WORDS && !ends_sentence(str_sub(s, 1, s.n - 1))) blank(t, i, end);
        if (named) return;
        named = str_starts(s, S("# "));
    }
}

void plain_marks(struct whole_text *t, bool first) {
    unquote(t);
    if (first) cut_mail_head(t);
    if (first) cut_front_matter(t);
    cut_signature(t);
    blank_cues(t);
    plain_pages(t);
    if (first) cut_signed(t);
    for (size_t i = 0; i < t->text.n; i = line_end(t, i) + 1) {
        cut_caption(t, i, line_end(t, i));
        cut_markdown(t, i, line_end(t, i));
    }
    whole_squeeze(t);
}
