// bytes: numbers into a buf, byte by byte, as file formats want them.
#ifndef AUDIO_BYTES_H
#define AUDIO_BYTES_H

#include "base/str.h"

static inline void bytes_little(buf *b, uint64_t value, int bytes) {
    for (int i = 0; i < bytes; i++) buf_char(b, (char)(value >> 8 * i));
}

static inline void bytes_big(buf *b, uint64_t value, int bytes) {
    while (bytes-- > 0) buf_char(b, (char)(value >> 8 * bytes));
}

static inline void bytes_zero(buf *b, size_t n) {
    memset(buf_room(b, n), 0, n);
    b->n += n;
}

static inline uint32_t bytes_read_little(const unsigned char *p, int bytes) {
    uint32_t v = 0;
    while (bytes-- > 0) v = v << 8 | p[bytes];
    return v;
}

#endif
