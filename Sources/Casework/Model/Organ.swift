/// An organ of discipline inspection and supervision (纪检监察机关): province, city, county or township.
///
/// - Policy: HS-26 escalation goes to `superior`.
public struct Organ: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Organ>

    public let id: ID
    public let name: String
    public let level: Level
    /// The division whose cadres it supervises. Only an attribute: the organ's key is `id`.
    public let division: Division.ID
    /// The organ one level up, or nil for the top organ of this cell.
    public let superior: ID?
    /// The main person in charge (主要负责人).
    public let head: Staff.ID?
    /// The leading group, head included (领导班子).
    public let leaders: [Staff.ID]

    public init(
        id: ID, name: String, level: Level, division: Division.ID, superior: ID?, head: Staff.ID?, leaders: [Staff.ID]
    ) {
        self.id = id
        self.name = name
        self.level = level
        self.division = division
        self.superior = superior
        self.head = head
        self.leaders = leaders
    }
}

extension Identifier where Entity == Organ {
    /// What the numbers that the organ gives begin with: `420281` of `O420281`.
    public var digits: Substring { rawValue.drop { !$0.isNumber } }
}

/// An administrative division of city or county level (行政区划).
public struct Division: Identifiable, Hashable, Sendable {
    /// The six-digit code of GB/T 2260.
    public typealias ID = Identifier<Division>

    public let id: ID
    public let name: String
    /// The name that people use, such as 开发区·铁山区 for 铁山区.
    public let displayName: String
    public let level: Level
    /// Its discipline organ.
    public let organ: Organ.ID
    /// The division above, or nil for the city itself.
    public let parent: ID?

    public init(id: ID, name: String, displayName: String, level: Level, organ: Organ.ID, parent: ID?) {
        self.id = id
        self.name = name
        self.displayName = displayName
        self.level = level
        self.organ = organ
        self.parent = parent
    }
}

/// A person who works in a discipline organ (工作人员).
public struct Staff: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Staff>

    public let id: ID
    public let name: String
    /// The post as written, such as 纪工委书记.
    public let post: String
    public let organ: Organ.ID
    /// Leaders and township staff belong to no room.
    public let room: Room.ID?

    public init(id: ID, name: String, post: String, organ: Organ.ID, room: Room.ID?) {
        self.id = id
        self.name = name
        self.post = post
        self.organ = organ
        self.room = room
    }
}
