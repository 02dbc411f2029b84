#include "publish/podcast.h"

#include <stdio.h>
#include <unistd.h>

#include "audio/target.h"
#include "base/tsv.h"
#include "publish/episode.h"
#include "publish/guid.h"
#include "publish/link.h"
#include "publish/markup.h"

#define FACTS(X) X(title) X(author) X(about) X(url) X(link) X(image) X(email) X(category) X(language) X(explicit)

struct facts {
#define X(name) str name;
    FACTS(X)
#undef X
};

// --- what is said of the whole

static bool read_facts(struct facts *f, const char *dir, arena *mem, struct err *e) {
    const struct { const char *name; str *to; } known[] = {
#define X(name) {#name, &f->name},
        FACTS(X)
#undef X
    };
    char path[1200];
    struct tsv t;
    struct tsv_row r;
    snprintf(path, sizeof path, "%s/podcast.tsv", dir);
    if (access(path, F_OK) != 0) return true;
    if (!tsv_open(&t, path, e)) return false;
    bool ok = true;
    while (ok && tsv_next(&t, &r)) {
        size_t i = 0;
        while (i < sizeof known / sizeof *known && !str_eq(r.field[0], str_of(known[i].name))) i++;
        if (i < sizeof known / sizeof *known) *known[i].to = arena_copy(mem, str_trim(r.field[1]));
        else ok = err_set(e, EX_DATAERR, path, "line %d: no such row \"%.*s\"", r.line, STR_ARG(r.field[0]));
    }
    tsv_close(&t);
    return ok;
}

static bool web(str url) { return str_starts(url, S("https://")) || str_starts(url, S("http://")); }

static str with_slash(str url, arena *mem) {
    buf b = {0};
    buf_str(&b, url);
    if (!str_ends(url, S("/"))) buf_char(&b, '/');
    str whole = arena_copy(mem, buf_view(&b));
    buf_free(&b);
    return whole;
}

static bool complete(struct facts *f, const struct podcast_options *o, arena *mem, struct err *e) {
    if (o->title) f->title = str_of(o->title);
    if (o->author) f->author = str_of(o->author);
    if (o->url) f->url = str_of(o->url);
    if (!f->title.n) return err_set(e, EX_USAGE, "podcast", "it has no title: give --title, or a row of podcast.tsv in its folder");
    if (!web(f->url)) return err_set(e, EX_USAGE, "podcast", "where will the folder be? give --url https://..., or a row of podcast.tsv");
    f->url = with_slash(f->url, mem);
    if (!f->about.n) f->about = f->title;
    if (!f->link.n) f->link = f->url;
    if (!f->language.n) f->language = S("hi");
    if (!f->category.n) f->category = S("News");
    if (!f->explicit.n) f->explicit = S("false");
    return true;
}

// --- XML

static void element(buf *out, const char *name, str text) {
    if (!text.n) return;
    buf_fmt(out, "<%s>", name);
    markup_text(out, text);
    buf_fmt(out, "</%s>\n", name);
}

static void file_url(buf *out, const struct facts *f, str file) { // needs no escape: a file's name is percent-coded
    markup_text(out, f->url);
    link_escape(out, file);
}

static void date(buf *out, const char *name, time_t when) { // RFC 822, in English wherever it is made
    static const char day[] = "SunMonTueWedThuFriSat", month[] = "JanFebMarAprMayJunJulAugSepOctNovDec";
    struct tm t;
    gmtime_r(&when, &t);
    buf_fmt(out, "<%s>%.3s, %02d %.3s %04d %02d:%02d:%02d +0000</%s>\n", name, day + 3 * t.tm_wday, t.tm_mday, month + 3 * t.tm_mon,
            t.tm_year + 1900, t.tm_hour, t.tm_min, t.tm_sec, name);
}

static void beside(buf *out, const struct facts *f, const char *tag, str file, const char *rest) {
    if (!file.n) return;
    buf_fmt(out, "<podcast:%s url=\"", tag);
    file_url(out, f, file);
    buf_fmt(out, "\" %s/>\n", rest);
}

// --- GUIDs: what an untouched file had in the feed as it was, else of its words, else of its bytes

static str old_guid(str feed, const struct episode *ep, arena *mem) {
    buf b = {0};
    str line[3];
    element(&b, "title", ep->title);
    line[0] = arena_copy(mem, buf_view(&b));
    b.n = 0;
    date(&b, "pubDate", ep->date);
    line[1] = arena_copy(mem, buf_view(&b));
    b.n = 0;
    buf_fmt(&b, "length=\"%lld\"", (long long)ep->bytes);
    line[2] = arena_copy(mem, buf_view(&b));
    buf_free(&b);
    return arena_copy(mem, guid_kept(feed, line, 3));
}

static str fresh_guid(const struct episode *ep, bool by_words, arena *mem) {
    char text[64];
    if (by_words) snprintf(text, sizeof text, "vachan-%016llx", (unsigned long long)ep->words);
    else snprintf(text, sizeof text, "vachan-%016llx-%llx", (unsigned long long)ep->id, (unsigned long long)ep->bytes);
    return arena_copy(mem, str_of(text));
}

