import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase

/// A matter that some people must learn nothing of, and those who work on it.
struct HiddenMatter {
    /// Whom it accuses, and with that who must not know.
    enum Kind: CaseIterable {
        /// Somebody of a township's discipline organ; the county or the city has it (HS-26).
        case townshipDiscipline
        /// Somebody of a county's organ; only the city has it.
        case countyDiscipline
        /// A village cadre: it is the county's, and no other organ's or room's.
        case villageCadre
        /// A head of a bureau who came to the city.
        case bureauHead
        /// The head of the county's organ, found before anything was entered: the petition office alone knows (JB-15).
        case ownHead
        /// Managed by a higher level: a line for the petition office and the head of the organ.
        case upperLevel
        /// A letter on somebody else, which a clerk found to be about the head too: it waits to be sealed.
        case sealingAsked
    }

    let kind: Kind
    let receiver: Organ.ID
    /// Whoever must see no difference, whatever is done to the matter.
    let blind: [StaffCaller]
    /// Those of them whom no name on the item keeps out: it is another organ's, or what hides it is that it goes up sealed.
    let unnamed: Set<Staff.ID>
    private let accused: AccusedDraft
    private let other: AccusedDraft
    /// The head of the county's organ, as somebody writes it who knows the post.
    private let head: AccusedDraft

    init(_ kind: Kind, in house: LeakHouse, _ dice: inout Dice) {
        let directory = house.directory
        let city = Organ.ID("O990100")
        let town = dice.pick(directory.townships)
        let county = directory[town.organ]?.superior ?? city
        let countyName = directory[county].flatMap { directory[$0.division]?.name } ?? ""
        self.kind = kind
        var kept: [StaffCaller] = []
        switch kind {
        case .townshipDiscipline:
            let person = dice.pick(house.people(under: town.organ))
            receiver = dice.roll(2) == 0 ? county : city
            accused = Self.draft(directory[person.staff]?.name ?? "", town.name + "纪委", "纪检干事")
            kept = house.people(under: town.organ)
        case .countyDiscipline:
            let person = dice.pick(house.people.filter { $0.organ == county && $0.room != nil })
            receiver = city
            accused = Self.draft(directory[person.staff]?.name ?? "", countyName + "纪委监委", "科员")
            kept = house.people(under: county)
        case .villageCadre:
            receiver = county
            accused = Self.draft("村民委员会主任某", town.name + "前村", "村委会主任")
        case .bureauHead:
            receiver = city
            accused = Self.draft("局长某", countyName + "教育局", "局长")
        case .ownHead:
            receiver = county
            accused = Self.draft("老大", "某单位", "主要负责人")
            kept = Self.besides([.registrar, .petitionLead, .auditor], of: county, in: house)
        case .upperLevel:
            receiver = county
            accused = Self.draft("某人", "某单位", "主要负责人")
            kept = Self.besides([.registrar, .petitionLead, .auditor, .head], of: county, in: house)
        case .sealingAsked:
            receiver = county
            // It stays in the county: in a township those would have it who must know nothing later.
            accused = Self.draft("某科员", countyName + "教育局", "科员")
            kept = Self.besides([.registrar, .petitionLead, .auditor], of: county, in: house)
        }
        // No other county has anything to do with it, whoever is accused.
        let strangers = directory.organs.filter { $0.level == .county && $0.id != county }.map(\.id)
        let others = strangers.flatMap(house.people(under:))
        let goesUp = [.ownHead, .upperLevel, .sealingAsked].contains(kind)
        unnamed = Set((goesUp ? kept + others : others).map(\.staff))
        kept += others
        // Those who keep the machines and the log see no case anywhere.
        kept += house.people.filter { !$0.roles.isDisjoint(with: [.administrator]) }
        var seen: Set<Staff.ID> = []
        blind = kept.filter { seen.insert($0.staff).inserted }
        other = Self.draft("另一人", town.name, "干部")
        var head = Self.draft("", countyName + "纪委监委", countyName + "纪委书记")
        head.standing = directory.standing(of: head, seenFrom: county)
        self.head = head
    }

    /// The people of an organ and of all below it, but for those with one of the roles in the organ itself.
    private static func besides(_ roles: Set<Role>, of organ: Organ.ID, in house: LeakHouse) -> [StaffCaller] {
        house.people(under: organ).filter { $0.organ != organ || $0.roles.isDisjoint(with: roles) }
    }

    /// Some of those who must see nothing: one of each post and organ before a second one.
    func sample(of count: Int, _ dice: inout Dice) -> [StaffCaller] {
        var (left, first, second) = (blind, [StaffCaller](), [StaffCaller]())
        var known: Set<String> = []
        while !left.isEmpty {
            let person = left.remove(at: dice.roll(left.count))
            let post = person.roles.map(\.rawValue).sorted().joined() + person.organ.rawValue
            if known.insert(post).inserted { first.append(person) } else { second.append(person) }
        }
        return Array((first + second).prefix(count))
    }

