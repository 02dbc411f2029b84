#include "app/options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/keys.h"
#include "base/lang.h"
#include "text/inputs.h"
#include "text/when.h"

enum id {
    OPT_OUTPUT = 'o', OPT_WAV = 'w', OPT_VOICE = 'v', OPT_RATE = 'r', OPT_PITCH = 'p', OPT_VOLUME = 'a', OPT_HELP = 'h',
    OPT_QUIET = 'q', OPT_ARTICLE = 256, OPT_TEXT, OPT_PHONEMES, OPT_LINES, OPT_EXPLAIN, OPT_DUMP, OPT_CAPTIONS, OPT_JOBS,
    OPT_DATA, OPT_LEXICON, OPT_KEEP_ALL, OPT_VOICES, OPT_DEVICES, OPT_DEVICE, OPT_CHECK, OPT_FORCE, OPT_VERBOSE, OPT_VERSION,
    OPT_FAKE, OPT_MAN, OPT_ITEMS, OPT_RESUME, OPT_FROM_START, OPT_LIST, OPT_HIGHLIGHT, OPT_ONCE, OPT_EARCONS,
    OPT_INTRO, OPT_TEMPLATE, OPT_SECOND, OPT_AT, OPT_MAX_MINUTES, OPT_SINCE, OPT_ENCODING, OPT_TIMEOUT, OPT_ALLOW_LOCAL,
    OPT_RATE_HZ, OPT_BITRATE, OPT_MONO, OPT_STEREO, OPT_LOUDNESS, OPT_BROADCAST, OPT_COVER, OPT_TITLE, OPT_AUTHOR, OPT_ALBUM,
    OPT_DATE, OPT_COMMENT, OPT_CHAPTERS, OPT_JSON,
    OPT_URL, OPT_PAGE, OPT_EPUB,
};

struct row { enum id id; const char *name, *arg, *help; }; // arg NULL: none; help NULL: not shown

