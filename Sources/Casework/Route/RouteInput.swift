extension Route {
    /// The facts that routing looks at. Nouns only: no field says what ought to happen.
    public struct Input: Equatable, Sendable {
        public var matter: Matter
        /// The organ at whose petition office the matter lies now.
        public var receiver: OrganFact
        /// The organs and rooms of this cell.
        public var establishment: Establishment
        public var accused: [Accused]
        /// For an appeal: the organ that made the decision, if known.
        public var decisionOrgan: Organ.ID?
        /// 微腐败 (群众身边不正之风和腐败问题), as triage found.
        public var isMicroCorruption: Bool
        /// Earlier reports of the same matter, by whomever.
        public var earlierReports: Int
        public var signature: ReporterSignature
        /// Triage noted a strong reaction of the public (群众反映强烈).
        public var publicReaction: Bool
        /// Entries in the interference register (过问、说情登记) on this matter at the lower organ.
        public var interferenceReports: Int
        public var gravity: Gravity
        /// What cannot wait (风险标志), as triage found.
        public var dangers: Set<RiskFlag>
        public var conventions: Conventions
        /// Once barred, always barred.
        public var barredBefore: Barring
        /// Whether this organ may take a lower one's matter by its own decision; false once its head has refused that.
        public var mayTakeUp = true
        /// What became of the establishment since; nil while it is that of today.
        public var heirs: Heirs?
        /// When the alleged acts were done, as far as somebody has said.
        public var actedOn: ActPeriod?

        public init(
            matter: Matter, receiver: OrganFact, in establishment: Establishment, accused: [Accused],
            decisionOrgan: Organ.ID? = nil, isMicroCorruption: Bool = false, earlierReports: Int = 0,
            signature: ReporterSignature = .anonymous, publicReaction: Bool = false, interferenceReports: Int = 0,
            gravity: Gravity = Gravity(), dangers: Set<RiskFlag> = [], conventions: Conventions = Conventions(),
            barredBefore: Barring = Barring()
        ) {
            self.matter = matter
            self.receiver = receiver
            self.establishment = establishment
            self.accused = accused
            self.decisionOrgan = decisionOrgan
            self.isMicroCorruption = isMicroCorruption
            self.earlierReports = earlierReports
            self.signature = signature
            self.publicReaction = publicReaction
            self.interferenceReports = interferenceReports
            self.gravity = gravity
            self.dangers = dangers
            self.conventions = conventions
            self.barredBefore = barredBefore
        }

        /// The same, with an establishment of its own.
        public init(
            matter: Matter, receiver: OrganFact, organs: [OrganFact], rooms: [RoomFact], accused: [Accused]
        ) {
            self.init(
                matter: matter, receiver: receiver, in: Establishment(organs: organs, rooms: rooms), accused: accused)
        }

        /// The organs of the establishment; setting them makes another one.
        public var organs: [OrganFact] {
            get { establishment.organs }
            set { establishment = Establishment(organs: newValue, rooms: establishment.rooms) }
        }

        /// The rooms of the establishment; setting them makes another one.
        public var rooms: [RoomFact] {
            get { establishment.rooms }
            set { establishment = Establishment(organs: establishment.organs, rooms: newValue) }
        }
    }

    /// What is routed. Triage has already ended everything else.
    public enum Matter: String, Hashable, Sendable, CaseIterable {
        /// 检举控告
        case accusation
        /// 申诉
        case appeal
        /// 批评建议
        case suggestion

        /// The matter in a report of this kind, or nil if such a report is never routed.
        public init?(_ kind: ReportKind) {
            switch kind {
            case .accusation: self = .accusation
            case .appeal: self = .appeal
            case .suggestion: self = .suggestion
            case .outOfScope, .noSubstance, .notAReport: return nil
            }
        }
    }

    /// A discipline organ (纪检监察机关) with its place in the hierarchy.
    public struct OrganFact: Hashable, Sendable {
        public let id: Organ.ID
        public let name: Bilingual
        public let level: Level
        /// May name an organ outside the cell, such as the province; nil if there is none that we know.
        public let superior: Organ.ID?

        public init(id: Organ.ID, name: Bilingual, level: Level, superior: Organ.ID?) {
            self.id = id
            self.name = name
            self.level = level
            self.superior = superior
        }
    }

    /// A room (室) of an organ, with what it is linked with (分工联系).
    public struct RoomFact: Hashable, Sendable {
        public let id: Room.ID
        public let organ: Organ.ID
        public let kind: RoomKind
        public let links: Set<Link>

        public init(id: Room.ID, organ: Organ.ID, kind: RoomKind, links: Set<Link> = []) {
            self.id = id
            self.organ = organ
            self.kind = kind
            self.links = links
        }
    }

    /// What a supervision room is linked with. A linked township or division is named by its discipline organ.
    public enum Link: Hashable, Sendable {
        case unit(Unit.ID)
        case organ(Organ.ID)
    }

    /// Whom the matter is about (被检举控告人). No name: routing does not need it.
    public struct Accused: Hashable, Sendable {
        /// Level of the post; nil for private persons and unknown posts.
        public var level: Level?
        /// 股级及以下: below the rank of a section head, whatever the level of the unit.
        public var isBelowSectionRank: Bool
        public var management: Management
        /// 双重管理: a department or enterprise holds the cadre right together with the local committee.
        public var dual: DualManagement?
        public var unit: Unit.ID?
        /// The organ on whose ground the post is: the township commission for a township or village post.
        public var place: Organ.ID?
        /// Set for discipline staff (纪检监察干部) of any kind.
        public var discipline: DisciplinePost?
        /// Set for whoever was discipline staff elsewhere when the alleged act was done.
        public var disciplineThen: DisciplinePost?
        /// Set for the head of a Party committee, and for a committee as a body.
        public var partyRole: PartyRole?
        /// The account of the accused in this system, if there is one.
        public var staff: Staff.ID?
        /// Further posts in the discipline system, held now or when it was done.
        public var furtherPosts: [DisciplinePost] = []
        /// The organs that the accused leads today beside that of ``discipline``: one person may lead two.
        public var heads: [Organ.ID] = []
        /// The posts were read off dated appointments (任职记录) rather than off what somebody wrote.
        public var isOnRecord = false

        public init(
            level: Level?, management: Management, isBelowSectionRank: Bool = false, dual: DualManagement? = nil,
            unit: Unit.ID? = nil, place: Organ.ID? = nil, discipline: DisciplinePost? = nil,
            disciplineThen: DisciplinePost? = nil, partyRole: PartyRole? = nil, staff: Staff.ID? = nil
        ) {
            self.level = level
            self.management = management
            self.isBelowSectionRank = isBelowSectionRank
            self.dual = dual
            self.unit = unit
            self.place = place
            self.discipline = discipline
            self.disciplineThen = disciplineThen
            self.partyRole = partyRole
            self.staff = staff
        }

        /// Posts in the discipline system, the present one first: each of them counts.
        public var posts: [DisciplinePost] {
            let two = [discipline, disciplineThen].compactMap { $0 }
            return furtherPosts.isEmpty ? two : two + furtherPosts
        }
    }

    /// Who was kept from a matter before it is decided again.
    public struct Barring: Hashable, Sendable {
        public var organs: Set<Organ.ID>
        public var rooms: Set<Room.ID>

        public init(organs: Set<Organ.ID> = [], rooms: Set<Room.ID> = []) {
            self.organs = organs
            self.rooms = rooms
        }
    }

    /// Whose Party committee manages the accused (干部管理权限).
    public enum Management: Hashable, Sendable {
        /// The committee at whose side this organ stands.
        case organ(Organ.ID)
        /// A committee above this cell.
        case above(Level)
        /// A committee of another area.
        case elsewhere
        case unknown
    }

    /// A post in the discipline and supervision system.
    public struct DisciplinePost: Hashable, Sendable {
        /// The organ worked in; a village commissioner or informant belongs to the township's. Nil for the inspection
        /// staff of a school, hospital or enterprise, who belong to no organ.
        public let worksIn: Organ.ID?
        public let room: Room.ID?
        public let standing: Standing

        public init(worksIn: Organ.ID?, room: Room.ID? = nil, standing: Standing = .member) {
            self.worksIn = worksIn
            self.room = room
            self.standing = standing
        }

        public enum Standing: String, Hashable, Sendable, CaseIterable {
            case member
            /// 主要负责人
            case head
            /// The organ as a body (纪委监委本身)
            case body
        }
    }
}
