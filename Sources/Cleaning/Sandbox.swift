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

    /// The whole command line. The clock is outermost: it ends everything below it.
    static func words(_ script: Script) -> [String] {
        let memory = [
            "--size", "\(script.writtenBytes + CleaningLimits.besideBytes)", "--tmpfs", "/tmp", "--chdir", "/tmp",
        ]
        return ["--signal=KILL", "\(CleaningLimits.seconds)", "bwrap"] + walls + memory + ["--", "prlimit"] + limits
            + ["--fsize=\(script.writtenBytes)", "--", "sh", "-c", script.text]
    }

    /// - Returns: what the script wrote, or nil when it failed, was ended, or wrote more than `limit` bytes.
    static func run(_ script: Script, input: [UInt8], limit: Int) async -> [UInt8]? {
        var options = PlatformOptions()
        options.createSession = true
        do {
            let result = try await Subprocess.run(
                .name("timeout"), arguments: Arguments(words(script)),
                environment: .custom(["PATH": "/usr/local/bin:/usr/bin:/bin"]), platformOptions: options,
                input: .array(input), output: .bytes(limit: limit), error: .discarded)
            guard case .exited(0) = result.terminationStatus else { return nil }
            return result.standardOutput
        } catch {
            return nil
        }
    }
}
