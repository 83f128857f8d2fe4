/// The place of a matter among those that wait (办理次序): its class, and within a class whoever signed before whoever did
/// not (实名优先). Age decides the rest.
///
/// - Policy: JB-25
public struct Precedence: Hashable, Comparable, Sendable {
    public let priority: Priority
    public let isRealName: Bool

    public init(_ priority: Priority, isRealName: Bool) {
        self.priority = priority
        self.isRealName = isRealName
    }

    public static func < (left: Self, right: Self) -> Bool {
        left.priority != right.priority ? left.priority < right.priority : left.isRealName && !right.isRealName
    }
}
