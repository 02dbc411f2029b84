// Files: each format read back, and what goes wrong leaves nothing half-written and is told.
#include "rig.h"

#include "audio/file.h"
#include "audio/null.h"
#include "audio/tee.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sndfile.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { RATE = 22050, FRAMES = RATE * 2 };

static char dir[64];
static int16_t pcm[FRAMES];

static const char *in_dir(const char *name) {
    static char path[200];
    snprintf(path, sizeof path, "%s/%s", dir, name);
    return path;
}

static int setup(void **state) {
    (void)state;
    for (int i = 0; i < FRAMES; i++) pcm[i] = (int16_t)(3000 * ((i / 50) % 2 ? 1 : -1) + i % 777);
    strcpy(dir, "/tmp/vachan-file-XXXXXX");
    return mkdtemp(dir) ? 0 : -1;
}

static int files_in_dir(void) {
    int n = 0;
    DIR *d = opendir(dir);
    for (struct dirent *x; (x = readdir(d));) n += x->d_name[0] != '.' || strlen(x->d_name) > 2;
    closedir(d);
    return n;
}

static int teardown(void **state) {
    (void)state;
    return rmdir(dir);
}

static bool put(struct sink out, size_t frames, struct err *e) {
    for (size_t at = 0; at < frames; at += 7000) {
        struct chunk c = {.pcm = pcm + at % FRAMES, .frames = frames - at < 7000 ? frames - at : 7000};
        if (at % FRAMES + c.frames > FRAMES) c.pcm = pcm;
        if (!sink_write(out, &c, e)) return false;
    }
    return true;
}

static struct sink open_file(const char *path, bool force, struct err *e) {
    struct file_options o = {path, RATE, force};
    *e = (struct err){0};
    return file_sink(&o, e);
}

static void formats_read_back(void **state) {
    (void)state;
    static const struct { const char *name; bool exact; } want[] = {{"a.wav", true}, {"b.FLAC", true}, {"c.ogg", false}, {"d.mp3", false}, {"e.opus", false}};
    for (size_t i = 0; i < sizeof want / sizeof *want; i++) {
        struct err e;
        const char *path = in_dir(want[i].name);
        struct sink out = open_file(path, false, &e);
        if (!out.ops) fail_msg("%s: %s", e.where, e.what);
        assert_int_equal(access(path, F_OK), -1); // not there until it is whole
        assert_true(put(out, FRAMES, &e));
        assert_true(sink_close(out, &e));
        SF_INFO info = {0};
        SNDFILE *f = sf_open(path, SFM_READ, &info);
        if (!f) fail_msg("%s: %s", path, sf_strerror(NULL));
        double seconds = (double)info.frames / info.samplerate;
        if (want[i].exact) assert_int_equal(info.frames, FRAMES);
        else assert_true(seconds > 1.95 && seconds < 2.2);
        int16_t *got = malloc(FRAMES * sizeof *got);
        if (want[i].exact) {
            assert_int_equal(sf_readf_short(f, got, FRAMES), FRAMES);
            int16_t *exp = malloc(FRAMES * sizeof *exp);
            for (size_t at = 0; at < FRAMES; at += 7000) {
                size_t n = FRAMES - at < 7000 ? FRAMES - at : 7000;
                memcpy(exp + at, at + n > FRAMES ? pcm : pcm + at, n * 2);
            }
            assert_memory_equal(got, exp, FRAMES * sizeof *got);
            free(exp);
        }
        free(got);
        sf_close(f);
        struct stat st;
        stat(path, &st);
        mode_t mask = umask(0);
        umask(mask);
        assert_int_equal(st.st_mode & 0777, 0666 & ~mask);
        unlink(path);
    }
    assert_int_equal(files_in_dir(), 0);
}

static void an_old_file_stays_unless_forced(void **state) {
    (void)state;
    struct err e;
    const char *path = in_dir("old.wav");
    FILE *f = fopen(path, "w");
    fputs("old", f), fclose(f);
    assert_null(open_file(path, false, &e).ops);
    assert_int_equal(e.code, EX_CANTCREAT);
    struct sink out = open_file(path, true, &e);
    assert_non_null(out.ops);
    assert_true(put(out, 100, &e));
    sink_drop(out);
    struct stat st;
    assert_int_equal(stat(path, &st), 0);
    assert_int_equal(st.st_size, 3);
    out = open_file(path, true, &e);
    assert_true(put(out, 100, &e));
    assert_true(sink_close(out, &e));
    stat(path, &st);
    assert_true(st.st_size > 200);
    unlink(path);
    out = open_file(path, false, &e); // one that appears meanwhile stays too
    assert_true(put(out, 100, &e));
    f = fopen(path, "w");
    fputs("new", f), fclose(f);
    assert_false(sink_close(out, &e));
    assert_int_equal(e.code, EX_CANTCREAT);
    stat(path, &st);
    assert_int_equal(st.st_size, 3);
    unlink(path);
    assert_int_equal(files_in_dir(), 0);
}

