// Tags and chapters: written by us, read back by libsndfile; the sound behind them stays what it was.
#include "rig.h"

#include "audio/comments.h"
#include "audio/file.h"
#include "audio/id3.h"
#include "audio/wav.h"
#include <fcntl.h>
#include <signal.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RATE = 22050, FRAMES = RATE * 3 };
#define TITLE "\u092E\u094C\u0938\u092E \u0915\u0940 \u0916\u092C\u0930"
#define AUTHOR "\u0930\u092E\u0947\u0936"

static char dir[64], path[200];
static int16_t pcm[FRAMES];

static int setup(void **state) {
    (void)state;
    strcpy(dir, "/tmp/vachan-tags-XXXXXX");
    for (int i = 0; i < FRAMES; i++) pcm[i] = (int16_t)((i / (RATE / 4)) % 2 ? 6000 * ((i / 30) % 2 ? 1 : -1) : 0);
    return mkdtemp(dir) ? 0 : -1;
}

static int teardown(void **state) {
    (void)state;
    return rmdir(dir);
}

static struct chapter made_chapter[2];

static struct chapters two_chapters(void) {
    static char first[] = TITLE, second[] = "R&D <2> ";
    made_chapter[0] = (struct chapter){.from = 0, .to = RATE, .title = {first, sizeof first - 1, sizeof first}};
    made_chapter[1] = (struct chapter){.from = RATE, .to = FRAMES, .part = true, .title = {second, sizeof second - 1, sizeof second}};
    return (struct chapters){.rate = RATE, .v = made_chapter, .n = 2};
}

static struct tags hindi_tags(size_t cover) {
    static char picture[300000] = "\x89PNG\r\n\x1A\n";
    for (size_t i = 8; i < sizeof picture; i++) picture[i] = (char)(i * 7 + i / 251);
    return (struct tags){.title = S(TITLE), .artist = S(AUTHOR), .album = S("Akhbar"), .date = S("2026-11-22T09:30:00+05:30"),
                         .language = S("hi-IN"), .comment = S("x"), .url = S("https://example.org/a"),
                         .cover = {picture, cover}, .mime = S("image/png")};
}

static struct err write_file(const char *name, const struct file_options *more, const struct tags *t, const struct chapters *c) {
    struct err e = {0};
    struct file_options o = more ? *more : (struct file_options){0};
    snprintf(path, sizeof path, "%s/%s", dir, name);
    o.path = path, o.rate = RATE, o.tags = t, o.chapters = c;
    struct sink out = file_sink(&o, &e);
    struct chunk chunk = {.pcm = pcm, .frames = FRAMES};
    if (!out.ops) return e;
    if (sink_write(out, &chunk, &e)) sink_close(out, &e);
    else sink_drop(out);
    return e;
}

static SNDFILE *read_file(SF_INFO *info) {
    *info = (SF_INFO){0};
    SNDFILE *f = sf_open(path, SFM_READ, info);
    if (!f) fail_msg("%s: %s", path, sf_strerror(NULL));
    return f;
}

static bool holds(const buf *b, const void *bytes, size_t n) { return memmem(b->p, b->n, bytes, n) != NULL; }

static void an_id3_tag(void **state) {
    (void)state;
    buf b = {0};
    struct tags t = hindi_tags(1000);
    struct chapters c = two_chapters();
    id3_add(&b, &t, &c);
    assert_memory_equal(b.p, "ID3\4\0\0", 6);
    size_t n = (size_t)b.p[6] << 21 | (size_t)b.p[7] << 14 | (size_t)b.p[8] << 7 | (size_t)b.p[9];
    assert_int_equal(n, b.n - 10);
    assert_memory_equal(b.p + 10, "TIT2\0\0\0", 7);
    assert_int_equal(b.p[17], sizeof TITLE);
    assert_memory_equal(b.p + 18, "\0\0\3" TITLE, 3 + sizeof TITLE - 1);
    assert_true(holds(&b, "TDRC\0\0\0\x14\0\0\0032026-11-22T09:30:00", 30));
    assert_true(holds(&b, "TLAN\0\0\0\4\0\0\3hin", 14));
    assert_true(holds(&b, "COMM\0\0\0\6\0\0\3hin\0x", 16));
    assert_true(holds(&b, "CTOC\0\0\0\20\0\0toc\0\3\2chp0\0chp1\0", 26));
    assert_true(holds(&b, "chp1\0\0\0\3\xE8\0\0\x0B\xB8\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFFTIT2\0\0\0\10\0\0\3R&D <2>", 39));
    b.n = 0;
    struct tags none = {0};
    id3_add(&b, &none, NULL);
    assert_int_equal(b.n, 0);
    buf_free(&b);
}

