import Casework
import Libpq

/// The columns that one state of a clue fills.
struct ClueStateColumns {
    var name = ""
    var holder: Staff.ID?
    var token: Int64 = 0
    var disposition: String?
    var check: Check?
    var conclusion: Conclusion?
    var reason: ReturnReason?
    var holdUntil: CivilDate?
    var archivedFrom: String?

    init(_ state: Clue.State) {
        switch state {
        case .routed: name = "routed"
        case .claimed(let claim): (name, holder, token) = ("claimed", claim.holder, claim.token)
        case .returnRequested(let claim, let reason):
            (name, holder, token) = ("return_requested", claim.holder, claim.token)
            self.reason = reason
        case .returned(_, let reason):
            name = "returned"
            self.reason = reason
        case .planProposed(let claim, let disposition):
            (name, holder, token) = ("plan_proposed", claim.holder, claim.token)
            switch disposition {
            case .check(let check): self.disposition = check.rawValue
            case .holdForLater(let day): (self.disposition, holdUntil) = ("hold_for_later", day)
            case .closeOut: self.disposition = "close_out"
            }
        case .underWay(let claim, let check):
            (name, holder, token) = ("under_way", claim.holder, claim.token)
            (disposition, self.check) = (check.rawValue, check)
        case .held(let claim, let day):
            (name, holder, token) = ("held", claim.holder, claim.token)
            (disposition, holdUntil) = ("hold_for_later", day)
        case .resultProposed(let claim, let check, let outcome):
            (name, holder, token) = ("result_proposed", claim.holder, claim.token)
            self.check = check
            switch outcome {
            case .ended(let conclusion): (disposition, self.conclusion) = (check.rawValue, conclusion)
            case .held(let day): (disposition, holdUntil) = ("hold_for_later", day)
            }
        case .concluded(let claim, let conclusion):
            (name, holder, token) = ("concluded", claim.holder, claim.token)
            self.conclusion = conclusion
        case .fedBack(let claim, let conclusion):
            (name, holder, token) = ("fed_back", claim.holder, claim.token)
            self.conclusion = conclusion
        case .archived(let claim, let conclusion, let wasFedBack):
            (name, holder, token) = ("archived", claim.holder, claim.token)
            self.conclusion = conclusion
            archivedFrom = wasFedBack ? "fed_back" : "concluded"
        }
    }
}

extension ClueRecord {
    init(_ row: Row) throws {
        var columns = Columns(row)
        try self.init(&columns)
    }

    init(_ columns: inout Columns) throws {
        let id: Clue.ID = try columns.id()
        let report: Report.ID = try columns.id()
        let version = try columns.int()
        organ = try columns.name()
        room = try columns.name()
        let stored = try StoredClueState(&columns)
        receiver = try columns.name()
        barred = Barred(organs: try columns.names(), rooms: try columns.names(), staff: try columns.names())
        number = ClueNumber(series: try columns.code(), year: try columns.small(), number: try columns.int())
        priority = try columns.priority()
        microCorruption = try columns.bool()
        level = try columns.levelOrNil()
        category = try columns.textOrNil()
        rule = try columns.text()
        escalated = try columns.bool()
        file = CaseFileDates()
        file.studiedOn = try columns.dateOrNil()
        file.secretaryApprovedOn = try columns.dateOrNil()
        file.groupSignedOn = try columns.dateOrNil()
        file.newEvidenceOn = try columns.dateOrNil()
        proposer = try columns.nameOrNil()
        routedAt = try columns.instant()
        supplementedOn = try columns.dateOrNil()
        reopenAskedBy = try columns.nameOrNil()
        inRoomSince = try columns.instantOrNil() ?? routedAt
        distributedAt = try columns.instantOrNil()
        let state = try stored.state(
            at: Clue.Destination(organ: organ, room: room), archivedFrom: try columns.textOrNil())
        clue = Clue(id: id, report: report, state: state, version: version)
        breaches = Breach.inOrder(try columns.texts().compactMap(Breach.init))
        origin = try columns.code()
        isRealName = try columns.bool()
    }
}

/// The state columns of a row, on the way back into a state.
private struct StoredClueState {
    let name: String
    let holder: Staff.ID?
    let token: Int64
    let disposition: String?
    let check: Check?
    let conclusion: Conclusion?
    let reason: ReturnReason?
    let holdUntil: CivilDate?

    init(_ columns: inout Columns) throws {
        name = try columns.text()
        holder = try columns.nameOrNil()
        token = try columns.big()
        disposition = try columns.textOrNil()
        check = try columns.codeOrNil()
        conclusion = try columns.codeOrNil()
        reason = try columns.codeOrNil()
        holdUntil = try columns.dateOrNil()
    }

    func state(at destination: Clue.Destination, archivedFrom: String?) throws -> Clue.State {
        if name == "routed" { return .routed(destination) }
        if name == "returned", let reason { return .returned(destination, reason) }
        guard let holder else { throw StoreError.corrupt(table: "clue") }
        let claim = Clue.Claim(destination: destination, holder: holder, token: token)
        return switch (name, check, conclusion, reason, holdUntil) {
        case ("claimed", _, _, _, _): .claimed(claim)
        case ("return_requested", _, _, let reason?, _): .returnRequested(claim, reason)
        case ("plan_proposed", _, _, _, _): .planProposed(claim, try plan())
        case ("under_way", let check?, _, _, _): .underWay(claim, check)
        case ("held", _, _, _, let day?): .held(claim, until: day)
        case ("result_proposed", let check?, let conclusion?, _, _): .resultProposed(claim, check, .ended(conclusion))
        case ("result_proposed", let check?, nil, _, let day?): .resultProposed(claim, check, .held(until: day))
        case ("concluded", _, let conclusion?, _, _): .concluded(claim, conclusion)
        case ("fed_back", _, let conclusion?, _, _): .fedBack(claim, conclusion)
        case ("archived", _, let conclusion?, _, _):
            .archived(claim, conclusion, wasFedBack: archivedFrom == "fed_back")
        case (_, _, _, _, _): throw StoreError.corrupt(table: "clue")
        }
    }

    private func plan() throws -> Disposition {
        switch (disposition, holdUntil) {
        case ("hold_for_later", let day?): return .holdForLater(until: day)
        case ("close_out", _): return .closeOut
        case (let text?, _):
            guard let check = Check(rawValue: text) else { throw StoreError.corrupt(table: "clue") }
            return .check(check)
        case (nil, _): throw StoreError.corrupt(table: "clue")
        }
    }
}
