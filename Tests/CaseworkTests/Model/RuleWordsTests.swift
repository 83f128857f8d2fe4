import Casework
import Testing

/// What every rule says to people who read the rules.
@Suite("Rule words")
struct RuleWordsTests {
    /// The statements of each stage, beside the names of its rules.
    static let stages: [(stage: String, words: [(rule: String, says: Bilingual)])] = [
        ("receive", Receive.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("route", Route.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("handle", Handle.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("triage", Triage.rules.map { ($0.id.rawValue, $0.explanation) }),
        ("feedback", Feedback.rules.map { ($0.id.rawValue, $0.explanation) }),
        ("supervise", Supervise.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("charge", LeaderCharge.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("document", Paper.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("jurisdiction", Jurisdiction.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("assignment", Assignment.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("reception", Reception.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("recommend", Recommend.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("meeting", Meeting.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("recusal", Recusal.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("interference", Interference.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("course", Course.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("aftercare", Aftercare.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("extension", ClockExtensionRules.rules.map { ($0.id.rawValue, $0.statement) }),
        ("overdue", OverdueSteps.rules.map { ($0.id.rawValue, $0.statement) }),
        ("own period", OwnPeriod.rules.map { ($0.id.rawValue, $0.statement) }),
        ("split", Split.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("repeats", Repeats.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("calls", Triage.callRules.map { ($0.id.rawValue, $0.explanation) }),
        ("call", Triage.callConditions.map { ($0.id.rawValue, $0.reason) }),
        ("call remedies", Triage.callConditions.map { ($0.id.rawValue, $0.remedy) }),
        ("checking", Checking.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("talk", FeedbackTalk.rules.map { ($0.id.rawValue, $0.statement) }),
        ("signature", Triage.signatureRules.map { ($0.id.rawValue, $0.explanation) }),
        ("priority", Triage.priorityRules.map { ($0.id.rawValue, $0.explanation) }),
        ("new work", NewWork.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("ending", Ending.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("handover", HandOver.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("leaving", Leaving.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("found", FoundClue.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("excerpt", Excerpt.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("masking", Masking.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("trends", TrendAnalysis.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("provision", Provision.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("out of scope", OutOfScope.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("voiding", Voiding.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("merit", Merit.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("archive", Archive.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("distribution", Distribution.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("dating", Dating.RuleID.allCases.map { ($0.rawValue, $0.statement) }),
        ("fields of papers", DocumentField.allCases.map { ($0.rawValue, $0.name) }),
    ]

    @Test(arguments: stages.indices)
    func `every rule says something of its own in both languages`(_ index: Int) {
        let words = Self.stages[index].words
        #expect(!words.isEmpty)
        for (rule, says) in words {
            #expect(says.zh.unicodeScalars.contains(where: Self.isChinese), "\(rule) in Chinese")
            #expect(!says.en.isEmpty && !says.en.unicodeScalars.contains(where: Self.isChinese), "\(rule) in English")
        }
        #expect(Set(words.map(\.says)).count == words.count, "two rules of \(Self.stages[index].stage) say the same")
    }

    /// A rule that is in no list is asked by nobody; one that is there twice is asked twice.
    @Test func `every rule stands in the list of its stage once`() {
        func isWhole<ID: CaseIterable & Hashable>(_ listed: [ID]) -> Bool {
            listed.count == ID.allCases.count && Set(listed) == Set(ID.allCases)
        }
        #expect(isWhole(Split.rules.map(\.id)))
        #expect(isWhole(Repeats.rules.map(\.id)))
        #expect(isWhole(Supervise.rules.map(\.id)))
        #expect(isWhole(LeaderCharge.rules.map(\.id)))
        #expect(isWhole(Paper.rules.map(\.id)))
        #expect(isWhole(Jurisdiction.rules.map(\.id)))
        #expect(isWhole(Assignment.rules.map(\.id)))
        #expect(isWhole(Reception.rules.map(\.id)))
        #expect(isWhole(Recommend.rules.map(\.id)))
        #expect(isWhole(Meeting.rules.map(\.id)))
        #expect(isWhole(Recusal.rules.map(\.id)))
        #expect(isWhole(Interference.rules.map(\.id)))
        #expect(isWhole(Course.rules.map(\.id)))
        #expect(isWhole(Aftercare.rules.map(\.id)))
        #expect(isWhole(OutOfScope.rules.map(\.id)))
        #expect(isWhole(ClockExtensionRules.rules.map(\.id)))
        #expect(isWhole(OverdueSteps.rules.map(\.id)))
        #expect(isWhole(OwnPeriod.rules.map(\.id)))
    }

    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }
}
