import Foundation
import Testing

/// Where the code names the head alone: each place lets somebody stand in, or says why it need not (JB-48).
@Suite("Tidy: what is the head's alone")
struct HeadTests {
    /// How often a file names the head alone, and who stands in. A new place belongs into `LeadersDecision.ofTheHead` of
    /// CaseworkTests, or here with its reason.
    private static let known: [String: (count: Int, why: String)] = [
        "Sources/Casework/Recusal/StandIn.swift": (3, "the rule itself"),
        "Sources/Casework/Handle/Act.swift": (1, "by StandIn"),
        "Sources/Casework/Handle/Standing.swift": (1, "the words of a refusal"),
        "Sources/Casework/Handle/CheckingRules.swift": (1, "by StandIn"),
        "Sources/Casework/Aftercare/AftercareRules.swift": (1, "by StandIn"),
        "Sources/Casework/Clock/ClockExtensionRules.swift": (3, "by StandIn; what the head does not ask for"),
        "Sources/Casework/Clock/OverdueSteps.swift": (1, "who is told, not who decides"),
        "Sources/Casework/Clock/ClockAudience.swift": (1, "who is told, not who decides"),
        "Sources/Casework/Recommend/RecommendRules.swift": (2, "by StandIn"),
        "Sources/Casework/Supervise/SuperviseInput.swift": (1, "by StandIn in the rule"),
        "Sources/Casework/Supervise/SuperviseRules.swift": (1, "the words of a refusal"),
        "Sources/Casework/Jurisdiction/JurisdictionPersons.swift": (3, "by StandIn in the rules"),
        "Sources/Casework/Paper/DocumentForms.swift": (6, "by StandIn in the rule"),
        "Sources/Casework/Paper/PaperRules.swift": (1, "the words of a refusal"),
        "Sources/Casework/Recusal/RecusalInput.swift": (1, "the head above where all here stand aside"),
        "Sources/Casework/Approve/DistributionRules.swift": (1, "the policy of an organ is no matter"),
        "Sources/Casework/Staffing/HandOverRules.swift": (2, "a post is no matter"),
        "Sources/Casework/Provide/Provision.swift": (1, "data on an area are no matter"),
        "Sources/Casework/Provide/TrendAnalysis.swift": (1, "figures are no matter"),
        "Sources/Operations/Approve/Distribute.swift": (1, "the policy of an organ is no matter"),
        "Sources/Operations/Excerpt/ShowExcerpt.swift": (1, "which of the two decided"),
        "Sources/Operations/Recusal/RecusalMatter.swift": (1, "whose recusal it is"),
        "Sources/Casework/Receive/QuarantineReading.swift": (
            2, "who reads is named by the head; what is read is no matter yet"
        ),
        "Sources/Operations/Receive/NameReaders.swift": (3, "the same"),
        "Sources/Operations/Receive/ReadSealed.swift": (1, "a reading, for which nothing waits"),
    ]

    @Test func `JB-48 every place that names the head alone is known, with who stands in`() throws {
        let places = try NSRegularExpression(pattern: #"\[\.head\]|contains\(\.head\)"#)
        var found: [String: Int] = [:]
        for (file, text) in WordTests.code where file.target == "Casework" || file.target == "Operations" {
            let count = places.numberOfMatches(in: text, range: NSRange(text.startIndex..., in: text))
            if count > 0 { found[file.path] = count }
        }
        for path in Set(found.keys).union(Self.known.keys).sorted() {
            let (count, expected) = (found[path] ?? 0, Self.known[path]?.count ?? 0)
            #expect(count == expected, "\(path) names the head alone \(count) times: who stands in?")
        }
    }
}
