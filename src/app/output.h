// output: what the options ask to be made of the sound: files, captions, chapters, a report.
//
//     output_open(&out, road, rate, e) -> sink            errors of names and targets come before any sound
//     output_article(&out, reader_meta(...))              as soon as an article is known: its tags
//     output_complete(&out)                               all sound is in the sink: before it is closed
//     sink_close ... output_report(&out, skipped)         one line for people, or JSON
#ifndef APP_OUTPUT_H
#define APP_OUTPUT_H


#include "app/road.h"
#include "audio/chapters.h"
#include "audio/meter.h"
#include "audio/tags.h"
#include "publish/sound.h"
#include "text/meta.h"

struct output {
    const struct options *o;
    const stop_flag *stop;
    const struct road *road;
    struct tags tags;
    struct chapters chapters;
    struct meter meter;
    struct sound inside; // of the page and the book
    bool has_inside;
    bool known;    // the first article's tags are in
    size_t others; // articles after it
    uint64_t last; // the article at hand
    arena mem;
};

// Start with {.o = ..., .stop = ...}.  No ops and *e: EX_USAGE, EX_CANTCREAT, EX_NOINPUT, EX_UNAVAILABLE.
struct sink output_open(struct output *out, const struct road *road, int rate, struct err *e);
bool output_silent(const struct options *o); // published files hold their sound: with them nothing is played
// At any time while it is the article at hand.  Of several the first names the file ("... and 3 stories"); author, paper and
// address stay where they are the same of all, and the newest date counts.
void output_article(struct output *out, const struct meta *m);
void output_complete(struct output *out);
// Words that were left out: `skipped`.  On standard output with --json (standard error where that carries the
// sound), else for people on standard error.
void output_report(const struct output *out, size_t skipped);
void output_free(struct output *out);

#endif
