// Containment: an engine that crashes, hangs or answers rubbish on a word costs that word alone, the rest is
// said as ever, the same for any number of workers; and no process outlives the narrator.
#include "rig.h"

#include "speech/cage.h"
#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

// "k@rt'e:" stands once in every fifth sentence, as does "H@v'a:"
static const struct fault crash[] = {{"k@rt'e:", FAULT_CRASH}, {NULL, 0}};
static const struct fault hang[] = {{"k@rt'e:", FAULT_HANG}, {NULL, 0}};
static const struct fault spin[] = {{"k@rt'e:", FAULT_SPIN}, {NULL, 0}};
static const struct fault silent[] = {{"k@rt'e:", FAULT_SILENT}, {NULL, 0}};
static const struct fault too_long[] = {{"k@rt'e:", FAULT_TOO_LONG}, {NULL, 0}};
static const struct fault bad_mark[] = {{"k@rt'e:", FAULT_BAD_MARK}, {NULL, 0}};
static const struct fault scribble[] = {{"k@rt'e:", FAULT_SCRIBBLE}, {NULL, 0}};
static const struct fault no_mark[] = {{"k@rt'e:", FAULT_NO_MARK}, {NULL, 0}};
static const struct fault two[] = {{"k@rt'e:", FAULT_CRASH}, {"H@v'a:", FAULT_BAD_MARK}, {NULL, 0}};
static const struct fault first[] = {{"s@rk'a:r", FAULT_CRASH}, {"H'o:gi:", FAULT_CRASH}, {NULL, 0}};

struct told { struct memory *heard; struct engine_report report; };

static struct told fake(const struct fault *f, int jobs, size_t count, int timeout_ms) {
    struct rig r;
    struct err e = {0};
    rig_open(&r, "samachar");
    struct engine_options o = {.jobs = jobs, .voice = &r.voice, .timeout_ms = timeout_ms};
    struct engine en = fake_engine(&o, f, &e);
    assert_non_null(en.ops);
    struct told t = {.heard = memory_new()};
    if (!rig_speak(&r, en, count, memory_sink(t.heard), &e)) fail_msg("%s: %s", e.where, e.what);
    t.report = *en.report;
    en.ops->close(en.self);
    rig_close(&r);
    return t;
}

static bool word_is(const struct mark *m, const char *word) { return str_eq(m->word, str_of(word)); }

// All words are there, in order, as without the fault; the faulty ones alone have no sound.
static void check(const struct told *sane, const struct told *t, const char *const *bad, size_t skipped) {
    assert_int_equal(t->heard->marks, sane->heard->marks);
    assert_int_equal(t->report.skipped, skipped);
    size_t silent_words = 0;
    for (size_t i = 0; i < t->heard->marks; i++) {
        const struct mark *m = &t->heard->mark[i], *w = &sane->heard->mark[i];
        bool is_bad = false;
        for (size_t k = 0; bad[k]; k++) is_bad = is_bad || word_is(m, bad[k]);
        assert_true(str_eq(m->word, w->word));
        assert_int_equal(m->src.from, w->src.from);
        assert_int_equal(m->frames, is_bad ? 0 : w->frames);
        if (is_bad && !silent_words++) assert_int_equal(t->report.first_skipped.from, m->src.from);
    }
    assert_int_equal(silent_words, skipped);
}

static void one_word_is_lost(const struct fault *f, const char *const *bad, size_t skipped, int timeout_ms) {
    enum { COUNT = 40 };
    struct told sane = fake(NULL, 2, COUNT, 0);
    assert_int_equal(sane.report.skipped, 0);
    assert_int_equal(sane.report.retried, 0);
    const int jobs[] = {1, 2, 3, 8};
    struct told one = {0};
    for (int i = 0; i < 4; i++) {
        struct told t = fake(f, jobs[i], COUNT, timeout_ms);
        check(&sane, &t, bad, skipped);
        if (!i) one = t;
        else assert_true(memory_same(one.heard, t.heard));
        if (i) memory_free(t.heard);
    }
    memory_free(one.heard);
    memory_free(sane.heard);
}

static const char *const karte[] = {"k@rt'e:", NULL};

static void a_crash(void **s) { (void)s, one_word_is_lost(crash, karte, 8, 0); }
static void silence(void **s) { (void)s, one_word_is_lost(silent, karte, 8, 0); }
static void endless_sound(void **s) { (void)s, one_word_is_lost(too_long, karte, 8, 0); }
static void a_mark_beyond_the_sound(void **s) { (void)s, one_word_is_lost(bad_mark, karte, 8, 0); }
static void scribbling(void **s) { (void)s, one_word_is_lost(scribble, karte, 8, 0); }
static void two_faults(void **s) {
    static const char *const bad[] = {"k@rt'e:", "H@v'a:", NULL};
    (void)s, one_word_is_lost(two, bad, 16, 0);
}
static void the_first_and_the_last_word(void **s) {
    static const char *const bad[] = {"s@rk'a:r", "H'o:gi:", NULL};
    (void)s, one_word_is_lost(first, bad, 16, 0);
}

