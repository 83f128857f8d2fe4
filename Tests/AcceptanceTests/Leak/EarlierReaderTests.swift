import CaseStore
import Casework
import HTTPTypes
import Operations
import TestDatabase
import Testing

@testable import Web

/// JB-48, HS-26, JB-15: whoever had read a matter, in whatever post and by whatever way, finds from the moment in which it
/// turns against their own what somebody finds who never heard of it.
///
/// What a receiver of webhooks is told: `WithdrawnDeliveryTests`. Any sequence of acts, by seeds: `SealingNeverLostTests`.
@Suite("JB-48 HS-26 earlier readers") struct EarlierReaderTests {
    /// How the matter turns against those who had it.
    enum Turn: CaseIterable {
        /// A colleague of the very organ that handles it.
        case colleague
        /// Whoever has it in hand.
        case holder
        /// The head of the organ: it waits to be sealed.
        case ownHead
        /// A cadre of the level above: it waits to be sealed.
        case upperCadre
        /// Somebody whom the province manages, in a matter that the office above had received and passed down.
        case officeAbove
    }

    @Test(arguments: Turn.allCases)
    func `JB-48 HS-26 JB-15 every address, page, call, list and search answers earlier readers as of nothing`(
        _ turn: Turn
    ) async throws {
        try await LeakHouse.openCounty { house in
            let matter = try await ReadMatter(in: house, passedDown: turn == .officeAbove)
            for (post, person) in matter.readers {
                #expect(await matter.isOpen(to: person, in: house), "\(turn): \(post) had read it")
            }
            #expect(try await matter.isOnBoard(in: house), "the token of a deputy shows it")
            #expect(try await matter.hits(of: matter.clerk, in: house) == 1)

            try await matter.turn(turn, in: house)

            // Who heads the petition office decides on the sealing.
            let left = matter.readers.filter { turn == .colleague || turn == .holder || $0.post != "petition lead" }
            #expect(left.count >= matter.readers.count - 1)
            for (post, person) in left {
                #expect(await !matter.isOpen(to: person, in: house), "\(turn): \(post)")
                let told = try await Self.told(person, of: matter, turn, in: house)
                #expect(told.isEmpty, "\(turn): \(post) learns by \(told)")
                #expect(try await matter.hits(of: person, in: house) == 0, "\(turn): \(post) finds it")
            }
            #expect(try await !matter.isOnBoard(in: house), "\(turn): the token that was approved before")
        }
    }

    /// The addresses that answer otherwise than of nothing, and the pages on which something of it stands: everything that
    /// hangs on it and every form where the whole organ is kept out, report and clue by looking elsewhere.
    private static func told(
        _ person: StaffCaller, of matter: ReadMatter, _ turn: Turn, in house: LeakHouse
    ) async throws -> [String] {
        let isWhole = turn == .colleague
        let items = isWhole ? matter.items : Array(matter.items.prefix(2))
        let nothing = (house.office.world.newID() as Report.ID).rawValue
        let known = try await house.itemAnswers(of: person, items: items, onlyLooking: !isWhole)
        let unknown = try await house.itemAnswers(of: person, items: [nothing], onlyLooking: !isWhole)
        let addresses = known.filter { $0.value != unknown[$0.key] }.map(\.key)
        guard isWhole || turn == .upperCadre else { return addresses.sorted() }
        let pages = try await house.pageView(of: person).pages.filter { page in
            (matter.items + Told.words).contains { page.value.contains($0) }
        }
        return addresses.sorted() + pages.map(\.key).sorted()
    }

    @Test(arguments: [Turn.colleague, .ownHead])
    func `JB-47 JB-48 an identity that is open when it turns is closed, to who asked and who granted`(
        _ turn: Turn
    ) async throws {
        try await LeakHouse.openCounty { house in
            let matter = try await ReadMatter(in: house, passedDown: false)
            let unlocks = UnlockIdentity(house.context)
            #expect(try await unlocks.open(matter.unlock, as: matter.clerk).name == Told.reporter)
            try await matter.turn(turn, in: house)
            for person in [matter.clerk, matter.deputy] {
                await #expect(throws: OperationError.self) { _ = try await unlocks.open(matter.unlock, as: person) }
                await #expect(throws: OperationError.notFound) {
                    _ = try await OpenUnlocks(house.context)(matter.unlock, as: person)
                }
                let lists = try await OpenUnlocks(house.context).lists(as: person)
                #expect(lists.waiting.isEmpty)
            }
        }
    }
}

