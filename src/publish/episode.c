#include "publish/episode.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audio/encoder.h"
#include "publish/guid.h"

// In the order in which one of several formats is chosen
static const struct { const char *ending, *type; } formats[] = {
    {".mp3", "audio/mpeg"}, {".opus", "audio/ogg"}, {".ogg", "audio/ogg"}, {".flac", "audio/flac"}, {".wav", "audio/wav"},
};
enum { FORMATS = sizeof formats / sizeof *formats };

static int format_of(str name) {
    for (int i = 0; i < FORMATS; i++)
        if (name.n > str_of(formats[i].ending).n && str_ends(name, str_of(formats[i].ending))) return i;
    return -1;
}

static str stem_of(str name) { return str_sub(name, 0, name.n - str_of(formats[format_of(name)].ending).n); }

// STEM + ENDING, or empty where no such file is
static str beside(const char *dir, str stem, const char *ending, arena *mem) {
    char name[600], path[1200];
    snprintf(name, sizeof name, "%.*s%s", STR_ARG(stem), ending);
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return access(path, R_OK) == 0 ? arena_copy(mem, str_of(name)) : S("");
}

static bool better_one_there(const char *dir, str name, arena *mem) {
    for (int i = 0; i < format_of(name); i++)
        if (beside(dir, stem_of(name), formats[i].ending, mem).n) return true;
    return false;
}

static bool identify(struct episode *ep, const char *path, struct err *e) {
    struct stat st;
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    bool ok = fd >= 0 && fstat(fd, &st) == 0 && st.st_size > 0;
    void *all = ok ? mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_PRIVATE, fd, 0) : MAP_FAILED;
    if (fd >= 0) close(fd);
    if (all == MAP_FAILED) return err_errno(e, EX_NOINPUT, path, "read");
    ep->id = str_hash((str){all, (size_t)st.st_size});
    ep->bytes = st.st_size;
    if (!ep->date) ep->date = st.st_mtime;
    munmap(all, (size_t)st.st_size);
    return true;
}

// 2026-11-22, 2026-11-22T09:30, 2026-11-22T09:30:00+05:30; 0 for anything else
static time_t date_of(str text) {
    struct tm t = {0};
    char copy[40], sign = '+';
    int hours = 0, minutes = 0;
    snprintf(copy, sizeof copy, "%.*s", STR_ARG(text));
    int n = sscanf(copy, "%4d-%2d-%2dT%2d:%2d:%2d%c%2d:%2d", &t.tm_year, &t.tm_mon, &t.tm_mday, &t.tm_hour, &t.tm_min, &t.tm_sec, &sign, &hours, &minutes);
    if (n < 3 || t.tm_year < 1970 || t.tm_mon < 1 || t.tm_mon > 12 || t.tm_mday < 1 || t.tm_mday > 31) return 0;
    t.tm_year -= 1900, t.tm_mon--;
    return timegm(&t) - (sign == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
}

static str readable(str stem, arena *mem) { // of a file name
    char *copy = (char *)arena_copy(mem, stem).p;
    for (size_t i = 0; i < stem.n; i++)
        if (copy[i] == '_') copy[i] = ' ';
    return (str){copy, stem.n};
}

static bool fill(struct episode *ep, const char *dir, const char *name, arena *mem, struct err *e) {
    char path[1200];
    struct probe p;
    str stem = stem_of(str_of(name));
    snprintf(path, sizeof path, "%s/%s", dir, name);
    if (!encoder_probe(&p, path, mem, e)) return false;
    *ep = (struct episode){
        .file = arena_copy(mem, str_of(name)), .type = str_of(formats[format_of(str_of(name))].type),
        .title = p.title.n ? p.title : readable(stem, mem), .author = p.artist, .about = p.comment, .date = date_of(p.date),
        .page = beside(dir, stem, ".html", mem), .vtt = beside(dir, stem, ".vtt", mem), .srt = beside(dir, stem, ".srt", mem),
        .chapters = beside(dir, stem, ".chapters.json", mem), .seconds = (int64_t)(p.seconds + 0.5),
    };
    str transcript = ep->vtt.n ? ep->vtt : ep->srt;
    snprintf(path, sizeof path, "%s/%.*s", dir, STR_ARG(transcript));
    if (transcript.n) ep->words = guid_of_words(path, ep->title);
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return identify(ep, path, e);
}

static int is_sound(const struct dirent *d) { return d->d_name[0] != '.' && format_of(str_of(d->d_name)) >= 0; }

static int newest_first(const void *a, const void *b) {
    const struct episode *x = a, *y = b;
    return x->date != y->date ? (x->date < y->date) - (x->date > y->date) : str_cmp(x->file, y->file);
}

bool episode_list(const char *dir, arena *mem, struct episode **list, size_t *n, struct err *e) {
    struct dirent **file;
    int files = scandir(dir, &file, is_sound, alphasort);
    if (files < 0) return err_errno(e, EX_NOINPUT, dir, "read this folder");
    bool ok = true;
    *n = 0;
    *list = ARENA_ARRAY(mem, struct episode, (size_t)files + 1);
    for (int i = 0; i < files; i++) {
        if (ok && !better_one_there(dir, str_of(file[i]->d_name), mem)) ok = fill(&(*list)[(*n)++], dir, file[i]->d_name, mem, e);
        free(file[i]);
    }
    free(file);
    qsort(*list, *n, sizeof **list, newest_first);
    return ok;
}