    private static func draft(_ name: String, _ unit: String, _ post: String) -> AccusedDraft {
        AccusedDraft(name: name, unit: unit, post: post)
    }

    /// Another letter of the same words on the same person.
    func alike(channel: Channel) -> ReportDraft {
        ReportDraft(
            channel: channel, receivedOn: TestClock.start.civilDate, reporter: ReporterDraft(), accused: [accused],
            summary: Told.text, text: Told.text)
    }

    /// What there was before it became a matter that some must not know of.
    ///
    /// - Returns: the report; nil where nothing has come in yet, or a rule of this city did not let it come to that.
    func begin(in house: LeakHouse, _ dice: inout Dice) async throws -> Report.ID? {
        try await house.nameReaders(at: receiver)
        guard kind == .sealingAsked else { return nil }
        let draft = letter(&dice, today: house.office.clock.today)
        guard let clerk = house.people(of: receiver, .registrar).first else { return nil }
        let receipt = try await RegisterReport(house.context)(
            draft, form: house.nextForm(), isFreeOfStateSecrets: true, as: clerk)
        for act in Self.triage + [Self.claim] where act.name != "watch" {
            house.office.clock.advance(seconds: 1)
            try await act.run(house, receipt.id)
        }
        house.office.clock.advance(seconds: 1)
        let head = head
        try await house.asAnybody(with: [.registrar], on: receipt.id) { report, person in
            _ = try await CorrectAccused(house.context)(report, added: [head], as: person)
        }
        house.office.clock.advance(seconds: 1)
        let asked = try await house.texts(
            "select report_id::text from casework.seal_request where report_id = '\(receipt.id.rawValue)'")
        return asked.isEmpty ? nil : receipt.id
    }

    /// One thing that is done to the matter.
    typealias Act = (name: String, run: @Sendable (LeakHouse, Report.ID?) async throws -> Void)

    /// Its life, act by act. What a rule refuses in some city is left out there.
    func acts(_ dice: inout Dice, today: CivilDate) -> [Act] {
        let (draft, receiver) = (letter(&dice, today: today), receiver)
        let (other, isPublic) = (other, dice.roll(3) == 0)
        switch kind {
        case .ownHead: return Self.upward(.ownHead, draft, at: receiver, online: dice.roll(2) == 0)
        case .upperLevel: return Self.upward(.upperLevel, draft, at: receiver, online: dice.roll(2) == 0)
        case .sealingAsked: return Self.decided(at: receiver)
        case .townshipDiscipline, .countyDiscipline, .villageCadre, .bureauHead: break
        }
        let arrive: [Act] =
            isPublic
            ? [
                (
                    "hand_in",
                    { @Sendable house, _ in
                        var draft = draft
                        draft.channel = .web
                        _ = try await ReceivePublicReport(house.context)(
                            draft, to: receiver, form: house.nextForm(), isFreeOfStateSecrets: true)
                    }
                ),
                (
                    "admit",
                    { @Sendable house, report in
                        try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                            _ = try await AdmitPublicReport(house.context)(report, as: person)
                        }
                    }
                ),
            ]
            : [
                (
                    "register",
                    { @Sendable house, _ in
                        for clerk in house.people(of: receiver, .registrar) {
                            _ = try await RegisterReport(house.context)(
                                draft, form: house.nextForm(), isFreeOfStateSecrets: true, as: clerk)
                            return
                        }
                    }
                )
            ]
        return arrive + [Self.timePasses] + Self.triage + Self.handling(other)
    }

    private func letter(_ dice: inout Dice, today: CivilDate) -> ReportDraft {
        let day = today.adding(days: -dice.roll(60))
        let isNamed = dice.roll(4) > 0
        return ReportDraft(
            channel: dice.pick([.letter, .phone, .visit]), receivedOn: day,
            reporter: isNamed ? ReporterDraft(name: Told.reporter, phone: Told.phone) : ReporterDraft(),
            accused: [accused], summary: Told.text, text: Told.text)
    }

    /// The letter lay for weeks before it was written down: its clocks have run out, and that is told upwards.
    static let timePasses: Act = ("time", { house, _ in _ = try await WatchClocks(house.context)() })

    private static let triage: [Act] = [
        (
            "propose",
            { house, report in
                let opinion = TriageOpinion(
                    author: nil, kind: .accusation, microCorruption: false, priority: .urgent, riskFlags: [.retaliation]
                )
                try await house.asAnybody(with: [.registrar], on: report) { report, person in
                    _ = try await ProposeTriage(house.context)(report, opinion, as: person)
                }
            }
        ),
        (
            "attach",
            { house, report in
                try await house.asAnybody(with: [.registrar], on: report) { report, person in
                    _ = try await AddFiles(house.context).require(.report(report), as: person)
                    var file = ReceiveFile(house.context, as: person).begin()
                    try await file.take(Array(Told.text.utf8)[...])
                    let outcome = try await file.finish(name: "a.txt", declared: "text/plain", before: 0)
                    guard case .received(let kept) = outcome else { return }
                    try await AddFiles(house.context)([kept], to: .report(report), as: person)
                }
            }
        ),
        (
            "watch",
            { house, report in
                try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                    try await WatchProtection(house.context).open(.threat, Told.text, on: report, as: person)
                }
            }
        ),
        (
            "confirm",
            { house, report in
                try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                    _ = try await ConfirmTriage(house.context)(report, as: person)
                }
            }
        ),
        (
            "decide",
            { house, _ in
                for head in house.working where head.roles.contains(.head) {
                    for measure in try await Lists(house.context).measures(waiting: true, as: head) {
                        try await house.orNothing {
                            try await DecideMeasure(house.context).approve(measure.id, as: head)
                        }
                    }
                }
            }
        ),
    ]

    private static let claim: Act = (
        "claim",
        { house, report in
            try await house.onClue(of: report) { clue, person in
                try await HandleClue(house.context).claim(clue, as: person)
            }
        }
    )

    private static func handling(_ other: AccusedDraft) -> [Act] {
        [
            claim,
            (
                "press",
                { house, report in
                    try await house.onClue(of: report, with: [.caseSupervision]) { clue, person in
                        try await SuperviseClue(house.context).propose(
                            clue, .other, [.letter], demand: Told.text, as: person)
                    }
                }
            ),
            (
                "notice",
                { house, _ in
                    for lead in house.working where lead.roles.contains(.petitionLead) {
                        for notice in try await Lists(house.context).notices(as: lead) {
                            try await house.orNothing {
                                _ = try await ApproveNotice(house.context)(notice.id, as: lead)
                            }
                        }
                    }
                }
            ),
            (
                "accuse",
                { house, report in
                    try await house.asAnybody(with: [.registrar], on: report) { report, person in
                        _ = try await CorrectAccused(house.context)(report, added: [other], as: person)
                    }
                }
            ),
            (
                "aside",
                { house, report in
                    try await house.onClue(of: report) { clue, person in
                        try await HandleClue(house.context).standAside(clue, .interest, words: Told.text, as: person)
                    }
                }
            ),
        ]
    }
}

