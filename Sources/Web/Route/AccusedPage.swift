import Casework
import HTTPTypes
import Hummingbird
import Operations

/// The page on which an accused of an accepted report is added or corrected.
public struct AccusedPage: StaffPage {
    /// The people and the form, as triage shows them.
    var item: TriageItem
    var offers: TriagePage.Offers
    var back: Link
    public var link: Link
    public var area: StaffArea?

    public var title: Text { .correctAccusedTitle(item.number) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: item.form)
        html(.p) { html in html(.a, .href(back), .class("number"), text: item.number) }
        html(.p, .class("hint"), say: .correctAccusedHint)
        let rows = String(AccusedForm.rows(in: item.form.entered))
        html.post(to: link, frame.token, style: "entry", hidden: ["new-rows": rows]) { html in
            html.enterSendsNothing()
            html(.div, .id("accused"), .focusable) { html in item.writeAccused(offers, into: &html) }
            html.tick(Field("look-up", .lookUpPosts, hint: .lookUpHint), in: item.form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .saveCorrection)
            }
        }
    }
}

/// Adding and correcting the accused of an accepted report, for its petition office and for whoever handles its clue.
struct AccusedRoutes: Sendable {
    let site: Site

    /// Where one came from.
    private enum Door {
        case triage(Report.ID)
        case clue(Clue.ID)

        var back: Link {
            switch self {
            case .triage(let id): .triage(id.rawValue)
            case .clue(let id): .clue(id.rawValue)
            }
        }
        var link: Link {
            switch self {
            case .triage(let id): .triageAccused(id.rawValue)
            case .clue(let id): .clueAccused(id.rawValue)
            }
        }
        var list: Link {
            switch self {
            case .triage: .triage
            case .clue: .board
            }
        }
        var area: StaffArea {
            switch self {
            case .triage: .triage
            case .clue: .board
            }
        }
    }

    func add(to router: Router<BasicRequestContext>) {
        router.get("triage/:id/accused") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await show(try Self.report(context), staff)
        }
        router.post("triage/:id/accused") { request, context in
            let staff = try await site.staff(request, .triage)
            return try await correct(try Self.report(context), staff)
        }
        router.get("clues/:id/accused") { request, context in
            let staff = try await site.staff(request, .board)
            return try await show(try Self.clue(context), staff)
        }
        router.post("clues/:id/accused") { request, context in
            let staff = try await site.staff(request, .board)
            return try await correct(try Self.clue(context), staff)
        }
    }

    private static func report(_ context: BasicRequestContext) throws -> Door {
        let id = try Report.ID(in: context)
        return .triage(id)
    }

    private static func clue(_ context: BasicRequestContext) throws -> Door {
        let id = try Clue.ID(in: context)
        return .clue(id)
    }

    private func open(_ door: Door, _ staff: StaffVisit) async throws -> OpenRoute.Opened {
        let opened =
            switch door {
            case .triage(let id): try await OpenRoute(site.context)(id, as: staff.caller)
            case .clue(let id): try await OpenRoute(site.context)(id, as: staff.caller)
            }
        guard opened.mayCorrect else { throw Unanswerable.page(.notFound) }
        return opened
    }

    private func show(
        _ door: Door, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState = FormState(),
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await open(door, staff)
        let number =
            opened.clue.map { $0.number.text(of: $0.organ) }
            ?? site.number(of: opened.report, in: staff.visit.language)
        let item = TriageItem(
            id: opened.report.report.id.rawValue, number: number, facts: [], text: "", clocks: [], suggestions: [],
            accused: site.people(opened.accused), earlier: [], standing: .settled, form: form
        )
        let page = AccusedPage(
            item: item, offers: site.offers.triage, back: door.back, link: door.link, area: door.area)
        return staff.page(page, status: status, message: message)
    }

    private func correct(_ door: Door, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        guard staff.isGenuine(fields) else {
            return try await staff.again(fields) { try await show(door, staff, .forbidden, form: $0, message: $1) }
        }
        let opened = try await open(door, staff)
        if fields["add"] == "accused" {
            return try await show(door, staff, form: TriageRoutes.withAnotherRow(fields))
        }
        let entry: (standings: [Int: AccusedStanding], added: [AccusedDraft])
        do { entry = try read(fields, opened) } catch {
            return try await show(door, staff, .unprocessableContent, form: error.state)
        }
        let outcome: CorrectAccused.Outcome
        do {
            outcome = try await CorrectAccused(site.context)(
                opened.report.report.id, standings: entry.standings, added: entry.added,
                looksUpPosts: fields.has("look-up"), as: staff.caller)
        } catch let error as OperationError {
            guard let message = staff.refusal(error) else { throw error }
            return try await show(door, staff, .conflict, form: FormState(entered: fields), message: message)
        }
        switch outcome {
        case .stays: return staff.see(door.back, done: .accusedStays)
        // A clue that another room has by now may be gone from where one came.
        case .moved: return staff.see(door.list, done: .accusedMoved)
        case .outOfSight: return staff.see(door.list, done: .accusedOutOfSight)
        case .sealingAsked: return staff.see(door.list, done: .accusedClosed)
        }
    }

    private func read(
        _ fields: FormFields, _ opened: OpenRoute.Opened
    ) throws(FormRefused) -> (standings: [Int: AccusedStanding], added: [AccusedDraft]) {
        var reader = FormReader(fields)
        let offers = site.offers.triage
        let placements = opened.accused.indices.map {
            AccusedForm.placement(.recorded, $0 + 1, in: &reader, offers)
        }
        let added = AccusedForm.added(in: &reader, offers)
        let placed = site.placed(placements, added, opened.accused, seenFrom: opened.report.holder)
        for problem in placed.problems { reader.refuse(problem.field, problem.message) }
        if reader.problems.isEmpty, placed.standings.isEmpty, placed.added.isEmpty, !fields.has("look-up") {
            reader.refuse("accused", .nothingStated)
        }
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        return (placed.standings, placed.added)
    }
}

extension Site {
    /// What is known of an accused beyond unit and level.
    func particulars(of standing: AccusedStanding) -> [Fact] {
        var known: [Fact] = []
        if let organ = standing.formerOrgan.flatMap({ context.directory[$0] }) {
            known.append(Fact(.formerOrgan, .told(organ.name)))
        }
        if let staff = standing.staff { known.append(Fact(.accusedStaff, .told(name(of: staff)))) }
        if standing.isElsewhere { known.append(Fact(.flags, .said(.tickElsewhere))) }
        if standing.isUnattached { known.append(Fact(.flags, .said(.tickUnattached))) }
        if let role = standing.partyRole { known.append(Fact(.partyRole, .said(role.words))) }
        if let dual = standing.dual { known.append(Fact(.dualManagement, .said(dual.words))) }
        if let day = standing.negotiatedOn { known.append(Fact(.negotiatedOn, .day(Day(day)))) }
        return known
    }
}
