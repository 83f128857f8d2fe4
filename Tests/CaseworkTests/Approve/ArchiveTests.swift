import Casework
import Testing

@Suite("DW-archive: what must be on the file before it is closed")
struct ArchiveTests {
    private static let lead = StaffCaller(
        staff: Staff.ID("S8"), organ: House.organ, room: Room.ID("O1-XF"), roles: [.petitionLead])

    private static func missing(
        _ step: Archive.Step, _ state: Clue.State?, _ caller: StaffCaller,
        _ change: (inout Archive.Facts) -> Void = { _ in }
    ) -> [Archive.RuleID] {
        var facts = Archive.Facts(caller: caller, organ: House.organ, state: state)
        change(&facts)
        return Archive.objections(to: .init(step, facts)).map(\.id)
    }

    /// A rule of the file, what it rests on, and the fact that breaks it.
    static let rows: [(Archive.RuleID, Policy, @Sendable (inout Archive.Facts) -> Void)] = [
        (.distributed, "ZJ-23", { $0.approvals.remove(.distribution) }),
        (.studied, "JB-17", { $0.hasStudyMinutes = false }),
        (.approved, "JB-17", { $0.approvals.remove(.plan) }), (.approved, "JB-17", { $0.approvals.remove(.result) }),
        (.secretary, "ZJ-33", { $0.needsSecretary = true }), (.group, "ZJ-35", { $0.needsGroupSignatures = true }),
        (.told, "JB-27", { $0.owesNotice = true }), (.objections, "JB-27", { $0.hasOpenObjection = true }),
        (.reopening, "JB-27", { $0.isReopeningAsked = true }), (.documents, "GW-9", { $0.hasOpenDocument = true }),
        (.orders, "JB-22", { $0.hasOpenOrder = true }), (.clocks, "DW-archive", { $0.hasRunningClock = true }),
        (.material, "JB-27", { $0.hasNewMaterial = true }),
        (.acceptance, "JB-26", { $0.missingPapers.insert(.acceptance) }),
        (.course, "ZJ-30", { $0.missingPapers.insert(.course) }),
        (.checkReport, "ZJ-35", { $0.missingPapers.insert(.checkReport) }),
        (.feedback, "JB-27", { $0.missingPapers.insert(.feedback) }),
        (.clearing, "JB-50", { $0.missingPapers.insert(.clearing) }),
        (.assignment, "JB-21", { $0.missingPapers.insert(.assignment) }),
        (.petition, "XF-28", { $0.missingPapers.insert(.petition) }),
        (.index, "DW-archive", { $0.missingPapers.insert(.index) }),
    ]

    @Test(arguments: 0..<21)
    func `DW-archive each thing that is missing is named`(index: Int) {
        let (rule, policy, change) = Self.rows[index]
        #expect(Self.missing(.archive, House.concluded, House.registrar, change) == [rule])
        #expect(Archive.rules.first { $0.id == rule }?.policy == policy)
    }

    @Test func `DW-archive everything that is missing is named at once`() {
        let all = Self.missing(.archive, House.fedBack, House.registrar) { facts in
            for (_, _, change) in Self.rows { change(&facts) }
        }
        #expect(all == Archive.RuleID.allCases.filter { rule in Self.rows.contains { $0.0 == rule } })
    }

    @Test func `DW-archive JB-47 a registrar of the organ closes what is finished, and nobody else hears more`() {
        #expect(Self.missing(.archive, House.concluded, House.registrar).isEmpty)
        #expect(Self.missing(.archive, House.fedBack, House.registrar).isEmpty)
        for state in House.workedOn + [House.routed, House.returned, House.archived] {
            #expect(Self.missing(.archive, state, House.registrar) { $0.owesNotice = true } == [.finished])
        }
        for caller in [Self.lead, House.head, House.holder] {
            #expect(Self.missing(.archive, House.concluded, caller) { $0.owesNotice = true } == [.archivist])
        }
        let foreign = StaffCaller(staff: Staff.ID("S9"), organ: Organ.ID("O2"), room: nil, roles: [.registrar])
        #expect(Self.missing(.archive, House.concluded, foreign) == [.organ])
    }

    @Test func `DW-archive the head of the petition office takes it out, complete or not`() {
        #expect(Self.missing(.takeOut, House.archived, Self.lead) { $0.owesNotice = true }.isEmpty)
        #expect(Self.missing(.takeOut, House.archived, House.registrar) == [.takesOut])
        #expect(Self.missing(.takeOut, House.concluded, Self.lead) == [.finished])
    }

    @Test func `DW-archive what was closed without a check needs no approval of a result`() {
        let closed = Clue.State.concluded(House.claim, .closedWithoutCheck)
        #expect(Self.missing(.archive, closed, House.registrar) { $0.approvals.remove(.result) }.isEmpty)
        #expect(Self.missing(.archive, closed, House.registrar) { $0.approvals.remove(.plan) } == [.approved])
    }

    @Test func `DW-archive a declined report goes alone, with the approval of its triage`() {
        #expect(Self.missing(.archive, nil, House.registrar) { $0.approvals = [.triage] }.isEmpty)
        #expect(Self.missing(.archive, nil, House.registrar) { $0.approvals = [] } == [.approved])
        #expect(Self.missing(.archive, nil, House.registrar) { $0.isReportArchived = true } == [.finished])
        #expect(Self.missing(.takeOut, nil, Self.lead) { $0.isReportArchived = true }.isEmpty)
        #expect(Self.missing(.takeOut, nil, Self.lead) == [.finished])
    }

    @Test func `every rule is listed once, and says what is missing in both languages`() {
        #expect(Archive.rules.map(\.id) == Archive.RuleID.allCases)
        for rule in Archive.rules {
            #expect(!rule.id.statement.zh.isEmpty && !rule.id.remedy.en.isEmpty)
        }
    }
}