static const struct row rows[] = {
    {OPT_OUTPUT, "output", "FILE", N_("write sound to FILE instead of speaking: .wav .flac .ogg .opus .mp3; - is WAV on standard output")},
    {OPT_WAV, "wav", "FILE", NULL},
    {OPT_CAPTIONS, "captions", "FILE", N_("write captions in step with the sound: .vtt .srt .lrc .json")},
    {OPT_PAGE, "page", "FILE", N_("write a read-along page (.html) that lights each word; the sound is inside, or the -o file beside it")},
    {OPT_EPUB, "epub", "FILE", N_("write an EPUB 3 book (.epub) that reads itself aloud, a chapter an article")},
    {OPT_CHAPTERS, "chapters", "FILE", N_("write the chapters (articles and their parts): .json (Podcasting 2.0) .vtt .txt")},
    {OPT_LOUDNESS, "loudness", "HOW", N_("podcast (-16 LUFS), broadcast (-23), a number of LUFS, or none; true peak below -1 dBTP")},
    {OPT_BITRATE, "bitrate", "KBPS", N_("of .opus .mp3 .ogg, in kbit/s")},
    {OPT_RATE_HZ, "rate-hz", "HZ", N_("samples a second of the file, 8000 to 192000")},
    {OPT_STEREO, "stereo", NULL, N_("the same sound in two channels")},
    {OPT_MONO, "mono", NULL, N_("one channel (usual)")},
    {OPT_BROADCAST, "broadcast", NULL, N_("give a WAV the chunks that broadcasters use (bext, cart)")},
    {OPT_COVER, "cover", "FILE", N_("a JPEG or PNG picture for the file")},
    {OPT_TITLE, "title", "TEXT", N_("tag of the file, title of page, book or podcast, instead of the article's headline")},
    {OPT_AUTHOR, "author", "TEXT", N_("tag of the file, author of the podcast, instead of the article's author")},
    {OPT_ALBUM, "album", "TEXT", N_("tag of the file, instead of the paper the article stood in")},
    {OPT_DATE, "date", "DATE", N_("tag of the file (2026-11-22), instead of the article's date")},
    {OPT_COMMENT, "comment", "TEXT", N_("tag of the file")},
    {OPT_JSON, "json", NULL, N_("at the end print a report for scripts: length, words, loudness, chapters")},
    {OPT_VOICE, "voice", "VOICE", N_("speak with this voice (see --voices)")},
    {OPT_RATE, "rate", "WPM", N_("words a minute, 80 to 900")},
    {OPT_PITCH, "pitch", "PITCH", N_("pitch, 0 to 99")},
    {OPT_VOLUME, "volume", "VOLUME", N_("volume, 0 to 200; 100 is the voice's own")},
    {OPT_DEVICE, "device", "NAME", N_("play on this device (see --devices)")},
    {OPT_RESUME, "resume", NULL, N_("go on where you stopped (on a terminal it always does)")},
    {OPT_FROM_START, "from-start", NULL, N_("start at the beginning, wherever you stopped")},
    {OPT_LIST, "list", NULL, N_("list the articles you stopped in: when, sentence, file, headline")},
    {OPT_HIGHLIGHT, "highlight", NULL, N_("write each word as it is heard, instead of each sentence")},
    {OPT_ONCE, "once", NULL, N_("pass over the articles you have heard to their end before")},
    {OPT_EARCONS, "earcons", NULL, N_("a short note before headlines and quotes")},
    {OPT_ARTICLE, "article", NULL, N_("print what will be read, as written: one paragraph a line, headline first")},
    {OPT_TEXT, "text", NULL, N_("print what will be spoken, in Devanagari")},
    {OPT_PHONEMES, "phonemes", NULL, N_("print what will be spoken, as eSpeak mnemonics")},
    {OPT_EXPLAIN, "explain", NULL, N_("for each piece of text: its kind, what is spoken, and the rule and row that said so")},
    {OPT_DUMP, "dump", "STAGE", N_("print a stage as TSV: article sentences tokens words phones utterances marks meta")},
    {OPT_LINES, "lines", NULL, N_("every input line is a sentence of its own and gives one output line; nothing is tidied")},
    {OPT_KEEP_ALL, "keep-all", NULL, N_("read everything: repeats, teasers and footers too")},
    {OPT_ITEMS, "items", "N", N_("of a feed (RSS, Atom, JSON Feed) or book (EPUB) read only the first N articles")},
    {OPT_SINCE, "since", "DATE", N_("of a feed read only what is not older: 2026-11-22, or 24h or 2d ago")},
    {OPT_ENCODING, "encoding", "NAME", N_("how the text is written: utf-8 utf-16le windows-1252 krutidev iscii ... (default: told by its bytes)")},
    {OPT_TIMEOUT, "timeout", "SECONDS", N_("give up on an address after so long (60)")},
    {OPT_ALLOW_LOCAL, "allow-local", NULL, N_("addresses of this machine and its network may be read too")},
    {OPT_LEXICON, "lexicon", "FILE", N_("readings of your own (TSV: written, spoken); they win over the shipped ones")},
    {OPT_INTRO, "intro", "FILE", N_("bulletin: a text that is read behind the greeting")},
    {OPT_SECOND, "second-voice", "VOICE", N_("bulletin: every second story in this voice")},
    {OPT_MAX_MINUTES, "max-minutes", "N", N_("bulletin: at most so long; the stories' last sentences go first")},
    {OPT_AT, "at", "TIME", N_("bulletin: the time it is heard, as 2026-11-22T07:00 (usually now)")},
    {OPT_TEMPLATE, "template", "FILE", N_("bulletin: words and order of your own, as in lexicon/bulletin.tsv")},
    {OPT_URL, "url", "URL", N_("where the folder of the podcast is published")},
    {OPT_JOBS, "jobs", "N", N_("render with N worker processes (default: one per core)")},
    {OPT_DATA, "data", "DIR", N_("take lexicon/ and voices/ from DIR")},
    {OPT_VOICES, "voices", "[=play]", N_("list the voices; with =play each says a sentence")},
    {OPT_DEVICES, "devices", NULL, N_("list the sound devices")},
    {OPT_CHECK, "check-data", NULL, N_("check every table of lexicon/ and voices/")},
    {OPT_FORCE, "force", NULL, N_("overwrite files that exist")},
    {OPT_QUIET, "quiet", NULL, N_("print no progress and no summary")},
    {OPT_VERBOSE, "verbose", NULL, N_("say what was skipped and why")},
    {OPT_HELP, "help", NULL, N_("print this help")},
    {OPT_VERSION, "version", NULL, N_("print the version")},
    {OPT_FAKE, "fake-engine", NULL, NULL}, // tones instead of eSpeak, for tests
    {OPT_MAN, "man", NULL, NULL},
};
enum { ROWS = sizeof rows / sizeof *rows };

