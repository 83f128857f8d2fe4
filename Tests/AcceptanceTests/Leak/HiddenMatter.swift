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
        /// Somebody of a county's organ, or one of its leaders; only the city has it.
        case countyDiscipline
        /// A county's organ as a body: nobody in it, nor below it, learns of it.
        case wholeOrgan
        /// A village cadre: it is the county's, and no other organ's or room's.
        case villageCadre
        /// A head of a bureau who came to the city.
        case bureauHead
        /// A clerk of a bureau: it is the county's, which may give it to a township.
        case bureauClerk
        /// The head of the county's organ, found before anything was entered: the petition office alone knows (JB-15).
        case ownHead
        /// Managed by a higher level: a line for the petition office and the head of the organ.
        case upperLevel
        /// A letter on somebody else, which a clerk found to be about the head too: it waits to be sealed.
        case sealingAsked
        /// A letter on somebody else, which a clerk found to be about the office above too: it waits to pass that by.
        case officeAbove

        /// What hides it is that it goes up sealed.
        var goesUp: Bool { [.ownHead, .upperLevel].contains(self) || isFoundLater }
        /// It is an ordinary matter before, which somebody works on.
        var isFoundLater: Bool { self == .sealingAsked || self == .officeAbove }

        /// Whether it names a person whose relatives may be on the staff of the organ that has it.
        var hasRelatives: Bool { !goesUp && self != .wholeOrgan }
    }

    let kind: Kind
    /// What becomes of it, where nothing hides it but whom it accuses.
    var life = Life.ordinary
    let receiver: Organ.ID
    /// Whoever must see no difference, whatever is done to the matter.
    let unaware: [Unaware]
    var blind: [StaffCaller] { unaware.map(\.person) }
    private let accused: AccusedDraft
    /// An organ that has nothing to do with whom it accuses but that it is below the one that may have it.
    private let town: Organ.ID
    /// Found to be accused as well, while it is handled, and later.
    private let others: [AccusedDraft]
    /// Whom somebody who knows the post finds to be accused as well, so that it goes up: the head of the county's
    /// organ, or one of the office above.
    private let upward: AccusedDraft

    init(_ kind: Kind, in house: LeakHouse, _ dice: inout Dice) {
        let directory = house.directory
        let city = Organ.ID("O990100")
        let town = dice.pick(directory.townships)
        let county = directory[town.organ]?.superior ?? city
        let countyName = directory[county].flatMap { directory[$0.division]?.name } ?? ""
        let countyOrgan = countyName + "纪委监委"
        self.kind = kind
        self.town = town.organ
        var kept: [StaffCaller] = []
        var above: [Unaware] = []
        var upward = Self.draft("", countyOrgan, countyName + "纪委书记")
        switch kind {
        case .townshipDiscipline:
            let person = dice.pick(house.people(under: town.organ))
            receiver = dice.roll(2) == 0 ? county : city
            accused = Self.draft(directory[person.staff]?.name ?? "", town.name + "纪委", "纪检干事")
            kept = house.people(under: town.organ)
        case .countyDiscipline:
            let heads = directory[county]?.head
            let person = dice.pick(house.people.filter { $0.organ == county && $0.staff != heads })
            receiver = city
            accused = Self.draft(
                directory[person.staff]?.name ?? "", countyOrgan, person.roles.contains(.deputy) ? "副书记" : "科员")
            kept = house.people(under: county)
        case .wholeOrgan:
            receiver = city
            accused = Self.draft(countyOrgan, countyOrgan, "")
            kept = house.people(under: county)
        case .villageCadre:
            receiver = county
            accused = Self.draft("村民委员会主任某", town.name + "前村", "村委会主任")
        case .bureauHead:
            receiver = city
            accused = Self.draft("局长某", countyName + "教育局", "局长")
        case .bureauClerk:
            receiver = county
            accused = Self.draft("办事员某", countyName + "教育局", "科员")
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
        case .officeAbove:
            receiver = county
            accused = Self.draft("某科员", countyName + "教育局", "科员")
            kept = Self.besides([.registrar, .petitionLead, .auditor, .head], of: county, in: house)
            let office = house.people.filter { $0.organ == city }
            let one = dice.pick(office.filter { $0.room != nil })
            let cityName = directory[city].flatMap { directory[$0.division]?.name } ?? ""
            upward = Self.draft(directory[one.staff]?.name ?? "", cityName + "纪委监委", "科员")
            above = office.map { Unaware(person: $0, ground: .accused) }
        }
        unaware =
            above
            + Self.unaware(
                of: kind.goesUp ? .goesUp : .accused, kept, at: receiver, county: county, town: town.organ, kind,
                in: house
            ).filter { one in !above.contains { $0.person.staff == one.person.staff } }
        others = [
            Self.draft("另一人", town.name, "干部"), Self.draft("再一人", town.name, "干部"),
        ]
        upward.standing = directory.standing(of: upward, seenFrom: county)
        self.upward = upward
    }

    /// Everybody who must not know, each with the first ground of theirs.
    private static func unaware(
        of ground: Unaware.Ground, _ kept: [StaffCaller], at receiver: Organ.ID, county: Organ.ID, town: Organ.ID,
        _ kind: Kind, in house: LeakHouse
    ) -> [Unaware] {
        let city = Organ.ID("O990100")
        var all = kept.map { Unaware(person: $0, ground: ground) }
        // No other county has anything to do with it, nor another township, whoever is accused.
        for organ in house.directory.organs where organ.level == .county && organ.id != county {
            all += house.people(under: organ.id).map { Unaware(person: $0, ground: .neighbour) }
        }
        for organ in house.directory.organs
        where organ.level == .township && organ.superior == county && organ.id != town {
            all += house.people(under: organ.id).map { Unaware(person: $0, ground: .township) }
        }
        if kind.hasRelatives { all += house.spare(in: receiver).map { Unaware(person: $0, ground: .relative) } }
        // A room learns of what it is given. Where that may be above or below, no room of either is told before.
        for organ in [receiver, county, city] {
            let ground: Unaware.Ground = organ == city && receiver != city ? .upperRoom : .otherRoom
            all += house.roomMembers(of: organ).map { Unaware(person: $0, ground: ground) }
        }
        // Those who keep the machines and the accounts see no case anywhere.
        let machines: Set<Role> = [.administrator, .securityAdministrator]
        all += house.people.filter { !$0.roles.isDisjoint(with: machines) }.map {
            Unaware(person: $0, ground: .machines)
        }
        var seen: Set<Staff.ID> = []
        return all.filter { seen.insert($0.person.staff).inserted }
    }

    /// The people of an organ and of all below it, but for those with one of the roles in the organ itself.
    static func besides(_ roles: Set<Role>, of organ: Organ.ID, in house: LeakHouse) -> [StaffCaller] {
        house.people(under: organ).filter { $0.organ != organ || $0.roles.isDisjoint(with: roles) }
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
        for relative in unaware where relative.ground == .relative {
            // Once is enough for every matter on somebody of this name.
            try await house.orNothing {
                try await Declarations(house.context).add(
                    .kin(.sibling, name: accused.name, unit: ""), as: relative.person)
            }
        }
        guard kind.isFoundLater else { return nil }
        let draft = letter(&dice, today: house.office.clock.today)
        guard let clerk = house.people(of: receiver, .registrar).first else { return nil }
        let receipt = try await RegisterReport(house.context)(
            draft, form: house.nextForm(), isFreeOfStateSecrets: true, as: clerk)
        for act in Self.triage + [Self.claim] where act.name != "watch" {
            house.office.clock.advance(seconds: 1)
            try await act.run(house, receipt.id)
        }
        house.office.clock.advance(seconds: 1)
        let upward = upward
        try await house.asAnybody(with: [.registrar], on: receipt.id) { report, person in
            _ = try await CorrectAccused(house.context)(report, added: [upward], as: person)
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
        let (others, isPublic) = (others, dice.roll(3) == 0)
        switch kind {
        case .ownHead: return Self.upward(.ownHead, draft, at: receiver, online: dice.roll(2) == 0)
        case .upperLevel: return Self.upward(.upperLevel, draft, at: receiver, online: dice.roll(2) == 0)
        case .sealingAsked: return Self.decided(at: receiver)
        case .officeAbove: return [Self.isLate] + Self.decided(at: receiver)
        case .townshipDiscipline, .countyDiscipline, .wholeOrgan, .villageCadre, .bureauHead, .bureauClerk: break
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
        let (arrival, own) = Self.acts(of: life, on: accused, below: town)
        let rest = life == .ordinary ? Self.triage + Self.handling(others) : arrival + own
        return arrive + [Self.timePasses] + rest
    }

    private func letter(_ dice: inout Dice, today: CivilDate) -> ReportDraft {
        let day = today.adding(days: -dice.roll(60))
        let isNamed = dice.roll(4) > 0
        return ReportDraft(
            channel: dice.pick([.letter, .phone, .visit]), receivedOn: day,
            reporter: isNamed ? ReporterDraft(name: Told.reporter, phone: Told.phone) : ReporterDraft(),
            accused: life == .split ? [accused, others[0]] : [accused], summary: Told.text, text: Told.text)
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
        confirm, decide,
    ]

    static let confirm: Act = (
        "confirm",
        { house, report in
            try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                _ = try await ConfirmTriage(house.context)(report, as: person)
            }
        }
    )

    static let decide: Act = (
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
    )

    static let claim: Act = (
        "claim",
        { house, report in
            try await house.onClue(of: report) { clue, person in
                try await HandleClue(house.context).claim(clue, as: person)
            }
        }
    )

    static let press: Act = (
        "press",
        { house, report in
            try await house.onClue(of: report, with: [.caseSupervision]) { clue, person in
                try await SuperviseClue(house.context).propose(
                    clue, .other, [.letter], demand: Told.text, as: person)
            }
        }
    )

    static let notice: Act = (
        "notice",
        { house, report in
            for lead in house.working where lead.roles.contains(.petitionLead) {
                // Of this matter alone: whoever sees another one is right to see its notice go out.
                for notice in try await Lists(house.context).notices(as: lead) where notice.report == report {
                    try await house.orNothing {
                        _ = try await ApproveNotice(house.context)(notice.id, as: lead)
                    }
                }
            }
        }
    )

    private static func handling(_ others: [AccusedDraft]) -> [Act] {
        [
            claim, press, notice,
            accuse("accuse", others[0]),
            (
                "aside",
                { house, report in
                    try await house.onClue(of: report) { clue, person in
                        try await HandleClue(house.context).standAside(clue, .interest, words: Told.text, as: person)
                    }
                }
            ),
            // What becomes of it, whoever stood aside learns no more.
            ("again", claim.run),
            accuse("accuse again", others[1]),
        ]
    }

    private static func accuse(_ name: String, _ other: AccusedDraft) -> Act {
        (
            name,
            { house, report in
                try await house.asAnybody(with: [.registrar], on: report) { report, person in
                    _ = try await CorrectAccused(house.context)(report, added: [other], as: person)
                }
            }
        )
    }
}
