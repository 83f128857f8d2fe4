/// Administrative level (层级) of an organ, a unit or a post, lowest first.
public enum Level: Int, Comparable, Hashable, Sendable, CaseIterable {
    case village = 1
    case township, county, city, province

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

    /// One level up; the province is the top of what a cell knows.
    public var superior: Level { Level(rawValue: rawValue + 1) ?? .province }
}
