extension Directory {
    /// Days in which a division, organ, room, township or unit was what it was (机构沿革).
    ///
    /// Days are half open: `until` is the first day on which it holds no more, so what follows begins on it. What is left
    /// out is as the directory lists it.
    ///
    /// - Policy: HS-4
    public struct Span: Hashable, Sendable {
        public enum Kind: String, Hashable, Sendable, CaseIterable {
            /// 区划
            case division
            /// 机关
            case organ
            /// 内设机构
            case room
            /// 乡镇、街道
            case township
            /// 单位
            case unit
        }

        public var kind: Kind
        public var id: String
        /// Nil: since before anybody remembers.
        public var from: CivilDate?
        /// Nil: it holds.
        public var until: CivilDate?
        public var name: String?
        public var level: Level?
        /// Of an organ or unit its division, of a township the one that runs it, of a division the one above.
        public var division: Division.ID?
        /// Of an organ its superior, of a room its organ, of a division or township its discipline organ.
        public var organ: Organ.ID?
        /// What a room looked after, by id.
        public var links: [String]?
        public var roomKind: RoomKind?
        /// Of what was abolished: whatever took over its work (并入).
        public var successor: String?

        public init(
            _ kind: Kind, _ id: String, from: CivilDate? = nil, until: CivilDate? = nil, name: String? = nil,
            level: Level? = nil, division: Division.ID? = nil, organ: Organ.ID? = nil, links: [String]? = nil,
            roomKind: RoomKind? = nil, successor: String? = nil
        ) {
            self.kind = kind
            self.id = id
            self.from = from
            self.until = until
            self.name = name
            self.level = level
            self.division = division
            self.organ = organ
            self.links = links
            self.roomKind = roomKind
            self.successor = successor
        }

        /// Whether it holds on a day.
        public func holds(on day: CivilDate) -> Bool {
            (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
        }

        /// Before the first day anybody knows.
        var holdsAtFirst: Bool { from == nil }
    }
}
