#include "speech/zygote.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "speech/cage.h"

enum { USUAL_PIECE = 100000 }; // frames: 4 s
enum order { RENDER, RENDER_FIRST, KILL, KILL_ALL };
struct message { int order, slot; };
struct hello { int rate; struct err err; }; // larger than a message: they are told apart by their size

// the zygote's own state
struct nest {
    const struct voicebox *box;
    struct wire *wire;
    int fd, signals, jobs, running, cpu_ms;
    int queue[WIRE_SLOTS], queued;
    int herald;              // the slot whose first sound somebody waits for: it has the machine to itself; -1: none
    pid_t child[WIRE_SLOTS]; // the latest of a slot; 0: none
};

// --- child

// A piece that eats more processor time than this hangs: the kernel ends it, however busy the machine is.
static void allow_cpu(int ms) {
    struct itimerval t = {.it_value = {ms / 1000, ms % 1000 * 1000L}};
    setitimer(ITIMER_PROF, &t, NULL);
}

static bool say_piece(const struct nest *n, struct wire_slot *s, uint32_t i, size_t at) {
    const struct wire_piece *p = &s->ask.piece[i];
    struct sound out = {s->pcm + at, 0, WIRE_FRAMES - at, s->frame + p->mark, p->name, p->marks, false, NULL, &s->early};
    if (i == s->ask.early_piece) out.wire = n->wire;
    for (size_t k = 0; k < p->marks; k++) out.frame[k] = WIRE_NO_FRAME;
    allow_cpu(n->cpu_ms);
    if (p->bytes && !n->box->say(n->box->self, &p->tone, (str){s->ask.text + p->text, p->bytes}, &out) && !out.full)
        _exit(1);
    if (out.full || p->pause > out.room - out.frames) return false;
    memset(out.pcm + out.frames, 0, p->pause * sizeof *out.pcm);
    s->answer[i] = (struct wire_answer){(uint32_t)at, (uint32_t)out.frames};
    return true;
}

void sound_more(struct sound *s) {
    if (!s->wire) return;
    atomic_store(s->early, (uint32_t)s->frames);
    wire_ring(s->wire);
}

// A piece that finds the slot full goes to a new child; one that alone overflows a slot is rubbish.
static _Noreturn void child(struct nest *n, int slot) {
    struct wire_slot *s = wire_slot(n->wire, slot);
    uint32_t first = s->ask.first, pieces = s->ask.pieces;
    wire_keep_only(n->wire, slot);
    cage_child();
    size_t at = 0, mapped = 0;
    for (uint32_t i = first; i < pieces; i++) {
        // not for the first sound: somebody waits for it
        while (i != s->ask.early_piece && mapped < (at + USUAL_PIECE) * sizeof *s->pcm && mapped < sizeof s->pcm) mapped = wire_ahead(s, mapped);
        if (!say_piece(n, s, i, at)) {
            if (i == first) _exit(1);
            atomic_store(&s->state, WIRE_FULL);
            wire_ring(n->wire);
            _exit(0);
        }
        at += (size_t)s->answer[i].sound + s->ask.piece[i].pause;
        atomic_store(&s->done, i + 1);
        if (i + 1 < pieces) wire_ring(n->wire);
    }
    atomic_store(&s->state, WIRE_DONE);
    wire_ring(n->wire);
    _exit(0);
}

// --- zygote

static void set_state(struct nest *n, int slot, enum wire_state state) {
    atomic_store(&wire_slot(n->wire, slot)->state, state);
    wire_ring(n->wire);
}

static void launch(struct nest *n, int slot) {
    atomic_store(&wire_slot(n->wire, slot)->state, WIRE_RUNNING);
    pid_t me = getpid(), pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != me) _exit(1);
        child(n, slot);
    }
    if (pid < 0) {
        set_state(n, slot, WIRE_DEAD);
        return;
    }
    n->child[slot] = pid;
    n->running++;
    if (wire_slot(n->wire, slot)->ask.early_piece == 0) n->herald = slot;
}

static int limit(struct nest *n) {
    struct wire_slot *s = n->herald < 0 ? NULL : wire_slot(n->wire, n->herald);
    if (s && atomic_load(&s->state) == WIRE_RUNNING && !atomic_load(&s->early)) return 1;
    n->herald = -1;
    return n->jobs + (n->jobs > 1); // one more: while a child leaves, none idles
}