static void slow_fault(const struct fault *f, int timeout_ms) {
    struct told sane = fake(NULL, 2, 5, 0), t = fake(f, 2, 5, timeout_ms);
    check(&sane, &t, karte, 1);
    memory_free(sane.heard), memory_free(t.heard);
}
static void a_hang(void **s) { (void)s, slow_fault(hang, 100); }
static void an_endless_loop(void **s) { (void)s, slow_fault(spin, 300); }

static void a_mark_that_never_came_is_put_between(void **s) {
    (void)s;
    struct told sane = fake(NULL, 2, 5, 0), t = fake(no_mark, 2, 5, 0);
    assert_int_equal(t.report.skipped, 0);
    assert_int_equal(t.heard->frames, sane.heard->frames);
    for (size_t i = 1; i < t.heard->marks; i++) assert_true(t.heard->mark[i].frame >= t.heard->mark[i - 1].frame);
    memory_free(sane.heard), memory_free(t.heard);
}

static void nothing_escapes(void **s) {
    (void)s;
    static const struct fault escape[] = {{"k@rt'e:", FAULT_ESCAPE}, {NULL, 0}};
    int status;
    pid_t pid = fork();
    if (pid == 0) _exit(cage_child() ? 0 : 1);
    waitpid(pid, &status, 0);
    if (status) skip(); // no seccomp here, or a sanitizer's build
    struct told t = fake(escape, 2, 10, 0);
    assert_int_equal(t.report.skipped, 0);
    memory_free(t.heard);
}

static void a_word_that_always_fails_everywhere_ends(void **s) {
    (void)s;
    static const struct fault all[] = {{"", FAULT_CRASH}, {NULL, 0}};
    struct rig r;
    struct err e = {0};
    rig_open(&r, "samachar");
    struct engine_options o = {.jobs = 2, .voice = &r.voice};
    struct engine en = fake_engine(&o, all, &e);
    struct memory *m = memory_new();
    assert_false(rig_speak(&r, en, 60, memory_sink(m), &e));
    assert_int_equal(e.code, EX_SOFTWARE);
    en.ops->close(en.self);
    memory_free(m);
    rig_close(&r);
}

// --- processes

static int children_of(pid_t pid) { // all below it
    char path[64], line[8192] = "";
    int n = 0;
    snprintf(path, sizeof path, "/proc/%d/task/%d/children", (int)pid, (int)pid);
    FILE *f = fopen(path, "r");
    if (!f) return 0;
    if (!fgets(line, sizeof line, f)) line[0] = '\0';
    fclose(f);
    char *save = NULL;
    for (char *p = strtok_r(line, " \n", &save); p; p = strtok_r(NULL, " \n", &save)) n += 1 + children_of(atoi(p));
    return n;
}

static void a_sink_that_fails_ends_it(void **s) {
    (void)s;
    struct rig r;
    struct err e = {0};
    rig_open(&r, "samachar");
    int before = children_of(getpid());
    struct engine_options o = {.jobs = 3, .voice = &r.voice};
    struct engine en = fake_engine(&o, NULL, &e);
    struct memory *m = memory_new();
    m->fail_after = 3;
    assert_false(rig_speak(&r, en, 300, memory_sink(m), &e));
    assert_int_equal(e.code, EX_IOERR);
    assert_true(children_of(getpid()) > before);
    en.ops->close(en.self);
    assert_int_equal(children_of(getpid()), before);
    memory_free(m);
    rig_close(&r);
}

static stop_flag stopping;
static void set_stop(int sig) { (void)sig, stopping = 1; }

static void stopping_is_quick(void **s) {
    (void)s;
    struct rig r;
    struct err e = {0};
    rig_open(&r, "samachar");
    int before = children_of(getpid());
    stopping = 0;
    struct sigaction act = {.sa_handler = set_stop};
    sigaction(SIGALRM, &act, NULL);
    struct engine_options o = {.jobs = 2, .voice = &r.voice, .stop = &stopping};
    struct engine en = fake_engine(&o, hang, &e); // it would wait ten seconds
    struct memory *m = memory_new();
    struct itimerval in = {.it_value = {0, 100000}};
    setitimer(ITIMER_REAL, &in, NULL);
    double from = rig_seconds();
    assert_false(rig_speak(&r, en, 40, memory_sink(m), &e));
    double took = rig_seconds() - from;
    assert_int_equal(e.code, SINK_STOPPED);
    if (took > 0.15) fail_msg("stopped after %.0f ms", took * 1000);
    from = rig_seconds();
    en.ops->close(en.self);
    took = rig_seconds() - from;
    if (took > 0.05) fail_msg("closed after %.0f ms", took * 1000);
    assert_int_equal(children_of(getpid()), before);
    memory_free(m);
    rig_close(&r);
}

