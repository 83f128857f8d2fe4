/// What Swift cannot import from libgcrypt by itself: the variadic control function and macros over it. No decision is
/// taken here.
#ifndef DENGWEN_CLIBGCRYPT_SHIM_H
#define DENGWEN_CLIBGCRYPT_SHIM_H

#include <gcrypt.h>

/// Readies the library: it checks its version and is told that the program starts none of its options. Answers whether
/// it is ready; calling it again changes nothing.
static inline int dengwen_gcrypt_ready(void) {
    if (gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P)) return 1;
    if (!gcry_check_version(GCRYPT_VERSION)) return 0;
    // Keys lie in the memory of a process that is trusted as a whole; nothing is gained by locking a page of it.
    gcry_control(GCRYCTL_DISABLE_SECMEM, 0);
    gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0);
    return gcry_control(GCRYCTL_INITIALIZATION_FINISHED_P) != 0;
}

#endif
