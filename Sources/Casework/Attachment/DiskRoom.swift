/// What a disk has.
public struct DiskSpace: Hashable, Sendable {
    /// Bytes that are left, and bytes of all.
    public var free: Int64
    public var whole: Int64

    public init(free: Int64, whole: Int64) {
        self.free = free
        self.whole = whole
    }
}

/// What may still come in by the room that is left on the disk of the database (磁盘余量). Nothing can be written to a full
/// one, and because every look leaves an entry nothing can be read on it either: files stop before words do.
public enum DiskRoom: Int, Hashable, Sendable, CaseIterable {
    case ample
    /// Somebody has to make room.
    case low
    /// The public hands in words, and staff files as well.
    case filesOfStaff
    /// Words alone.
    case words

    public init(_ space: DiskSpace) {
        self =
            if Self.isBelow(AttachmentLimits.wordsBelow, space) {
                .words
            } else if Self.isBelow(AttachmentLimits.filesOfStaffBelow, space) {
                .filesOfStaff
            } else if Self.isBelow(AttachmentLimits.lowBelow, space) {
                .low
            } else {
                .ample
            }
    }

    public var isAmple: Bool { self == .ample }
    public var takesFilesOfPublic: Bool { rawValue < Self.filesOfStaff.rawValue }
    public var takesFilesOfStaff: Bool { rawValue < Self.words.rawValue }

    /// A share of a small disk; of a large one not more than these bytes.
    struct Bound: Sendable {
        let percent: Int64
        let bytes: Int64
    }

    private static func isBelow(_ bound: Bound, _ space: DiskSpace) -> Bool {
        space.free < min(space.whole / 100 * bound.percent, bound.bytes)
    }
}
