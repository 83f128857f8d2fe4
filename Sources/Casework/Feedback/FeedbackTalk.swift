/// What was said when a result was told to a real-name reporter (反馈记录).
///
/// - Policy: JB-27
public struct FeedbackTalk: Hashable, Sendable {
    /// What the reporter said to it (反映人意见).
    public enum Opinion: String, Hashable, Sendable, CaseIterable {
        /// 满意
        case satisfied
        /// 有异议
        case objects
        /// 未表示意见
        case none
    }

    public var way: Feedback.Medium
    public var on: CivilDate
    /// What was told, in short.
    public var summary: String
    public var opinion: Opinion
    /// The reporter's words: of the objection, of the evidence, or of whatever else.
    public var words: String
    public var bringsNewEvidence: Bool
    /// The duty to keep the feedback confidential was read out (告知保密义务).
    public var secrecyTold: Bool

    public init(
        way: Feedback.Medium, on: CivilDate, summary: String, opinion: Opinion, words: String = "",
        bringsNewEvidence: Bool = false, secrecyTold: Bool = false
    ) {
        self.way = way
        self.on = on
        self.summary = summary
        self.opinion = opinion
        self.words = words
        self.bringsNewEvidence = bringsNewEvidence
        self.secrecyTold = secrecyTold
    }
}

extension FeedbackTalk {
    /// One condition of the record, with the field of its form.
    public struct Rule: Sendable {
        public let id: RuleID
        public let policy: Policy
        /// The field that must change.
        public let field: String
        /// What must be there.
        public let statement: Bilingual
        let objects: @Sendable (FeedbackTalk, _ toldFrom: CivilDate, _ today: CivilDate) -> Bool
    }

    public enum RuleID: String, Hashable, Sendable, CaseIterable {
        case secrecyTold = "secrecy_told"
        case contentKept = "content_kept"
        case dayTold = "day_told"
        case objectionInWords = "objection_in_words"
        case evidenceInWords = "evidence_in_words"
        case heardInPerson = "heard_in_person"
        case shortEnough = "short_enough"
    }

    /// Characters of the summary, and of the words.
    public static let characters = 2_000

    /// All of them; every one that objects is told.
    public static let rules: [Rule] = [
        .secrecyTold, .contentKept, .dayTold, .objectionInWords, .evidenceInWords, .heardInPerson, .shortEnough,
    ]

    /// The rules that the record breaks.
    ///
    /// - Parameter toldFrom: the day of the result; nobody was told before it.
    public func objections(toldFrom: CivilDate, today: CivilDate) -> [Rule] {
        Self.rules.filter { $0.objects(self, toldFrom, today) }
    }

    fileprivate static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}

extension FeedbackTalk.Rule {
    /// - Policy: JB-36
    static let secrecyTold = Self(
        id: .secrecyTold, policy: "JB-36", field: "secrecy",
        statement: Bilingual("反馈前须告知反映人对反馈内容保密", "The duty to keep it confidential is read out first")
    ) { talk, _, _ in !talk.secrecyTold }

    /// - Policy: JB-27
    static let contentKept = Self(
        id: .contentKept, policy: "JB-27", field: "summary",
        statement: Bilingual("反馈内容须有摘要", "What was told is written down in short")
    ) { talk, _, _ in FeedbackTalk.isBlank(talk.summary) }

    /// - Policy: JB-27
    static let dayTold = Self(
        id: .dayTold, policy: "JB-27", field: "day",
        statement: Bilingual("反馈日期应当在办结之日与今天之间", "The day of telling lies between the result and today")
    ) { talk, toldFrom, today in talk.on < toldFrom || talk.on > today }

    /// - Policy: JB-27
    static let objectionInWords = Self(
        id: .objectionInWords, policy: "JB-27", field: "words",
        statement: Bilingual("有异议的，须记录反映人的意见", "An objection is recorded in the reporter's words")
    ) { talk, _, _ in talk.opinion == .objects && FeedbackTalk.isBlank(talk.words) }

    /// - Policy: JB-27
    static let evidenceInWords = Self(
        id: .evidenceInWords, policy: "JB-27", field: "words",
        statement: Bilingual("提供新的证据线索的，须写明是什么", "New evidence is recorded: what it is")
    ) { talk, _, _ in
        talk.bringsNewEvidence && talk.opinion != .objects && FeedbackTalk.isBlank(talk.words)
    }

    /// Whoever objects on the tracking page has written it down there.
    ///
    /// - Policy: DW-feedback
    static let heardInPerson = Self(
        id: .heardInPerson, policy: "DW-feedback", field: "way",
        statement: Bilingual(
            "在查询页上提出的异议由查询页登记；此处登记当面、电话、信函听取的异议",
            "An objection on the tracking page records itself; record here what was heard in person, by phone or letter"
        )
    ) { talk, _, _ in talk.opinion == .objects && talk.way == .online }

    /// - Policy: DW-feedback
    static let shortEnough = Self(
        id: .shortEnough, policy: "DW-feedback", field: "summary",
        statement: Bilingual(
            "摘要和意见各不超过\(FeedbackTalk.characters)字",
            "Summary and words have at most \(FeedbackTalk.characters) characters each")
    ) { talk, _, _ in
        talk.summary.unicodeScalars.count > FeedbackTalk.characters
            || talk.words.unicodeScalars.count > FeedbackTalk.characters
    }
}
