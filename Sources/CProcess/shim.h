/// What Swift cannot say to the system about its own process without a pointer. No decision is taken here.
#ifndef DENGWEN_CPROCESS_SHIM_H
#define DENGWEN_CPROCESS_SHIM_H

#include <signal.h>
#include <sys/resource.h>

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

#endif
