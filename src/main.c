// vachan: reads Hindi articles aloud.
//
// The one-way road, stage by stage, and where each lives:
//
//                text/inputs     folders -> their files
//   bytes        text/source     files, pipes, addresses (text/fetch), as UTF-8      text/read  pages of them
//   article      text/whole      Unicode made whole       text/legacy Kruti Dev, ISCII   text/plain  lines -> blocks
//                text/html       a page's article         text/feed   items              text/epub   chapters
//                text/tidy       what is no article goes
//   sentences    text/sentence
//   tokens       text/scan.re    shapes, one line each
//   words        say/say         which sayer speaks; one file a kind of writing (date, money, ...); lexicon/*.tsv
//   phones       pron/pron       spelling -> sounds; lexicon/words.tsv, the schwa model
//   utterances   speech/utter    pauses, breaths, tone; voices/*.tsv
//   chunks       speech/espeak   child processes around eSpeak NG; speech/worker is the only file that knows it
//   sinks        audio/          speaker, file, captions, tee, null
//   published    publish/story   marks -> the article again; publish/page, publish/epub: sinks over it; publish/podcast: a folder's feed
//   bulletin     publish/bulletin  stories -> what an announcer says, in order; app/bulletin speaks it down the same road
//
// On a terminal app/player plays it: app/keys -> app/session (what each key does) -> app/feeder (a thread that speaks)
// over app/shelf (the sentences); app/place keeps where one stopped; app/mpris hears a headset's buttons.
// app/narrate.c is this road as code; app/show.c prints any of its stages; base/ is what all stand on.
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/bulletin.h"
#include "app/check.h"
#include "app/narrate.h"
#include "app/options.h"
#include "app/place.h"
#include "app/podcast.h"
#include "app/show.h"
#include "app/speak.h"
#include "app/voices.h"
#include "base/lang.h"

static bool print_stage(const struct options *o, struct road *road, struct err *e) {
    struct show show = show_for(o);
    struct narration n = {.o = o, .road = road};
    bool ok = road_open(road, o, e) && narrate(&n, show.sentence, show.block, e);
    if (fflush(stdout) != 0) err_errno(e, EX_IOERR, "standard output", "write");
    if (o->verbose) narration_skipped(&n);
    narration_free(&n);
    return ok && !e->code;
}

static bool with_road(struct options *o, struct err *e) {
    struct road road = {0};
    bool ok = options_inputs(o, &road.mem, e) && road_find(&road, o, e);
    if (ok && o->mode == MODE_CHECK_DATA) ok = check_data(road.lexicon, road.voices, e);
    else if (ok) {
        ok = road_voice(&road, o, e);
        if (ok && o->command == COMMAND_BULLETIN) ok = bulletin(o, &road, e);
        else if (ok && o->mode == MODE_SPEAK) ok = speak(o, &road, e);
        else if (ok && o->mode == MODE_DUMP && o->stage == DUMP_MARKS) ok = speak_marks(o, &road, e);
        else if (ok) ok = print_stage(o, &road, e);
    }
    road_close(&road);
    return ok;
}

static bool run_command(struct options *o, struct err *e) {
    switch (o->command) {
    case COMMAND_PODCAST: return podcast(o, e);
    case COMMAND_BULLETIN: return with_road(o, e);
    case COMMAND_NONE: break;
    }
    return false;
}

static bool run(struct options *o, const char *program, struct err *e) {
    switch (o->mode) {
    case MODE_HELP: options_help(program); return true;
    case MODE_VERSION: puts("vachan " VERSION); return true;
    case MODE_VOICES: return o->play ? play_voices(o, e) : list_voices(o, e);
    case MODE_DEVICES: return list_devices(e);
    case MODE_LIST: place_list(); return true;
    default: break;
    }
    if (o->command) return run_command(o, e);
    if (!o->inputs && isatty(STDIN_FILENO) && o->mode != MODE_CHECK_DATA)
        return err_set(e, EX_USAGE, "no input", "name an article, or pipe one in; vachan --help shows how");
    return with_road(o, e);
}

// Where an error stands: most often a file or an option, as it is; these are words
static const char *place_named(const char *where) {
    static const char *const word[] = {N_("sound"), N_("speech"), N_("standard output"), N_("no input"), N_("a temporary file")};
    for (size_t i = 0; i < sizeof word / sizeof *word; i++)
        if (strcmp(word[i], where) == 0) return _(where);
    return where;
}

int main(int argc, char **argv) {
    struct options o;
    struct err e = {0};
    setlocale(LC_CTYPE, "");
    lang_open();
    bool ok = options_parse(&o, argc, argv, &e) && run(&o, "vachan", &e);
    if (speak_stop) { // end as the signal would have ended us, with everything put away
        signal(speak_stop, SIG_DFL);
        raise(speak_stop);
    }
    if (ok) return EX_OK;
    fprintf(stderr, "vachan: %s%s%s\n", place_named(e.where), *e.where ? ": " : "", e.what);
    return e.code ? e.code : EX_SOFTWARE;
}