static void stop_forgets_and_goes_on(void **s) {
    (void)s;
    struct rig r;
    struct err e = {0};
    rig_open(&r, "samachar");
    struct engine_options o = {.jobs = 2, .voice = &r.voice};
    struct engine en = fake_engine(&o, NULL, &e);
    struct memory *want = memory_new(), *m = memory_new(), *ignored = memory_new();
    assert_true(rig_speak(&r, en, 20, memory_sink(want), &e));
    for (int i = 0; i < 30; i++) assert_true(rig_put(&r, en, rig_sentences[0], 0, false, memory_sink(ignored), &e));
    en.ops->stop(en.self);
    assert_true(rig_speak(&r, en, 20, memory_sink(m), &e));
    assert_true(memory_same(want, m));
    en.ops->close(en.self);
    memory_free(want), memory_free(m), memory_free(ignored);
    rig_close(&r);
}

// A narrator that is killed in the middle: its zygote and children (they hang) must be gone soon.
static void kill_9_leaves_no_orphan(void **s) {
    (void)s;
    prctl(PR_SET_CHILD_SUBREAPER, 1); // orphans become ours: we can count them
    int before = children_of(getpid());
    pid_t pid = fork();
    if (pid == 0) {
        struct rig r;
        struct err e = {0};
        rig_open(&r, "samachar");
        struct engine_options o = {.jobs = 2, .voice = &r.voice};
        struct engine en = fake_engine(&o, hang, &e);
        rig_speak(&r, en, 40, memory_sink(memory_new()), &e);
        _exit(1);
    }
    for (int i = 0; i < 200 && children_of(pid) < 2; i++) usleep(5000);
    assert_true(children_of(pid) >= 2);
    kill(pid, SIGKILL);
    int left = 1;
    for (int i = 0; i < 100 && left > before; i++) {
        usleep(5000);
        while (waitpid(-1, NULL, WNOHANG) > 0) {}
        left = children_of(getpid());
    }
    assert_int_equal(left, before);
}

// --- memory

static long peak_kb(void) {
    struct rusage u;
    getrusage(RUSAGE_SELF, &u);
    return u.ru_maxrss;
}

static bool count_take(void *self, const struct chunk *c, struct err *e) {
    (void)e;
    *(size_t *)self += c->frames;
    return true;
}
static bool count_close(void *self, struct err *e) { return (void)self, (void)e, true; }
static void count_drop(void *self) { (void)self; }

static void memory_is_flat(void **s) {
    (void)s;
    static const struct sink_ops ops = {count_take, count_close, count_drop};
    struct rig r;
    struct err e = {0};
    size_t frames = 0;
    rig_open(&r, "tez");
    struct engine_options o = {.jobs = 2, .voice = &r.voice};
    struct engine en = fake_engine(&o, NULL, &e);
    assert_true(rig_speak(&r, en, 400, (struct sink){&ops, &frames}, &e));
    long after_few = peak_kb();
    assert_true(rig_speak(&r, en, 4000, (struct sink){&ops, &frames}, &e));
    long after_many = peak_kb();
    if (after_many > after_few + 4000) fail_msg("%ld KB, then %ld KB", after_few, after_many);
    en.ops->close(en.self);
    rig_close(&r);
}

int main(void) {
    signal(SIGPIPE, SIG_IGN);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_crash),
        cmocka_unit_test(silence),
        cmocka_unit_test(endless_sound),
        cmocka_unit_test(a_mark_beyond_the_sound),
        cmocka_unit_test(scribbling),
        cmocka_unit_test(two_faults),
        cmocka_unit_test(the_first_and_the_last_word),
        cmocka_unit_test(a_hang),
        cmocka_unit_test(an_endless_loop),
        cmocka_unit_test(nothing_escapes),
        cmocka_unit_test(a_mark_that_never_came_is_put_between),
        cmocka_unit_test(a_word_that_always_fails_everywhere_ends),
        cmocka_unit_test(a_sink_that_fails_ends_it),
        cmocka_unit_test(stopping_is_quick),
        cmocka_unit_test(stop_forgets_and_goes_on),
        cmocka_unit_test(kill_9_leaves_no_orphan),
        cmocka_unit_test(memory_is_flat),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
