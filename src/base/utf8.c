#include "base/utf8.h"

static bool tail(str s, size_t i) { return i < s.n && ((unsigned char)s.p[i] & 0xC0) == 0x80; }

static uint32_t bits(str s, size_t i) { return (unsigned char)s.p[i] & 0x3Fu; }

uint32_t utf8_decode(str s, size_t *len) {
    unsigned char b = (unsigned char)s.p[0];
    *len = 1;
    if (b < 0x80) return b;
    if (b >= 0xC2 && b < 0xE0 && tail(s, 1)) {
        *len = 2;
        return (b & 0x1Fu) << 6 | bits(s, 1);
    }
    if (b >= 0xE0 && b < 0xF0 && tail(s, 1) && tail(s, 2)) {
        uint32_t c = (b & 0x0Fu) << 12 | bits(s, 1) << 6 | bits(s, 2);
        if (c < 0x800 || (c >= 0xD800 && c < 0xE000)) return UTF8_BAD;
        *len = 3;
        return c;
    }
    if (b >= 0xF0 && b < 0xF5 && tail(s, 1) && tail(s, 2) && tail(s, 3)) {
        uint32_t c = (b & 0x07u) << 18 | bits(s, 1) << 12 | bits(s, 2) << 6 | bits(s, 3);
        if (c < 0x10000 || c > 0x10FFFF) return UTF8_BAD;
        *len = 4;
        return c;
    }
    return UTF8_BAD;
}

size_t utf8_encode(uint32_t c, char out[UTF8_MAX]) {
    if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000)) c = UTF8_BAD;
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6), out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12), out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18), out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F)), out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

bool utf8_valid(str s) {
    for (size_t i = 0, n; i < s.n; i += n) {
        if (utf8_decode(str_sub(s, i, s.n), &n) == UTF8_BAD && n == 1) return false;
    }
    return true;
}

size_t utf8_count(str s) {
    size_t count = 0;
    for (size_t i = 0, n; i < s.n; i += n, count++) utf8_decode(str_sub(s, i, s.n), &n);
    return count;
}
