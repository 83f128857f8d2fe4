extension Excerpt {
    public enum Act: Hashable, Sendable {
        case propose(Request)
        case confirm(Confirmation)
        case approve, refuse
        /// A numbered copy is printed for whoever reads it.
        case takeCopy
    }

    /// The facts of a clue, an excerpt and who asks. Nouns only.
    public struct Facts: Sendable {
        public var caller: StaffCaller
        /// The organ that has the clue, and the one whose petition office registered the report.
        public var organ: Organ.ID
        public var receiver: Organ.ID
        public var holder: Staff.ID?
        /// Whether the clue is finished.
        public var isEnded: Bool
        /// Nil before it is asked for.
        public var state: State?
        public var today: CivilDate
        /// Where the receiver is; nil where it is nobody that the directory knows, or the handling room itself.
        public var place: Place?
        /// Who must not learn of the matter, organs with all below them.
        public var barredOrgans: Set<Organ.ID>
        public var barredRooms: Set<Room.ID>
        public var barredStaff: Set<Staff.ID>
        /// How many paragraphs the text has.
        public var passages: Int
        public var findings: [Masking.Finding]
        /// Words that were added and stand nowhere in the text, or are too short to be looked for.
        public var lostWords: Int
        /// Copies so far.
        public var copies: Int
        /// Whether who reads the copy was named.
        public var isReaderNamed: Bool
        /// Every head of the organ must stand aside from the clue.
        public var headsStandAside = false
        /// For how many days, and in how many copies at most: as the place chose it.
        public var mostDays = ExcerptLimits.days
        public var mostCopies = ExcerptLimits.copies

        public init(
            caller: StaffCaller, organ: Organ.ID, receiver: Organ.ID, holder: Staff.ID? = nil, isEnded: Bool = false,
            state: State? = nil, today: CivilDate, place: Place? = nil, barredOrgans: Set<Organ.ID> = [],
            barredRooms: Set<Room.ID> = [], barredStaff: Set<Staff.ID> = [], passages: Int = 0,
            findings: [Masking.Finding] = [], lostWords: Int = 0, copies: Int = 0, isReaderNamed: Bool = true
        ) {
            self.caller = caller
            self.organ = organ
            self.receiver = receiver
            self.holder = holder
            self.isEnded = isEnded
            self.state = state
            self.today = today
            self.place = place
            self.barredOrgans = barredOrgans
            self.barredRooms = barredRooms
            self.barredStaff = barredStaff
            self.passages = passages
            self.findings = findings
            self.lostWords = lostWords
            self.copies = copies
            self.isReaderNamed = isReaderNamed
        }
    }

    /// Where a receiver or a reader is.
    public struct Place: Hashable, Sendable {
        public var organ: Organ.ID?
        public var room: Room.ID?
        public var staff: Staff.ID?
        /// Their name or unit is one of the accused's.
        public var isOfAccused: Bool

        public init(
            organ: Organ.ID? = nil, room: Room.ID? = nil, staff: Staff.ID? = nil, isOfAccused: Bool = false
        ) {
            self.organ = organ
            self.room = room
            self.staff = staff
            self.isOfAccused = isOfAccused
        }
    }

    public struct Input: Sendable {
        public let act: Act
        public let facts: Facts

        public init(_ act: Act, _ facts: Facts) {
            self.act = act
            self.facts = facts
        }
    }

    /// One condition, with the paragraph it rests on.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// The field of the form that mends it; nil where no form can.
        public let field: String?
        let isBroken: @Sendable (Input) -> Bool

        init(_ id: RuleID, _ policy: Policy, field: String? = nil, isBroken: @escaping @Sendable (Input) -> Bool) {
            self.id = id
            self.policy = policy
            self.field = field
            self.isBroken = isBroken
        }
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case ownOrgan = "own_organ"
        case asker, head
        case fourEyes = "four_eyes"
        case stateKnowsAct = "state_knows_act"
        case caseWork = "case_work"
        case underWay = "under_way"
        case knownReceiver = "known_receiver"
        case notTheAccused = "not_the_accused"
        case notBarred = "not_barred"
        case somethingShown = "something_shown"
        case validity
        case ownConfirmation = "own_confirmation"
        case numbersStay = "numbers_stay"
        case wordsFound = "words_found"
        case checked
        case inForce = "in_force"
        case reader, copies
    }

    /// In order of precedence.
    public static let rules: [Rule] = [
        Rule(.ownOrgan, "JB-47") { $0.facts.caller.organ != $0.facts.organ },
        Rule(.asker, "BH-1996") { $0.isOfHandlers && !$0.isAsker },
        Rule(.head, "BH-1996") { $0.isDecision && !$0.isApprover },
        Rule(.fourEyes, "BH-1996") { $0.isDecision && $0.facts.state?.author == $0.facts.caller.staff },
        Rule(.stateKnowsAct, "DW-C10") { !$0.isKnownToState },
        Rule(.caseWork, "BH-1996", field: "purpose") { $0.request?.purpose.isCaseWork == false },
        Rule(.underWay, "BH-1996") { $0.facts.isEnded && $0.showsAnew },
        Rule(.knownReceiver, "DW-C10", field: "receiver") { $0.request != nil && $0.facts.place == nil },
        Rule(.notTheAccused, "JB-47", field: "receiver") { $0.showsAnew && $0.isForAccused },
        Rule(.notBarred, "JB-48", field: "receiver") { $0.showsAnew && $0.isForBarred },
        Rule(.somethingShown, "DW-C10", field: "passages") { input in
            guard let shown = input.request?.passages else { return false }
            return shown.isEmpty || Set(shown).count < shown.count
                || !shown.allSatisfy { (0..<input.facts.passages).contains($0) }
        },
        Rule(.validity, "DW-mask", field: "days") { input in
            input.request.map { $0.days < 1 || $0.days > input.facts.mostDays } ?? false
        },
        Rule(.ownConfirmation, "DW-C10") { input in
            input.confirmation != nil && input.facts.state?.author != input.facts.caller.staff
        },
        Rule(.numbersStay, "DW-C10", field: "findings") { input in
            guard let lifted = input.confirmation?.lifted else { return false }
            let findings = input.facts.findings
            return !lifted.allSatisfy { findings.indices.contains($0) && !findings[$0].isMandatory }
        },
        Rule(.wordsFound, "DW-C10", field: "added") { $0.confirmation != nil && $0.facts.lostWords > 0 },
        Rule(.checked, "DW-C10", field: "checked") { $0.confirmation?.isChecked == false },
        Rule(.inForce, "DW-C9") { input in
            guard input.act == .takeCopy, let approval = input.facts.state?.approval else { return false }
            return input.facts.today > approval.until || input.facts.today < approval.on
        },
        Rule(.reader, "DW-C9", field: "reader") { $0.act == .takeCopy && !$0.facts.isReaderNamed },
        Rule(.copies, "DW-C9") { $0.act == .takeCopy && $0.facts.copies >= $0.facts.mostCopies },
    ]

    /// The first rule that is broken; nil when the act is allowed.
    public static func decide(_ input: Input) -> Rule? { rules.first { $0.isBroken(input) } }
}