static void languages(void **state) {
    (void)state;
    assert_true(str_eq(tags_language3(S("hi-IN")), S("hin")));
    assert_true(str_eq(tags_language3(S("xx")), S("und")));
    assert_true(str_eq(tags_language3(S("")), S("und")));
}

// Ogg (RFC 3533), bit by bit: every page whole, numbered, summed, and marked when it goes on with a packet
static void check_pages(void) {
    static unsigned char all[1 << 20];
    FILE *f = fopen(path, "rb");
    size_t n = fread(all, 1, sizeof all, f), at = 0, pages = 0;
    bool open = false;
    fclose(f);
    while (at < n) {
        unsigned char *p = all + at;
        size_t size = 27u + p[26];
        assert_memory_equal(p, "OggS", 5);
        for (int i = 0; i < p[26]; i++) size += p[27 + i];
        uint32_t number, sum, got = 0;
        memcpy(&number, p + 18, 4), memcpy(&sum, p + 22, 4);
        memset(p + 22, 0, 4);
        for (size_t i = 0; i < size; i++) {
            got ^= (uint32_t)p[i] << 24;
            for (int k = 0; k < 8; k++) got = got << 1 ^ (got >> 31 ? 0x04c11db7u : 0);
        }
        assert_int_equal(number, pages++);
        assert_int_equal(sum, got);
        assert_int_equal(p[5] & 1, open);
        if (p[26]) open = p[26 + p[26]] == 255;
        at += size;
    }
    assert_int_equal(at, n);
    assert_false(open);
}

static void libsndfile_reads_them(void **state) {
    (void)state;
    static const char *const names[] = {"a.wav", "a.flac", "a.ogg", "a.opus"};
    static const size_t covers[] = {0, 500, 65025, 300000}; // one page of Ogg holds 65,025 bytes
    struct chapters c = two_chapters();
    for (size_t i = 0; i < 4; i++) {
        for (size_t k = 0; k < 4; k++) {
            struct tags t = hindi_tags(covers[k]);
            struct err e = write_file(names[i], NULL, &t, &c);
            if (e.code) fail_msg("%s: %s", names[i], e.what);
            SF_INFO info;
            SNDFILE *f = read_file(&info);
            const char *title = sf_get_string(f, SF_STR_TITLE), *artist = sf_get_string(f, SF_STR_ARTIST);
            assert_string_equal(title ? title : "", TITLE);
            assert_string_equal(artist ? artist : "", AUTHOR);
            int64_t want = (int64_t)FRAMES * info.samplerate / RATE, off = info.frames - want;
            if (off < -1 || off > 400) fail_msg("%s: %ld frames of %ld", names[i], (long)info.frames, (long)want);
            static int16_t got[FRAMES * 3];
            assert_int_equal(sf_readf_short(f, got, info.frames), info.frames); // every page is there and sums up
            sf_close(f);
            if (i >= 2) check_pages();
            unlink(path);
        }
    }
}

static void the_sound_is_the_same_with_tags_and_without(void **state) {
    (void)state;
    static const char *const names[] = {"a.flac", "a.ogg", "a.mp3", "a.opus"};
    static int16_t plain[FRAMES * 3], tagged[FRAMES * 3];
    struct tags t = hindi_tags(200000);
    struct chapters c = two_chapters();
    for (size_t i = 0; i < 4; i++) {
        SF_INFO info;
        for (int k = 0; k < 2; k++) {
            assert_int_equal(write_file(names[i], NULL, k ? &t : NULL, k ? &c : NULL).code, 0);
            SNDFILE *f = read_file(&info);
            memset(k ? tagged : plain, 0, sizeof plain);
            assert_true(sf_readf_short(f, k ? tagged : plain, FRAMES * 3) > FRAMES - 1);
            sf_close(f);
            unlink(path);
        }
        assert_memory_equal(plain, tagged, sizeof plain);
    }
}