static const struct { enum command id; const char *name, *arg, *help; } commands[] = {
#define X(id, name, arg, help) {COMMAND_##id, name, arg, help},
    COMMANDS(X)
#undef X
};
enum { COMMANDS_N = sizeof commands / sizeof *commands };

static const char *const stage_name[] = {
#define X(id, name) name,
    DUMP_STAGES(X)
#undef X
};

static bool number(const char *option, const char *arg, int lo, int hi, int *out, struct err *e) {
    char *end;
    long v = strtol(arg, &end, 10);
    if (*end || end == arg || v < lo || v > hi) return err_set(e, EX_USAGE, option, "\"%s\" is not a number from %d to %d", arg, lo, hi);
    *out = (int)v;
    return true;
}

static bool stage(struct options *o, const char *arg, struct err *e) {
    o->mode = MODE_DUMP;
    for (int i = 0; i < DUMP_STAGE_COUNT; i++) {
        if (strcmp(arg, stage_name[i]) != 0) continue;
        o->stage = (enum dump_stage)i;
        return true;
    }
    return err_set(e, EX_USAGE, "--dump", "no stage \"%s\"; there are article, sentences, tokens, words, phones, utterances, marks, meta", arg);
}

static bool reading(struct options *o, const char *path, struct err *e) {
    if (o->readings_n == READINGS_MOST) return err_set(e, EX_USAGE, "--lexicon", "given more than %d times", READINGS_MOST);
    o->readings[o->readings_n++] = path;
    return true;
}

static bool since(struct options *o, const char *arg, struct err *e) {
    if (when_since(str_of(arg), time(NULL), &o->since)) return o->since_set = true;
    return err_set(e, EX_USAGE, "--since", "\"%s\" is no date; it takes 2026-11-22, or 24h or 2d ago", arg);
}

static bool loudness(struct options *o, const char *arg, struct err *e) {
    static const struct { const char *name; double lufs; } row[] = {{"none", 0}, {"podcast", -16}, {"broadcast", -23}};
    char *end;
    for (size_t i = 0; i < sizeof row / sizeof *row; i++) {
        if (strcmp(arg, row[i].name) != 0) continue;
        o->loudness = row[i].lufs;
        return true;
    }
    o->loudness = strtod(arg, &end);
    if (end != arg && !*end && o->loudness >= -40 && o->loudness <= -10) return true;
    return err_set(e, EX_USAGE, "--loudness", "\"%s\": give podcast, broadcast, none, or LUFS from -40 to -10", arg);
}

static bool voices(struct options *o, const char *arg, struct err *e) {
    o->mode = MODE_VOICES;
    o->play = arg && strcmp(arg, "play") == 0;
    return !arg || o->play || err_set(e, EX_USAGE, "--voices", "\"%s\": it takes play, or nothing", arg);
}