extension LeakHouse {
    /// A number that no form had.
    func nextForm() -> String { "form-\(context.store.newQueryCode(cell: "4202").text)" }

    /// Whatever a rule refuses is not done.
    func orNothing(_ body: () async throws -> Void) async throws {
        do { try await body() } catch is OperationError {}
    }

    /// The first of those with a role who may do it does it.
    func asAnybody(
        with roles: Set<Role>, on report: Report.ID?, _ act: (Report.ID, StaffCaller) async throws -> Void
    ) async throws {
        guard let report else { return }
        for person in try await nearFirst(report, with: roles) {
            do { return try await act(report, person) } catch is OperationError { continue }
        }
    }

    /// Everybody with a role, those first in whose organ it lies: the others are turned away, which takes time.
    private func nearFirst(_ report: Report.ID, with roles: Set<Role>) async throws -> [StaffCaller] {
        let organs = try await texts(
            """
            select holder_organ_id from casework.report where report_id = '\(report.rawValue)'
            union
            select organ_id from casework.clue where report_id = '\(report.rawValue)'
            """)
        let able = working.filter { !$0.roles.isDisjoint(with: roles) }
        let isNear = { (person: StaffCaller) in organs.contains(person.organ.rawValue) }
        return able.filter(isNear) + able.filter { !isNear($0) }
    }

    /// The same on a clue of the report.
    func onClue(
        of report: Report.ID?, with roles: Set<Role> = [.roomMember],
        _ act: (Clue.ID, StaffCaller) async throws -> Void
    ) async throws {
        guard let report else { return }
        let clues = try await texts("select clue_id::text from casework.clue where report_id = '\(report.rawValue)'")
        for clue in clues {
            for person in try await nearFirst(report, with: roles) {
                do { return try await act(Clue.ID(clue), person) } catch is OperationError { continue }
            }
        }
    }

    /// What the superuser reads: the first column.
    func texts(_ sql: String) async throws -> [String] {
        try await office.admin.run { session in
            try session.query(Statement(sql)).map { try $0.text(0) }
        }
    }

    /// All reports, the one that came in last first.
    func reports() async throws -> [Report.ID] {
        try await texts("select report_id::text from casework.report order by received_at desc, report_id").map {
            Report.ID($0)
        }
    }
}
