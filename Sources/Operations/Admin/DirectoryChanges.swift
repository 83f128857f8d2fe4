public import Casework

/// How many entries of each kind another directory adds, changes, and names no more.
public struct DirectoryChanges: Hashable, Sendable {
    public struct Count: Hashable, Sendable {
        public let added: Int
        public let changed: Int
        public let gone: Int

        public init(added: Int, changed: Int, gone: Int) {
            self.added = added
            self.changed = changed
            self.gone = gone
        }
    }

    public let organs: Count
    public let rooms: Count
    public let staff: Count
    public let townships: Count
    public let units: Count

    /// - Parameter old: nil where there was none.
    public init(from old: Directory?, to new: Directory) {
        organs = Self.count(old?.organs, new.organs)
        rooms = Self.count(old?.rooms, new.rooms)
        staff = Self.count(old?.staff, new.staff)
        townships = Self.count(old?.townships, new.townships)
        units = Self.count(old?.units, new.units)
    }

    private static func count<Entry: Identifiable & Equatable>(_ old: [Entry]?, _ new: [Entry]) -> Count {
        let before = Dictionary((old ?? []).map { ($0.id, $0) }) { first, _ in first }
        let known = new.filter { before[$0.id] != nil }
        return Count(
            added: new.count - known.count, changed: known.count(where: { before[$0.id] != $0 }),
            gone: before.count - known.count
        )
    }
}
