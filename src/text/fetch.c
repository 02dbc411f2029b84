// fetch: "https://example.org/story" -> a file of its bytes
#include "text/fetch.h"

#define CURL_DISABLE_TYPECHECK // its macros want the functions linked
#include <curl/curl.h>
#include <dlfcn.h>
#include <errno.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/lang.h"

enum { CONNECT_SECONDS = 15, CHARSET_LONGEST = 40 };

#define FUNCTIONS(X) X(curl_easy_init) X(curl_easy_setopt) X(curl_easy_perform) X(curl_easy_getinfo) X(curl_easy_cleanup) X(curl_easy_strerror)
struct library { // taken by name, so that a program that only reads files starts without it
#define X(f) __typeof__(f) *f;
    FUNCTIONS(X)
#undef X
};

struct transfer { const struct fetch_how *how; int fd; size_t bytes; bool local, large, disk; };

static bool load(struct library *lib, struct err *e) {
    void *so = dlopen("libcurl.so.4", RTLD_LAZY | RTLD_LOCAL);
    if (!so) so = dlopen("libcurl-gnutls.so.4", RTLD_LAZY | RTLD_LOCAL);
    if (!so) so = dlopen("libcurl.dylib", RTLD_LAZY | RTLD_LOCAL);
    if (!so) return err_set(e, EX_UNAVAILABLE, "libcurl", "cannot be loaded, so that no address can be read: install libcurl4");
#define X(f)                                                                                                \
    if (!(lib->f = (__typeof__(f) *)dlsym(so, #f))) return err_set(e, EX_UNAVAILABLE, "libcurl", "too old: no %s", #f);
    FUNCTIONS(X)
#undef X
    return true;
}

bool fetch_is_address(const char *input) {
    size_t n = strspn(input, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    return n > 1 && strncmp(input + n, "://", 3) == 0;
}

// ---- which hosts may be asked ----

static bool local4(uint32_t a) {
    static const struct { uint32_t net; int bits; } nets[] = {
        {0x00000000, 8}, {0x0A000000, 8}, {0x64400000, 10}, {0x7F000000, 8}, {0xA9FE0000, 16}, {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24},
        {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 4}, {0xF0000000, 4},
    };
    for (size_t i = 0; i < sizeof nets / sizeof *nets; i++)
        if ((a ^ nets[i].net) >> (32 - nets[i].bits) == 0) return true;
    return false;
}

static uint32_t four(const uint8_t *p) { return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3]; }

// Only what is routed on the open network passes; an IPv4 address inside an IPv6 one is judged as that
static bool local6(const uint8_t a[16]) {
    static const uint8_t mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}, zero[12] = {0}, nat64[12] = {0, 0x64, 0xFF, 0x9B};
    if (memcmp(a, mapped, 12) == 0 || memcmp(a, nat64, 12) == 0 || memcmp(a, zero, 12) == 0) return local4(four(a + 12));
    if (a[0] == 0x20 && a[1] == 0x02) return local4(four(a + 2));                              // 6to4
    if (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0 && a[3] == 0) return true;                   // Teredo
    return (a[0] & 0xE0) != 0x20 || (a[0] == 0x20 && a[1] == 0x01 && a[2] == 0x0D && a[3] == 0xB8); // not 2000::/3; documentation
}

static bool is_local(const struct sockaddr *s) {
    if (s->sa_family == AF_INET) return local4(ntohl(((const struct sockaddr_in *)(const void *)s)->sin_addr.s_addr));
    if (s->sa_family == AF_INET6) return local6(((const struct sockaddr_in6 *)(const void *)s)->sin6_addr.s6_addr);
    return true;
}

// Asked for every connection, behind every redirect, with the address it really goes to
static curl_socket_t open_socket(void *self, curlsocktype purpose, struct curl_sockaddr *to) {
    struct transfer *t = self;
    (void)purpose;
    if (!t->how->allow_local && is_local(&to->addr)) return t->local = true, CURL_SOCKET_BAD;
    return socket(to->family, to->socktype | SOCK_CLOEXEC, to->protocol);
}

static size_t keep(char *bytes, size_t one, size_t n, void *self) {
    struct transfer *t = self;
    size_t size = one * n;
    if (t->bytes + size > FETCH_MOST) return t->large = true, (size_t)0;
    for (size_t done = 0; done < size;) {
        ssize_t put = write(t->fd, bytes + done, size - done);
        if (put < 0 && errno != EINTR) return t->disk = true, (size_t)0;
        if (put > 0) done += (size_t)put;
    }
    t->bytes += size;
    return size;
}

// ---- what came back ----

static bool http_error(const char *url, long status, struct err *e) {
    static const struct { long status; int code; const char *why; } known[] = {
        {401, EX_NOPERM, N_("it wants a login")},      {402, EX_NOPERM, N_("it wants to be paid")},   {403, EX_NOPERM, N_("the server refuses to show it")},
        {404, EX_NOINPUT, N_("no such page")},         {410, EX_NOINPUT, N_("the page is gone")},     {429, EX_TEMPFAIL, N_("too many requests; try later")},
        {451, EX_NOPERM, N_("withheld for legal reasons")}, {503, EX_TEMPFAIL, N_("the server is busy; try later")},
    };
    if (status < 400) return true;
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (known[i].status == status) return err_set(e, known[i].code, url, "%s (HTTP %ld)", _(known[i].why), status);
    return err_set(e, status >= 500 ? EX_TEMPFAIL : EX_UNAVAILABLE, url, "the server answers with an error (HTTP %ld)", status);
}

static bool curl_error(const struct library *lib, const char *url, CURLcode code, const struct transfer *t, struct err *e) {
    const char *why = lib->curl_easy_strerror(code);
    if (t->local) return err_set(e, EX_NOPERM, url, "it leads to a local address, which is not read unless --allow-local is given");
    if (t->large) return err_set(e, EX_DATAERR, url, "larger than %d MB", FETCH_MOST / (1024 * 1024));
    if (t->disk) return err_errno(e, EX_IOERR, url, "keep what was fetched");
    switch (code) {
    case CURLE_URL_MALFORMAT: return err_set(e, EX_USAGE, url, "not an address");
    case CURLE_UNSUPPORTED_PROTOCOL: return err_set(e, EX_NOPERM, url, "it leads to an address that is neither http nor https");
    case CURLE_COULDNT_RESOLVE_HOST: return err_set(e, EX_NOHOST, url, "no such host, or no network");
    case CURLE_OPERATION_TIMEDOUT: return err_set(e, EX_TEMPFAIL, url, "the server is too slow; try later");
    case CURLE_TOO_MANY_REDIRECTS: return err_set(e, EX_PROTOCOL, url, "more than %d redirects", FETCH_REDIRECTS);
    case CURLE_PEER_FAILED_VERIFICATION: case CURLE_SSL_CONNECT_ERROR: case CURLE_SSL_CACERT_BADFILE:
        return err_set(e, EX_PROTOCOL, url, "the server cannot prove who it is (%s)", why);
    default: return err_set(e, EX_UNAVAILABLE, url, "%s", why);
    }
}

// text/html; charset="windows-1252"
static char *charset_of(const char *type) {
    const char *at = type ? strcasestr(type, "charset=") : NULL;
    if (!at) return NULL;
    at += strlen("charset=");
    at += *at == '"' || *at == '\'';
    size_t n = strcspn(at, "\"'; ");
    return n && n < CHARSET_LONGEST ? strndup(at, n) : NULL;
}

static bool is_text(const char *url, const char *type, struct err *e) {
    static const char *const other[] = {"image/", "audio/", "video/", "font/", "application/pdf", "application/msword", "application/vnd."};
    for (size_t i = 0; type && i < sizeof other / sizeof *other; i++)
        if (strncasecmp(type, other[i], strlen(other[i])) == 0) return err_set(e, EX_DATAERR, url, "this is %.60s, not an article", type);
    return true;
}

static void set_up(const struct library *lib, CURL *c, const char *url, const struct fetch_how *how, struct transfer *t) {
#define SET(option, value) lib->curl_easy_setopt(c, option, value)
    SET(CURLOPT_URL, url);
#if LIBCURL_VERSION_NUM >= 0x075500
    SET(CURLOPT_PROTOCOLS_STR, "http,https");
    SET(CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
    SET(CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
    SET(CURLOPT_REDIR_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
#endif
    SET(CURLOPT_FOLLOWLOCATION, 1L);
    SET(CURLOPT_MAXREDIRS, (long)FETCH_REDIRECTS);
    SET(CURLOPT_TIMEOUT, (long)(how->seconds ? how->seconds : FETCH_SECONDS));
    SET(CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    SET(CURLOPT_MAXFILESIZE_LARGE, (curl_off_t)FETCH_MOST);
    SET(CURLOPT_ACCEPT_ENCODING, "");
    SET(CURLOPT_NOSIGNAL, 1L);
    SET(CURLOPT_USERAGENT, "vachan/" VERSION);
    SET(CURLOPT_OPENSOCKETFUNCTION, open_socket);
    SET(CURLOPT_OPENSOCKETDATA, t);
    SET(CURLOPT_WRITEFUNCTION, keep);
    SET(CURLOPT_WRITEDATA, t);
    if (!how->allow_local) SET(CURLOPT_PROXY, "");
#undef SET
}

static bool answered(const struct library *lib, CURL *c, const char *url, struct fetched *out, struct err *e) {
    long status = 0;
    char *type = NULL, *last = NULL;
    lib->curl_easy_getinfo(c, CURLINFO_RESPONSE_CODE, &status);
    lib->curl_easy_getinfo(c, CURLINFO_CONTENT_TYPE, &type);
    lib->curl_easy_getinfo(c, CURLINFO_EFFECTIVE_URL, &last);
    if (!http_error(url, status, e) || !is_text(url, type, e)) return false;
    out->charset = charset_of(type);
    out->url = strdup(last ? last : url);
    return true;
}

static bool perform(const struct library *lib, const char *url, struct transfer *t, struct fetched *out, struct err *e) {
    CURL *c = lib->curl_easy_init();
    if (!c) err_out_of_memory();
    set_up(lib, c, url, t->how, t);
    CURLcode code = lib->curl_easy_perform(c);
    if (code == CURLE_FILESIZE_EXCEEDED) t->large = true;
    bool ok = code == CURLE_OK ? answered(lib, c, url, out, e) : curl_error(lib, url, code, t, e);
    lib->curl_easy_cleanup(c);
    return ok;
}

int fetch(const char *url, const struct fetch_how *how, struct fetched *out, struct err *e) {
    struct library lib = {0};
    const char *offline = getenv("VACHAN_OFFLINE");
    bool web = strncasecmp(url, "http://", 7) == 0 || strncasecmp(url, "https://", 8) == 0;
    *out = (struct fetched){0};
    if (!web) return err_set(e, EX_USAGE, url, "only http and https addresses are read; a file is named by its path"), -1;
    if (offline && *offline && strcmp(offline, "0") != 0) return err_set(e, EX_UNAVAILABLE, url, "not fetched: VACHAN_OFFLINE is set"), -1;
    if (!load(&lib, e)) return -1;
    struct transfer t = {.how = how, .fd = memfd_create("article", MFD_CLOEXEC)};
    if (t.fd < 0) return err_errno(e, EX_OSERR, url, "keep what is fetched"), -1;
    bool ok = perform(&lib, url, &t, out, e);
    if (ok) ok = lseek(t.fd, 0, SEEK_SET) == 0;
    if (!ok) close(t.fd), t.fd = -1;
    return t.fd;
}

void fetched_free(struct fetched *f) {
    free(f->url);
    free(f->charset);
    *f = (struct fetched){0};
}
