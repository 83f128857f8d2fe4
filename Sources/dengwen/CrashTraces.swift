import CProcess

/// A copy of the program's memory holds the site key and whatever is being read: a crash leaves none behind, and no other
/// process of the same user takes one.
enum CrashTraces {
    /// Forbids core files for the rest of the process and for all that it starts, PostgreSQL among them, and takes away the
    /// reporter of the Swift runtime, which writes what the registers point at into the log where `SWIFT_BACKTRACE` asks for
    /// it. PostgreSQL and the cleaners of uploads may run as the same user: neither they nor a debugger read this process.
    ///
    /// One byte and not none: with none the kernel still hands the memory to a program that collects core files (core(5),
    /// "Piping core dumps to a program"); with one it does not, and a file of one byte is not written either. That holds for
    /// what this process starts as well, which is not hidden with it.
    ///
    /// - Throws: `Complaint` when the system refuses.
    static func forbid() throws {
        guard dengwen_limit_core_files(1) == 0, dengwen_crash_in_silence() == 0, dengwen_hide_memory() == 0 else {
            throw Complaint(
                "系统不允许关闭内存转储（RLIMIT_CORE、PR_SET_DUMPABLE），不启动",
                "The system does not let memory be kept from core files and other processes (RLIMIT_CORE, PR_SET_DUMPABLE): "
                    + "not started")
        }
    }
}
