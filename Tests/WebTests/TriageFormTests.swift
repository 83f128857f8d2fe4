import Casework
import Operations
import Testing

@testable import Web

/// The triage form as a person gets it back.
@Suite struct TriageFormTests {
    private static let staff = Staff.ID("S1")
    private static let first = Report.ID("018f0000-0000-7000-8000-000000000001")
    private static let earlier = [
        TriageItem.Earlier(id: first.rawValue, number: "1", receivedOn: nil, why: .sameAccused)
    ]

    private static func opinion(_ kind: ReportKind = .accusation) -> TriageOpinion {
        TriageOpinion(
            author: staff, kind: kind, elsewhere: .legalRemedy, microCorruption: true, priority: .normal,
            riskFlags: Set(RiskFlag.allCases), repeatOf: first, bringsNewFacts: true,
            gravity: Route.Gravity(
                largestSchemeYuan: 48_000, organisedCrime: true, deathOrSeriousInjury: true, signatories: 31
            ),
            findings: [TriageFinding(Bilingual("示例说明", "示例说明"))]
        )
    }

    @Test(arguments: ReportKind.allCases)
    func `what was stated comes back into the form, and out of it the same opinion`(_ kind: ReportKind) throws {
        let stated = Self.opinion(kind)
        #expect(Mirror(reflecting: stated).children.count == 10, "a new part needs a field and a line here")
        let fields = TriageEntry.fields(of: stated, for: Self.staff)
        let entry = try TriageEntry.read(fields, offers: Samples.triageOffers, earlier: Self.earlier)
        let read = entry.opinion(by: Self.staff)
        #expect(read.author == stated.author && read.kind == stated.kind && read.elsewhere == stated.elsewhere)
        #expect(read.microCorruption && read.bringsNewFacts && read.priority == stated.priority)
        #expect(read.riskFlags == stated.riskFlags && read.gravity == stated.gravity)
        #expect(read.repeatOf == stated.repeatOf)
        #expect(read.findings.map(\.words) == stated.findings.map(\.words))
    }

    @Test func `every field of the form that states something is filled again`() throws {
        let fields = TriageEntry.fields(of: Self.opinion(), for: Self.staff)
        var triage = Samples.triage(form: FormState(entered: fields))
        triage.open?.mayVerify = false
        let page = try PageReader(triage.render(in: Samples.staffFrame(.zh)).string)
        let shown = page.elements.filter { ["input", "select", "textarea"].contains($0.name) }
            .filter { $0.attributes["type"] != "hidden" }.compactMap { $0.attributes["name"] }
        let stating = shown.filter { !$0.hasPrefix("accused-") && !$0.hasPrefix("new-1-") && $0 != "number" }
        #expect(stating.count >= 10)
        for name in stating { #expect(fields.has(name), "\(name)") }
    }

    @Test func `the remark of somebody else is not put into one's mouth`() {
        let fields = TriageEntry.fields(of: Self.opinion(), for: Staff.ID("S2"))
        #expect(!fields.has("remark") && fields["signers"] == "31")
    }
}
