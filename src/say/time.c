// time: "सुबह 10:15 बजे" -> सुबह सवा दस बजे, "7:21" -> सात बजकर इक्कीस मिनट, "5:30 PM" -> शाम साढ़े पाँच बजे
#include "say/number.h"
#include "say/sayers.h"

struct clock { unsigned hour, minute, second; bool seconds; };

static unsigned two(str s, size_t *i) {
    unsigned v = 0;
    while (*i < s.n && s.p[*i] >= '0' && s.p[*i] <= '9') v = v * 10 + (unsigned)(s.p[(*i)++] - '0');
    while (*i < s.n && (s.p[*i] < '0' || s.p[*i] > '9')) ++*i; // a colon, or the visarga that stands for one
    return v;
}

static bool parse(const struct token *t, struct clock *k) {
    size_t i = 0;
    *k = (struct clock){0};
    k->hour = two(t->text, &i);
    if (i < t->text.n) k->minute = two(t->text, &i);
    k->seconds = i < t->text.n;
    if (k->seconds) k->second = two(t->text, &i);
    k->seconds = k->second != 0; // 10:15:00
    return k->hour <= 24 && k->minute < 60 && k->second < 60;
}

static void quarter(struct cursor *c, const struct clock *k) {
    unsigned h = k->hour;
    if (k->minute == 15) {
        emit_phrase(c, LEX_QUARTER_PAST);
        say_integer(c, h);
    } else if (k->minute == 45) {
        emit_phrase(c, LEX_QUARTER_LESS);
        say_integer(c, h == 12 ? 1 : h + 1);
    } else if (h == 1 || h == 2) {
        emit_phrase(c, h == 1 ? LEX_ONE_HALF : LEX_TWO_HALF);
    } else {
        emit_phrase(c, LEX_AND_HALF);
        say_integer(c, h);
    }
    emit_phrase(c, LEX_OCLOCK);
}

static void say_clock(struct cursor *c, const struct clock *k, bool at) {
    bool twelve = k->hour >= 1 && k->hour <= 12;
    if (k->minute == 0 && !k->seconds) {
        say_integer(c, k->hour);
        emit_phrase(c, LEX_OCLOCK);
        return;
    }
    if (twelve && k->minute % 15 == 0 && !k->seconds) {
        quarter(c, k);
        return;
    }
    say_integer(c, k->hour);
    emit_phrase(c, LEX_PAST);
    say_integer(c, k->minute);
    emit_phrase(c, LEX_MINUTES);
    if (k->seconds) {
        say_integer(c, k->second);
        emit_phrase(c, LEX_SECONDS);
    }
    if (at) emit_phrase(c, LEX_AT);
}

static enum lex_phrase daypart(unsigned hour, bool pm) {
    if (!pm) return hour == 12 || hour < 4 ? LEX_NIGHT : LEX_MORNING;
    if (hour == 12 || hour < 4) return LEX_NOON;
    return hour < 8 ? LEX_EVENING : LEX_NIGHT;
}

// AM, p.m. at k: tokens, 0 for none
static size_t half_day(const struct cursor *c, long k, bool *pm) {
    const struct token *t = peek(c, k);
    if ((t->kind != TOKEN_LATIN && t->kind != TOKEN_INITIALS) || t->text.n < 2) return 0;
    bool two_letters = t->kind == TOKEN_LATIN ? t->text.n == 2 : t->text.n == 4 || t->text.n == 3;
    char last = t->kind == TOKEN_LATIN ? t->text.p[1] : t->text.n > 2 ? t->text.p[2] : 0;
    char first = (char)(t->text.p[0] | 32);
    *pm = first == 'p';
    return two_letters && (first == 'a' || first == 'p') && (last | 32) == 'm' ? 1 : 0;
}

// Hours and minutes of a duration: 2:35 घंटे
static size_t duration(struct cursor *c, const struct clock *k) {
    c->rule = "time: duration";
    if (k->minute == 30 && k->hour) {
        struct quantity q = {.a = {.value = k->hour, .frac = S("5"), .text = S("")}};
        say_quantity(c, &q, HALVES_ONLY);
        return 1;
    }
    say_integer(c, k->hour);
    emit_phrase(c, LEX_HOURS);
    say_integer(c, k->minute);
    emit_phrase(c, LEX_MINUTES);
    return 2;
}

static bool ends_in_oclock(const struct cursor *c) {
    return c->out->n > c->first_word && str_eq(c->out->v[c->out->n - 1].text, lex_phrase(c->lex, LEX_OCLOCK)->spoken);
}

