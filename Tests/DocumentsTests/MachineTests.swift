import Casework
import Foundation
import Testing

@testable import Documents

/// Every type of the core that moves from state to state has its matrix in the rule book.
@Suite("Documents: state machines") struct MachineTests {
    private static let titles = [
        "Assignment": "交办件", "Clarification": "澄清正名", "Clue": "线索", "Excerpt": "隐名摘件", "FoundClue": "自行发现的线索",
        "ExtensionAsking": "延长申请",
        "Malice": "报请查核来源、认定诬告陷害",
        "Jurisdiction": "管辖措施", "Notice": "告知书", "Paper": "文书", "Petition": "信访事项", "Protection": "打击报复防护",
        "Provision": "向巡视巡察机构提供数据", "ReceptionSession": "接访日", "Recommendation": "建议书",
        "Recusal": "回避登记", "Report": "来件", "ReporterObjection": "异议", "Reward": "奖励建议", "SealingRequest": "密封报送申请",
        "Split": "拆分", "Supervision": "督办", "TrendAnalysis": "检举控告情况分析", "Unlock": "双人解锁", "Voiding": "作废登记",
    ]

    /// The types whose `apply` takes an event, by the text of the core.
    private static func types() throws -> Set<String> {
        let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Sources/Casework")
        var found: Set<String> = []
        let walk = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        while let url = walk?.nextObject() as? URL {
            guard url.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: url, encoding: .utf8)
            for call in text.matches(of: /mutating func apply\(_ event: (\w+\.)?Event\)/) {
                if let outer = call.output.1 {
                    found.insert(String(outer.dropLast()))
                } else {
                    let before = text[..<call.range.lowerBound]
                    let type = before.matches(of: /(?m)^(?:public )?(?:struct|enum|extension) (\w+)/).last
                    found.insert(String(try #require(type).output.1))
                }
            }
        }
        return found
    }

    @Test func `every type with events has its machine, and every machine its type`() throws {
        #expect(try Self.types() == Set(Self.titles.keys))
        for (type, title) in Self.titles { #expect(RuleBook.states.contains("## \(title) · "), "\(type)") }
        #expect(RuleBook.machines.count == Self.titles.count - 2, "reports and clues have pages of their own")
    }

    @Test func `every machine tries every event in every state`() {
        for machine in RuleBook.machines {
            let tried = Set(machine.trials.map { $0.from + " " + $0.event })
            let pairs = machine.states.flatMap { state in machine.events.map { state.id + " " + $0.id } }
            #expect(tried == Set(pairs), "\(machine.title.en)")
            #expect(machine.trials.contains { $0.to != nil } && machine.trials.contains { $0.to == nil })
        }
    }
}
