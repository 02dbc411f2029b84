#include "text/encoding.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <strings.h>

#include "base/utf8.h"

enum { LOOK = 512 };

const char *encoding_name(enum encoding encoding) {
    static const char *const name[] = {"UTF-8", "UTF-16, low byte first", "UTF-16, high byte first", "UTF-32, low byte first", "UTF-32, high byte first",
                                       "Kruti Dev, an 8-bit font", "ISCII", "another encoding"};
    return name[encoding];
}

bool encoding_named(const char *name, enum encoding *out, struct err *e) {
    static const struct { const char *name; enum encoding encoding; } known[] = {
        {"utf-8", ENCODING_UTF8}, {"utf8", ENCODING_UTF8}, {"utf-16le", ENCODING_UTF16LE}, {"utf-16be", ENCODING_UTF16BE}, {"utf-16", ENCODING_UTF16LE},
        {"utf-32le", ENCODING_UTF32LE}, {"utf-32be", ENCODING_UTF32BE}, {"krutidev", ENCODING_KRUTIDEV}, {"kruti-dev", ENCODING_KRUTIDEV},
        {"devlys", ENCODING_KRUTIDEV}, {"iscii", ENCODING_ISCII}, {"iscii-91", ENCODING_ISCII},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcasecmp(name, known[i].name) == 0) return *out = known[i].encoding, true;
    struct decoder d;
    if (!decoder_open(&d, ENCODING_ICONV, name, e)) return false;
    decoder_close(&d);
    *out = ENCODING_ICONV;
    return true;
}

bool decoder_open(struct decoder *d, enum encoding encoding, const char *name, struct err *e) {
    *d = (struct decoder){encoding, NULL};
    if (encoding != ENCODING_ICONV) return true;
    iconv_t cd = iconv_open("UTF-8", name);
    if (cd == (iconv_t)-1)
        return err_set(e, EX_USAGE, name, "no such encoding; there are utf-8, utf-16le, windows-1252, krutidev, iscii and those of iconv --list");
    d->iconv = cd;
    return true;
}

void decoder_close(struct decoder *d) {
    if (d->iconv) iconv_close(d->iconv);
    d->iconv = NULL;
}

static unsigned byte(str s, size_t i) { return (unsigned char)s.p[i]; }

// How many of the bytes at i, i + step, ... are what `is` says
static size_t zeros(str s, size_t i, size_t step) {
    size_t n = 0;
    for (; i < s.n; i += step) n += s.p[i] == 0;
    return n;
}

static size_t nines(str s, size_t i) { // 0x09: the high byte of every Devanagari letter
    size_t n = 0;
    for (; i < s.n; i += 2) n += s.p[i] == 9 || s.p[i] == 0;
    return n;
}

enum encoding encoding_detect(str head) {
    str s = str_sub(head, 0, LOOK);
    if (s.n >= 4 && byte(s, 0) == 0xFF && byte(s, 1) == 0xFE && !byte(s, 2) && !byte(s, 3)) return ENCODING_UTF32LE;
    if (s.n >= 4 && !byte(s, 0) && !byte(s, 1) && byte(s, 2) == 0xFE && byte(s, 3) == 0xFF) return ENCODING_UTF32BE;
    if (s.n >= 2 && byte(s, 0) == 0xFF && byte(s, 1) == 0xFE) return ENCODING_UTF16LE;
    if (s.n >= 2 && byte(s, 0) == 0xFE && byte(s, 1) == 0xFF) return ENCODING_UTF16BE;
    if (s.n < 8 || zeros(s, 0, 1) == 0) return ENCODING_UTF8;
    size_t quarter = s.n / 4, half = s.n / 2;
    if (zeros(s, 2, 4) + zeros(s, 3, 4) >= 2 * quarter - 1 && zeros(s, 0, 4) < quarter / 2) return ENCODING_UTF32LE;
    if (zeros(s, 0, 4) + zeros(s, 1, 4) >= 2 * quarter - 1 && zeros(s, 3, 4) < quarter / 2) return ENCODING_UTF32BE;
    if (nines(s, 1) * 10 >= half * 9 && nines(s, 0) * 2 < half) return ENCODING_UTF16LE;
    if (nines(s, 0) * 10 >= half * 9 && nines(s, 1) * 2 < half) return ENCODING_UTF16BE;
    return ENCODING_UTF8;
}

static void put(buf *out, uint32_t c) {
    char room[UTF8_MAX];
    buf_add(out, room, utf8_encode(c, room));
}

static uint32_t unit16(str s, size_t i, bool little) {
    return little ? byte(s, i) | byte(s, i + 1) << 8 : byte(s, i) << 8 | byte(s, i + 1);
}

static size_t utf16(str s, bool little, buf *out) {
    size_t i = 0;
    while (i + 1 < s.n) {
        uint32_t c = unit16(s, i, little);
        if (c >= 0xD800 && c < 0xDC00) { // the first of a pair
            if (i + 3 >= s.n) return i;
            uint32_t low = unit16(s, i + 2, little);
            bool pair = low >= 0xDC00 && low < 0xE000;
            put(out, pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : UTF8_BAD);
            i += pair ? 4 : 2;
            continue;
        }
        put(out, c);
        i += 2;
    }
    return i;
}

static size_t utf32(str s, bool little, buf *out) {
    size_t i = 0;
    for (; i + 3 < s.n; i += 4) {
        uint32_t a = unit16(s, i, little), b = unit16(s, i + 2, little);
        put(out, little ? b << 16 | a : a << 16 | b);
    }
    return i;
}

// A byte that is no character of the encoding becomes U+FFFD and costs one byte
static size_t by_iconv(iconv_t cd, str s, buf *out) {
    char *in = (char *)(uintptr_t)s.p;
    size_t left = s.n;
    while (left) {
        size_t room = left * 4 + 16;
        char *start = buf_room(out, room), *to = start;
        size_t rc = iconv(cd, &in, &left, &to, &room);
        out->n += (size_t)(to - start);
        if (rc != (size_t)-1 || errno == E2BIG) continue;
        if (errno == EINVAL && left < 8) break; // half a character
        put(out, UTF8_BAD);
        in++, left--;
    }
    return s.n - left;
}

size_t decoder_to_utf8(struct decoder *d, str in, buf *out) {
    switch (d->encoding) {
    case ENCODING_UTF16LE: case ENCODING_UTF16BE: return utf16(in, d->encoding == ENCODING_UTF16LE, out);
    case ENCODING_UTF32LE: case ENCODING_UTF32BE: return utf32(in, d->encoding == ENCODING_UTF32LE, out);
    case ENCODING_ICONV: return by_iconv(d->iconv, in, out);
    default: buf_str(out, in); return in.n;
    }
}
