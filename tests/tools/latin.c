// latin: how a Latin token is read, for trying and for counting.
//
//     latin lexicon WORD...         each word: which way it leans (> 0 Indian), its reading by rules alone,
//     the reading latin lexicon < FILE          every run of Latin letters in every line, read in place latin
//     lexicon -c < CASES      rows `written <TAB> spoken [<TAB> other ...]`: those that come out otherwise,
//     and a count
#include "say/latin.h"
#include "say/latin_parts.h"
#include "say/say.h"

#include <stdio.h>
#include <string.h>

static bool is_latin(const char *p) {
    unsigned char c = (unsigned char)*p;
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == 0xC3 || c == 0xC4 || c == 0xC5;
}

static size_t token_length(const char *p) {
    size_t n = 0;
    while (is_latin(p + n) || (n && p[n] && strchr("&.'-_", p[n]) && is_latin(p + n + 1)) ||
           (n && (unsigned char)p[n] >= 0x80 && (unsigned char)p[n] < 0xC0 && is_latin(p + n - 1)))
        n++;
    return n;
}

static void read_line(const struct latin *l, const char *p, buf *out) {
    struct latin_how how;
    while (*p && *p != '\n') {
        size_t n = token_length(p);
        if (!n)
            buf_char(out, *p++);
        else if (!latin_read(l, (str){p, n}, out, &how))
            buf_add(out, p, n);
        p += n;
    }
}

static void show(const struct latin *l, str word) {
    buf rules = {0}, out = {0};
    struct latin_how how;
    if (!latin_sound(l->sound, word, &rules)) buf_char(&rules, '-');
    latin_read(l, word, &out, &how);
    printf("%.*s\t%+d\t%.*s\t%.*s\t%s\n", STR_ARG(word), latin_indian(l->sound, word), STR_ARG(rules),
           STR_ARG(out), how.rule);
    buf_free(&rules), buf_free(&out);
}

static int count_cases(const struct latin *l) {
    char line[4096];
    int all = 0, right = 0;
    while (fgets(line, sizeof line, stdin)) {
        str rest = str_of(line), written, want, first = S("");
        if (rest.n && rest.p[rest.n - 1] == '\n') rest.n--;
        if (!rest.n || rest.p[0] == '#' || !str_split(&rest, '\t', &written)) continue;
        char cell[4096];
        snprintf(cell, sizeof cell, "%.*s", STR_ARG(written));
        buf out = {0};
        read_line(l, cell, &out);
        bool ok = false;
        for (all++; str_split(&rest, '\t', &want); ok = ok || str_eq(want, buf_view(&out)))
            if (!first.n) first = want;
        right += ok;
        if (!ok) printf("%s\t%.*s\t%.*s\n", cell, STR_ARG(first), STR_ARG(out));
        buf_free(&out);
    }
    printf("# right %d of %d\n", right, all);
    return right == all ? 0 : 1;
}

int main(int argc, char **argv) {
    struct err e = {0};
    struct latin l;
    struct say *say;
    arena mem = {0};
    char line[65536];
    if (argc < 2 || !(say = say_open(argv[1], &mem, &e)))
        return fprintf(stderr, "%s: %s\n", e.where, e.what), EX_USAGE;
    l = say_latin_tables(say);
    if (argc > 2 && strcmp(argv[2], "-c") == 0) return count_cases(&l);
    for (int i = 2; i < argc; i++) show(&l, str_of(argv[i]));
    while (argc == 2 && fgets(line, sizeof line, stdin)) {
        buf out = {0};
        read_line(&l, line, &out);
        printf("%.*s\n", STR_ARG(out));
        buf_free(&out);
    }
    arena_free(&mem);
    return 0;
}
