/// Urgency of a report or clue; the queue ages lower classes so that none starves.
public enum Priority: Int, Hashable, Comparable, Sendable, CaseIterable {
    case urgent = 1
    case high, normal, low

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}
