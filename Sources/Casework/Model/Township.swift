/// A township, town, street or management area (乡镇、街道、管理区).
public struct Township: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Township>

    public let id: ID
    public let name: String
    public let aliases: [String]
    /// The division whose organs run it. It decides; the statutory division is only where its code lies.
    public let managedBy: Division.ID
    /// The division of its GB/T 2260 code.
    public let statutoryDivision: Division.ID
    /// Its own discipline organ (乡镇纪委、街道纪工委).
    public let organ: Organ.ID
    public let villages: [Village]

    public init(
        id: ID, name: String, aliases: [String], managedBy: Division.ID, statutoryDivision: Division.ID,
        organ: Organ.ID, villages: [Village]
    ) {
        self.id = id
        self.name = name
        self.aliases = aliases
        self.managedBy = managedBy
        self.statutoryDivision = statutoryDivision
        self.organ = organ
        self.villages = villages
    }
}

/// A village or community with its two grass-roots supervisors (村、社区).
public struct Village: Hashable, Sendable {
    public let name: String
    /// 纪检委员
    public let disciplineCommissioner: String?
    /// 监察信息员
    public let informant: String?

    public init(name: String, disciplineCommissioner: String?, informant: String?) {
        self.name = name
        self.disciplineCommissioner = disciplineCommissioner
        self.informant = informant
    }
}

/// A department, enterprise or institution whose cadres are supervised (单位).
public struct Unit: Identifiable, Hashable, Sendable {
    public typealias ID = Identifier<Unit>

    public let id: ID
    public let name: String
    public let aliases: [String]
    public let level: Level
    /// The division whose committee manages it.
    public let division: Division.ID

    public init(id: ID, name: String, aliases: [String], level: Level, division: Division.ID) {
        self.id = id
        self.name = name
        self.aliases = aliases
        self.level = level
        self.division = division
    }
}
