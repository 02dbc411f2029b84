// mpris: the buttons of a headset, a keyboard or the desktop (D-Bus, org.mpris.MediaPlayer2) -> keys of the player.
//
// Built in where sd-bus is found (libsystemd), which is loaded when it is opened.  Without library or session bus
// mpris_open gives NULL, that every function takes.  Nothing here waits, and there is no thread: the player asks in its turns.
#ifndef APP_MPRIS_H
#define APP_MPRIS_H

#include "app/keys.h"

struct mpris;

struct mpris_now {
    bool paused, more;     // more: there is an article after this one
    size_t story;          // counts the articles
    str title;             // copied when the story changes
    long length, position; // s, about
};

struct mpris *mpris_open(void);
int mpris_fd(const struct mpris *m);                             // to poll for input; -1: none
enum key mpris_key(struct mpris *m);                             // what was asked for; KEY_NONE: nothing
void mpris_tell(struct mpris *m, const struct mpris_now *now);   // what changed is told to those who listen
void mpris_close(struct mpris *m);

#endif