static void bad_targets(void **state) {
    (void)state;
    struct err e;
    assert_null(open_file(dir, true, &e).ops);
    assert_true(e.code == EX_USAGE || e.code == EX_CANTCREAT);
    assert_null(open_file("/no-such-folder/a.wav", false, &e).ops);
    assert_int_equal(e.code, EX_CANTCREAT);
    assert_null(open_file(in_dir("a.doc"), false, &e).ops);
    assert_int_equal(e.code, EX_USAGE);
}

static void full_disk(void **state) {
    (void)state;
    static const char *const names[] = {"/dev/full", "a.wav", "a.flac", "a.ogg", "a.mp3", "a.opus"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        pid_t pid = fork();
        if (pid == 0) {
            struct err e;
            struct rlimit limit = {5000, 5000};
            signal(SIGXFSZ, SIG_IGN);
            setrlimit(RLIMIT_FSIZE, &limit);
            struct sink out = open_file(names[i][0] == '/' ? names[i] : in_dir(names[i]), false, &e);
            if (!out.ops) _exit(e.code == EX_IOERR ? 0 : 2);
            bool ok = true;
            for (int k = 0; k < 10 && ok; k++) ok = put(out, FRAMES, &e);
            if (ok) ok = sink_close(out, &e);
            else sink_drop(out);
            _exit(ok ? 1 : e.code == EX_IOERR ? 0 : 3);
        }
        int status;
        waitpid(pid, &status, 0);
        if (!WIFEXITED(status) || WEXITSTATUS(status)) fail_msg("%s: status %x", names[i], (unsigned)status);
        assert_int_equal(files_in_dir(), 0);
    }
}

// Standard output -> fd; what file_sink("-") writes.
static int streaming(int fd, size_t frames, struct err *e) {
    int keep = dup(STDOUT_FILENO);
    fflush(stdout);
    dup2(fd, STDOUT_FILENO);
    struct sink out = open_file("-", false, e);
    bool ok = out.ops && put(out, frames, e);
    if (ok) ok = sink_close(out, e);
    else sink_drop(out);
    dup2(keep, STDOUT_FILENO);
    close(keep);
    return ok;
}

static void a_pipe_gets_a_stream(void **state) {
    (void)state;
    int fd[2];
    struct err e;
    unsigned char got[44 + 2000];
    assert_int_equal(pipe(fd), 0);
    assert_true(streaming(fd[1], 1000, &e));
    close(fd[1]);
    assert_int_equal(read(fd[0], got, sizeof got), 44 + 2000);
    assert_memory_equal(got, "RIFF", 4);
    assert_memory_equal(got + 8, "WAVEfmt ", 8);
    assert_memory_equal(got + 36, "data", 4);
    assert_memory_equal(got + 44, pcm, 2000);
    close(fd[0]);
}

static void standard_output_as_a_file_has_its_length(void **state) {
    (void)state;
    struct err e;
    const char *path = in_dir("out.wav");
    int fd = open(path, O_RDWR | O_CREAT, 0600);
    assert_true(streaming(fd, 1000, &e));
    close(fd);
    SF_INFO info = {0};
    SNDFILE *f = sf_open(path, SFM_READ, &info);
    assert_non_null(f);
    assert_int_equal(info.frames, 1000);
    assert_int_equal(info.samplerate, RATE);
    sf_close(f);
    unlink(path);
}

static void a_closed_pipe_is_told(void **state) {
    (void)state;
    int fd[2];
    struct err e;
    signal(SIGPIPE, SIG_IGN);
    assert_int_equal(pipe(fd), 0);
    close(fd[0]);
    assert_false(streaming(fd[1], FRAMES, &e));
    assert_int_equal(e.code, EX_IOERR);
    close(fd[1]);
}

static void tee_writes_all_and_leaves_none(void **state) {
    (void)state;
    struct err e;
    char one[200], two[200];
    struct null_count count = {0};
    strcpy(one, in_dir("1.wav")), strcpy(two, in_dir("2.flac"));
    struct sink to[] = {open_file(one, false, &e), open_file(two, false, &e), null_sink(&count)};
    struct sink out = tee_sink(to, 3);
    assert_true(put(out, 5000, &e));
    assert_true(sink_close(out, &e));
    assert_int_equal(count.frames, 5000);
    assert_int_equal(files_in_dir(), 2);
    unlink(two);
    struct sink again[] = {open_file(one, true, &e), open_file(two, false, &e)};
    out = tee_sink(again, 2);
    assert_true(put(out, 5000, &e));
    sink_drop(out);
    assert_int_equal(files_in_dir(), 1);
    unlink(one);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(formats_read_back),
        cmocka_unit_test(an_old_file_stays_unless_forced),
        cmocka_unit_test(bad_targets),
        cmocka_unit_test(full_disk),
        cmocka_unit_test(a_pipe_gets_a_stream),
        cmocka_unit_test(standard_output_as_a_file_has_its_length),
        cmocka_unit_test(a_closed_pipe_is_told),
        cmocka_unit_test(tee_writes_all_and_leaves_none),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
