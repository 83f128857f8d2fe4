/// The bounds of what looks into files.
public enum CleaningLimits {
    /// Bytes of address space of each program that decodes; a picture of 60 million points takes 180 MB.
    static let memoryBytes = 1_500_000_000
    /// Seconds of one core, and seconds by the clock, after which it is ended; of the first try of a file, which holds up
    /// all that wait behind it.
    static let cpuSeconds = 60
    static let seconds = 120
    static let firstSeconds = 15
    /// Processes in one sandbox: what takes a decoder over multiplies no further.
    static let processes = 32
    /// Processes and threads of our user, those in sandboxes among them, where the kernel counts them all together.
    static let processesOfUser = 4_096
    /// Bytes of one file that it may write into its private memory, of what lies beside that file, and open files.
    static let writtenBytes = 1_000_000
    static let besideBytes = 15_000_000
    static let openFiles = 64
    /// Points of the longer side of a page.
    static let pagePoints = 2_000
    /// Seconds for one answer of the scanner.
    static let scanSeconds: Int64 = 120
    /// Bytes of an answer of the scanner.
    static let scanAnswerBytes = 4_096
    /// Bytes of a piece that is handed to the scanner.
    static let scanPieceBytes = 64 * 1024
}
