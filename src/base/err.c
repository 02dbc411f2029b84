#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/lang.h"

// What strerror says most often, as texts that can be translated
static const struct { int code; const char *why; } known[] = {
    {ENOENT, N_("No such file or directory")}, {EACCES, N_("Permission denied")}, {EPERM, N_("Operation not permitted")},
    {EISDIR, N_("Is a directory")}, {ENOTDIR, N_("Not a directory")}, {EEXIST, N_("File exists")}, {ENOSPC, N_("No space left on device")},
    {EDQUOT, N_("Disk quota exceeded")}, {EROFS, N_("Read-only file system")}, {EFBIG, N_("File too large")}, {EIO, N_("Input/output error")},
    {EPIPE, N_("Broken pipe")}, {ENAMETOOLONG, N_("File name too long")}, {ELOOP, N_("Too many levels of symbolic links")},
    {EMFILE, N_("Too many open files")}, {ENFILE, N_("Too many open files in system")}, {ENOMEM, N_("Cannot allocate memory")},
    {EINVAL, N_("Invalid argument")}, {EAGAIN, N_("Resource temporarily unavailable")}, {EBUSY, N_("Device or resource busy")},
};

static const char *why(int code) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].code == code) return _(known[i].why);
    return strerror(code);
}

bool err_set(struct err *e, int code, const char *where, const char *fmt, ...) {
    if (!e || e->code) return false;
    e->code = code;
    snprintf(e->where, sizeof e->where, "%s", where ? where : "");
    va_list ap;
    va_start(ap, fmt);
    vsnprintf(e->what, sizeof e->what, _(fmt), ap);
    va_end(ap);
    return false;
}

bool err_errno(struct err *e, int code, const char *where, const char *doing) {
    return err_set(e, code, where, "cannot %s: %s", _(doing), why(errno));
}

void err_out_of_memory(void) {
    const char *line = _("vachan: out of memory\n");
    ssize_t ignored = write(2, line, strlen(line));
    (void)ignored;
    _exit(EX_OSERR);
}
