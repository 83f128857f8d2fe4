import Casework
import Synchronization

/// Since when files wait for the program that makes copies, as far as this worker put them off: in memory, because what is
/// forgotten at a restart is put off a few hours longer.
final class PutOffFiles: Sendable {
    private let since = Mutex<[Upload.ID: ContinuousClock.Instant]>([:])

    /// Whether a file may be put off without being charged. Not for ever: what never goes through is a person's to see. Nor
    /// without bound: of very many files some are charged.
    func mayWait(_ upload: Upload.ID, at now: ContinuousClock.Instant) -> Bool {
        since.withLock { since in
            if let begin = since[upload] { return now - begin < WorkerLimits.longestSnooze }
            // What was not seen for so long was parked or ended by somebody else.
            since = since.filter { now - $0.value < WorkerLimits.longestSnooze * 2 }
            guard since.count < WorkerLimits.filesPutOff else { return false }
            since[upload] = now
            return true
        }
    }

    /// The file is at an end, or a person's.
    func forget(_ upload: Upload.ID) {
        since.withLock { _ = $0.removeValue(forKey: upload) }
    }
}
