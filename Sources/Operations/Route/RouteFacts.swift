import CaseStore
public import Casework

/// What a report is routed on beside itself and its opinion, looked up before anything of that is written.
struct RouteGround {
    let named: NamedAccused
    /// How often somebody intervened: all of it counts, also what its confirmer may not see (JC-66).
    let interference: Int
}

extension OperationContext {
    func routeGround(
        of id: Report.ID, _ period: ActPeriod?, in transaction: borrowing Transaction
    ) throws -> RouteGround {
        RouteGround(
            named: try namedAccused(in: id, period, in: transaction),
            interference: try transaction.asSystem { try $0.interferenceCount(of: id) })
    }

    /// The facts that routing looks at, out of the directory and the confirmed triage.
    func routeInput(
        _ matter: Route.Matter, _ record: ReportRecord, _ opinion: TriageOpinion, _ standings: [AccusedStanding],
        interference: Int
    ) -> Route.Input {
        // DW-dating: by the organisation of the day of receipt; an organ that is newer knows only today's.
        let organisation = organisation
        let then = organisation.on(record.report.receivedOn)
        let isKnown = Dating.decide(.init(isHolderKnown: then[record.holder] != nil)) == .dayOfReceipt
        var input = (isKnown ? then : organisation.on(today)).routeInput(matter, at: record.holder, standings)
        input.heirs = isKnown ? organisation.heirs(from: record.report.receivedOn, to: today) : nil
        input.isMicroCorruption = record.microCorruption
        input.earlierReports = opinion.repeatOf == nil ? 0 : 1
        input.signature = record.report.signature
        input.gravity = opinion.gravity
        input.interferenceReports = interference
        input.dangers = opinion.riskFlags
        input.publicReaction = opinion.publicReaction
        input.decisionOrgan = opinion.decisionOrgan
        input.actedOn = opinion.actedOn
        input.conventions = conventions(for: record.holder)
        input.barredBefore = Route.Barring(organs: Set(record.barred.organs), rooms: Set(record.barred.rooms))
        return input
    }

    /// Discipline staff among the accused, found by organ and name: their accounts must see nothing of it, and their
    /// room must not handle it. Whoever shares the name is kept out as well, and the head of an organ by whatever
    /// name; who left the organ where it was done is looked for in the whole directory. Of whom nobody has said yet
    /// where they stand, a leader who bears the name sees nothing either: it may be them (JB-15).
    func accusedStaff(_ accused: [AccusedDraft]) -> (standings: [AccusedStanding], staff: [Staff.ID]) {
        var barred: [Staff.ID] = []
        let standings = accused.map { person in
            var standing = person.standing
            if standing.formerOrgan != nil { barred += directory.staff.filter { $0.name == person.name }.map(\.id) }
            if standing.isPlacedNowhere { barred += leaders(named: person.name) }
            guard let organ = standing.disciplineOrgan else { return standing }
            let same = directory.staff.filter { $0.organ == organ && $0.name == person.name }
            barred += same.map(\.id)
            if directory.isHead(person.name, of: organ) { standing.isOrganHead = true }
            if standing.isOrganHead, let head = directory[organ]?.head, !barred.contains(head) { barred.append(head) }
            if standing.disciplineRoom == nil, same.count == 1 { standing.disciplineRoom = same.first?.room }
            return standing
        }
        return (standings, barred)
    }

    private func leaders(named name: String) -> [Staff.ID] {
        directory.staff.filter { person in
            person.name == name && !(roles[person.id] ?? []).isDisjoint(with: [.head, .deputy])
        }.map(\.id)
    }
}

extension AccusedStanding {
    /// A name, and at most a post, that anybody may bear.
    fileprivate var isPlacedNowhere: Bool {
        managingOrgan == nil && disciplineOrgan == nil && formerOrgan == nil && unit == nil && staff == nil
            && !isElsewhere && !isUnattached
    }
}

extension Directory {
    /// The facts of routing that the directory holds: organs, rooms, and where the accused stand.
    public func routeInput(
        _ matter: Route.Matter, at receiver: Organ.ID, _ standings: [AccusedStanding]
    ) -> Route.Input {
        Route.Input(
            matter: matter,
            receiver: establishment.organs.first { $0.id == receiver }
                ?? Route.OrganFact(id: receiver, name: Bilingual("", ""), level: .county, superior: nil),
            in: establishment, accused: standings.map(accusedFact)
        )
    }

    private func accusedFact(_ standing: AccusedStanding) -> Route.Accused {
        let township = standing.unit.flatMap { self[Township.ID($0)] }
        let unit = standing.unit.flatMap { self[Unit.ID($0)] }
        let management: Route.Management =
            if standing.isElsewhere {
                .elsewhere
            } else if let organ = standing.managingOrgan {
                .organ(organ)
            } else if let level = standing.managedAt, level > .city { .above(level) } else { .unknown }
        let discipline = standing.disciplineOrgan.map { organ in
            Route.DisciplinePost(
                worksIn: organ, room: standing.disciplineRoom, standing: standing.isOrganHead ? .head : .member
            )
        }
        let unattached = standing.isUnattached ? Route.DisciplinePost(worksIn: nil) : nil
        let record = standing.record
        let then = standing.formerOrgan.map { organ in
            Route.DisciplinePost(
                worksIn: organ, room: record.formerRoom, standing: record.headedThen ? .head : .member)
        }
        var fact = Route.Accused(
            level: standing.level, management: management,
            isBelowSectionRank: (standing.managedAt ?? .city) <= .township, dual: standing.dual,
            unit: unit?.id, place: township?.organ ?? unit.flatMap { self[$0.division]?.organ },
            discipline: discipline ?? unattached, disciplineThen: then, partyRole: standing.partyRole,
            staff: record.staff.count == 1 ? record.staff.first : nil
        )
        fact.furtherPosts = record.furtherPosts
        fact.heads = record.heads
        fact.isOnRecord = record.isOnRecord
        return fact
    }
}