/// A matter that everybody has open whose post lets them: the office, the room and its check group, case supervision, the
/// leaders, and with the office above where that passed it down.
struct ReadMatter: Sendable {
    let report: Report.ID
    let clue: Clue.ID
    let unlock: Unlock.ID
    let clerk: StaffCaller
    let deputy: StaffCaller
    private let holder: StaffCaller
    /// What somebody may know the address of.
    let items: [String]
    /// Post and person.
    let readers: [(post: String, person: StaffCaller)]
    /// The word of a token that the deputy's board is read with.
    private let token: String

    private static let room = Room.ID("O420281-J2")

    init(in house: LeakHouse, passedDown: Bool) async throws {
        let (office, context) = (house.office, house.context)
        func person(_ caller: Caller) throws -> StaffCaller { try #require(caller.staff) }
        let (clerk, lead) = (try person(office.clerk), try person(office.lead))
        let (deputy, head) = (try person(office.deputy), try person(office.head))
        let (colleague, holder) = (
            try person(office.member(of: Self.room, 0)), try person(office.member(of: Self.room, 1))
        )
        let above = [
            ("registrar above", try person(office.cityClerk)), ("lead above", try person(office.cityLead)),
            ("supervision above", try person(office.first(.caseSupervision, in: office.city))),
        ]
        let desk = Desk(house: house, clerk: clerk, lead: lead, deputy: deputy, head: head)
        report = try await desk.register(as: passedDown ? above[0].1 : clerk)
        if passedDown { _ = try await desk.triage(report, by: above[0].1, above[1].1) }
        clue = try #require(try await desk.triage(report, by: clerk, lead))
        try await desk.takeUp(clue)
        let file = try await desk.attach(to: report)
        try await HandleClue(context).claim(clue, as: holder)
        let paper = try await DraftDocument(context)(
            .verificationRequest, on: .clue(clue), fields: [.accused: Told.accused], as: holder)
        try await desk.check(clue, by: holder, with: colleague)
        unlock = try await desk.unlock(report)
        token = try await desk.token()
        items = [report.rawValue, clue.rawValue, paper.rawValue, file, unlock.rawValue]
        (self.clerk, self.deputy, self.holder) = (clerk, deputy, holder)
        readers =
            [
                ("registrar", clerk), ("second registrar", try person(office.secondClerk)), ("petition lead", lead),
                ("member of the check group", colleague), ("holder", holder), ("deputy", deputy), ("head", head),
                ("case supervision", try person(office.supervisor)),
            ] + (passedDown ? above : [])
    }

    /// Somebody is found among its accused.
    func turn(_ turn: EarlierReaderTests.Turn, in house: LeakHouse) async throws {
        let own = house.directory[holder.staff]?.name ?? ""
        var accused =
            switch turn {
            case .colleague: AccusedDraft(name: "同事示例", unit: "大冶市纪委监委", post: "第一监督检查室干部")
            case .holder: AccusedDraft(name: own, unit: "大冶市纪委监委", post: "第二监督检查室干部")
            case .ownHead: AccusedDraft(name: "", unit: "大冶市纪委监委", post: "大冶市纪委书记")
            case .upperCadre, .officeAbove: AccusedDraft(name: "上级示例", unit: "黄石市教育局", post: "局长")
            }
        accused.standing = house.directory.standing(of: accused, seenFrom: house.office.county)
        if turn == .officeAbove { accused.standing.managedAt = .province }
        let outcome = try await CorrectAccused(house.context)(report, added: [accused], as: holder)
        switch turn {
        case .colleague, .holder: #expect(outcome == .outOfSight)
        case .ownHead, .upperCadre, .officeAbove: #expect(outcome == .sealingAsked)
        }
    }

    func isOpen(to person: StaffCaller, in house: LeakHouse) async -> Bool {
        if (try? await OpenReport(house.context)(report, as: person)) != nil { return true }
        return (try? await OpenClue(house.context)(clue, as: person)) != nil
    }

    func hits(of person: StaffCaller, in house: LeakHouse) async throws -> Int {
        guard !person.roles.isDisjoint(with: SearchReports.readers) else { return 0 }
        return try await SearchReports(house.context)(try SearchQuery("危房改造"), as: person).hits.count
    }

    func isOnBoard(in house: LeakHouse) async throws -> Bool {
        let answer = try await house.house.api(.get, "/api/v1/board?view=all", session: token)
        #expect(answer.status == 200)
        return answer.text.contains(clue.rawValue)
    }
}

/// How the county's people come to have read it.
private struct Desk {
    let house: LeakHouse
    let clerk: StaffCaller
    let lead: StaffCaller
    let deputy: StaffCaller
    let head: StaffCaller