static bool take(struct options *o, int id, const char *arg, struct err *e) {
    switch (id) {
    case OPT_OUTPUT: case OPT_WAV: o->output = arg; return true;
    case OPT_CAPTIONS: o->captions = arg; return true;
    case OPT_CHAPTERS: o->chapters = arg; return true;
    case OPT_LOUDNESS: return loudness(o, arg, e);
    case OPT_BITRATE: return number("--bitrate", arg, 6, 512, &o->kbps, e);
    case OPT_RATE_HZ: return number("--rate-hz", arg, 8000, 192000, &o->rate_hz, e);
    case OPT_STEREO: return o->stereo = true;
    case OPT_MONO: o->stereo = false; return true;
    case OPT_BROADCAST: return o->broadcast = true;
    case OPT_COVER: o->cover = arg; return true;
    case OPT_TITLE: o->title = arg; return true;
    case OPT_AUTHOR: o->author = arg; return true;
    case OPT_ALBUM: o->album = arg; return true;
    case OPT_DATE: o->date = arg; return true;
    case OPT_COMMENT: o->comment = arg; return true;
    case OPT_JSON: return o->json = true;
    case OPT_PAGE: o->page = arg; return true;
    case OPT_EPUB: o->epub = arg; return true;
    case OPT_VOICE: o->voice = arg; return true;
    case OPT_RATE: return number("--rate", arg, 80, 900, &o->rate, e);
    case OPT_PITCH: return number("--pitch", arg, 0, 99, &o->pitch, e);
    case OPT_VOLUME: return number("--volume", arg, 0, 200, &o->volume, e);
    case OPT_DEVICE: o->device = arg; return true;
    case OPT_ARTICLE: o->mode = MODE_ARTICLE; return true;
    case OPT_TEXT: o->mode = MODE_TEXT; return true;
    case OPT_PHONEMES: o->mode = MODE_PHONEMES; return true;
    case OPT_EXPLAIN: o->mode = MODE_EXPLAIN; return true;
    case OPT_DUMP: return stage(o, arg, e);
    case OPT_LINES: return o->lines = true;
    case OPT_KEEP_ALL: return o->keep_all = true;
    case OPT_LEXICON: return reading(o, arg, e);
    case OPT_ITEMS: return number("--items", arg, 1, 10000, &o->items, e);
    case OPT_INTRO: o->intro = arg; return true;
    case OPT_TEMPLATE: o->script = arg; return true;
    case OPT_SECOND: o->second = arg; return true;
    case OPT_AT: o->at = arg; return true;
    case OPT_MAX_MINUTES: return number("--max-minutes", arg, 1, 600, &o->max_minutes, e);
    case OPT_SINCE: return since(o, arg, e);
    case OPT_ENCODING: o->encoding = arg; return true;
    case OPT_TIMEOUT: return number("--timeout", arg, 1, 3600, &o->timeout, e);
    case OPT_ALLOW_LOCAL: return o->allow_local = true;
    case OPT_JOBS: return number("--jobs", arg, 1, 64, &o->jobs, e);
    case OPT_DATA: o->data = arg; return true;
    case OPT_VOICES: return voices(o, arg, e);
    case OPT_DEVICES: o->mode = MODE_DEVICES; return true;
    case OPT_CHECK: o->mode = MODE_CHECK_DATA; return true;
    case OPT_FORCE: return o->force = true;
    case OPT_QUIET: return o->quiet = true;
    case OPT_VERBOSE: return o->verbose = true;
    case OPT_HELP: o->mode = MODE_HELP; return true;
    case OPT_VERSION: o->mode = MODE_VERSION; return true;
    case OPT_RESUME: return o->resume = true;
    case OPT_FROM_START: return o->from_start = true;
    case OPT_LIST: o->mode = MODE_LIST; return true;
    case OPT_ONCE: return o->once = true;
    case OPT_EARCONS: return o->earcons = true;
    case OPT_HIGHLIGHT: return o->highlight = true;
    case OPT_URL: o->url = arg; return true;
    case OPT_FAKE: return o->fake = true;
    case OPT_MAN: options_man(); exit(EX_OK);
    default: return false;
    }
}

static bool unknown(char **argv, int code, struct err *e) {
    const char *given = optopt && optopt < 256 ? (char[]){'-', (char)optopt, 0} : argv[optind - 1];
    if (code == ':') return err_set(e, EX_USAGE, given, "this option needs a value; vachan --help shows which");
    return err_set(e, EX_USAGE, given, "no such option; vachan --help lists them all");
}

static enum command command_of(int argc, char **argv) {
    for (size_t i = 0; argc > 1 && i < COMMANDS_N; i++)
        if (strcmp(argv[1], commands[i].name) == 0) return commands[i].id;
    return COMMAND_NONE;
}

bool options_parse(struct options *o, int argc, char **argv, struct err *e) {
    struct option longs[ROWS + 1] = {0};
    char shorts[3 * ROWS + 2] = ":";
    for (size_t i = 0; i < ROWS; i++) {
        longs[i] = (struct option){rows[i].name, !rows[i].arg ? no_argument : *rows[i].arg == '[' ? optional_argument : required_argument, NULL, rows[i].id};
        if (rows[i].id >= 256) continue;
        size_t n = strlen(shorts);
        snprintf(shorts + n, sizeof shorts - n, "%c%s", rows[i].id, rows[i].arg ? ":" : "");
    }
    *o = (struct options){.command = command_of(argc, argv), .rate = -1, .pitch = -1, .volume = -1};
    if (o->command) argc--, argv++; // its name stands where getopt wants the program's
    opterr = 0;
    for (int c; (c = getopt_long(argc, argv, shorts, longs, NULL)) != -1;) {
        if (c == '?' || c == ':') return unknown(argv, c, e);
        if (!take(o, c, optarg, e)) return false;
    }
    o->input = argv + optind;
    o->inputs = argc - optind;
    return true;
}

bool options_inputs(struct options *o, arena *mem, struct err *e) {
    size_t n;
    o->input = inputs_list(o->input, (size_t)o->inputs, mem, &n, e);
    if (o->input) o->inputs = (int)n;
    return o->input != NULL;
}

