// Captions: as written, in step, never too wide; and what of the sentence belongs to which word.
#include "rig.h"

#include "audio/captions.h"
#include "audio/cue.h"
#include "speech/written.h"
#include <sys/stat.h>
#include <unistd.h>

enum { RATE = 22050 };

static char *read_all(const char *path) {
    FILE *f = fopen(path, "rb");
    assert_non_null(f);
    char *p = calloc(1, 1 << 20);
    fread(p, 1, (1 << 20) - 1, f);
    fclose(f);
    return p;
}

// one word a blank-separated piece, half a second each; a sentence ends with "." on a piece
static void speak(struct sink out, const char *text) {
    struct err e = {0};
    bool first = true;
    for (str rest = str_of(text); rest.n;) {
        size_t n = str_find(rest, S(" "));
        str piece = str_sub(rest, 0, n + 1);
        rest = str_sub(rest, n + 1, rest.n);
        char end = str_trim(piece).p[str_trim(piece).n - 1];
        struct mark m = {.frames = RATE / 2, .word = S("w"), .written = piece, .starts = first,
                         .gap = end == ',' ? GAP_COMMA : end == '.' ? GAP_STOP : GAP_WORD};
        first = end == '.';
        int16_t pcm[RATE / 2] = {0};
        struct chunk c = {pcm, RATE / 2, &m, 1};
        assert_true(sink_write(out, &c, &e));
    }
}

static char *captioned(const char *ending, const char *text) {
    char path[64];
    snprintf(path, sizeof path, "/tmp/vachan-cap-%d%s", (int)getpid(), ending);
    struct err e = {0};
    struct captions_options o = {path, RATE, true};
    struct sink out = captions_sink(&o, &e);
    assert_non_null(out.ops);
    speak(out, text);
    assert_true(sink_close(out, &e));
    char *all = read_all(path);
    unlink(path);
    return all;
}

static void vtt(void **state) {
    (void)state;
    char *all = captioned(".vtt", "a <b> c, d e. f.");
    assert_string_equal(all, "WEBVTT\n\n00:00:00.000 --> 00:00:02.500\n"
                             "a <00:00:00.500>&lt;b&gt; <00:00:01.000>c, <00:00:01.500>d <00:00:02.000>e.\n\n"
                             "00:00:02.500 --> 00:00:03.000\nf.\n\n");
    free(all);
}

static void srt_and_lrc(void **state) {
    (void)state;
    char *all = captioned(".srt", "a b. c.");
    assert_string_equal(all, "1\n00:00:00,000 --> 00:00:01,000\na b.\n\n2\n00:00:01,000 --> 00:00:01,500\nc.\n\n");
    free(all);
    all = captioned(".lrc", "a b. c.");
    assert_string_equal(all, "[00:00.00]a b.\n[00:01.00]c.\n");
    free(all);
}

static void json_has_every_word(void **state) {
    (void)state;
    char *all = captioned(".json", "a\" b.");
    assert_string_equal(all, "[\n{\"start\":0.0000,\"end\":0.5000,\"from\":0,\"to\":0,\"first\":true,\"spoken\":\"w\",\"written\":\"a\\\" \"},"
                             "\n{\"start\":0.5000,\"end\":1.0000,\"from\":0,\"to\":0,\"first\":false,\"spoken\":\"w\",\"written\":\"b.\"}\n]\n");
    free(all);
}

// out with the times between words
static void unmark(char *line) {
    char *to = line;
    for (bool in = false; *line; line++) {
        if (*line == '<') in = true;
        if (!in) *to++ = *line;
        if (*line == '>') in = false;
    }
    *to = 0;
}

static void lines_are_narrow_and_whole(void **state) {
    (void)state;
    char text[4000] = "", joined[4000] = "";
    for (int i = 0; i < 60; i++) {
        char word[80];
        snprintf(word, sizeof word, i == 30 ? "http://example.org/a/very/long/address/that/has/no/blank/anywhere/at/all " : "word%d%s ", i, i % 9 == 8 ? "," : "");
        strcat(text, word);
    }
    strcat(text, "end.");
    char *all = captioned(".vtt", text), *save = NULL;
    int lines = 0;
    for (char *line = strtok_r(all + 8, "\n", &save); line; line = strtok_r(NULL, "\n", &save)) {
        if (strstr(line, "-->")) { lines = 0; continue; }
        assert_true(++lines <= 2);
        unmark(line);
        assert_true(cue_width(str_of(line)) <= CUE_WIDTH);
        strcat(joined, line);
        bool inside_address = strstr(line, "http:") || (strlen(line) == CUE_WIDTH && !strchr(line, ' '));
        if (!inside_address) strcat(joined, " ");
    }
    assert_non_null(strstr(joined, "word29 "));
    assert_non_null(strstr(joined, "end."));
    free(all);
}

static void signs_on_letters_take_no_room(void **state) {
    (void)state;
    assert_int_equal(cue_width(str_of("\u0915\u093F\u0924\u093E\u092C")), 3); // k i t a b
    assert_int_equal(cue_width(str_of("ab c")), 4);
}

static void bad_names_and_old_files(void **state) {
    (void)state;
    struct err e = {0};
    struct captions_options o = {"/tmp/vachan.doc", RATE, false};
    assert_null(captions_sink(&o, &e).ops);
    assert_int_equal(e.code, EX_USAGE);
    o.path = "/tmp/no-such-folder-of-vachan/a.vtt";
    e = (struct err){0};
    assert_null(captions_sink(&o, &e).ops);
    assert_int_equal(e.code, EX_CANTCREAT);
}

// text, spans of the words in it (source = text + 100) -> pieces joined by |
static void check_written(const char *text, const span *at, size_t words, const char *want) {
    struct map_run run = {0, 100};
    struct block b = {.text = str_of(text), .map = &run, .maps = 1};
    struct sentence s = {.text = b.text, .block = &b};
    struct word w[8] = {0};
    str written[8];
    char got[200] = "";
    for (size_t i = 0; i < words; i++) w[i].src = (span){at[i].from + 100, at[i].to + 100}, w[i].in = at[i];
    written_place(&s, w, words, written);
    for (size_t i = 0; i < words; i++) sprintf(got + strlen(got), "%.*s|", STR_ARG(written[i]));
    assert_string_equal(got, want);
}

static void written_pieces_are_the_sentence(void **state) {
    (void)state;
    check_written("ab cd, ef.", (span[]){{0, 2}, {3, 5}, {7, 9}}, 3, "ab |cd, |ef.|");
    check_written("Rs 500 x", (span[]){{0, 6}, {0, 6}, {0, 6}, {7, 8}}, 4, "Rs 500 |||x|");
    check_written("\"ab, \"cd\"", (span[]){{1, 3}, {6, 8}}, 2, "\"ab, |\"cd\"|");
    check_written("ab-cd", (span[]){{0, 2}, {3, 5}}, 2, "ab-|cd|");
    check_written("ab cd", (span[]){{3, 5}, {0, 2}}, 2, "ab cd||"); // said in another order: kept whole
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vtt),
        cmocka_unit_test(srt_and_lrc),
        cmocka_unit_test(json_has_every_word),
        cmocka_unit_test(lines_are_narrow_and_whole),
        cmocka_unit_test(signs_on_letters_take_no_room),
        cmocka_unit_test(bad_names_and_old_files),
        cmocka_unit_test(written_pieces_are_the_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
