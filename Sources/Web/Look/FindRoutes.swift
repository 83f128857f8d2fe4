import Casework
import Hummingbird
import Operations

/// Looking something up by its number.
struct FindRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("find") { request, _ in try await finder(request).page(FindPage(hits: nil)) }
        // People type names and telephones into such a box too: what was typed must be in no address, which browsers
        // keep and proxies log.
        router.post("find") { request, _ in
            let staff = try await finder(request)
            return try await find(try await staff.form()["number"], staff)
        }
    }

    private func finder(_ request: Request) async throws -> StaffVisit {
        let staff = try await site.staff(request, nil)
        guard staff.caller.areas.contains(where: \.findsByNumber) else { throw Unanswerable.page(.notFound) }
        return staff
    }

    /// One hit is opened at once.
    private func find(_ typed: String, _ staff: StaffVisit) async throws -> Response {
        guard typed.contains(where: { !$0.isWhitespace }) else { return staff.page(FindPage(hits: nil)) }
        guard let number = TypedNumber(typed) else { return staff.page(FindPage(hits: [])) }
        let found = try await site.find(number, as: staff.caller)
        let hits = site.hits(found, for: staff.caller)
        if hits.count == 1, let hit = hits.first { return Answer.see(hit.link) }
        return staff.page(FindPage(hits: hits))
    }
}

extension Site {
    /// What bears a number that somebody typed. Numbers follow one another, so anybody can guess the next one: the answer
    /// is told after the time that is the same for all.
    func find(_ number: TypedNumber, as caller: StaffCaller) async throws -> FindByNumber.Found {
        RequestNote.current?.looks(upBy: .number)
        return try await FindByNumber(context)(number, as: caller)
    }

    /// What was found, by the page that the reader's post opens for it: the petition office works with reports, a room
    /// with clues. What has no page for the reader is no hit.
    func hits(_ found: FindByNumber.Found, for caller: StaffCaller) -> [FindPage.Hit] {
        let areas = Set(caller.areas)
        var hits: [FindPage.Hit] = []
        for (report, clues) in found.reports {
            if areas.contains(.triage) {
                let id = report.report.id.rawValue
                hits.append(FindPage.Hit(number: number(of: report), kind: .kindReport, link: .triage(id)))
            } else if areas.contains(.board) {
                hits += clues.map(clueHit)
            }
        }
        for clue in found.clues {
            if areas.contains(.board) {
                hits.append(clueHit(clue))
            } else if areas.contains(.triage) {
                let number = clue.number.text(of: clue.organ)
                hits.append(FindPage.Hit(number: number, kind: .kindClue, link: .triage(clue.clue.report.rawValue)))
            }
        }
        if areas.contains(.notices) { hits += found.notices.map(noticeHit) }
        return Self.oncePerPage(hits)
    }

    private func clueHit(_ clue: ClueRecord) -> FindPage.Hit {
        FindPage.Hit(
            number: clue.number.text(of: clue.organ), kind: .kindClue, link: .clue(clue.clue.id.rawValue)
        )
    }

    private func noticeHit(_ notice: NoticeRecord) -> FindPage.Hit {
        FindPage.Hit(
            number: notice.number?.description ?? Text.draftNumber.zh, kind: .kindNotice,
            link: .notice(notice.id.rawValue)
        )
    }

    private static func oncePerPage(_ hits: [FindPage.Hit]) -> [FindPage.Hit] {
        var seen: Set<Link> = []
        return hits.filter { seen.insert($0.link).inserted }
    }
}
