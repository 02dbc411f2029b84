// lang: LANG=hi_IN.UTF-8 -> build/locale/hi/LC_MESSAGES/vachan.mo
#include "base/lang.h"

#include <fcntl.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define MO_MAGIC 0x950412deu

struct head { uint32_t magic, revision, texts, keys_at, said_at; };
struct slot { uint32_t n, at; };

// Set by lang_open before there are threads, read by all: every message would need it as an argument
static struct { const char *p; size_t n; const struct slot *key, *said; uint32_t texts; } mo;

// --- the catalogue

static const char *text_of(const struct slot *s) {
    return s->at < mo.n && s->n < mo.n - s->at && !mo.p[s->at + s->n] ? mo.p + s->at : "";
}

static bool sound(void) {
    const struct head *h = (const struct head *)mo.p;
    size_t most = mo.n / sizeof(struct slot);
    if (mo.n < sizeof *h || h->magic != MO_MAGIC || h->texts > most) return false;
    if (h->keys_at % 4 || h->said_at % 4 || h->keys_at > mo.n || h->said_at > mo.n) return false;
    size_t size = h->texts * sizeof(struct slot);
    if (size > mo.n - h->keys_at || size > mo.n - h->said_at) return false;
    mo.key = (const struct slot *)(mo.p + h->keys_at), mo.said = (const struct slot *)(mo.p + h->said_at);
    mo.texts = h->texts;
    return true;
}

static bool load(const char *path) {
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) return false;
    void *p = fstat(fd, &st) == 0 && st.st_size > 0 ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    close(fd);
    if (p == MAP_FAILED) return false;
    mo.p = p, mo.n = (size_t)st.st_size;
    if (sound()) return true;
    munmap(p, mo.n);
    return false;
}

// The keys are in byte order.  A counted text has "one\0many" in both columns: its key is the first of them.
static const struct slot *find(const char *text) {
    uint32_t from = 0, to = *text ? mo.texts : 0;
    while (from < to) {
        uint32_t mid = from + (to - from) / 2;
        int c = strcmp(text, text_of(&mo.key[mid]));
        if (c == 0) return *text_of(&mo.said[mid]) ? &mo.said[mid] : NULL;
        if (c < 0) to = mid;
        else from = mid + 1;
    }
    return NULL;
}

const char *lang_get(const char *text) {
    const struct slot *s = find(text);
    return s ? text_of(s) : text;
}

const char *lang_count(const char *one, const char *many, size_t n) {
    const struct slot *s = find(one);
    if (!s) return n == 1 ? one : many;
    const char *said = text_of(s);
    size_t first = strlen(said) + 1;
    return n == 1 || first > s->n ? said : said + first;
}

// --- the language

static const char *wanted(void) {
    static const char *const name[] = {"LC_ALL", "LC_MESSAGES", "LANG"};
    const char *locale = NULL, *list = getenv("LANGUAGE");
    for (size_t i = 0; i < sizeof name / sizeof *name && !(locale && *locale); i++) locale = getenv(name[i]);
    if (!locale || !*locale || strcmp(locale, "POSIX") == 0) return NULL;
    if (locale[0] == 'C' && (!locale[1] || locale[1] == '.')) return NULL;
    return list && *list ? list : locale;
}

static bool load_from(const char *program, const char *language, size_t n) {
    static const char *const folder[] = {"locale", "../share/locale"};
    char path[600];
    for (size_t i = 0; i < sizeof folder / sizeof *folder; i++) {
        int m = snprintf(path, sizeof path, "%s/%s/%.*s/LC_MESSAGES/vachan.mo", program, folder[i], (int)n, language);
        if (m < (int)sizeof path && load(path)) return true;
    }
    return false;
}

void lang_open(void) {
    const char *list = wanted();
    char program[400];
    ssize_t n = list ? readlink("/proc/self/exe", program, sizeof program - 1) : 0;
    if (n <= 0) return;
    program[n] = 0;
    *strrchr(program, '/') = 0;
    for (; *list; list += strcspn(list, ":"), list += *list == ':') {
        size_t whole = strcspn(list, ":.@/"), language = strcspn(list, ":.@/_");
        if (language == 2 && memcmp(list, "en", 2) == 0) return;
        if (language && (load_from(program, list, whole) || (language < whole && load_from(program, list, language)))) return;
    }
}
