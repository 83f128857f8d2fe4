internal import FoundationEssentials

/// Where throw-away clusters go, and how remains are swept away.
enum EphemeralBase {
    static let prefix = "dengwen-ephemeral-"

    /// The first of the memory file system (with room), `$TMPDIR` and `/tmp` where `server` may write.
    static func choose(for server: Account) async throws -> String {
        let free = try await Program.outcome(["df", "-B1", "--output=avail", "/dev/shm"], as: server)
        let bytes = free.said.split(whereSeparator: \.isWhitespace).last.flatMap { Int($0) } ?? 0
        let inMemory = free.status == 0 && bytes >= Limits.memoryFileSystemBytes
        let named = ProcessInfo.processInfo.environment["TMPDIR"].map { [$0] } ?? []
        for base in (inMemory ? ["/dev/shm"] : []) + named where base.first == "/" {
            if try await Program.outcome(["test", "-w", base, "-a", "-x", base], as: server).status == 0 {
                return base
            }
        }
        return "/tmp"
    }

    /// Removes directories of `server` whose lock nobody holds. A fresh one is left alone: its keeper may be about to
    /// take the lock.
    static func sweep(_ base: String, as server: Account, control: String) async throws {
        let script = """
            find "$1" -maxdepth 1 -type d -user "$2" -name '\(prefix)*' -mmin +\(Limits.sweepMinutes) |
            while read -r d; do
                flock --nonblock "$d/postgres.lock" sh -c '
                    "$1" stop -D "$2/postgres" -m immediate -w
                    rm -rf -- "$2"' sh "$3" "$d" >/dev/null 2>&1
            done
            true
            """
        try await Program.script(script, [base, String(server.userID), control], as: server)
    }
}
