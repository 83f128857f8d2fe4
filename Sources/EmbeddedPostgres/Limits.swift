/// The bounds of this target.
enum Limits {
    /// Longest path of a Unix socket, in bytes: `sun_path` holds 108 with the closing zero (unix(7)).
    static let socketPathBytes = 107

    /// How long to wait for the lock of a data directory, in seconds: long enough for a process that is just ending, or
    /// for the keeper of one that was killed; short enough for a person to wait for the refusal.
    static let lockWaitSeconds = 5

    /// How long the server may take to come up, in seconds: crash recovery of a busy cluster included.
    static let startSeconds = 180

    /// How long an orderly stop may take before it is made an immediate one, in seconds.
    static let stopSeconds = 60

    /// How often the children of a killed server are told to end; each time they get up to a second apiece.
    static let orphanRounds = 10

    /// How much of a program's output is kept, in bytes.
    static let outputBytes = 64 * 1024

    /// How many lines of the server's start log an error shows.
    static let logLines = 6

    /// Free memory that a memory file system must have to carry a throw-away cluster, in bytes.
    static let memoryFileSystemBytes = 1 << 30

    /// Age from which the remains of a killed test run may be swept away, in minutes.
    static let sweepMinutes = 1
}