    private var context: OperationContext { house.context }

    func register(as registrar: StaffCaller) async throws -> Report.ID {
        let draft = ReportDraft(
            channel: .letter, receivedOn: house.office.clock.today,
            reporter: ReporterDraft(name: Told.reporter, phone: Told.phone),
            accused: [AccusedDraft(name: Told.accused, unit: "保安镇", post: "副镇长")], summary: Told.text, text: Told.text)
        return try await RegisterReport(context)(
            draft, form: house.nextForm(), isFreeOfStateSecrets: true, as: registrar
        ).id
    }

    func triage(_ report: Report.ID, by one: StaffCaller, _ other: StaffCaller) async throws -> Clue.ID? {
        let opinion = TriageOpinion(
            author: nil, kind: .accusation, microCorruption: false, priority: .normal, riskFlags: [])
        _ = try await ProposeTriage(context)(report, opinion, as: one)
        return try await ConfirmTriage(context)(report, as: other).clue
    }

    func takeUp(_ clue: Clue.ID) async throws {
        for measure in try await Lists(context).measures(waiting: true, as: head) where measure.rule != nil {
            try await DecideMeasure(context).approve(measure.id, as: head)
        }
    }

    func attach(to report: Report.ID) async throws -> String {
        _ = try await AddFiles(context).require(.report(report), as: clerk)
        var file = ReceiveFile(context, as: clerk).begin()
        try await file.take(Array(Told.text.utf8)[...])
        let outcome = try await file.finish(name: "a.txt", declared: "text/plain", before: 0)
        guard case .received(let kept) = outcome else { throw Missing() }
        try await AddFiles(context)([kept], to: .report(report), as: clerk)
        let ids = try await house.texts("select a.attachment_id::text from casework.attachment as a")
        return try #require(ids.first)
    }

    func check(_ clue: Clue.ID, by holder: StaffCaller, with colleague: StaffCaller) async throws {
        try await context.study(clue, on: house.office.clock.today, by: holder)
        try await HandleClue(context).propose(clue, .check(.preliminaryVerification), as: holder)
        try await HandleClue(context).approvePlan(clue, as: deputy)
        let file = KeepCheckFile(context)
        try await file.formGroup(on: clue, [holder.staff, colleague.staff], leader: holder.staff, as: holder)
        try await file.approveGroup(on: clue, as: deputy)
    }

    func unlock(_ report: Report.ID) async throws -> Unlock.ID {
        let unlocks = UnlockIdentity(context)
        let id = try await unlocks.ask(report, .feedback, as: .office, minutes: 15, words: "电话告知举报人", by: clerk)
        try await unlocks.grant(id, minutes: 15, as: deputy)
        return id
    }

    func token() async throws -> String {
        let tokens = AccessTokens(context)
        let made = try await tokens.make(.display, scopes: [.readBoard], days: 30, as: deputy)
        let keeper = try #require(house.office.securityAdministrator.staff)
        try await tokens.approve(made.id, as: keeper)
        return TokenText.text(made.word)
    }

    struct Missing: Error {}
}