extension Excerpt.Input {
    var request: Excerpt.Request? { if case .propose(let request) = act { request } else { nil } }
    var confirmation: Excerpt.Confirmation? { if case .confirm(let words) = act { words } else { nil } }

    fileprivate var isDecision: Bool { act == .approve || act == .refuse }

    /// The head; a deputy where every head must stand aside.
    fileprivate var isApprover: Bool {
        StandIn.decidesAsHead(facts.caller, headsStandAside: facts.headsStandAside)
    }

    /// What the handlers do; the head only decides.
    fileprivate var isOfHandlers: Bool { !isDecision }

    /// Whether the act brings the matter nearer to its reader.
    fileprivate var showsAnew: Bool {
        switch act {
        case .propose, .confirm, .approve, .takeCopy: true
        case .refuse: false
        }
    }

    /// Whoever holds the clue, or the petition office that registered what it came from.
    fileprivate var isAsker: Bool {
        facts.holder == facts.caller.staff
            || facts.receiver == facts.caller.organ
                && !facts.caller.roles.isDisjoint(with: [.registrar, .petitionLead])
    }

    fileprivate var isKnownToState: Bool {
        switch (act, facts.state) {
        case (.propose, nil), (.confirm, .drafted), (.confirm, .confirmed), (.approve, .confirmed),
            (.refuse, .confirmed), (.takeCopy, .approved):
            true
        case (.propose, _), (.confirm, _), (.approve, _), (.refuse, _), (.takeCopy, _): false
        }
    }