static void launch_waiting(struct nest *n) {
    while (n->queued && n->running < limit(n)) {
        int slot = n->queue[0];
        memmove(n->queue, n->queue + 1, (size_t)--n->queued * sizeof *n->queue);
        launch(n, slot);
    }
}

// A child that ends while its slot still says RUNNING has crashed, was killed, or gave up.
static void buried(struct nest *n, pid_t pid) {
    n->running--;
    for (int i = 0; i < n->wire->slots; i++) {
        if (n->child[i] != pid) continue;
        n->child[i] = 0;
        uint32_t running = WIRE_RUNNING;
        atomic_compare_exchange_strong(&wire_slot(n->wire, i)->state, &running, WIRE_DEAD);
        wire_ring(n->wire);
    }
}

static void reap(struct nest *n, int flags) {
    for (pid_t pid; n->running > 0 && (pid = waitpid(-1, NULL, flags)) > 0;) buried(n, pid);
}

static void enqueue(struct nest *n, int slot, bool first) {
    if (n->queued == WIRE_SLOTS) return;
    int at = first ? 0 : n->queued;
    memmove(n->queue + at + 1, n->queue + at, (size_t)(n->queued++ - at) * sizeof *n->queue);
    n->queue[at] = slot;
}

static void kill_slot(struct nest *n, int slot) {
    if (n->child[slot]) kill(n->child[slot], SIGKILL);
    for (int i = 0; i < n->queued; i++) {
        if (n->queue[i] != slot) continue;
        memmove(n->queue + i, n->queue + i + 1, (size_t)(--n->queued - i) * sizeof *n->queue);
        set_state(n, slot, WIRE_DEAD);
        return;
    }
}

static void kill_all(struct nest *n) {
    n->queued = 0;
    for (int i = 0; i < n->wire->slots; i++) {
        if (n->child[i]) kill(n->child[i], SIGKILL);
    }
    reap(n, 0);
}

static void obey(struct nest *n, struct message m) {
    if (m.slot < 0 || m.slot >= n->wire->slots) return;
    switch ((enum order)m.order) {
    case RENDER: enqueue(n, m.slot, false); break;
    case RENDER_FIRST: enqueue(n, m.slot, true); break;
    case KILL: kill_slot(n, m.slot); break;
    case KILL_ALL:
        kill_all(n);
        send(n->fd, &m, sizeof m, MSG_NOSIGNAL);
        break;
    }
}

static void serve(struct nest *n) {
    struct pollfd wait[2] = {{n->fd, POLLIN, 0}, {n->signals, POLLIN, 0}};
    for (;;) {
        reap(n, WNOHANG);
        launch_waiting(n);
        if (poll(wait, 2, n->herald >= 0 && n->queued ? 1 : -1) < 0 && errno != EINTR) return;
        if (wait[1].revents) {
            struct signalfd_siginfo ignored;
            if (read(n->signals, &ignored, sizeof ignored) < 0 && errno != EAGAIN) return;
        }
        if (!wait[0].revents) continue;
        struct message m;
        ssize_t got = recv(n->fd, &m, sizeof m, MSG_DONTWAIT);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR)) return; // the narrator is gone
        if (got == sizeof m) obey(n, m);
    }
}

// Files of the narrator (a pipe it writes to, another zygote's socket) must not stay open here, and eSpeak must
// not print: VACHAN_DEBUG leaves it a stderr.
static int leave_files(int keep) {
    int null = open("/dev/null", O_RDWR);
    if (null >= 0) dup2(null, 0), dup2(null, 1);
    if (null >= 0 && !getenv("VACHAN_DEBUG")) dup2(null, 2);
    if (keep != 3) dup2(keep, 3);
    syscall(SYS_close_range, 4u, ~0u, 0u);
    return 3;
}

