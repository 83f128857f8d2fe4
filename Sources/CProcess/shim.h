/// What Swift cannot say to the system about its own process without a pointer. No decision is taken here.
#ifndef DENGWEN_CPROCESS_SHIM_H
#define DENGWEN_CPROCESS_SHIM_H

#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/timex.h>

/// Sets the size of core files, for this process and those that it starts; what a limit once forbids it cannot allow again.
/// Answers 0, or -1 when the system refuses.
static inline int dengwen_limit_core_files(unsigned long bytes) {
    struct rlimit limit = {bytes, bytes};
    return setrlimit(RLIMIT_CORE, &limit);
}

/// The signals of a crash end the process and do nothing else, whatever was to be done before. Answers 0, or -1.
static inline int dengwen_crash_in_silence(void) {
    static const int crashes[] = {SIGQUIT, SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGSYS};
    for (unsigned place = 0; place < sizeof crashes / sizeof *crashes; place++) {
        if (signal(crashes[place], SIG_DFL) == SIG_ERR) return -1;
    }
    return 0;
}

/// Other processes of the same user neither trace this one nor read its memory in /proc; nor does the kernel dump it. What it
/// starts is not hidden with it: a program that is executed begins anew. Answers 0, or -1 when the system refuses.
static inline int dengwen_hide_memory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/// Whether something keeps the machine's clock right (adjtimex(2)): 1, 0 for nothing, -1 where the system does not say.
static inline int dengwen_clock_is_kept(void) {
    struct timex state = {0};
    int answer = adjtimex(&state);
    return answer < 0 ? -1 : answer != TIME_ERROR;
}

#endif
