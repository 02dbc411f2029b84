// window: the chunks under way, in order.  Chunks go in at one end to be rendered in any order; their sound
// comes out at the other in the order they went in, the first of them while it is still being made.
//
// Containment happens here.  A child that crashes, hangs or answers rubbish has still said the pieces before:
// the rest goes to a fresh child; a piece that fails there again is halved between two words, until the word
// that kills stands alone and is left out, with a mark without sound in its place, and reported.
#ifndef SPEECH_WINDOW_H
#define SPEECH_WINDOW_H

#include "speech/engine.h"
#include "speech/zygote.h"

struct window;

struct window *window_open(const struct engine_options *o, const struct voicebox *box, struct err *e);
int window_rate(const struct window *w);
const struct engine_report *window_report(const struct window *w);

// The chunk being filled: one piece more.  `text` holds the marks called name, name + 1, ... for `mark`.
// False: no room left in the chunk; submit it first.  Words and text are copied.
bool window_piece(struct window *w, str text, const struct utter_mark *mark, size_t marks, uint32_t name,
                  int pause_ms, const struct voice_tone *tone);
bool window_filling(const struct window *w);       // has the chunk being filled any piece?
// Sends it off, draining into `out` until a place is free for the next.
bool window_submit(struct window *w, struct sink out, struct err *e);
bool window_drain(struct window *w, struct sink out, struct err *e);   // what is ready; does not wait for sound
bool window_finish(struct window *w, struct sink out, struct err *e);  // all of it
void window_stop(struct window *w);                                    // forget all of it
void window_close(struct window *w);

#endif
