import Casework
import Operations
import Testing

@testable import Web

/// The triage form as a person gets it back.
@Suite struct TriageFormTests {
    private static let staff = Staff.ID("S1")
    private static let first = Report.ID("018f0000-0000-7000-8000-000000000001")
    private static let earlier = [
        TriageItem.Earlier(id: first.rawValue, number: "1", receivedOn: nil, why: .asIs("–"))
    ]

    private static func opinion(_ kind: ReportKind = .accusation) -> TriageOpinion {
        var opinion = TriageOpinion(
            author: staff, kind: kind, elsewhere: .legalRemedy, microCorruption: true, priority: .normal,
            riskFlags: Set(RiskFlag.allCases), repeatOf: first, bringsNewFacts: true,
            gravity: Route.Gravity(
                largestSchemeYuan: 48_000, organisedCrime: true, deathOrSeriousInjury: true, signatories: 31
            ),
            findings: [TriageFinding(Bilingual("示例说明", "示例说明"))]
        )
        opinion.holdsStateSecrets = true
        opinion.publicReaction = true
        opinion.breaches = Set(Breach.allCases)
        opinion.particulars = Set(Particular.allCases)
        opinion.decisionOrgan = Organ.ID("O1")
        opinion.actedOn = ActPeriod(stated: CivilDate(iso: "2024-05-01"), CivilDate(iso: "2025-01-31"))
        return opinion
    }

    @Test(arguments: ReportKind.allCases)
    func `what was stated comes back into the form, and out of it the same opinion`(_ kind: ReportKind) throws {
        let stated = Self.opinion(kind)
        #expect(Mirror(reflecting: stated).children.count == 16, "a new part needs a field and a line here")
        let fields = TriageEntry.fields(of: stated, for: Self.staff, earlier: Self.earlier)
        let entry = try TriageEntry.read(fields, offers: Samples.triageOffers, earlier: Self.earlier)
        let read = entry.opinion(by: Self.staff)
        #expect(read.author == stated.author && read.kind == stated.kind && read.elsewhere == stated.elsewhere)
        #expect(read.microCorruption && read.bringsNewFacts && read.priority == stated.priority)
        #expect(read.riskFlags == stated.riskFlags && read.gravity == stated.gravity)
        #expect(read.holdsStateSecrets && read.publicReaction && read.actedOn == stated.actedOn)
        #expect(read.decisionOrgan == (kind == .appeal ? stated.decisionOrgan : nil), "only an appeal is against one")
        #expect(read.repeatOf == stated.repeatOf && read.breaches == stated.breaches)
        #expect(read.particulars == stated.particulars)
        #expect(read.findings.map(\.words) == stated.findings.map(\.words))
    }

    @Test(arguments: [Set<Particular>(), [.when], [.circumstances, .why]])
    func `DW-credibility the ticks of a person come back as they were, also where there are none`(
        told: Set<Particular>
    ) throws {
        var stated = Self.opinion()
        stated.particulars = told
        let fields = TriageEntry.fields(of: stated, for: Self.staff, earlier: Self.earlier)
        let entry = try TriageEntry.read(fields, offers: Samples.triageOffers, earlier: Self.earlier)
        #expect(entry.opinion(by: Self.staff).particulars == told)
    }

    @Test func `every field of the form that states something is filled again`() throws {
        let fields = TriageEntry.fields(of: Self.opinion(), for: Self.staff, earlier: Self.earlier)
        let typed = TriageEntry.fields(of: Self.opinion(), for: Self.staff, linked: "420281-2026-XF-000001")
        #expect(typed["repeats-number"] == "420281-2026-XF-000001" && !typed.has("repeats"))
        var triage = Samples.triage(form: FormState(entered: fields))
        triage.open?.callStep = nil
        let page = try PageReader(triage.render(in: Samples.staffFrame(.zh)).string)
        let shown = page.elements.filter { ["input", "select", "textarea"].contains($0.name) }
            .filter { $0.attributes["type"] != "hidden" }.compactMap { $0.attributes["name"] }
        // What finds an item states nothing of it.
        let others = ["number"]
        let stating = shown.filter { !$0.hasPrefix("accused-") && !$0.hasPrefix("new-1-") && !others.contains($0) }
        #expect(stating.count >= 10)
        for name in stating { #expect(fields.has(name) || typed.has(name), "\(name)") }
    }

    @Test func `a number that was typed names the first item, and not another one than the list`() throws {
        func read(_ fields: KeyValuePairs<String, String>, _ numbered: Report.ID?) throws -> TriageEntry {
            var all = FormFields(fields)
            all.set("kind", to: "accusation")
            return try TriageEntry.read(
                all, offers: Samples.triageOffers, earlier: Self.earlier, numbered: numbered)
        }
        let other = Report.ID("018f0000-0000-7000-8000-000000000002")
        #expect(try read(["repeats-number": "7"], other).repeats == other)
        #expect(try read(["repeats-number": "1", "repeats": Self.first.rawValue], Self.first).repeats == Self.first)
        #expect(try read(["repeats-number": " "], nil).repeats == nil)
        let wrong: [(Report.ID?, Text)] = [(nil, .repeatsNotFound), (other, .repeatsTwo)]
        for (numbered, message) in wrong {
            let refused = #expect(throws: FormRefused.self) {
                try read(["repeats-number": "7", "repeats": Self.first.rawValue], numbered)
            }
            #expect(refused?.state.problems == [Problem(field: "repeats-number", message: message)])
        }
    }

    @Test func `the remark of somebody else is not put into one's mouth`() {
        let fields = TriageEntry.fields(of: Self.opinion(), for: Staff.ID("S2"))
        #expect(!fields.has("remark") && fields["signers"] == "31")
    }
}