static int child_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_SETMASK, &set, NULL);
    for (int sig = 1; sig < 32; sig++) signal(sig, SIG_DFL); // a crash must end the child, whatever the narrator does
    signal(SIGINT, SIG_IGN); // Ctrl-C goes to the whole group: the narrator decides
    signal(SIGQUIT, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

static _Noreturn void zygote(struct nest *n) {
    struct hello hello = {0};
    n->signals = child_signals();
    hello.rate = n->box->open(n->box->self, &hello.err);
    if (hello.rate && hello.rate != n->wire->rate) {
        err_set(&hello.err, EX_CONFIG, "speech", "the voice gives %d Hz, not %d", hello.rate, n->wire->rate);
        hello.rate = 0;
    }
    if (send(n->fd, &hello, sizeof hello, MSG_NOSIGNAL) != sizeof hello || !hello.rate || n->signals < 0) {
        wire_ring(n->wire);
        _exit(1);
    }
    cage_zygote();
    serve(n);
    kill_all(n);
    _exit(0);
}

// --- narrator

bool zygote_start(struct zygote *z, struct wire *w, const struct voicebox *box, int jobs, int cpu_ms, struct err *e) {
    int fd[2];
    *z = (struct zygote){.pid = -1, .fd = -1, .wire = w};
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, fd)) return err_errno(e, EX_OSERR, "speech", "open a socket");
    pid_t me = getpid();
    z->pid = fork();
    if (z->pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != me) _exit(1);
        struct nest *n = calloc(1, sizeof *n);
        if (!n) err_out_of_memory();
        n->box = box, n->wire = w, n->fd = leave_files(fd[1]), n->jobs = jobs, n->cpu_ms = cpu_ms, n->herald = -1;
        zygote(n);
    }
    close(fd[1]);
    z->fd = fd[0];
    if (z->pid > 0) return true;
    err_errno(e, EX_OSERR, "speech", "start a process");
    zygote_stop(z);
    return false;
}

bool zygote_well(struct zygote *z, struct err *e) {
    struct hello hello = {0};
    if (z->ready) return true;
    ssize_t got = recv(z->fd, &hello, sizeof hello, MSG_DONTWAIT);
    if (got < 0 && errno == ECONNRESET) got = recv(z->fd, &hello, sizeof hello, MSG_DONTWAIT); // it left orders unread
    if (got < 0 && (errno == EAGAIN || errno == EINTR)) return true;
    z->ready = got == (ssize_t)sizeof hello && hello.rate > 0;
    if (z->ready) return true;
    if (hello.err.code) err_set(e, hello.err.code, hello.err.where, "%s", hello.err.what);
    return err_set(e, EX_SOFTWARE, "speech", "the speech process died while opening the voice");
}

bool zygote_alive(const struct zygote *z) {
    siginfo_t info = {0};
    return z->pid > 0 && waitid(P_PID, (id_t)z->pid, &info, WEXITED | WNOHANG | WNOWAIT) == 0 && info.si_pid == 0;
}

static bool order(struct zygote *z, enum order what, int slot) {
    struct message m = {what, slot};
    ssize_t sent;
    do sent = send(z->fd, &m, sizeof m, MSG_NOSIGNAL); while (sent < 0 && errno == EINTR);
    return sent == (ssize_t)sizeof m;
}

bool zygote_render(struct zygote *z, int slot, bool first) {
    atomic_store(&wire_slot(z->wire, slot)->state, WIRE_QUEUED);
    return order(z, first ? RENDER_FIRST : RENDER, slot);
}

void zygote_kill(struct zygote *z, int slot) { order(z, KILL, slot); }

void zygote_kill_all(struct zygote *z) {
    struct err ignored = {0};
    struct message answer;
    if (!zygote_well(z, &ignored) || !order(z, KILL_ALL, 0)) return;
    while (!z->ready && zygote_well(z, &ignored) && zygote_alive(z)) usleep(200);
    ssize_t got;
    do got = recv(z->fd, &answer, sizeof answer, 0); while (got < 0 && errno == EINTR);
}

// The end of the socket is its order to leave; a zygote that does not is killed, and its children with it.
void zygote_stop(struct zygote *z) {
    if (z->fd >= 0) close(z->fd);
    for (int ms = 0; z->pid > 0; ms++) {
        if (waitpid(z->pid, NULL, WNOHANG) != 0) break;
        if (ms == 200) kill(z->pid, SIGKILL);
        usleep(1000);
    }
    *z = (struct zygote){.pid = -1, .fd = -1};
}