// used: tokens of the clock itself
static size_t with_context(struct cursor *c, const struct clock *k, size_t used) {
    bool pm;
    size_t half = half_day(c, (long)used, &pm);
    c->rule = "time";
    if (half && k->hour <= 12) {
        used += half;
        if (!peek_cue(c, -1, CUE_DAYPART)) emit_phrase(c, daypart(k->hour, pm));
    }
    struct clock to;
    long dash = (long)used;
    bool range = peek_sign(c, dash, '-') && (peek_kind(c, dash + 1, TOKEN_TIME) || peek_kind(c, dash + 1, TOKEN_NUMBER));
    if (range && !half && half_day(c, dash + 2, &pm) && parse(peek(c, dash + 1), &to) && k->hour <= 12) // 5:00-6:00 PM
        emit_phrase(c, daypart(k->hour, pm == (k->hour % 12 <= to.hour % 12)));
    bool oclock = peek_cue(c, (long)used, CUE_OCLOCK);
    if (oclock) used++;
    bool at = oclock && !peek_cue(c, (long)used, CUE_POSTPOSITION) && !peek_sign(c, (long)used, '-');
    say_clock(c, k, at);
    // 5:30 पर, 9:00 PM पर: बजे says it
    if (!oclock && ends_in_oclock(c) && peek_phrase(c, (long)used, LEX_AT)) used++;
    bool pm_ahead;
    bool clock_ahead = peek_kind(c, (long)used + 1, TOKEN_TIME) ||
                       (peek_kind(c, (long)used + 1, TOKEN_NUMBER) && (peek_cue(c, (long)used + 2, CUE_OCLOCK) || half_day(c, (long)used + 2, &pm_ahead)));
    if (peek_sign(c, (long)used, '-') && clock_ahead) {
        emit_phrase(c, LEX_TO);
        used++;
    }
    return used;
}

// 5.30 बजे, 9.15 PM
static size_t dotted(struct cursor *c) {
    struct num n = num_parse(peek(c, 0)->text);
    bool pm;
    bool clock = n.frac.n == 2 && n.digits <= 2 && n.value <= 24 && !n.comma;
    // 6.30 से 8.30 बजे, 6.30-10 बजे: the word stands behind the second
    bool range = (peek_sign(c, 1, '-') || peek_phrase(c, 1, LEX_TO)) && peek_kind(c, 2, TOKEN_NUMBER) && (peek_cue(c, 3, CUE_OCLOCK) || half_day(c, 3, &pm));
    bool part = peek_cue(c, -1, CUE_DAYPART) && (peek_end(c, 1) || peek_sign(c, 1, ',') || peek_cue(c, 1, CUE_POSTPOSITION)); // दोपहर 1.30 से
    if (!clock || !(range || part || peek_cue(c, 1, CUE_OCLOCK) || half_day(c, 1, &pm))) return 0;
    struct clock k = {.hour = (unsigned)n.value, .minute = (unsigned)num_parse(n.frac).value};
    return k.minute < 60 ? with_context(c, &k, 1) : 0;
}

// 9-9:30 बजे: an hour before a clock
static size_t hour_to_clock(struct cursor *c, const struct num *n) {
    if (!n->value || n->value > 12 || !peek_sign(c, 1, '-') || !peek_kind(c, 2, TOKEN_TIME)) return 0;
    c->rule = "time: hour to clock";
    say_integer(c, n->value);
    emit_phrase(c, LEX_TO);
    return 2;
}

// 7 PM; 09 बजे
static size_t hour(struct cursor *c) {
    struct num n = num_parse(peek(c, 0)->text);
    bool pm;
    if (n.frac.n || n.digits > 2 || n.value > 24 || n.comma) return 0;
    struct clock k = {.hour = (unsigned)n.value};
    if (n.value && n.value <= 12 && half_day(c, 1, &pm)) return with_context(c, &k, 1);
    if (n.value && n.value <= 12 && peek_sign(c, 1, '-') && peek_kind(c, 2, TOKEN_NUMBER) && half_day(c, 3, &pm)) return with_context(c, &k, 1); // 5-6 PM
    if (n.zero_led && peek_cue(c, 1, CUE_OCLOCK)) return with_context(c, &k, 1);
    return hour_to_clock(c, &n);
}

// 1:42.34 of a race: minutes, and seconds with their parts
static size_t race(struct cursor *c, str text) {
    size_t colon = str_find(text, S(":"));
    struct num minutes = num_parse(str_sub(text, 0, colon)), seconds = num_parse(str_sub(text, colon + 1, text.n));
    seconds.zero_led = false;
    c->rule = "time: of a race";
    say_integer(c, minutes.value);
    emit_phrase(c, LEX_MINUTES);
    say_num(c, &seconds);
    emit_phrase(c, LEX_SECONDS);
    return 1;
}

size_t say_time(struct cursor *c) {
    if (peek_kind(c, 0, TOKEN_TIME) && str_find(peek(c, 0)->text, S(".")) < peek(c, 0)->text.n) return race(c, peek(c, 0)->text);
    if (peek_kind(c, 0, TOKEN_NUMBER)) {
        size_t used = dotted(c);
        return used ? used : hour(c);
    }
    struct clock k;
    if (peek_cue(c, -1, CUE_PARTS) || !parse(peek(c, 0), &k)) { // 45:90: two numbers
        c->rule = "time: not a time";
        str rest = peek(c, 0)->text;
        for (str piece; str_split(&rest, ':', &piece);) {
            struct num n = num_parse(piece);
            say_num(c, &n);
            if (rest.p && rest.n > 2 && str_find(rest, S(":")) == rest.n) emit_phrase(c, LEX_RATIO); // 1:1000
        }
        return 1;
    }
    if (peek_cue(c, 1, CUE_HALVES) && !peek_cue(c, 1, CUE_OCLOCK) && !k.seconds && lex_cue(c->lex, peek(c, 1)->text, CUE_COUNTED)) {
        size_t used = duration(c, &k);
        return used;
    }
    return with_context(c, &k, 1);
}
