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

extension Identifier {
    /// Letters, digits, `_`, `.` and `-` of ASCII: what the database takes in the id of somebody who asks, and of where they
    /// work (`guard.enter`). The twin of `staff_id_is_plain`, `organ_id_is_plain` and `room_id_is_plain`.
    public var isPlain: Bool { !rawValue.isEmpty && rawValue.utf8.allSatisfy(Self.isPlain) }

    public static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "-"):
            true
        case _: false
        }
    }
}
