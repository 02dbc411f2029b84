// fetch: an address -> the bytes behind it, through libcurl, which is loaded only here and only then.
//
// http and https only; certificates are checked; at most FETCH_REDIRECTS redirects, each under the same rules; no
// local, private or link-local address, whatever name led there; limits of time and size.  VACHAN_OFFLINE=1: nothing
// is fetched.  No proxy, since its address would hide the one that matters, unless local addresses are allowed.
//
// Errors: EX_USAGE another kind of address; EX_NOHOST no such host; EX_UNAVAILABLE offline, no connection or no libcurl;
// EX_TEMPFAIL too slow, or the server says "later"; EX_NOPERM a local address, or the server refuses; EX_NOINPUT nothing
// there; EX_PROTOCOL a bad certificate, a circle of redirects; EX_DATAERR too large, or no text.
#ifndef TEXT_FETCH_H
#define TEXT_FETCH_H

#include "base/err.h"
#include "base/str.h"

enum { FETCH_REDIRECTS = 8, FETCH_SECONDS = 60, FETCH_MOST = 64 * 1024 * 1024 };

struct fetch_how {
    bool allow_local;
    int seconds;      // for all of it; 0: FETCH_SECONDS
};

struct fetched {
    char *url;        // where the redirects led; NULL: nothing was fetched
    char *charset;    // as the header says it; NULL: it does not
};

bool fetch_is_address(const char *input);  // "https://...", also of kinds that are refused
int fetch(const char *url, const struct fetch_how *how, struct fetched *out, struct err *e); // a file that holds the bytes, the caller's to close; -1: *e
void fetched_free(struct fetched *f);

#endif
