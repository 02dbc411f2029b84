#include "publish/opf.h"

#include "publish/markup.h"

const char opf_container[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">\n"
    "<rootfiles><rootfile full-path=\"EPUB/package.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles>\n"
    "</container>\n";

const char opf_style[] =
    "body { line-height: 1.8; }\n"
    "h1, h2 { line-height: 1.4; }\n"
    "blockquote { margin-left: 1em; }\n"
    ".-epub-media-overlay-active { background-color: #ffe9a8; color: #1b1b1b; text-decoration: underline; }\n"; // not by colour alone

void opf_seconds(buf *out, int64_t ms) { buf_fmt(out, "%lld.%03llds", (long long)(ms / 1000), (long long)(ms % 1000)); }

static void element(buf *out, const char *open, str text, const char *close) {
    if (!text.n) return;
    buf_fmt(out, "<%s>", open);
    markup_text(out, text);
    buf_fmt(out, "</%s>\n", close);
}

static str day_of(str date) { // 2026-11-22T09:30 -> 2026-11-22; empty for what is no date
    static const char shape[] = "0000-00-00";
    for (size_t i = 0; i < 10; i++) {
        bool digit = i < date.n && date.p[i] >= '0' && date.p[i] <= '9';
        if (i >= date.n || (shape[i] == '0' ? !digit : date.p[i] != shape[i])) return S("");
    }
    return str_sub(date, 0, 10);
}

static void article(buf *out, const struct tags *t) {
    element(out, "dc:publisher", t->album, "dc:publisher");
    element(out, "dc:date", day_of(t->date), "dc:date");
    element(out, "dc:source", t->url, "dc:source");
}

static void dublin_core(buf *out, const struct opf *o) {
    // a UUID of the kind "made by one's own rule" (8)
    uint64_t low = o->id * 0x9E3779B97F4A7C15u;
    buf_fmt(out, "<dc:identifier id=\"id\">urn:uuid:%08x-%04x-8%03x-%04x-%012llx</dc:identifier>\n", (unsigned)(o->id >> 32),
            (unsigned)(o->id >> 16 & 0xFFFF), (unsigned)(o->id & 0xFFF), (unsigned)(low >> 48 & 0x3FFF) | 0x8000,
            (unsigned long long)(low & 0xFFFFFFFFFFFF));
    element(out, "dc:title", o->title, "dc:title");
    element(out, "dc:language", S("hi"), "dc:language");
    element(out, "dc:creator", o->author, "dc:creator");
    if (o->tags) article(out, o->tags);
}

static void modified(buf *out, time_t when) {
    char text[32];
    struct tm t;
    gmtime_r(&when, &t);
    strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &t);
    element(out, "meta property=\"dcterms:modified\"", str_of(text), "meta");
}

static void overlays(buf *out, const struct opf *o) {
    buf_str(out, o->durations);
    buf_str(out, S("<meta property=\"media:duration\">"));
    opf_seconds(out, o->ms);
    buf_str(out, S("</meta>\n<meta property=\"media:active-class\">-epub-media-overlay-active</meta>\n"));
}

// EPUB Accessibility 1.1, discovery.  No claim of conformance: that is the publisher's to make and to sign.
static void accessibility(buf *out, const struct phrases *p) {
    static const char *const facts[][2] = {
        {"accessMode", "textual"}, {"accessMode", "auditory"}, {"accessModeSufficient", "textual"}, {"accessModeSufficient", "auditory"},
        {"accessModeSufficient", "textual,auditory"}, {"accessibilityFeature", "synchronizedAudioText"},
        {"accessibilityFeature", "structuralNavigation"}, {"accessibilityFeature", "tableOfContents"},
        {"accessibilityFeature", "readingOrder"}, {"accessibilityFeature", "displayTransformability"}, {"accessibilityHazard", "none"},
    };
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
        buf_fmt(out, "<meta property=\"schema:%s\">%s</meta>\n", facts[i][0], facts[i][1]);
    element(out, "meta property=\"schema:accessibilitySummary\"", phrase_of(p, "accessibility"), "meta");
}

void opf_package(buf *out, const struct opf *o, const struct phrases *p) {
    buf_str(out, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
                   "unique-identifier=\"id\" xml:lang=\"hi\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n"));
    dublin_core(out, o);
    modified(out, o->modified);
    buf_str(out, S("<meta name=\"cover\" content=\"cover\"/>\n")); // readers of EPUB 2 look here
    overlays(out, o);
    element(out, "meta property=\"media:narrator\"", phrase_of(p, "narrator"), "meta");
    accessibility(out, p);
    buf_str(out, S("</metadata>\n<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" properties=\"nav\"/>\n"
                   "<item id=\"style\" href=\"book.css\" media-type=\"text/css\"/>\n"
                   "<item id=\"sound\" href=\"sound.mp3\" media-type=\"audio/mpeg\"/>\n"));
    buf_fmt(out, "<item id=\"cover\" href=\"%s\" media-type=\"%.*s\" properties=\"cover-image\"/>\n", o->cover, STR_ARG(o->cover_type));
    buf_str(out, o->manifest);
    buf_str(out, S("</manifest>\n<spine>\n"));
    buf_str(out, o->spine);
    buf_str(out, S("</spine>\n</package>\n"));
}

void opf_contents(buf *out, const struct opf *o, const struct phrases *p) {
    buf_str(out, S("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n<html xmlns=\"http://www.w3.org/1999/xhtml\" "
                   "xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"hi\" xml:lang=\"hi\">\n<head>\n"));
    element(out, "title", phrase_of(p, "contents"), "title");
    buf_str(out, S("</head>\n<body>\n<nav epub:type=\"toc\">\n"));
    element(out, "h1", phrase_of(p, "contents"), "h1");
    buf_str(out, S("<ol>\n"));
    buf_str(out, o->contents);
    buf_str(out, S("</ol>\n</nav>\n</body>\n</html>\n"));
}
