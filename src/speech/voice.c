#include "speech/voice.h"

#include <dirent.h>
#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/lang.h"
#include "base/tsv.h"

struct key { const char *name; size_t at; int least, most; };
#define KEY(name, field, least, most) {name, offsetof(struct voice, field), least, most}

static const struct key keys[] = {
    KEY("rate", tone.rate, VOICE_RATE_MIN, VOICE_RATE_MAX),
    KEY("pitch", tone.pitch, 0, 99),
    KEY("range", tone.range, 0, 99),
    KEY("volume", tone.volume, 0, 140), // louder clips
    KEY("pause.breath", breath, 0, 2000),
    KEY("breath.rate", breath_rate, 0, VOICE_RATE_MAX),
#define X(gap, text) KEY("pause." text, pause[GAP_##gap], 0, 5000),
    GAPS(X)
#undef X
#define X(block, text)                                                                                      \
    KEY(text ".rate", kind[BLOCK_##block].rate, 30, 300), KEY(text ".pitch", kind[BLOCK_##block].pitch, 10, 300), \
    KEY(text ".range", kind[BLOCK_##block].range, 0, 300), KEY(text ".pause", kind[BLOCK_##block].pause, 0, 10000),
    BLOCK_KINDS(X)
#undef X
};
enum { KEYS = sizeof keys / sizeof *keys };

// measured as pleasant for news; see the pages on sound
static void defaults(struct voice *v) {
    *v = (struct voice){.about = S(""), .base = S("hi"), .tone = {168, 47, 58, 100}, .breath = 120, .breath_rate = 260, .level = -19.9};
    const int pause[GAP_COUNT] = {[GAP_COMMA] = 200, [GAP_CLAUSE] = 280, [GAP_COLON] = 320,
                                  [GAP_STOP] = 400, [GAP_QUESTION] = 420, [GAP_EXCLAIM] = 420};
    memcpy(v->pause, pause, sizeof pause);
    for (int i = 0; i < BLOCK_KIND_COUNT; i++) {
        v->kind[i].rate = v->kind[i].pitch = v->kind[i].range = 100;
        v->kind[i].pause = 750;
    }
    v->kind[BLOCK_HEADING].pause = v->kind[BLOCK_SUBHEAD].pause = 900;
    v->kind[BLOCK_ITEM].pause = 500;
}

static bool fault(const char *path, const struct tsv_row *row, int column, const char *what, struct err *e) {
    char where[256];
    snprintf(where, sizeof where, "%.200s:%d:%d", path, row->line, column);
    return err_set(e, EX_CONFIG, where, "%s", _(what));
}

static bool read_number(struct voice *v, const struct key *k, const char *path, const struct tsv_row *row, struct err *e) {
    str f = row->field[1];
    int column = (int)row->field[0].n + 2, n = 0;
    bool digits = f.n > 0 && f.n < 6;
    for (size_t i = 0; i < f.n && digits; i++) {
        digits = f.p[i] >= '0' && f.p[i] <= '9';
        if (digits) n = n * 10 + f.p[i] - '0';
    }
    char what[300];
    snprintf(what, sizeof what, _("%s must be a whole number from %d to %d"), k->name, k->least, k->most);
    if (!digits || n < k->least || n > k->most) return fault(path, row, column, what, e);
    memcpy((char *)v + k->at, &n, sizeof n);
    return true;
}

static bool read_text(str *to, size_t most, arena *mem, const char *path, const struct tsv_row *row, struct err *e) {
    str f = row->field[1];
    if (!f.n || f.n > most) return fault(path, row, (int)row->field[0].n + 2, N_("a short text is needed here"), e);
    *to = arena_copy(mem, f);
    return true;
}

static bool read_level(struct voice *v, const char *path, const struct tsv_row *row, struct err *e) {
    char text[16], *end;
    snprintf(text, sizeof text, "%.*s", (int)(row->field[1].n < 15 ? row->field[1].n : 15), row->field[1].p);
    v->level = strtod(text, &end);
    if (end != text && !*end && v->level >= -60 && v->level <= 0) return true;
    return fault(path, row, (int)row->field[0].n + 2, N_("level must be LUFS from -60 to 0, such as -19.9"), e);
}

static bool read_row(struct voice *v, arena *mem, const char *path, const struct tsv_row *row, struct err *e) {
    if (row->fields < 2) return fault(path, row, 1, N_("a key, a tab and a value are needed"), e);
    if (str_eq(row->field[0], S("about"))) return read_text(&v->about, 200, mem, path, row, e);
    if (str_eq(row->field[0], S("base"))) return read_text(&v->base, 60, mem, path, row, e);
    if (str_eq(row->field[0], S("level"))) return read_level(v, path, row, e);
    for (int i = 0; i < KEYS; i++) {
        if (str_eq(row->field[0], str_of(keys[i].name))) return read_number(v, &keys[i], path, row, e);
    }
    return fault(path, row, 1, N_("no such key: see voices/ for those there are"), e);
}

static bool read_file(struct voice *v, const char *path, arena *mem, struct err *e) {
    struct tsv t;
    struct tsv_row row;
    bool ok = tsv_open(&t, path, e);
    while (ok && tsv_next(&t, &row)) ok = read_row(v, mem, path, &row, e);
    tsv_close(&t);
    v->own_rate = v->tone.rate;
    v->own_pitch = v->tone.pitch;
    return ok;
}

static bool plain_name(str name) {
    return name.n && name.n < 64 && name.p[0] != '.' && !memchr(name.p, '/', name.n) && !memchr(name.p, '\0', name.n);
}

bool voice_open(struct voice *v, const char *voices_dir, str name, arena *mem, struct err *e) {
    char path[1024];
    defaults(v);
    v->name = arena_copy(mem, name);
    int n = snprintf(path, sizeof path, "%s/%.*s.tsv", voices_dir, STR_ARG(name));
    struct err missing = {0};
    if (plain_name(name) && n < (int)sizeof path && read_file(v, path, mem, &missing)) return true;
    if (missing.code == EX_CONFIG) return err_set(e, missing.code, missing.where, "%s", missing.what);
    char shown[80];
    snprintf(shown, sizeof shown, "%.*s", (int)(name.n < 64 ? name.n : 64), name.p);
    return err_set(e, EX_USAGE, shown, "no voice of this name: --voices lists those there are");
}

static int is_voice(const struct dirent *d) { return d->d_name[0] != '.' && str_ends(str_of(d->d_name), S(".tsv")); }

size_t voice_list(const char *voices_dir, arena *mem, struct voice **list, struct err *e) {
    struct dirent **entry;
    int n = scandir(voices_dir, &entry, is_voice, alphasort);
    *list = NULL;
    if (n < 0) return err_errno(e, EX_NOINPUT, voices_dir, "read this folder of voices");
    *list = ARENA_ARRAY(mem, struct voice, (size_t)n + 1);
    bool ok = true;
    for (int i = 0; i < n; i++) {
        str name = str_of(entry[i]->d_name);
        ok = ok && voice_open(&(*list)[i], voices_dir, str_sub(name, 0, name.n - 4), mem, e);
        free(entry[i]);
    }
    free(entry);
    return ok ? (size_t)n : 0;
}

int voice_ms(const struct voice *v, int ms) {
    return v->tone.rate > 0 ? (int)((int64_t)ms * v->own_rate / v->tone.rate) : ms;
}

// eSpeak's own doing: 2.1 dB from 80 to 280 words a minute and none above, 3.6 dB from pitch 0 to 99
double voice_level(const struct voice *v) {
    enum { FASTEST = 280 };
    int now = v->tone.rate < FASTEST ? v->tone.rate : FASTEST, own = v->own_rate < FASTEST ? v->own_rate : FASTEST;
    return v->level - 0.0106 * (now - own) + 0.036 * (v->tone.pitch - v->own_pitch);
}

static int part(int value, int percent, int least, int most) {
    int n = value * percent / 100;
    return n < least ? least : n > most ? most : n;
}

struct voice_tone voice_tone_of(const struct voice *v, enum block_kind kind) {
    return (struct voice_tone){part(v->tone.rate, v->kind[kind].rate, VOICE_RATE_MIN, VOICE_RATE_MAX),
                               part(v->tone.pitch, v->kind[kind].pitch, 0, 99),
                               part(v->tone.range, v->kind[kind].range, 0, 99), v->tone.volume};
}
