#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

bool err_set(struct err *e, int code, const char *where, const char *fmt, ...) {
    if (!e || e->code) return false;
    e->code = code;
    snprintf(e->where, sizeof e->where, "%s", where ? where : "");
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(e->what, sizeof e->what, fmt, ap);
    va_end(ap);
    return false;
}

bool err_errno(struct err *e, int code, const char *where, const char *doing) {
    return err_set(e, code, where, "cannot %s: %s", doing, strerror(errno));
}

void err_out_of_memory(void) {
    static const char line[] = "vachan: out of memory\n";
    ssize_t ignored = write(2, line, sizeof line - 1);
    (void)ignored;
    _exit(EX_OSERR);
}