static void cues_have_names(void **state) {
    (void)state;
    struct chapters c = two_chapters();
    struct file_options o = {.rate_hz = 44100, .stereo = true};
    assert_int_equal(write_file("a.wav", &o, NULL, &c).code, 0);
    SF_INFO info;
    SF_CUES cues;
    SNDFILE *f = read_file(&info);
    assert_int_equal(info.samplerate, 44100);
    assert_int_equal(info.channels, 2);
    assert_true(sf_command(f, SFC_GET_CUE, &cues, sizeof cues));
    assert_int_equal(cues.cue_count, 2);
    assert_int_equal(cues.cue_points[1].sample_offset, 44100);
    assert_string_equal(cues.cue_points[0].name, TITLE);
    assert_string_equal(cues.cue_points[1].name, "R&D <2>");
    sf_close(f);
    unlink(path);
}

static void broadcasters_find_their_chunks(void **state) {
    (void)state;
    struct meter m = {.lufs = -23.04, .peak = -3.5};
    struct tags t = hindi_tags(0);
    t.made = 1795000000;
    struct file_options o = {.broadcast = true, .meter = &m};
    assert_int_equal(write_file("a.wav", &o, &t, NULL).code, 0);
    SF_INFO info;
    SNDFILE *f = read_file(&info);
    SF_BROADCAST_INFO bext;
    SF_CART_INFO cart;
    assert_true(sf_command(f, SFC_GET_BROADCAST_INFO, &bext, sizeof bext));
    assert_string_equal(bext.description, TITLE);
    assert_int_equal(bext.version, 2);
    assert_int_equal(bext.loudness_value, -2304);
    assert_int_equal(bext.max_true_peak_level, -350);
    assert_memory_equal(bext.origination_date, "2026-", 5);
    assert_true(sf_command(f, SFC_GET_CART_INFO, &cart, sizeof cart));
    assert_string_equal(cart.title, TITLE);
    assert_string_equal(cart.url, "https://example.org/a");
    sf_close(f);
    unlink(path);
    assert_int_equal(write_file("a.mp3", &o, &t, NULL).code, EX_USAGE);
}

// 5 GB of a hole with our front before it
static void above_4_gb_it_is_rf64(void **state) {
    (void)state;
    uint64_t bytes = 5000000000u;
    struct wav w = {.rate = RATE, .channels = 1, .data = bytes};
    buf front = {0}, small = {0};
    wav_front(&front, &w);
    w.data = 1000;
    wav_front(&small, &w);
    assert_int_equal(front.n, small.n); // written over the other at the end
    assert_memory_equal(small.p, "RIFF", 4);
    assert_memory_equal(front.p, "RF64\xFF\xFF\xFF\xFFWAVEds64", 16);
    snprintf(path, sizeof path, "%s/big.wav", dir);
    int fd = open(path, O_RDWR | O_CREAT, 0600);
    assert_int_equal(write(fd, front.p, front.n), front.n);
    assert_int_equal(ftruncate(fd, (off_t)(front.n + bytes)), 0);
    close(fd);
    SF_INFO info;
    SNDFILE *f = read_file(&info);
    assert_int_equal(info.frames, bytes / 2);
    sf_close(f);
    unlink(path);
    buf_free(&front), buf_free(&small);
}

static void stereo_is_the_same_in_both(void **state) {
    (void)state;
    static const char *const names[] = {"a.wav", "a.flac", "a.ogg", "a.mp3", "a.opus"};
    static int16_t got[FRAMES * 6];
    struct file_options o = {.stereo = true};
    for (size_t i = 0; i < 5; i++) {
        SF_INFO info;
        assert_int_equal(write_file(names[i], &o, NULL, NULL).code, 0);
        SNDFILE *f = read_file(&info);
        assert_int_equal(info.channels, 2);
        sf_count_t n = sf_readf_short(f, got, FRAMES * 3);
        double loud = 0, apart = 0;
        for (sf_count_t k = 0; k < n; k++) {
            loud += (double)got[2 * k] * got[2 * k];
            apart += (double)(got[2 * k] - got[2 * k + 1]) * (got[2 * k] - got[2 * k + 1]);
        }
        assert_true(loud / (double)n > 3000.0 * 3000 && loud / (double)n < 5000.0 * 5000);
        assert_true(apart < loud / 1000);
        double seconds = (double)n / info.samplerate;
        assert_true(seconds > 2.99 && seconds < 3.2);
        sf_close(f);
        unlink(path);
    }
}

static long size_at(const char *name, int kbps) {
    struct file_options o = {.kbps = kbps};
    struct stat st;
    assert_int_equal(write_file(name, &o, NULL, NULL).code, 0);
    assert_int_equal(stat(path, &st), 0);
    unlink(path);
    return st.st_size * 8 / 3 / 1000;
}