void options_help(const char *program) {
    printf(_("vachan reads Hindi articles aloud.\n\n"
           "  %s article.txt                        listen\n"
           "  %s article.txt -o article.wav         write a sound file\n"
           "  %s article.txt -o a.wav --captions a.vtt\n"
           "  xclip -o | %s                         read what was copied\n"
           "  %s --text article.txt                 see what will be spoken\n"
           "  %s --explain article.txt              see why\n\n"
           "usage: %s [OPTION]... [INPUT]...        INPUT: a file, a folder of them, an address (https://...) or -; none: standard input\n"),
           program, program, program, program, program, program, program);
    for (size_t i = 0; i < COMMANDS_N; i++) printf("       %s %s %s  %s\n", program, commands[i].name, commands[i].arg, _(commands[i].help));
    printf("\n");
    for (size_t i = 0; i < ROWS; i++) {
        if (!rows[i].help) continue;
        char left[48];
        snprintf(left, sizeof left, "%c%c%s --%s%s%s", rows[i].id < 256 ? '-' : ' ', rows[i].id < 256 ? (char)rows[i].id : ' ',
                 rows[i].id < 256 ? "," : " ", rows[i].name, rows[i].arg && *rows[i].arg != '[' ? " " : "", rows[i].arg ? rows[i].arg : "");
        printf("  %-24s %s\n", left, _(rows[i].help));
    }
    printf("%s", _("\nKeys while it speaks on a terminal:\n"));
    keys_help();
    printf("%s", _("\nExit codes: 0 all is well, 64 usage, 65 bad data or a word that could not be spoken, 66 no input,\n"
           "68 no such host, 69 no sound device or no connection, 75 try later, 76 a server that cannot be trusted, 77 not allowed, 73 cannot create a file, 74 input or output error.\n"
           "How to mend a reading: README.md, \"When a word is read wrong\".\n"));
}

void options_man(void) {
    printf(".TH VACHAN 1\n.SH NAME\nvachan \\- read Hindi articles aloud\n"
           ".SH SYNOPSIS\n.B vachan\n[\\fIOPTION\\fR]... [\\fIINPUT\\fR]...\n"
           ".SH DESCRIPTION\nReads each INPUT (a text, a saved web page, a feed, an EPUB, a folder of them or an address; \\- or none: standard input), keeps only the article,\n"
           "turns what is written into Hindi words and speaks them, or writes them as sound with captions.\n.SH OPTIONS\n");
    for (size_t i = 0; i < ROWS; i++) {
        if (!rows[i].help) continue;
        printf(".TP\n");
        if (rows[i].id < 256) printf(".BR \\-%c \", \" ", rows[i].id);
        else printf(".B ");
        printf("\\-\\-%s", rows[i].name);
        if (rows[i].arg) printf("%s\\fI%s\\fR", *rows[i].arg == '[' ? " " : " \" \" ", rows[i].arg);
        printf("\n%s\n", rows[i].help);
    }
    printf(".SH COMMANDS\n");
    for (size_t i = 0; i < COMMANDS_N; i++) printf(".TP\n.B vachan %s \\fI%s\\fR\n%s\n", commands[i].name, commands[i].arg, commands[i].help);
    printf(".SH KEYS\nWhile it speaks on a terminal; every key answers in speech.\n");
    keys_man();
    printf(".SH EXIT STATUS\n0 all is well, 64 usage, 65 bad data or a word that could not be spoken, 66 no input, 68 no such host, 69 no sound device or no\n"
           "connection, 75 try later, 76 a server that cannot be trusted, 77 not allowed,\n"
           "73 cannot create a file, 74 input or output error.\n"
           ".SH FILES\n~/.config/vachan/lexicon/readings.tsv: readings of one's own.\n.br\n"
           "~/.local/state/vachan/places.tsv, bookmarks.tsv: where one stopped.\n"
           ".SH ENVIRONMENT\nVACHAN_DATA: the folder of lexicon/ and voices/.  VACHAN_VOICE: the voice.  VACHAN_LATENCY: ms of sound in the device\n"
           "(8); more where speech stutters.  VACHAN_MINUTE: seconds in a minute of the sleep timer (60), to try it.\n"
           "LC_ALL, LC_MESSAGES, LANG, LANGUAGE: messages in Hindi where they name it (hi_IN).\n");
}
