#include "speech/cage.h"

#include <errno.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/syscall.h>

// A sanitizer's runtime wants to read /proc and more when it reports: there the cage stays open.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define OPEN_CAGE 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define OPEN_CAGE 1
#endif
#endif

#if defined(__x86_64__)
#define OUR_ARCH AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OUR_ARCH AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define OUR_ARCH AUDIT_ARCH_RISCV64
#endif

#if defined(OUR_ARCH) && !defined(OPEN_CAGE)

#define ALLOW(call)                                                                                         \
    BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW)
#define HEAD                                                                                                \
    BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, arch)),                                \
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OUR_ARCH, 1, 0), BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), \
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr))
#define TAIL BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM)

// Speaking: memory, time, the wire's futex, and leaving.  write is for a last word on stderr.
#define FOR_CHILD                                                                                           \
    ALLOW(SYS_futex), ALLOW(SYS_setitimer), ALLOW(SYS_madvise), ALLOW(SYS_write), ALLOW(SYS_writev),        \
        ALLOW(SYS_brk), ALLOW(SYS_mmap), ALLOW(SYS_munmap), ALLOW(SYS_mremap), ALLOW(SYS_mprotect),         \
        ALLOW(SYS_exit), ALLOW(SYS_exit_group), ALLOW(SYS_rt_sigreturn), ALLOW(SYS_rt_sigaction),           \
        ALLOW(SYS_rt_sigprocmask), ALLOW(SYS_clock_gettime), ALLOW(SYS_clock_nanosleep),                    \
        ALLOW(SYS_nanosleep), ALLOW(SYS_gettimeofday), ALLOW(SYS_getpid), ALLOW(SYS_gettid),                \
        ALLOW(SYS_sched_yield), ALLOW(SYS_getrandom), ALLOW(SYS_close), ALLOW(SYS_lseek), ALLOW(SYS_read),  \
        ALLOW(SYS_tgkill), ALLOW(SYS_restart_syscall)

// Besides: fork, wait for children and end them, talk with the narrator, and cage a child.
#define FOR_ZYGOTE                                                                                          \
    ALLOW(SYS_clone), ALLOW(SYS_clone3), ALLOW(SYS_set_robust_list), ALLOW(SYS_rseq), ALLOW(SYS_wait4),     \
        ALLOW(SYS_waitid), ALLOW(SYS_kill), ALLOW(SYS_ppoll), ALLOW(SYS_sendto), ALLOW(SYS_recvfrom),       \
        ALLOW(SYS_prctl), ALLOW(SYS_seccomp), ALLOW(SYS_getppid)

static bool cage(struct sock_filter *rule, unsigned short rules) {
    struct sock_fprog program = {rules, rule};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)) return false;
    return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}

bool cage_zygote(void) {
    static struct sock_filter rule[] = {
        HEAD, FOR_CHILD, FOR_ZYGOTE,
#ifdef SYS_poll
        ALLOW(SYS_poll), ALLOW(SYS_fork), ALLOW(SYS_time),
#endif
        TAIL};
    return cage(rule, sizeof rule / sizeof *rule);
}

bool cage_child(void) {
    static struct sock_filter rule[] = {HEAD, FOR_CHILD, TAIL};
    return cage(rule, sizeof rule / sizeof *rule);
}

#else

bool cage_zygote(void) { return false; }
bool cage_child(void) { return false; }

#endif