static void the_bitrate_is_what_was_asked(void **state) {
    (void)state;
    assert_in_range(size_at("a.mp3", 32), 30, 36);
    assert_in_range(size_at("a.mp3", 64), 62, 68);
    assert_in_range(size_at("a.opus", 24), 17, 34);
    assert_true(size_at("a.opus", 64) > size_at("a.opus", 24) + 10);
    struct file_options o = {.kbps = 64};
    assert_int_equal(write_file("a.wav", &o, NULL, NULL).code, EX_USAGE);
    assert_int_equal(write_file("a.flac", &o, NULL, NULL).code, EX_USAGE);
    o = (struct file_options){.rate_hz = 12345};
    assert_int_equal(write_file("a.mp3", &o, NULL, NULL).code, EX_USAGE);
    assert_int_equal(write_file("a.opus", &o, NULL, NULL).code, EX_USAGE);
}

// The sound fits on the disk, the sound behind its tags does not
static void a_disk_full_of_tags(void **state) {
    (void)state;
    static const char *const names[] = {"a.flac", "a.ogg", "a.mp3", "a.opus", "a.wav"};
    for (size_t i = 0; i < 5; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            struct tags t = hindi_tags(300000);
            struct rlimit limit = {250000, 250000};
            signal(SIGXFSZ, SIG_IGN);
            setrlimit(RLIMIT_FSIZE, &limit);
            struct err e = write_file(names[i], NULL, &t, NULL);
            _exit(e.code == EX_IOERR ? access(path, F_OK) ? 0 : 2 : 1);
        }
        int status;
        waitpid(pid, &status, 0);
        if (!WIFEXITED(status) || WEXITSTATUS(status)) fail_msg("%s: status %x", names[i], (unsigned)status);
    }
}

// A click every half second: where is it in what comes back?
static void nothing_is_moved_in_time(void **state) {
    (void)state;
    static const char *const names[] = {"a.wav", "a.flac", "a.ogg", "a.mp3", "a.opus"};
    static int16_t got[FRAMES * 3];
    for (size_t i = 0; i < 5; i++) {
        SF_INFO info;
        assert_int_equal(write_file(names[i], NULL, NULL, NULL).code, 0);
        SNDFILE *f = read_file(&info);
        sf_count_t n = sf_readf_short(f, got, FRAMES * 3);
        for (int at = RATE / 4; at < FRAMES; at += RATE / 2) { // silence ends here
            sf_count_t want = (sf_count_t)at * info.samplerate / RATE, from = want - info.samplerate / 10, hit = from;
            while (hit < n && abs(got[hit]) < 2000) hit++;
            double ms = (double)(hit - want) * 1000 / info.samplerate;
            if (ms < -3 || ms > 3) fail_msg("%s: sound that begins at %d ms is heard %.1f ms off", names[i], at * 1000 / RATE, ms);
        }
        sf_close(f);
        unlink(path);
    }
}

static void covers(void **state) {
    (void)state;
    arena mem = {0};
    struct tags t = {0};
    struct err e = {0};
    snprintf(path, sizeof path, "%s/c", dir);
    assert_false(tags_cover(&t, path, &mem, &e));
    assert_int_equal(e.code, EX_NOINPUT);
    FILE *f = fopen(path, "w");
    fputs("GIF89a", f), fclose(f);
    e = (struct err){0};
    assert_false(tags_cover(&t, path, &mem, &e));
    assert_int_equal(e.code, EX_DATAERR);
    f = fopen(path, "w");
    fputs("\xFF\xD8\xFF\xE0 and more", f), fclose(f);
    e = (struct err){0};
    assert_true(tags_cover(&t, path, &mem, &e));
    assert_true(str_eq(t.mime, S("image/jpeg")));
    assert_int_equal(t.cover.n, 13);
    unlink(path);
    arena_free(&mem);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id3_tag),
        cmocka_unit_test(languages),
        cmocka_unit_test(libsndfile_reads_them),
        cmocka_unit_test(the_sound_is_the_same_with_tags_and_without),
        cmocka_unit_test(cues_have_names),
        cmocka_unit_test(broadcasters_find_their_chunks),
        cmocka_unit_test(above_4_gb_it_is_rf64),
        cmocka_unit_test(stereo_is_the_same_in_both),
        cmocka_unit_test(the_bitrate_is_what_was_asked),
        cmocka_unit_test(a_disk_full_of_tags),
        cmocka_unit_test(nothing_is_moved_in_time),
        cmocka_unit_test(covers),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
