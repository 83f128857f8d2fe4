/// One of the seven things that a full account tells (七何).
///
/// - Policy: DW-credibility
public enum Particular: String, Hashable, Sendable, CaseIterable {
    /// 何时
    case when
    /// 何地
    case place
    /// 何人
    case who
    /// 何事
    case what
    /// 何情
    case circumstances
    /// 何故
    case why
    /// 何物
    case thing

    /// What the practice calls it.
    public var name: Bilingual {
        switch self {
        case .when: Bilingual("何时", "When")
        case .place: Bilingual("何地", "Where")
        case .who: Bilingual("何人", "Who")
        case .what: Bilingual("何事", "What")
        case .circumstances: Bilingual("何情", "In what circumstances")
        case .why: Bilingual("何故", "Why")
        case .thing: Bilingual("何物", "What thing")
        }
    }

    /// What to ask whoever reports, where it is missing. About the matter alone: nobody is asked who they are (JB-29).
    public var question: Bilingual {
        switch self {
        case .when:
            Bilingual("事情何时发生、何时结束，是否还在继续？", "When did it happen, until when, and does it still go on?")
        case .place:
            Bilingual("发生在什么地方、哪个单位、哪个项目？", "Where did it happen: which place, unit or project?")
        case .who:
            Bilingual(
                "被反映人是谁，在什么单位、任什么职务，还有谁参与？",
                "Who did it, in which unit and post, and who else took part?")
        case .what:
            Bilingual("被反映人具体做了什么？", "What exactly did they do?")
        case .circumstances:
            Bilingual(
                "经过和情节怎样：用什么办法、做了几次、造成什么后果？",
                "How did it go: by what means, how many times, and what came of it?")
        case .why:
            Bilingual("起因和目的是什么，各方是什么关系？", "What was it for, and how do those who took part stand to each other?")
        case .thing:
            Bilingual(
                "涉及哪些钱款、物品、票据，数额多少，有什么凭据？",
                "Which money, goods or papers are involved, how much, and what shows it?")
        }
    }

    /// In the order of the practice.
    public static func inOrder(_ particulars: some Sequence<Particular>) -> [Particular] {
        let set = Set(particulars)
        return allCases.filter { set.contains($0) }
    }
}

extension Particular {
    /// What intake has in fields of its own, of which some particulars follow.
    public struct Fields: Hashable, Sendable {
        /// When the acts were done.
        public var actedOn: ActPeriod?
        /// Where it happened, as stated.
        public var place: String
        public var accused: [AccusedDraft]
        /// A problem category, or a breach that was ticked.
        public var namesMatter: Bool
        /// Somebody found that it only names an offence.
        public var isWithoutSubstance: Bool
        /// The largest single sum that it names, in yuan.
        public var sumYuan: Int64

        public init(
            actedOn: ActPeriod? = nil, place: String = "", accused: [AccusedDraft] = [], namesMatter: Bool = false,
            isWithoutSubstance: Bool = false, sumYuan: Int64 = 0
        ) {
            self.actedOn = actedOn
            self.place = place
            self.accused = accused
            self.namesMatter = namesMatter
            self.isWithoutSubstance = isWithoutSubstance
            self.sumYuan = sumYuan
        }
    }

    /// What the fields tell by themselves: ticked before a person reads the text, who corrects it. No field tells of
    /// circumstances and reasons, so these two wait for a reader.
    ///
    /// - Policy: DW-credibility
    public static func derived(from fields: Fields) -> Set<Particular> {
        Set(allCases.filter { $0.stands(in: fields) })
    }

    private func stands(in fields: Fields) -> Bool {
        switch self {
        case .when: fields.actedOn != nil
        case .place: RegisterWords.saysSomething(fields.place)
        case .who: fields.accused.contains(where: \.isTold)
        case .what: fields.namesMatter && !fields.isWithoutSubstance
        case .circumstances, .why: false
        case .thing: fields.sumYuan > 0
        }
    }
}

extension AccusedDraft {
    /// Whether somebody can be found by it: two of name, unit and post.
    fileprivate var isTold: Bool { [name, unit, post].count(where: RegisterWords.saysSomething) >= 2 }
}
