// mpris: "PlayPause" -> KEY_PAUSE, "Next" -> KEY_ARTICLE_NEXT; paused -> PlaybackStatus "Paused".
#include "app/mpris.h"

#ifdef HAVE_SDBUS

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <systemd/sd-bus.h>
#include <unistd.h>

#define PATH "/org/mpris/MediaPlayer2"
#define NAME "org.mpris.MediaPlayer2"

#define FUNCTIONS(X)                                                                                        \
    X(sd_bus_add_object_vtable) X(sd_bus_close) X(sd_bus_emit_properties_changed) X(sd_bus_get_fd)          \
    X(sd_bus_message_append) X(sd_bus_message_get_member) X(sd_bus_message_read)                            \
    X(sd_bus_open_user) X(sd_bus_process) X(sd_bus_reply_method_return) X(sd_bus_request_name_async)        \
    X(sd_bus_unref)
static struct {
#define X(f) __typeof__(f) *f;
    FUNCTIONS(X)
#undef X
    const unsigned *format;
} sd;

static bool load(void) {
    void *lib = dlopen("libsystemd.so.0", RTLD_LAZY | RTLD_LOCAL);
    if (!lib || !(sd.format = dlsym(lib, "sd_bus_object_vtable_format"))) return false;
#define X(f)                                                                                                \
    if (!(sd.f = (__typeof__(f) *)dlsym(lib, #f))) return false;
    FUNCTIONS(X)
#undef X
    return true;
}

enum { ROWS = 24 }; // room of a table

struct mpris {
    sd_bus *bus;
    sd_bus_vtable root[ROWS], player[ROWS];
    enum key key;
    struct mpris_now now;
    bool told;
    char track[64];
    buf text;               // the title
    // what sd-bus itself reads, by their place here
    int yes, no, more;
    double one;
    int64_t position;       // us
    const char *status, *name, *entry;
};

// --- methods

enum when { ALWAYS, PLAYING, PAUSED };

static const struct { const char *member; enum key key; enum when when; } methods[] = {
    {"PlayPause", KEY_PAUSE, ALWAYS}, {"Play", KEY_PAUSE, PAUSED}, {"Pause", KEY_PAUSE, PLAYING}, {"Stop", KEY_PAUSE, PLAYING},
    {"Next", KEY_ARTICLE_NEXT, ALWAYS}, {"Previous", KEY_ARTICLE_BACK, ALWAYS}, {"Quit", KEY_QUIT, ALWAYS},
};

static int on_method(sd_bus_message *msg, void *self, sd_bus_error *e) {
    struct mpris *m = self;
    (void)e;
    for (size_t i = 0; i < sizeof methods / sizeof *methods; i++) {
        if (strcmp(methods[i].member, sd.sd_bus_message_get_member(msg)) != 0) continue;
        if (methods[i].when == ALWAYS || (methods[i].when == PAUSED) == m->now.paused) m->key = methods[i].key;
    }
    return sd.sd_bus_reply_method_return(msg, NULL);
}

// --- properties

static int get_metadata(sd_bus *bus, const char *path, const char *face, const char *property, sd_bus_message *reply, void *self,
                        sd_bus_error *e) {
    struct mpris *m = self;
    (void)bus, (void)path, (void)face, (void)property, (void)e;
    buf_char(&m->text, 0), m->text.n--;
    return sd.sd_bus_message_append(reply, "a{sv}", 3, "mpris:trackid", "o", m->track, "mpris:length", "x",
                                    (int64_t)m->now.length * 1000000, "xesam:title", "s", m->text.p);
}

static int get_none(sd_bus *bus, const char *path, const char *face, const char *property, sd_bus_message *reply, void *self,
                    sd_bus_error *e) {
    (void)bus, (void)path, (void)face, (void)property, (void)self, (void)e;
    return sd.sd_bus_message_append(reply, "as", 0);
}

#define METHOD(name) SD_BUS_METHOD(name, "", "", on_method, SD_BUS_VTABLE_UNPRIVILEGED)
#define FIXED(name, type, field) SD_BUS_PROPERTY(name, type, NULL, offsetof(struct mpris, field), SD_BUS_VTABLE_PROPERTY_CONST)
#define LIVE(name, type, get, at) SD_BUS_PROPERTY(name, type, get, at, SD_BUS_VTABLE_PROPERTY_EMITS_CHANGE)
#define START {.type = _SD_BUS_VTABLE_START} // the rest is of the library

static const sd_bus_vtable root[] = {
    START, METHOD("Quit"), METHOD("Raise"), FIXED("CanQuit", "b", yes), FIXED("CanRaise", "b", no), FIXED("HasTrackList", "b", no),
    FIXED("Identity", "s", name), FIXED("DesktopEntry", "s", entry),
    SD_BUS_PROPERTY("SupportedUriSchemes", "as", get_none, 0, SD_BUS_VTABLE_PROPERTY_CONST),
    SD_BUS_PROPERTY("SupportedMimeTypes", "as", get_none, 0, SD_BUS_VTABLE_PROPERTY_CONST), SD_BUS_VTABLE_END,
};

static const sd_bus_vtable player[] = {
    START, METHOD("PlayPause"), METHOD("Play"), METHOD("Pause"), METHOD("Stop"), METHOD("Next"), METHOD("Previous"),
    LIVE("PlaybackStatus", "s", NULL, offsetof(struct mpris, status)), LIVE("Metadata", "a{sv}", get_metadata, 0),
    LIVE("CanGoNext", "b", NULL, offsetof(struct mpris, more)), FIXED("CanGoPrevious", "b", yes), FIXED("CanPlay", "b", yes),
    FIXED("CanPause", "b", yes), FIXED("CanSeek", "b", no), FIXED("CanControl", "b", yes), FIXED("Rate", "d", one),
    FIXED("MinimumRate", "d", one), FIXED("MaximumRate", "d", one), FIXED("Volume", "d", one),
    SD_BUS_PROPERTY("Position", "x", NULL, offsetof(struct mpris, position), 0), SD_BUS_VTABLE_END,
};

// --- the bus

// Another vachan plays already: then under a name of our own.
static int on_name(sd_bus_message *reply, void *self, sd_bus_error *e) {
    struct mpris *m = self;
    enum { OWNER = 1 };
    uint32_t is = 0;
    char name[80];
    (void)e;
    if (sd.sd_bus_message_read(reply, "u", &is) < 0 || is == OWNER) return 0;
    snprintf(name, sizeof name, NAME ".vachan.instance%ld", (long)getpid());
    return sd.sd_bus_request_name_async(m->bus, NULL, name, 0, NULL, NULL);
}

static bool add(struct mpris *m, const char *face, sd_bus_vtable *to, const sd_bus_vtable *rows, size_t bytes) {
    memcpy(to, rows, bytes);
    to->x.start.element_size = sizeof *to, to->x.start.features = _SD_BUS_VTABLE_PARAM_NAMES;
    to->x.start.vtable_format_reference = sd.format;
    return sd.sd_bus_add_object_vtable(m->bus, NULL, PATH, face, to, m) >= 0;
}

struct mpris *mpris_open(void) {
    _Static_assert(sizeof root <= sizeof((struct mpris *)0)->root && sizeof player <= sizeof((struct mpris *)0)->player, "ROWS");
    struct mpris *m = load() ? calloc(1, sizeof *m) : NULL;
    if (!m) return NULL;
    m->key = KEY_NONE, m->yes = 1, m->one = 1, m->status = "Playing", m->name = m->entry = "vachan";
    strcpy(m->track, "/vachan/0");
    bool ok = sd.sd_bus_open_user(&m->bus) >= 0 && add(m, NAME, m->root, root, sizeof root) &&
              add(m, NAME ".Player", m->player, player, sizeof player) &&
              sd.sd_bus_request_name_async(m->bus, NULL, NAME ".vachan", 0, on_name, m) >= 0;
    if (ok) return m;
    mpris_close(m);
    return NULL;
}

static void hang_up(struct mpris *m) {
    if (m->bus) sd.sd_bus_close(m->bus), sd.sd_bus_unref(m->bus);
    m->bus = NULL;
}

void mpris_close(struct mpris *m) {
    if (!m) return;
    hang_up(m);
    buf_free(&m->text);
    free(m);
}

int mpris_fd(const struct mpris *m) { return m && m->bus ? sd.sd_bus_get_fd(m->bus) : -1; }

enum key mpris_key(struct mpris *m) {
    int more = m && m->bus;
    if (!more) return KEY_NONE;
    m->key = KEY_NONE;
    while (m->key == KEY_NONE && more > 0) more = sd.sd_bus_process(m->bus, NULL);
    if (more < 0) hang_up(m); // the session bus went away
    return m->key;
}

// --- what listeners are told

static void set_track(struct mpris *m, const struct mpris_now *now) {
    snprintf(m->track, sizeof m->track, "/vachan/%zu", now->story);
    m->text.n = 0;
    buf_str(&m->text, now->title);
}

void mpris_tell(struct mpris *m, const struct mpris_now *now) {
    if (!m || !m->bus) return;
    bool track = !m->told || now->story != m->now.story || now->length != m->now.length, status = now->paused != m->now.paused;
    bool more = !m->told || now->more != m->now.more;
    if (track) set_track(m, now);
    m->now = *now, m->told = true;
    m->status = now->paused ? "Paused" : "Playing", m->more = now->more, m->position = (int64_t)now->position * 1000000;
    if (track) sd.sd_bus_emit_properties_changed(m->bus, PATH, NAME ".Player", "Metadata", NULL);
    if (status) sd.sd_bus_emit_properties_changed(m->bus, PATH, NAME ".Player", "PlaybackStatus", NULL);
    if (more) sd.sd_bus_emit_properties_changed(m->bus, PATH, NAME ".Player", "CanGoNext", NULL);
}

#else

struct mpris *mpris_open(void) { return NULL; }
int mpris_fd(const struct mpris *m) { return (void)m, -1; }
enum key mpris_key(struct mpris *m) { return (void)m, KEY_NONE; }
void mpris_tell(struct mpris *m, const struct mpris_now *now) { (void)m, (void)now; }
void mpris_close(struct mpris *m) { (void)m; }

#endif
