public import Casework
import Synchronization

/// The room on the disk of the database as it was last seen (`DiskWatcher`), for whoever lets files in. A class,
/// because every copy of a site reads the same one.
public final class DiskGauge: Sendable {
    private let state = Mutex<DiskRoom?>(.ample)

    public init() {}

    /// What cannot be seen keeps nothing out.
    public var room: DiskRoom { state.withLock { $0 } ?? .ample }

    /// - Parameter room: nil where nothing says how much there is.
    /// - Returns: whether it was another one before.
    public func show(_ room: DiskRoom?) -> Bool {
        state.withLock { state in
            defer { state = room }
            return state != room
        }
    }
}
