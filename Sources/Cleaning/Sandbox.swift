internal import Subprocess

/// Runs a program that decodes what strangers sent (沙箱): without the network, without any file of ours, without our
/// environment, with little memory and time. Bytes go in and come out by pipes, so that nothing in the clear lies on a disk.
///
/// It needs bubblewrap and a kernel that lets us make namespaces. Where it does not work nothing is decoded at all: a
/// decoder that was taken over would read the key of the site.
struct Sandbox: Sendable {
    /// What a script may not be part of: bytes or names of files. It is one of ours, to the letter.
    struct Script: Sendable {
        let text: String
        /// Bytes that it may write into its private memory: more where a decoder wants to go back and forth in its file.
        let writtenBytes: Int

        init(_ text: String, writtenBytes: Int = CleaningLimits.writtenBytes) {
            self.text = text
            self.writtenBytes = writtenBytes
        }
    }

    /// What a program in the sandbox sees: the system's programs and fonts, read-only.
    private static let walls = [
        "--unshare-all", "--uid", "65534", "--gid", "65534", "--die-with-parent", "--new-session", "--cap-drop", "ALL",
        "--clearenv", "--setenv", "PATH", "/usr/bin", "--setenv", "LC_ALL", "C.UTF-8", "--setenv", "HOME", "/tmp",
        "--ro-bind", "/usr", "/usr", "--symlink", "usr/bin", "/bin", "--symlink", "usr/lib", "/lib", "--symlink",
        "usr/lib64", "/lib64", "--ro-bind-try", "/etc/ld.so.cache", "/etc/ld.so.cache", "--ro-bind-try", "/etc/fonts",
        "/etc/fonts", "--proc", "/proc", "--dev", "/dev",
    ]

    private static let limits = [
        "--as=\(CleaningLimits.memoryBytes)", "--cpu=\(CleaningLimits.cpuSeconds)",
        "--nofile=\(CleaningLimits.openFiles)", "--core=0",
    ]

    /// Sets `$processes` by `$kernel`. Before 5.14 a kernel counts all of our user against the bound, wherever they run:
    /// the threads of the program itself, and PostgreSQL's processes.
    static let bound = """
        case $kernel in [0-4].*|5.[0-9].*|5.1[0-3].*) processes=\(CleaningLimits.processesOfUser) ;; \
        *) processes=\(CleaningLimits.processes) ;; esac
        """

    /// What came of a script.
    enum Outcome: Equatable, Sendable {
        case wrote([UInt8])
        /// It failed, or wrote more than it may.
        case failed
        /// The clock ended it.
        case outOfTime

        var bytes: [UInt8]? { if case .wrote(let bytes) = self { bytes } else { nil } }
    }

    /// The machine could not begin: no process or no memory was left. It says nothing of the file.
    struct NotStarted: Error {}

    /// The first byte that comes out, written before the script begins: whatever fails before it is not the file's fault.
    private static let mark: UInt8 = 0x02

    /// The whole command line. The clock is outermost: it ends everything below it.
    static func words(_ script: Script, seconds: Int = CleaningLimits.seconds) -> [String] {
        let memory = [
            "--size", "\(script.writtenBytes + CleaningLimits.besideBytes)", "--tmpfs", "/tmp", "--chdir", "/tmp",
        ]
        // The mark is written by a process of its own: where none can begin, it is not the file's fault. What a decoder
        // leaves of its file is read all the same: nobody writes into a pipe without an end.
        let text = "(printf '\\002') && (\(script.text)\n); s=$?; cat > /dev/null; exit $s"
        let start =
            "read -r kernel < /proc/sys/kernel/osrelease; \(bound); exec prlimit --nproc=$processes -- sh -c \"$1\""
        return ["--signal=KILL", "\(seconds)", "bwrap"] + walls + memory + ["--", "prlimit"] + limits
            + ["--fsize=\(script.writtenBytes)", "--", "sh", "-c", start, "sh", text]
    }

    /// - Parameters:
    ///   - limit: bytes that it may write.
    ///   - seconds: by the clock.
    /// - Throws: `NotStarted`: the same may go through later.
    static func run(
        _ script: Script, input: [UInt8], limit: Int, seconds: Int = CleaningLimits.seconds
    ) async throws(NotStarted) -> Outcome {
        var options = PlatformOptions()
        options.createSession = true
        let end = ContinuousClock.now + .seconds(seconds)
        do {
            let result = try await Subprocess.run(
                .name("timeout"), arguments: Arguments(words(script, seconds: seconds)),
                environment: .custom(["PATH": "/usr/local/bin:/usr/bin:/bin"]), platformOptions: options,
                input: .array(input), output: .bytes(limit: limit + 1), error: .discarded)
            return try outcome(result.terminationStatus, result.standardOutput)
        } catch let error as SubprocessError {
            if error.code == .outputLimitExceeded { return .failed }
            // Whoever read was ended: by the clock, or there was nobody to begin with.
            guard error.code == .failedToWriteToSubprocess, ContinuousClock.now >= end else { throw NotStarted() }
            return .outOfTime
        } catch { throw NotStarted() }
    }

    private static func outcome(_ status: TerminationStatus, _ output: [UInt8]) throws(NotStarted) -> Outcome {
        guard output.first == mark else { throw NotStarted() }
        switch status {
        case .exited(0): return .wrote(Array(output.dropFirst()))
        // By its own hand, or killed with what it killed.
        case .exited(124), .exited(128 + 9), .signaled(9): return .outOfTime
        case .exited, .signaled: return .failed
        }
    }
}
