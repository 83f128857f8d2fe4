/// What somebody hands in, before it has a number: the form of the desk, of the public page, a row of a register.
public struct ReportDraft: Sendable {
    public var channel: Channel
    public var receivedOn: CivilDate
    public var reporter: ReporterDraft
    public var accused: [AccusedDraft]
    /// Where it happened, as stated.
    public var place: String
    /// Problem category (问题类别) as the office names it; empty when not given.
    public var category: String
    /// One or two sentences for the register (摘要).
    public var summary: String
    /// The whole text, or empty when the summary is all there is.
    public var text: String
    /// The body that passed it on; nil for every other channel, and for rows of an old register, which name none.
    public var transfer: TransferIn?
    /// What whoever handed it in said beyond the text.
    public var stated = StatedFacts()

    public init(
        channel: Channel, receivedOn: CivilDate, reporter: ReporterDraft = .init(), accused: [AccusedDraft] = [],
        place: String = "", category: String = "", summary: String, text: String = ""
    ) {
        self.channel = channel
        self.receivedOn = receivedOn
        self.reporter = reporter
        self.accused = accused
        self.place = place
        self.category = category
        self.summary = summary
        self.text = text
    }
}

/// The reporter (反映人) as stated. Kept apart from everything else from the first moment on.
public struct ReporterDraft: Hashable, Sendable {
    public var name: String
    public var phone: String
    public var address: String

    public init(name: String = "", phone: String = "", address: String = "") {
        self.name = name
        self.phone = phone
        self.address = address
    }

    /// A name and a way to reach its bearer make a real-name claim. What only stands where a name or a number should
    /// (匿名, 无, 不详) is none: treated as anonymous, whatever box was ticked.
    ///
    /// - Policy: JB-24, JB-30
    public var signature: ReporterSignature {
        if name.allSatisfy(\.isWhitespace) { return .anonymous }
        let canBeReached = RegisterWords.saysSomething(phone) || RegisterWords.saysSomething(address)
        return RegisterWords.isName(name) && canBeReached ? .realNameClaimed : .unverifiable
    }
}

/// One accused (被反映人) as stated, with what the desk already knows.
public struct AccusedDraft: Hashable, Sendable {
    public var name: String
    public var unit: String
    public var post: String
    public var standing: AccusedStanding

    public init(name: String, unit: String = "", post: String = "", standing: AccusedStanding = .init()) {
        self.name = name
        self.unit = unit
        self.post = post
        self.standing = standing
    }
}

/// Where an accused stands: what routing needs, without any name.
public struct AccusedStanding: Hashable, Sendable {
    /// Level of the post itself.
    public var level: Level?
    /// Level of the committee that manages the accused; can lie above every organ of the directory.
    public var managedAt: Level?
    /// The organ with cadre-management authority (干部管理权限), once somebody has found it.
    public var managingOrgan: Organ.ID?
    /// The discipline organ that the accused works in, for discipline staff (纪检监察干部).
    public var disciplineOrgan: Organ.ID?
    public var disciplineRoom: Room.ID?
    /// The main person in charge of a discipline organ.
    public var isOrganHead: Bool
    /// The unit or township in the directory.
    public var unit: String?
    /// Set for the head of a Party committee, and for a committee itself.
    public var partyRole: PartyRole?
    /// The discipline organ that the accused worked in when the alleged act was done, where that is another than now.
    public var formerOrgan: Organ.ID?
    /// Set where a department shares the cadre right.
    public var dual: DualManagement?
    /// The day on which that was agreed; set exactly when it was.
    public var negotiatedOn: CivilDate?
    /// The member of staff of this system whom somebody has found the accused to be.
    public var staff: Staff.ID?
    /// Managed by a committee of another area (外地).
    public var isElsewhere: Bool
    /// Inspection staff of a school, hospital or enterprise, who belong to no discipline organ.
    public var isUnattached: Bool
    /// What dated appointments say beyond that. Found anew for each decision and never stored, so that an appointment
    /// that is corrected later counts at the next one.
    public var record = AppointmentRecord()

    public init(
        level: Level? = nil, managedAt: Level? = nil, managingOrgan: Organ.ID? = nil, disciplineOrgan: Organ.ID? = nil,
        disciplineRoom: Room.ID? = nil, isOrganHead: Bool = false, unit: String? = nil, partyRole: PartyRole? = nil,
        formerOrgan: Organ.ID? = nil, dual: DualManagement? = nil, negotiatedOn: CivilDate? = nil,
        staff: Staff.ID? = nil, isElsewhere: Bool = false, isUnattached: Bool = false
    ) {
        self.level = level
        self.managedAt = managedAt
        self.managingOrgan = managingOrgan
        self.disciplineOrgan = disciplineOrgan
        self.disciplineRoom = disciplineRoom
        self.isOrganHead = isOrganHead
        self.unit = unit
        self.partyRole = partyRole
        self.formerOrgan = formerOrgan
        self.dual = dual
        self.negotiatedOn = negotiatedOn
        self.staff = staff
        self.isElsewhere = isElsewhere
        self.isUnattached = isUnattached
    }
}

/// What an accused is to a Party committee or group (党委、党工委、党组).
public enum PartyRole: String, Hashable, Sendable, CaseIterable {
    /// 党组织主要负责人
    case head
    /// The committee as a body (党委本身).
    case body
}

/// Whether a department or enterprise that shares the cadre right (双重管理) leaves the matter to the local organ.
///
/// - Policy: DW-dual
public enum DualManagement: String, Hashable, Sendable, CaseIterable {
    /// Nobody has asked it yet.
    case open
    /// Agreed: it is handled here.
    case here
    /// The department's own discipline organ handles it, as is the rule.
    case department
}

/// Number of a report in the register of an organ (登记编号).
public struct ReportNumber: Hashable, Sendable {
    public let year: Int
    public let number: Int

    public init(year: Int, number: Int) {
        self.year = year
        self.number = number
    }

    /// `420281-2026-XF-000123`: division, year, 信访, six digits.
    public func text(of organ: Organ.ID) -> String {
        let digits = String(number)
        let padding = String(repeating: "0", count: max(0, 6 - digits.count))
        return "\(organ.digits)-\(year)-XF-\(padding)\(digits)"
    }
}
