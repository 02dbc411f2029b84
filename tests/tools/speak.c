// speak: the engine alone, without any reading of text.  One sentence a line on stdin, words as mnemonics:
//
//     s@rk'a:r n%e: k@h'a~ , k%I: j'e: s@hi: H'E: .
//
//     speak [-v VOICE] [-j JOBS] [-r RATE] [-o FILE] [-n]     no -o: the speaker;  -n: nowhere;  -f: fake engine
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "audio/file.h"
#include "audio/null.h"
#include "audio/speaker.h"
#include "speech/engine.h"

__attribute__((weak)) void pron_word(const struct pron *p, str word, struct pron_result *out) {
    (void)p, (void)word;
    out->n = 0;
}

static stop_flag stop;
static void on_signal(int sig) { (void)sig, stop = 1; }

static size_t words_of(char *line, size_t base, struct word *w, size_t room) {
    static const char signs[] = ",;:.?!";
    static const enum gap gaps[] = {GAP_COMMA, GAP_CLAUSE, GAP_COLON, GAP_STOP, GAP_QUESTION, GAP_EXCLAIM};
    size_t n = 0;
    char *save = NULL;
    for (char *p = strtok_r(line, " \n", &save); p && n < room; p = strtok_r(NULL, " \n", &save)) {
        const char *sign = p[1] ? NULL : strchr(signs, p[0]);
        if (sign && n) w[n - 1].gap = gaps[sign - signs];
        if (sign) continue;
        size_t at = base + (size_t)(p - line);
        w[n++] = (struct word){.text = str_of(p), .phones = str_of(p), .src = {at, at + strlen(p)}};
    }
    return n;
}

static bool speak(struct engine en, const struct utter *u, const struct voice *v, struct sink out, struct err *e) {
    enum { WORDS = 4000 };
    struct word *w = calloc(WORDS, sizeof *w);
    char *line = NULL;
    size_t room = 0, base = 0;
    arena mem = {0};
    bool ok = true;
    for (ssize_t n; ok && (n = getline(&line, &room, stdin)) > 0; base += (size_t)n) {
        struct block b = {.kind = base ? BLOCK_PARA : BLOCK_HEADING};
        struct sentence s = {.block = &b, .last = false};
        struct utterance out_u;
        arena_reset(&mem);
        memset(w, 0, WORDS * sizeof *w);
        utter_sentence(u, v, &s, w, words_of(line, base, w, WORDS), &mem, &out_u);
        ok = en.ops->put(en.self, &out_u, out, e);
    }
    ok = ok && en.ops->finish(en.self, out, e);
    arena_free(&mem);
    free(line);
    free(w);
    return ok;
}

static struct sink open_sink(const char *path, bool nowhere, int rate, struct err *e) {
    if (nowhere) return null_sink(NULL);
    if (path) return file_sink(&(struct file_options){path, rate, true}, e);
    struct speaker *s = speaker_open(&(struct speaker_options){.rate = rate, .stop = &stop}, e);
    return s ? speaker_sink(s) : (struct sink){0};
}

static int report(const struct err *e) {
    if (e->code && e->code != SINK_STOPPED) fprintf(stderr, "speak: %s: %s\n", e->where, e->what);
    return e->code;
}

int main(int argc, char **argv) {
    const char *voice = "samachar", *path = NULL;
    int jobs = 0, rate = 0, nowhere = 0, fake = 0;
    for (int c; (c = getopt(argc, argv, "v:j:r:o:nf")) != -1;) {
        if (c == 'v') voice = optarg;
        else if (c == 'j') jobs = atoi(optarg);
        else if (c == 'r') rate = atoi(optarg);
        else if (c == 'o') path = optarg;
        else if (c == 'n') nowhere = 1;
        else if (c == 'f') fake = 1;
        else return 64;
    }
    signal(SIGPIPE, SIG_IGN), signal(SIGXFSZ, SIG_IGN);
    sigaction(SIGINT, &(struct sigaction){.sa_handler = on_signal}, NULL);
    struct err e = {0};
    arena mem = {0};
    struct voice v;
    if (!voice_open(&v, "voices", str_of(voice), &mem, &e)) return report(&e);
    if (rate) v.tone.rate = rate;
    struct utter *u = utter_open("lexicon", NULL, &mem, &e);
    struct engine_options o = {.jobs = jobs, .voice = &v, .stop = &stop};
    struct engine en = u ? (fake ? fake_engine(&o, NULL, &e) : espeak_engine(&o, &e)) : (struct engine){0};
    if (!en.ops) return report(&e);
    struct sink out = open_sink(path, nowhere, en.rate, &e);
    bool ok = out.ops && speak(en, u, &v, out, &e);
    if (ok) ok = sink_close(out, &e);
    else sink_drop(out);
    if (en.report->skipped) fprintf(stderr, "speak: %zu words skipped, the first at byte %zu\n", en.report->skipped, en.report->first_skipped.from);
    en.ops->close(en.self);
    arena_free(&mem);
    return report(&e);
}