    fileprivate var isForAccused: Bool {
        guard let place = facts.place else { return false }
        return place.isOfAccused || place.organ.map { facts.barredOrgans.contains($0) } ?? false
    }

    fileprivate var isForBarred: Bool {
        guard let place = facts.place else { return false }
        return place.room.map { facts.barredRooms.contains($0) } ?? false
            || place.staff.map { facts.barredStaff.contains($0) } ?? false
    }
}

extension Excerpt.RuleID {
    /// What the condition demands, and what to do where it is not met.
    public var statement: Bilingual {
        switch self {
        case .ownOrgan: Bilingual("由线索所在机关办理", "The organ that has the clue does it")
        case .asker:
            Bilingual(
                "由承办人或者本机关登记该件的信访室提出、确认和打印",
                "Whoever holds the clue, or the petition office here that registered it, asks, confirms and prints")
        case .head:
            Bilingual(
                "由主要负责人审批；主要负责人都应当回避的，由分管领导审批",
                "The head of the organ decides; a deputy where every head must stand aside")
        case .fourEyes: Bilingual("提出人不能审批自己的摘件", "Nobody decides about the own excerpt")
        case .stateKnowsAct:
            Bilingual("先提出，再核对确认，经批准后打印", "It is asked for, then confirmed, then approved, then printed")
        case .caseWork: Bilingual("只能因办案需要出示", "It is shown for case work only")
        case .underWay: Bilingual("线索办结后不再出示", "A finished clue is shown no more")
        case .knownReceiver:
            Bilingual(
                "选择承办室以外的出示对象；鉴定、咨询人员写明姓名和单位",
                "Choose somebody outside of the handling room; of an expert give name and unit")
        case .notTheAccused:
            Bilingual(
                "不得出示给被反映人、其所在机关单位及其下级", "Never to the accused, to their organ or unit, or to one below it")
        case .notBarred: Bilingual("不得出示给应当回避的人员和部门", "Not to a person or a room that stands aside")
        case .somethingShown: Bilingual("选择要出示的段落", "Choose the paragraphs that are shown")
        case .validity:
            Bilingual(
                "有效期不超过本地约定的天数（未约定的为\(ExcerptLimits.days)天）",
                "For no more days than the place chose (\(ExcerptLimits.days) where it chose nothing)")
        case .ownConfirmation: Bilingual("由提出人逐处核对并确认", "Whoever asked looks at every place and confirms")
        case .numbersStay: Bilingual("号码类内容不得取消遮盖", "Numbers stay covered")
        case .wordsFound:
            Bilingual(
                "补充遮盖的文字应当在原文中，\(ExcerptLimits.wordCharacters.lowerBound)至"
                    + "\(ExcerptLimits.wordCharacters.upperBound)字",
                "What is covered besides stands in the text and has \(ExcerptLimits.wordCharacters.lowerBound) to "
                    + "\(ExcerptLimits.wordCharacters.upperBound) characters")
        case .checked: Bilingual("确认已逐处核对", "Say that every place was looked at")
        case .inForce: Bilingual("只能在批准后的有效期内打印", "It is printed only while its approval holds")
        case .reader: Bilingual("写明该份的阅件人", "Name who reads this copy")
        case .copies:
            Bilingual(
                "不超过本地约定的份数（未约定的为\(ExcerptLimits.copies)份）",
                "In no more copies than the place chose (\(ExcerptLimits.copies) where it chose nothing)")
        }
    }
}
