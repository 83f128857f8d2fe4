/// A typed identifier: `Clue.ID` and `Room.ID` cannot be mixed up.
///
/// Not called `ID`: inside an `Identifiable` type that name means the associated type.
/// Entities that people name in data (organs, rooms, units, staff) carry that name; everything else carries a
/// lower-case UUID.
public struct Identifier<Entity>: Hashable, Comparable, Sendable {
    public let rawValue: String

    public init(_ rawValue: String) { self.rawValue = rawValue }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
