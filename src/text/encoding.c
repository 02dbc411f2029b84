#include "text/encoding.h"

#include "base/utf8.h"

enum { LOOK = 512 };

const char *encoding_name(enum encoding encoding) {
    static const char *const name[] = {"UTF-8", "UTF-16, low byte first", "UTF-16, high byte first", "UTF-32, low byte first", "UTF-32, high byte first"};
    return name[encoding];
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

size_t encoding_to_utf8(enum encoding encoding, str in, buf *out) {
    switch (encoding) {
    case ENCODING_UTF16LE: case ENCODING_UTF16BE: return utf16(in, encoding == ENCODING_UTF16LE, out);
    case ENCODING_UTF32LE: case ENCODING_UTF32BE: return utf32(in, encoding == ENCODING_UTF32LE, out);
    default: buf_str(out, in); return in.n;
    }
}