static bool taken(const struct episode *ep, size_t n, str guid) {
    for (size_t i = 0; i < n; i++)
        if (str_eq(ep[i].guid, guid)) return true;
    return false;
}

static void name_episodes(const char *dir, struct episode *ep, size_t n, arena *mem) {
    char path[1200];
    struct err none = {0};
    struct tsv old;
    snprintf(path, sizeof path, "%s/feed.xml", dir);
    bool had = access(path, R_OK) == 0 && tsv_open(&old, path, &none);
    for (size_t i = 0; i < n; i++) {
        str kept = had ? old_guid(old.all, &ep[i], mem) : S("");
        ep[i].guid = kept.n && !taken(ep, i, kept) ? kept : fresh_guid(&ep[i], ep[i].words != 0, mem);
        if (taken(ep, i, ep[i].guid)) ep[i].guid = fresh_guid(&ep[i], false, mem);
    }
    if (had) tsv_close(&old);
}

static void item(buf *out, const struct facts *f, const struct episode *ep) {
    buf_str(out, S("<item>\n"));
    element(out, "title", ep->title);
    if (ep->page.n) {
        buf_str(out, S("<link>"));
        file_url(out, f, ep->page);
        buf_str(out, S("</link>\n"));
    }
    element(out, "description", ep->about);
    buf_str(out, S("<enclosure url=\""));
    file_url(out, f, ep->file);
    buf_fmt(out, "\" length=\"%lld\" type=\"%.*s\"/>\n", (long long)ep->bytes, STR_ARG(ep->type));
    buf_str(out, S("<guid isPermaLink=\"false\">"));
    markup_text(out, ep->guid);
    buf_str(out, S("</guid>\n"));
    date(out, "pubDate", ep->date);
    buf_fmt(out, "<itunes:duration>%lld</itunes:duration>\n", (long long)ep->seconds);
    element(out, "itunes:author", ep->author);
    beside(out, f, "transcript", ep->vtt, "type=\"text/vtt\" language=\"hi\"");
    beside(out, f, "transcript", ep->srt, "type=\"application/x-subrip\" language=\"hi\"");
    beside(out, f, "chapters", ep->chapters, "type=\"application/json+chapters\"");
    buf_str(out, S("</item>\n"));
}

static void attribute(buf *out, const char *open, str value) {
    buf_str(out, str_of(open));
    markup_text(out, value);
    buf_str(out, S("\"/>\n"));
}

static void owner(buf *out, const struct facts *f) {
    element(out, "itunes:author", f->author);
    if (!f->email.n) return;
    buf_str(out, S("<itunes:owner>\n"));
    element(out, "itunes:name", f->author.n ? f->author : f->title);
    element(out, "itunes:email", f->email);
    buf_str(out, S("</itunes:owner>\n"));
}

static void image(buf *out, const struct facts *f) {
    if (!f->image.n) return;
    str url = f->image;
    buf whole = {0};
    if (!web(url)) {
        buf_str(&whole, f->url);
        link_escape(&whole, f->image);
        url = buf_view(&whole);
    }
    attribute(out, "<itunes:image href=\"", url);
    buf_str(out, S("<image>\n"));
    element(out, "url", url), element(out, "title", f->title), element(out, "link", f->link);
    buf_str(out, S("</image>\n"));
    buf_free(&whole);
}

static void channel(buf *out, const struct facts *f, const struct episode *ep, size_t n) {
    buf_str(out, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\" "
                   "xmlns:podcast=\"https://podcastindex.org/namespace/1.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\">\n<channel>\n"));
    element(out, "title", f->title);
    element(out, "link", f->link);
    element(out, "description", f->about);
    element(out, "language", f->language);
    element(out, "generator", S("vachan"));
    if (n) date(out, "lastBuildDate", ep[0].date);
    buf_str(out, S("<atom:link rel=\"self\" type=\"application/rss+xml\" href=\""));
    file_url(out, f, S("feed.xml"));
    buf_str(out, S("\"/>\n"));
    owner(out, f);
    element(out, "itunes:explicit", f->explicit);
    attribute(out, "<itunes:category text=\"", f->category);
    image(out, f);
    for (size_t i = 0; i < n; i++) item(out, f, &ep[i]);
    buf_str(out, S("</channel>\n</rss>\n"));
}

static bool write_feed(const char *dir, const struct facts *f, const struct episode *ep, size_t n, struct err *e) {
    char path[1200];
    struct target t;
    buf out = {0};
    snprintf(path, sizeof path, "%s/feed.xml", dir);
    bool ok = target_open(&t, path, true, e);
    if (ok) {
        channel(&out, f, ep, n);
        target_write(&t, out.p, out.n);
        ok = target_commit(&t, e);
    }
    buf_free(&out);
    return ok;
}

bool podcast_write(const struct podcast_options *o, struct err *e) {
    arena mem = {0};
    struct facts f = {0};
    struct episode *list;
    size_t n;
    bool ok = read_facts(&f, o->dir, &mem, e) && complete(&f, o, &mem, e) && episode_list(o->dir, &mem, &list, &n, e) &&
              (name_episodes(o->dir, list, n, &mem), true) && write_feed(o->dir, &f, list, n, e);
    arena_free(&mem);
    return ok;
}
