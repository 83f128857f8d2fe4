import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The board of a room, and of those who look at the whole organ.
struct BoardRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clues") { request, _ in
            let staff = try await site.staff(request, .board)
            return try await show(staff)
        }
        router.post("clues/next/claim") { request, _ in
            let staff = try await site.staff(request, .board)
            _ = try await staff.form()
            return try await claimNext(staff)
        }
    }

    private func show(
        _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let lists = Lists(site.context)
        let visit = staff.visit
        let tab = BoardPage.Tab(rawValue: visit.query("tab")) ?? (staff.caller.room == nil ? .room : .waiting)
        let counts = try await lists.boardCounts(as: staff.caller)
        let categories = try await lists.boardCategories(tab.view, as: staff.caller)
        let category = visit.query("category")
        let filter = BoardPage.Filter(
            category: categories.contains(category) ? category : nil, pressingOnly: visit.query("pressing") == "yes",
            breach: Breach(rawValue: visit.query("breach")),
            staleOnly: tab.holdsClaims && visit.query("stale") == "yes"
        )
        let asked = AskedPage<BoardCursor>(visit, tab.view.list)
        let rows = try await lists.board(
            tab.view, filter.stored(on: site.context.today), after: asked.cursor, limit: Limits.pageRows,
            as: staff.caller
        )
        let isMember = staff.caller.room != nil && staff.caller.roles.contains(.roomMember)
        let marks = try await ListSupervisions(site.context).marks(of: rows.map(\.clue.clue.id), as: staff.caller)
        var page = BoardPage(
            tab: tab, counts: Dictionary(uniqueKeysWithValues: BoardPage.Tab.allCases.map { ($0, counts[$0.view]) }),
            filter: filter, categories: categories.map { Choice($0, site.category($0)) },
            rows: rows.map { row in
                var shown = site.boardRow(row, for: staff.caller)
                shown.flags += site.flags(marks[row.clue.clue.id])
                return shown
            },
            paging: asked.paging(rows.next, from: BoardPage.link(tab, filter)),
            hands: isMember
                ? BoardPage.Hands(held: counts.mine, most: site.context.claimsPerPerson(in: staff.caller.organ)) : nil
        )
        if staff.caller.roles.contains(.head) {
            let named = try await NameReaders(site.context).list(as: staff.caller)
            // An organ without a petition office has nobody to name.
            if !named.leads.isEmpty { page.readersFault = named.standing.fault }
        }
        return staff.page(page, status: status, message: message)
    }

    /// Takes the clue of the room that comes next.
    private func claimNext(_ staff: StaffVisit) async throws -> Response {
        do {
            switch try await ClaimNext(site.context)(as: staff.caller) {
            case .claimed(let id): return staff.see(.clue(id.rawValue), done: .claimed)
            case .nothingWaits: return try await show(staff, .conflict, message: .refused(.nothingToClaim))
            }
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(staff, .conflict, message: message)
        }
    }
}

extension BoardPage.Tab {
    var view: BoardView {
        switch self {
        case .waiting: .toClaim
        case .mine: .mine
        case .room: .all
        }
    }
}

extension BoardPage.Filter {
    /// The same for the store: what presses is what the clocks' faces show as near or late.
    fileprivate func stored(on today: CivilDate) -> BoardFilter {
        BoardFilter(
            category: category, dueBy: pressingOnly ? today.adding(days: Limits.nearDays) : nil, breach: breach,
            staleOnly: staleOnly)
    }
}

extension Site {
    /// A line of the board: of the accused the level alone, of the reporter nothing.
    func boardRow(_ row: BoardRow, for caller: StaffCaller) -> BoardPage.Row {
        let record = row.clue
        var action = BoardPage.Row.Action.open
        let units = row.units.compactMap(unitName)
        if case .routed = record.clue.state, caller.room == record.room, caller.roles.contains(.roomMember) {
            action = .claim
        }
        return BoardPage.Row(
            id: record.clue.id.rawValue, number: record.number.text(of: record.organ),
            level: record.level?.words ?? .asIs("–"), flags: flags(record) + flags(row.stale),
            category: boardCategory(record),
            unit: record.clue.state.claim?.holder == caller.staff ? units.joined(separator: "、") : nil,
            ageDays: max(0, context.today.days(since: record.routedAt.civilDate)),
            clock: row.nearest.map { ClockFace($0.kind, due: $0.dueOn, today: context.today) },
            state: record.clue.state.words, action: action
        )
    }

    /// The category of the office, and what the report says was breached beside it.
    private func boardCategory(_ record: ClueRecord) -> Text {
        let own = record.category.flatMap { $0.isEmpty ? nil : category($0) }
        let words = (own.map { [$0] } ?? []) + record.breaches.map(\.words).filter { $0.zh != own?.zh }
        return words.isEmpty ? .asIs("–") : Text.listed(words)
    }

    func flags(_ record: ClueRecord) -> [Flag] {
        var flags: [Flag] = []
        if record.priority == .urgent { flags.append(Flag(record.priority.words, .urgent)) }
        if record.microCorruption { flags.append(Flag(.microCorruption, .fast)) }
        if record.escalated { flags.append(Flag(.escalated)) }
        if record.supplementedOn != nil { flags.append(Flag(.newMaterial, .urgent)) }
        return flags
    }

    /// That its handler has let it lie: on their own line, and for who may give it to somebody else.
    ///
    /// - Policy: JB-17
    func flags(_ stale: StaleClaim?) -> [Flag] {
        stale.map { [Flag(.claimedLongAgo(hours: $0.hours), .urgent)] } ?? []
    }
}
