/// What Swift cannot say to the system about its own process without a pointer. No decision is taken here.
#ifndef DENGWEN_CPROCESS_SHIM_H
#define DENGWEN_CPROCESS_SHIM_H

#include <sys/resource.h>

/// Sets the size of core files, for this process and those that it starts; what a limit once forbids it cannot allow again.
/// Answers 0, or -1 when the system refuses.
static inline int dengwen_limit_core_files(unsigned long bytes) {
    struct rlimit limit = {bytes, bytes};
    return setrlimit(RLIMIT_CORE, &limit);
}

#endif
