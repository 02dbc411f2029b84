#include "publish/link.h"

#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>

static bool plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || (c && strchr("-._~/", c));
}

void link_escape(buf *out, str path) {
    for (size_t i = 0; i < path.n; i++) {
        if (plain(path.p[i])) buf_char(out, path.p[i]);
        else buf_fmt(out, "%%%02X", (unsigned char)path.p[i]);
    }
}

// The folder a file is in, without links and dots, ended by '/'
static bool folder_of(const char *path, char out[PATH_MAX + 1]) {
    char copy[PATH_MAX];
    if (snprintf(copy, sizeof copy, "%s", path) >= (int)sizeof copy || !realpath(dirname(copy), out)) return false;
    size_t n = strlen(out);
    if (out[n - 1] != '/') memcpy(out + n, "/", 2);
    return true;
}

static const char *name_of(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool link_relative(buf *out, const char *from, const char *to) {
    char here[PATH_MAX + 1], there[PATH_MAX + 1];
    if (!folder_of(from, here) || !folder_of(to, there)) return false;
    size_t same = 0;
    for (size_t i = 0; here[i] && here[i] == there[i]; i++)
        if (here[i] == '/') same = i + 1;
    for (const char *p = here + same; *p; p++)
        if (*p == '/') buf_str(out, S("../"));
    str down = str_of(there + same), name = str_of(name_of(to));
    if (!down.n && out->n == 0) buf_str(out, S("./")); // a name with ':' in it is no scheme
    link_escape(out, down);
    link_escape(out, name);
    return true;
}
