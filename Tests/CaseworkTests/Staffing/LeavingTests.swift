import Casework
import Testing

/// Whom a directory may take from a post.
@Suite struct LeavingTests {
    private static func leaving(_ id: String, _ clues: Int) -> Leaving {
        Leaving(Staff.ID(id), name: "示例" + id, clues: clues)
    }

    @Test func `DW-handover a directory takes nobody from clues that they hold`() {
        #expect(Leaving.rules.map(\.id) == Leaving.RuleID.allCases)
        guard case .refused(let refusal) = Leaving.decide([Self.leaving("A", 2), Self.leaving("B", 0)]) else {
            Issue.record("A holds two")
            return
        }
        #expect(refusal.rule == .handsOverFirst && refusal.policy == "DW-handover")
        #expect(refusal.leaving.map(\.staff.rawValue) == ["A"])
        #expect(Leaving.decide([Self.leaving("B", 0)]) == .allowed)
        #expect(Leaving.decide([]) == .allowed)
    }

    @Test func `DW-handover the refusal says who holds how many, and what to do, in both languages`() {
        guard case .refused(let refusal) = Leaving.decide([Self.leaving("A", 2), Self.leaving("B", 1)]) else {
            Issue.record("refused")
            return
        }
        #expect(refusal.reason.zh.hasSuffix("示例AA（2件）；示例BB（1件）"))
        #expect(refusal.reason.en.hasSuffix("示例A A (2); 示例B B (1)"))
        #expect(refusal.remedy.zh.contains("离任交接") && refusal.remedy.en.contains("Handing over a post"))
        for id in Leaving.RuleID.allCases { #expect(!id.statement.zh.isEmpty && !id.statement.en.isEmpty) }
    }
}
