#include "publish/zip.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { LOCAL = 30, CENTRAL = 46, END = 22, CRC_AT = 14, UTF8_NAMES = 1 << 11, VERSION_NEEDED = 20, FILES_MOST = 65535 };

struct zip {
    struct target *to;
    uint32_t table[256];
    uint16_t day, time;      // as DOS wrote them
    buf directory;
    size_t files;
    int64_t at;              // bytes written so far
    bool open;
    char name[64];           // of the file at hand
    int64_t start, size;
    uint32_t crc;
};

static void fill_table(uint32_t table[256]) {
    for (uint32_t i = 0; i < 256; i++) {
        uint32_t c = i;
        for (int bit = 0; bit < 8; bit++) c = c & 1 ? c >> 1 ^ 0xEDB88320u : c >> 1;
        table[i] = c;
    }
}

static void little(unsigned char *p, uint32_t value, int bytes) {
    for (int i = 0; i < bytes; i++) p[i] = (unsigned char)(value >> 8 * i);
}

static void put(struct zip *z, const void *bytes, size_t n) {
    target_write(z->to, bytes, n);
    z->at += (int64_t)n;
}

// What a local header and the directory say in the same way: version to name length
static void describe(const struct zip *z, unsigned char h[26]) {
    memset(h, 0, 26);
    little(h, VERSION_NEEDED, 2), little(h + 2, UTF8_NAMES, 2);
    little(h + 6, z->time, 2), little(h + 8, z->day, 2);
    little(h + 10, z->crc, 4), little(h + 14, (uint32_t)z->size, 4), little(h + 18, (uint32_t)z->size, 4);
    little(h + 22, (uint32_t)strlen(z->name), 2);
}

static void list(struct zip *z) {
    unsigned char h[CENTRAL] = "PK\1\2";
    little(h + 4, 3 << 8 | VERSION_NEEDED, 2); // made on Unix
    describe(z, h + 6);
    little(h + 38, 0100644u << 16, 4);
    little(h + 42, (uint32_t)z->start, 4);
    buf_add(&z->directory, h, sizeof h);
    buf_str(&z->directory, str_of(z->name));
    z->files++;
}

static void end_file(struct zip *z) {
    unsigned char h[26];
    if (!z->open) return;
    z->crc = ~z->crc;
    describe(z, h);
    if (!z->to->error && pwrite(z->to->fd, h + 10, 12, z->start + CRC_AT) != 12) z->to->error = errno ? errno : EIO;
    list(z);
    z->open = false;
}

struct zip *zip_open(struct target *to, time_t when) {
    struct zip *z = calloc(1, sizeof *z);
    if (!z) err_out_of_memory();
    struct tm t;
    gmtime_r(&when, &t);
    if (t.tm_year < 80) t = (struct tm){.tm_year = 80, .tm_mday = 1};
    z->to = to;
    z->day = (uint16_t)((t.tm_year - 80) << 9 | (t.tm_mon + 1) << 5 | t.tm_mday);
    z->time = (uint16_t)(t.tm_hour << 11 | t.tm_min << 5 | t.tm_sec / 2);
    fill_table(z->table);
    return z;
}

void zip_begin(struct zip *z, const char *name) {
    unsigned char h[LOCAL] = "PK\3\4";
    end_file(z);
    snprintf(z->name, sizeof z->name, "%s", name);
    z->open = true, z->start = z->at, z->size = 0, z->crc = 0;
    describe(z, h + 4);
    z->crc = ~0u;
    put(z, h, sizeof h);
    put(z, z->name, strlen(z->name));
}

void zip_write(struct zip *z, str bytes) {
    for (size_t i = 0; i < bytes.n; i++) z->crc = z->table[(z->crc ^ (unsigned char)bytes.p[i]) & 255] ^ z->crc >> 8;
    z->size += (int64_t)bytes.n;
    put(z, bytes.p, bytes.n);
}

static void write_directory(struct zip *z) {
    unsigned char h[END] = "PK\5\6";
    int64_t start = z->at;
    put(z, z->directory.p, z->directory.n);
    little(h + 8, (uint32_t)z->files, 2), little(h + 10, (uint32_t)z->files, 2);
    little(h + 12, (uint32_t)z->directory.n, 4), little(h + 16, (uint32_t)start, 4);
    put(z, h, sizeof h);
}

bool zip_close(struct zip *z, struct err *e) {
    end_file(z);
    write_directory(z);
    bool ok = z->at <= UINT32_MAX && z->files <= FILES_MOST;
    if (!ok) err_set(e, EX_DATAERR, z->to->path, "larger than an archive of this kind may be (4 GB): narrate fewer articles into it");
    zip_drop(z);
    return ok;
}

void zip_drop(struct zip *z) {
    if (!z) return;
    buf_free(&z->directory);
    free(z);
}
