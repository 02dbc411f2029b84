// options: the command line.  One row an option gives parsing, --help and the manual page.
#ifndef APP_OPTIONS_H
#define APP_OPTIONS_H

#include "base/arena.h"
#include "base/err.h"
#include "base/lang.h"
#include "base/str.h"

enum app_mode {
    MODE_SPEAK, MODE_ARTICLE, MODE_TEXT, MODE_PHONEMES, MODE_EXPLAIN, MODE_DUMP,
    MODE_VOICES, MODE_DEVICES, MODE_CHECK_DATA, MODE_LIST, MODE_HELP, MODE_VERSION,
};

#define DUMP_STAGES(X)                                                                                      \
    X(ARTICLE, "article") X(SENTENCES, "sentences") X(TOKENS, "tokens") X(WORDS, "words") X(PHONES, "phones") \
    X(UTTERANCES, "utterances") X(MARKS, "marks") X(META, "meta")
enum dump_stage {
#define X(id, name) DUMP_##id,
    DUMP_STAGES(X)
#undef X
    DUMP_STAGE_COUNT
};

// A whole job of its own, named by the first argument: `vachan podcast DIR`.  One row gives --help and the manual page.
#define COMMANDS(X)                                                                                                      \
    X(BULLETIN, "bulletin", "ARTICLE...", N_("read the articles as a news bulletin: headlines, stories, headlines again")) \
    X(PODCAST, "podcast", "DIR", N_("write DIR/feed.xml: a podcast of the sound files in DIR"))
enum command {
    COMMAND_NONE,
#define X(id, name, arg, help) COMMAND_##id,
    COMMANDS(X)
#undef X
};

enum { READINGS_MOST = 8 };

struct options {
    enum command command;
    enum app_mode mode;
    enum dump_stage stage;
    char **input;         // points into argv; behind options_inputs folders are their files, and nothing is "-"
    int inputs;           // at least 1 behind options_inputs
    const char *output;   // NULL: speak; "-": WAV on standard output
    const char *captions; // NULL: none
    const char *chapters; // NULL: none
    const char *title, *author, *album, *date, *comment; // tags; NULL: the article's
    const char *cover;    // NULL: none
    const char *page, *epub; // NULL: none
    const char *url;      // of a podcast; NULL: as its folder says
    const char *voice;    // NULL: the default
    const char *data;     // NULL: find it
    const char *device;
    const char *readings[READINGS_MOST];
    int readings_n;
    int rate, pitch, volume; // -1: the voice's own
    int jobs;                // 0: one per core
    int items;               // of a feed; 0: all
    bool since_set;
    int64_t since;           // of a feed: only what is not older; seconds since 1970
    const char *encoding;    // NULL: told by the bytes
    int timeout;             // seconds for an address; 0: the usual
    bool allow_local;        // addresses of this machine and its network may be read
    int rate_hz, kbps;       // of the file; 0: as it comes
    double loudness;         // LUFS; 0: as it comes
    const char *intro, *script, *second, *at; // of a bulletin; NULL: none, the usual, one voice, now
    int max_minutes;         // of a bulletin; 0: as long as it gets
    bool lines, keep_all, force, quiet, verbose, fake, json;
    bool stereo, broadcast, play;
    bool resume, from_start, highlight, once, earcons; // of the player
};

bool options_parse(struct options *o, int argc, char **argv, struct err *e);
bool options_inputs(struct options *o, arena *mem, struct err *e); // see text/inputs.h
void options_help(const char *program);      // on standard output, examples first
void options_man(void);                      // the manual page, as roff

#endif
