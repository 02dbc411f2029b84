#include "app/state.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

bool state_dir(char dir[STATE_DIR]) {
    const char *state = getenv("XDG_STATE_HOME"), *home = getenv("HOME");
    int n = state && *state == '/' ? snprintf(dir, STATE_DIR, "%s/vachan", state)
                                   : snprintf(dir, STATE_DIR, "%s/.local/state/vachan", home ? home : "");
    return n < STATE_DIR;
}

bool state_make_dir(char dir[STATE_DIR], struct err *e) {
    if (!state_dir(dir)) return err_set(e, EX_CANTCREAT, "XDG_STATE_HOME", "the name of this folder is too long");
    for (char *at = dir + 1; (at = strchr(at, '/')); at++) {
        *at = 0, mkdir(dir, 0700), *at = '/';
    }
    if (mkdir(dir, 0700) == 0 || errno == EEXIST) return true;
    return err_errno(e, EX_CANTCREAT, dir, "make the folder that keeps your place");
}
