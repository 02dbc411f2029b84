// score: "3-0 से हराया" -> तीन-शून्य से हराया, "250/6" -> छह विकेट पर दो सौ पचास, "5/32 की गेंदबाजी"
#include "say/number.h"
#include "say/sayers.h"

enum { LEAST_RUNS = 8 };

static bool points(const struct cursor *c, long k, struct num *n) {
    if (!peek_kind(c, k, TOKEN_NUMBER)) return false;
    *n = num_parse(peek(c, k)->text);
    bool half = str_eq(n->frac, S("5")) && !n->zero_led; // a draw at chess
    return (num_whole(n) || half) && !n->comma && n->value < 1000;
}

static bool is_pair(const struct cursor *c, long k) {
    struct num a, b;
    bool colon = peek_sign(c, k + 1, ':') && peek_glued(c, k + 1);
    return points(c, k, &a) && (peek_sign(c, k + 1, '-') || colon) && points(c, k + 2, &b) && !(peek_sign(c, k + 3, '-') && peek_glued(c, k + 3));
}

// से हराया, की बढ़त, (the words within reach behind the pairs)
static bool cue_ahead(const struct cursor *c, long k) {
    while (peek_sign(c, k, ',') || is_pair(c, k) || peek_sign(c, k, '(') || peek_sign(c, k, ')')) k += is_pair(c, k) ? 3 : 1;
    if (peek_cue(c, k, CUE_SCORE)) return true;
    bool in = peek_phrase(c, k, LEX_IN); // वार्ड 16-20 में कांग्रेस आगे
    if (!peek_cue(c, k, CUE_POSTPOSITION) || in) return false;
    for (long j = k + 1; j <= k + 4; j++) {
        if (peek_kind(c, j, TOKEN_SIGN) || peek_kind(c, j, TOKEN_NUMBER)) return false;
        if (peek_cue(c, j, CUE_SCORE)) return true;
    }
    return false;
}

static size_t goals(struct cursor *c) {
    struct num a, b;
    if (!is_pair(c, 0)) return 0;
    points(c, 0, &a);
    points(c, 2, &b);
    bool by = peek_phrase(c, 3, LEX_TO); // 60-40 से पास
    bool falling = a.value > b.value && (a.value <= 40 || by) && peek_sign(c, 1, '-'); // nobody counts 6-4 days
    falling = falling && !a.frac.n && !b.frac.n;
    if (peek_sign(c, 3, '=') || (!falling && !cue_ahead(c, 3))) return 0; // 5-3=2 is a sum
    c->rule = falling ? "score: falling pair" : "score: cue ahead";
    say_pair(c, &a, &b);
    return 3;
}

static bool cricket_near(const struct cursor *c, long after) {
    for (long j = -4; j <= after + 4; j++)
        if ((j < 0 || j >= after) && peek_cue(c, j, CUE_CRICKET)) return true;
    return false;
}

// खसरा नं. 245/2, मकान संख्या 45/3: the number of something
static bool numbered(const struct cursor *c) {
    long k = -1;
    while (k > -4 && (peek_sign(c, k, '.') || peek_sign(c, k, ':') || peek_sign(c, k, '-'))) k--;
    return peek_cue(c, k, CUE_PLACE) || peek_cue(c, k, CUE_NUMBER_WORD);
}

// स्कोर 124-6: no range falls so far, and a score of runs is near
static bool runs_hyphen(const struct cursor *c, const struct num *a, const struct num *b) {
    return peek_sign(c, 1, '-') && a->value > 40 && b->value < 10 && cricket_near(c, 3) && !cue_ahead(c, 3) && !(peek_sign(c, 3, '-') && peek_glued(c, 3));
}

static size_t wickets(struct cursor *c) {
    struct num a, b;
    if (!points(c, 0, &a) || !(peek_sign(c, 1, '/') || peek_sign(c, 1, '-')) || !points(c, 2, &b) || !peek_glued(c, 1) || !peek_glued(c, 2)) return 0;
    if (a.frac.n || b.frac.n || numbered(c) || (peek_sign(c, 1, '-') && !runs_hyphen(c, &a, &b))) return 0;
    bool near = cricket_near(c, 3);
    c->rule = "score: cricket";
    if (a.value <= 10 && b.value > a.value && b.value >= LEAST_RUNS && near) { // 5/32, but 3/4 आबादी
        say_integer(c, b.value);
        emit_phrase(c, LEX_RUNS_ON);
        say_integer(c, a.value);
        emit_phrase(c, LEX_WICKETS);
        return 3;
    }
    if (b.value <= 10 && a.value > 10 && (near || a.value >= 30)) { // 250/6
        say_integer(c, b.value);
        emit_phrase(c, LEX_WICKETS_ON);
        say_integer(c, a.value);
        return 3;
    }
    return 0;
}

size_t say_score(struct cursor *c) {
    size_t used = wickets(c);
    return used ? used : goals(c);
}
