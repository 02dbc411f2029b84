// keys: the keyboard of the player.  One row a key gives parsing, the printed help and the spoken help
// (lexicon/spoken.tsv, row key-NAME).
//
// The terminal is opened anew (/dev/tty), so that an article may come through standard input; Ctrl-C and
// Ctrl-Z stay signals.  What a key sends differs between terminals: all usual ways are taken.
#ifndef APP_KEYS_H
#define APP_KEYS_H

#include <termios.h>

#include "base/lang.h"
#include "base/str.h"

//  id, name of the spoken row, keys as printed, what it does, what the terminal sends
#define KEYS(X)                                                                                             \
    X(PAUSE, "pause", "Space", N_("pause, go on"), " ")                                                     \
    X(BACK, "back", "Left", N_("sentence back"), "\33[D", "\33OD")                                          \
    X(NEXT, "next", "Right", N_("next sentence"), "\33[C", "\33OC")                                         \
    X(PARA_BACK, "para-back", "PageUp {", N_("paragraph back"), "\33[5~", "{")                              \
    X(PARA_NEXT, "para-next", "PageDown }", N_("next paragraph"), "\33[6~", "}")                            \
    X(ARTICLE_NEXT, "article-next", "n", N_("next article"), "n")                                           \
    X(ARTICLE_BACK, "article-back", "b", N_("article back"), "b")                                           \
    X(HOME, "home", "Home <", N_("start of the article"), "\33[H", "\33OH", "\33[1~", "\33[7~", "<")         \
    X(END, "end", "End >", N_("last sentence of the article"), "\33[F", "\33OF", "\33[4~", "\33[8~", ">")    \
    X(FASTER, "faster", "Up +", N_("faster"), "\33[A", "\33OA", "+", "=")                                   \
    X(SLOWER, "slower", "Down -", N_("slower"), "\33[B", "\33OB", "-")                                      \
    X(REPEAT, "repeat", "r", N_("repeat the sentence"), "r")                                                \
    X(REPEAT_SLOWLY, "repeat-slowly", "R", N_("repeat it slowly"), "R")                                     \
    X(SPELL, "spell", "s", N_("the word; again: its letters; again: with examples"), "s")                   \
    X(WHERE, "where", "w", N_("where am I"), "w")                                                           \
    X(SEARCH, "search", "/", N_("search; an empty line searches again"), "/")                               \
    X(BOOKMARK, "bookmark", "m", N_("set a bookmark"), "m")                                                 \
    X(TO_BOOKMARK, "to-bookmark", "M", N_("go to the last bookmark of this article"), "M")                   \
    X(SLEEP, "sleep", "t", N_("sleep after 15, 30, 60 minutes"), "t")                                       \
    X(HELP, "help", "?", N_("speak the keys"), "?", "h")                                                    \
    X(QUIT, "quit", "q", N_("quit, keep the place"), "q")                                                   \
    X(QUIT_FORGET, "quit-forget", "Q", N_("quit, forget the place"), "Q")
enum key {
#define X(id, ...) KEY_##id,
    KEYS(X)
#undef X
    KEY_COUNT,
    KEY_NONE = KEY_COUNT, // nothing was pressed
    KEY_UNKNOWN,          // something was, that is no key
    KEY_GONE,             // the terminal is gone
};

struct keys {
    int fd;               // -1: no terminal
    int other;            // something else whose news ends the wait for a key (mpris); -1: nothing
    struct termios before;
    char byte[64];        // read, not yet understood
    size_t bytes;
    bool away;            // another process has the terminal (bg)
};

// False: no terminal to listen to, or this is not its foreground process.
bool keys_open(struct keys *k);
void keys_close(struct keys *k);
void keys_raw(struct keys *k);                          // after the process was stopped and continued
void keys_cooked(struct keys *k);                       // the terminal as it was found
enum key keys_next(struct keys *k, int wait_ms);        // waits that long for one; a signal ends the wait
// The next letter of a line, echoed on the terminal: added to `line`, or taken from its end (Backspace).  Waits for
// it.  Enter ends the line; Escape or a signal, or the end of the terminal, gives it up.
enum typed_is { TYPED_LETTER, TYPED_BACK, TYPED_END, TYPED_NEVER_MIND };
struct typed { enum typed_is is; char letter[4]; size_t n; };
struct typed keys_type(struct keys *k, buf *line);

const char *keys_name(enum key key);
void keys_help(void);                                   // on standard output, for --help
void keys_man(void);                                    // the same as roff

#endif
