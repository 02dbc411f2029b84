// state: the folder that keeps what is remembered from one day to the next: $XDG_STATE_HOME/vachan, or
// ~/.local/state/vachan.
#ifndef APP_STATE_H
#define APP_STATE_H

#include "base/err.h"

enum { STATE_DIR = 400 };

bool state_dir(char dir[STATE_DIR]);                    // false: its name is too long
bool state_make_dir(char dir[STATE_DIR], struct err *e); // and makes it, with those above it; EX_CANTCREAT

#endif
