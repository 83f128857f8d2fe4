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

    private static func isChinese(_ scalar: Unicode.Scalar) -> Bool { (0x4E00...0x9FFF).contains(scalar.value) }
}
