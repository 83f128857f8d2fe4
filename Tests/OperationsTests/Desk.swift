import CaseStore
import Casework
import Libpq
import Operations
import Sealing
import Synchronization
import TestDatabase

/// A petition office at work: the demo's people and every operation, on a database of its own.
struct Desk: Sendable {
    let office: TestOffice
    let context: OperationContext
    private let forms: Forms

    /// Opens an office for `body` and drops its database afterwards.
    @discardableResult
    static func open<R: Sendable>(
        under suite: Suite = .aes, _ body: (Desk) async throws -> R
    ) async throws -> R {
        try await TestDatabase.withOffice(under: suite) { office in try await body(Desk(office)) }
    }

    private init(_ office: TestOffice, _ store: CaseStore? = nil, forms: Forms = Forms()) {
        self.office = office
        self.forms = forms
        context = OperationContext(
            store: store ?? office.store, directory: office.directory, calendar: office.calendar, cell: "4202",
            world: office.world
        )
    }

    /// The same desk; each transaction of its operations tells what it cost.
    func observed(by observer: @escaping @Sendable (Tally) -> Void) -> Desk {
        Desk(office, office.store.observed(by: observer), forms: forms)
    }

    var today: CivilDate { office.clock.today }

    /// The number of a form that nobody has sent yet.
    func newForm() -> String { forms.next() }

    // MARK: - People

    var clerk: StaffCaller { Self.staff(office.clerk) }
    var secondClerk: StaffCaller { Self.staff(office.secondClerk) }
    var lead: StaffCaller { Self.staff(office.lead) }
    var supervisor: StaffCaller { Self.staff(office.supervisor) }
    var deputy: StaffCaller { Self.staff(office.deputy) }
    var head: StaffCaller { Self.staff(office.head) }
    var auditor: StaffCaller { Self.staff(office.auditor) }
    var cityLead: StaffCaller { Self.staff(office.cityLead) }

    /// A member of a room, its head first.
    func member(_ room: String, _ place: Int = 0) -> StaffCaller { Self.staff(office.member(of: Room.ID(room), place)) }

    /// Everybody who works in an organ and has an account.
    func everybody(in organ: Organ.ID) -> [StaffCaller] {
        let listed = office.directory.staff.filter { $0.organ == organ }.map { Self.staff(office.caller($0.id)) }
        let accounts = Role.separatedOffices.flatMap { office.everybody(with: $0, in: organ) }.map(Self.staff)
        return listed + accounts.filter { account in !listed.contains { $0.staff == account.staff } }
    }

    private static func staff(_ caller: Caller) -> StaffCaller {
        guard let staff = caller.staff else { preconditionFailure("no member of staff") }
        return staff
    }

    // MARK: - Steps

    /// Registers a draft at the county's desk, a second later than whatever came before.
    func register(
        _ draft: ReportDraft, form: String? = nil, isFreeOfStateSecrets: Bool = true, as caller: StaffCaller? = nil
    ) async throws -> RegisterReport.Receipt {
        office.clock.advance(seconds: 1)
        return try await RegisterReport(context)(
            draft, form: form ?? newForm(), isFreeOfStateSecrets: isFreeOfStateSecrets, as: caller ?? clerk
        )
    }

    /// Registers, proposes and confirms.
    func triage(
        _ draft: ReportDraft, _ opinion: TriageOpinion = .accusation
    ) async throws -> (receipt: RegisterReport.Receipt, outcome: ConfirmTriage.Outcome) {
        let receipt = try await register(draft)
        _ = try await ProposeTriage(context)(receipt.id, opinion, as: clerk)
        return (receipt, try await ConfirmTriage(context)(receipt.id, as: lead))
    }

    /// A clue on the board of the county's second supervision room.
    func routed(
        _ draft: ReportDraft = .townshipCadre, _ opinion: TriageOpinion = .accusation
    ) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let (receipt, outcome) = try await triage(draft, opinion)
        guard let clue = outcome.clue else { throw Missing() }
        try await approveTakingUp(clue)
        return (receipt, clue)
    }

    /// A clue that a member of that room holds.
    func claimed(_ draft: ReportDraft = .townshipCadre) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID)
    {
        let routed = try await routed(draft)
        try await HandleClue(context).claim(routed.clue, as: holder)
        return routed
    }

    /// Plan and result of a claimed clue, approved.
    func concluded(_ draft: ReportDraft = .townshipCadre) async throws -> (
        receipt: RegisterReport.Receipt, clue: Clue.ID
    ) {
        let claimed = try await claimed(draft)
        try await finish(claimed.clue)
        return claimed
    }

    func finish(_ clue: Clue.ID, _ conclusion: Conclusion = .educated) async throws {
        let handle = HandleClue(context)
        try await handle.propose(clue, .check(.talkOrLetter), studiedOn: today, as: holder)
        try await handle.approvePlan(clue, as: deputy)
        try await handle.proposeResult(clue, conclusion, groupSignedOn: nil, as: holder)
        try await handle.approveResult(clue, as: head)
    }

    /// Seals a report up as two persons do: a registrar asks, the head of the petition office seals it.
    func sealUp(
        _ report: Report.ID, _ sealing: Triage.Sealing, sheets: Int? = nil, by decider: StaffCaller? = nil
    ) async throws {
        try await office.sealUp(report, sealing, sheets: sheets, by: decider, with: context)
    }

    /// A member of the room asks on new evidence, and the deputy opens the clue again.
    func reopen(_ clue: Clue.ID, askedBy asker: StaffCaller? = nil) async throws {
        let handle = HandleClue(context)
        try await handle.askReopening(clue, newEvidenceOn: today, as: asker ?? member("O420281-J2"))
        try await handle.reopen(clue, newEvidenceOn: today, as: deputy)
    }

    /// The member of the second supervision room in whose hands the stories' clues lie.
    var holder: StaffCaller { member("O420281-J2", 1) }

    struct Missing: Error {}

    /// Numbers of forms, each given once.
    private final class Forms: Sendable {
        private let count = Mutex(0)

        func next() -> String {
            count.withLock { count in
                count += 1
                return "form-\(count)"
            }
        }
    }
}

extension TriageOpinion {
    /// What a clerk states about an ordinary accusation.
    static let accusation = TriageOpinion(
        author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: []
    )

    static func of(_ kind: ReportKind, _ elsewhere: Triage.Elsewhere? = nil) -> TriageOpinion {
        TriageOpinion(
            author: nil, kind: kind, elsewhere: elsewhere, microCorruption: false, priority: .normal, riskFlags: []
        )
    }

    static func repeating(_ report: Report.ID, bringsNewFacts: Bool) -> TriageOpinion {
        TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [],
            repeatOf: report, bringsNewFacts: bringsNewFacts
        )
    }

    static let micro = TriageOpinion(
        author: nil, kind: .accusation, microCorruption: true, priority: .normal, riskFlags: []
    )
}
