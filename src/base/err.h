// err: what went wrong, as a value.  Filled at the bottom, printed only by app/.
//
//     if (fd < 0) return err_set(e, EX_NOINPUT, path, "no such file");
//
// The message is English here and is translated as it is filled in (`make po` finds it).
// The first error set wins: cleaning up after a failure cannot hide its cause.
#ifndef BASE_ERR_H
#define BASE_ERR_H

#include <stdbool.h>
#include <sysexits.h>

struct err {
    int code;        // 0, or an exit code of sysexits.h
    char where[256]; // file, option, device, or file:line:column
    char what[768];  // what is wrong and what to do about it, in the language of the user (lang.h)
};

// Fills *e unless it holds an error already.  Always false, so that it can be returned.
bool err_set(struct err *e, int code, const char *where, const char *fmt, ...)
    __attribute__((format(printf, 4, 5)));
bool err_errno(struct err *e, int code, const char *where, const char *doing); // adds strerror(errno)
// What a signal handler or another thread sets to a signal's number, so that work under way ends at once.
typedef volatile _Atomic int stop_flag;

_Noreturn void err_out_of_memory(void); // one line on stderr, _exit(EX_OSERR)

#endif
