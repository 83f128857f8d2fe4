import Casework
import HTTPTypes
import Hummingbird
import Operations

/// A clue and the steps that are open to its reader.
struct ClueRoutes: Sendable {
    let site: Site

    func add(to router: Router<BasicRequestContext>) {
        router.get("clues/:id") { request, context in
            let staff = try await site.staff(request, .board)
            return try await show(try Clue.ID(in: context), staff)
        }
        router.post("clues/:id/:step") { request, context in
            let staff = try await site.staff(request, .board)
            let id = try Clue.ID(in: context)
            guard let kind = context.parameters.get("step").flatMap(NextStep.Kind.init(rawValue:)) else {
                throw Unanswerable.page(.notFound)
            }
            return try await take(kind, id, staff)
        }
    }

    private func show(
        _ id: Clue.ID, _ staff: StaffVisit, _ status: HTTPResponse.Status = .ok, form: FormState? = nil,
        message: StaffFrame.Message? = nil
    ) async throws -> Response {
        let opened = try await OpenClue(site.context)(id, as: staff.caller)
        var page = site.cluePage(opened, for: staff.caller, form: form)
        page.flags += site.flags(try await ListSupervisions(site.context).marks(of: [id], as: staff.caller)[id])
        return staff.page(page, status: status, message: message)
    }

    private func take(_ kind: NextStep.Kind, _ id: Clue.ID, _ staff: StaffVisit) async throws -> Response {
        let fields = try await staff.visit.form()
        let step = NextStep(kind, choices: kind == .changeHolder ? site.holders(for: staff.caller) : kind.allChoices)
        func field(_ name: String) -> String { Self.field(name, kind) }
        return try await staff.answer(fields, field: field) {
            try await carryOut(kind, try StepEntry.read(fields, for: step), id, staff.caller)
            switch kind {
            case .claim: return staff.see(.clue(id.rawValue), done: .claimed)
            case .recuse: return staff.see(.board, done: .stoodAside)
            case .propose, .approvePlan, .conclude, .approveResult, .giveBack, .answerReturn, .release, .feedBack,
                .askReopening, .reopen, .changeHolder:
                return staff.see(.clue(id.rawValue), done: .stepped)
            }
        } again: {
            try await show(id, staff, $0, form: $1, message: $2)
        }
    }

    private func carryOut(
        _ kind: NextStep.Kind, _ entry: StepEntry, _ id: Clue.ID, _ caller: StaffCaller
    ) async throws {
        let handle = HandleClue(site.context)
        let isYes = entry.choice == NextStep.Kind.yes.value
        let days = entry.days.mapValues(\.civilDate)
        switch kind {
        case .claim: try await handle.claim(id, as: caller)
        case .release: try await handle.release(id, as: caller)
        // What was said goes along: the form has a page of its own.
        case .feedBack: throw Unanswerable.page(.notFound)
        case .recuse: try await handle.standAside(id, as: caller)
        case .propose:
            let disposition = try Self.disposition(entry.choice, until: days[.holdUntil])
            try await handle.propose(id, disposition, as: caller)
        case .approvePlan where isYes:
            try await handle.approvePlan(id, as: caller)
        case .approvePlan: try await handle.sendBackPlan(id, as: caller)
        case .conclude:
            switch entry.choice.flatMap(Handle.Finding.init) {
            case .end(let result): try await handle.proposeResult(id, result, as: caller)
            case .hold:
                guard let day = days[.holdUntil] else {
                    throw Unanswerable.notOffered(kind.field("hold-until"), .holdUntil)
                }
                try await handle.proposeHold(id, until: day, as: caller)
            case nil: throw Unanswerable.notOffered(kind.field("choice"), kind.question)
            }
        case .approveResult where isYes: try await handle.approveResult(id, as: caller)
        case .approveResult: try await handle.sendBackResult(id, as: caller)
        case .giveBack:
            guard let reason = entry.choice.flatMap(ReturnReason.init) else {
                throw Unanswerable.notOffered(kind.field("choice"), kind.question)
            }
            try await handle.requestReturn(id, reason, as: caller)
        case .answerReturn where isYes: try await handle.approveReturn(id, as: caller)
        case .answerReturn: try await handle.refuseReturn(id, as: caller)
        case .changeHolder where entry.choice == NextStep.Kind.board.value: try await handle.takeBack(id, as: caller)
        case .changeHolder:
            guard let next = entry.choice else {
                throw Unanswerable.notOffered(kind.field("choice"), kind.question)
            }
            guard site.context.directory[Room.ID(next)] == nil else {
                return try await handle.move(id, to: Room.ID(next), as: caller)
            }
            try await handle.reassign(id, to: Staff.ID(next), as: caller)
        case .askReopening:
            let day = days[.evidence] ?? site.context.today
            try await handle.askReopening(id, newEvidenceOn: day, as: caller)
        case .reopen where !isYes: try await handle.refuseReopening(id, as: caller)
        case .reopen:
            try await handle.reopen(id, newEvidenceOn: days[.evidence] ?? site.context.today, as: caller)
        }
    }

    private static func disposition(_ choice: String?, until day: CivilDate?) throws -> Disposition {
        switch choice.flatMap(Handle.Proposal.init) {
        case .talkOrLetter: return .check(.talkOrLetter)
        case .preliminaryVerification: return .check(.preliminaryVerification)
        case .closeOut: return .closeOut
        case .holdForLater:
            guard let day else { throw Unanswerable.notOffered(NextStep.Kind.propose.field("hold-until"), .holdUntil) }
            return .holdForLater(until: day)
        case nil: throw Unanswerable.notOffered(NextStep.Kind.propose.field("choice"), .proposal)
        }
    }

    /// The form's field behind a field of the domain.
    static func field(_ name: String, _ kind: NextStep.Kind) -> String {
        kind.field(StepDay.allCases.first { $0.domainField == name }?.rawValue ?? "choice")
    }
}

extension NextStep.Kind {
    static let yes = Choice("approve", .approveIt)
    static let no = Choice("back", .sendItBack)
    static let board = Choice("board", .backToBoard)

    /// Every value that the step's question can have; which of them are open follows from the clue.
    var allChoices: [Choice] {
        switch self {
        case .propose: Handle.Proposal.allCases.map { Choice($0.rawValue, $0.words) }
        case .conclude: Handle.Finding.allCases.map { Choice($0.code, $0.words) }
        case .giveBack: ReturnReason.allCases.map { Choice($0.rawValue, $0.words) }
        case .approvePlan, .approveResult, .answerReturn, .reopen: [Self.yes, Self.no]
        case .claim, .release, .feedBack, .askReopening, .changeHolder, .recuse: []
        }
    }
}

extension Site {
    /// What a leader's form may name: everybody who works in the organ, the board, and the organ's rooms. The rules say
    /// which of them may have the clue.
    fileprivate func holders(for caller: StaffCaller) -> [Choice] {
        let staff = context.directory.staff.filter { $0.organ == caller.organ }
        let people = staff.map { Choice($0.id.rawValue, .asIs($0.name)) }
        let rooms = context.directory.rooms(of: caller.organ).map { Choice($0.id.rawValue, .moveToRoom($0.name)) }
        return people + [NextStep.Kind.board] + rooms
    }
}
