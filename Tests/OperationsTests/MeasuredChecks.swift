import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

// The papers of a check, and what comes after its end. The head of the room holds these: the others' hands are full of
// what `MeasuredOperations` and `MeasuredActs` leave there.

// MARK: - Minutes, group, report, signatures, steps

extension MeasuredOperation {
    static let ofChecks = [
        MeasuredOperation("keep the minutes of a study") { desk in
            let clue = try await held(desk)
            let holder = holder(desk)
            let others = try await OpenCheckFile(desk.context)(clue, as: holder).attendees
            let people = [holder.staff] + others.filter { $0 != holder.staff }.prefix(1)
            return { desk in
                try await KeepCheckFile(desk.context).keepMinutes(
                    on: clue, heldOn: desk.today, chair: holder.staff, attendees: people, conclusion: "同意", as: holder)
            }
        },
        MeasuredOperation("propose a check group") { desk in
            let clue = try await verified(desk)
            let (holder, people) = (holder(desk), try await group(of: clue, desk))
            return { desk in
                try await KeepCheckFile(desk.context).formGroup(
                    on: clue, people, leader: holder.staff, as: holder)
            }
        },
        MeasuredOperation("approve a check group") { desk in
            let clue = try await grouped(desk)
            return { desk in try await KeepCheckFile(desk.context).approveGroup(on: clue, as: desk.deputy) }
        },
        MeasuredOperation("write the report of a check") { desk in
            let clue = try await grouped(desk)
            try await KeepCheckFile(desk.context).approveGroup(on: clue, as: desk.deputy)
            return { desk in
                try await KeepCheckFile(desk.context).writeReport(
                    on: clue, .end(.educated), .sample, as: holder(desk))
            }
        },
        MeasuredOperation("sign the report of a check") { desk in
            let clue = try await grouped(desk)
            try await KeepCheckFile(desk.context).approveGroup(on: clue, as: desk.deputy)
            try await KeepCheckFile(desk.context).writeReport(on: clue, .end(.educated), .sample, as: holder(desk))
            return { desk in try await KeepCheckFile(desk.context).sign(clue, report: 1, as: holder(desk)) }
        },
        MeasuredOperation("record a talk") { desk in
            let clue = try await underWay(desk, .talkOrLetter)
            return { desk in
                try await RecordStep(desk.context)(.talkHeld, on: desk.today, of: clue, as: holder(desk))
            }
        },
    ]

    private static func holder(_ desk: Desk) -> StaffCaller { desk.member("O420281-J2") }

    private static func held(_ desk: Desk) async throws -> Clue.ID {
        let clue = try await desk.routed().clue
        try await HandleClue(desk.context).claim(clue, as: holder(desk))
        return clue
    }

    private static func underWay(_ desk: Desk, _ check: Check) async throws -> Clue.ID {
        let clue = try await held(desk)
        try await HandleClue(desk.context).propose(clue, .check(check), studiedOn: desk.today, as: holder(desk))
        try await HandleClue(desk.context).approvePlan(clue, as: desk.deputy)
        return clue
    }

    private static func verified(_ desk: Desk) async throws -> Clue.ID {
        try await underWay(desk, .preliminaryVerification)
    }

    /// The holder and somebody else of the room.
    private static func group(of clue: Clue.ID, _ desk: Desk) async throws -> [Staff.ID] {
        let holder = holder(desk)
        let candidates = try await OpenCheckFile(desk.context)(clue, as: holder).candidates
        return [holder.staff] + candidates.filter { $0 != holder.staff }.prefix(1)
    }

    private static func grouped(_ desk: Desk) async throws -> Clue.ID {
        let clue = try await verified(desk)
        let people = try await group(of: clue, desk)
        try await KeepCheckFile(desk.context).formGroup(
            on: clue, people, leader: holder(desk).staff, as: holder(desk))
        return clue
    }
}

// MARK: - What a room finds, and what comes after the end

extension MeasuredOperation {
    static let ofEnds = [
        MeasuredOperation("register what a room found") { desk in
            let form = desk.newForm()
            return { desk in _ = try await RegisterFound(desk.context)(found(desk), form: form, as: holder(desk)) }
        },
        MeasuredOperation("take note of what a room found") { desk in
            let record = try await RegisterFound(desk.context)(found(desk), form: desk.newForm(), as: holder(desk))
            return { desk in try await ControlFound(desk.context).note(record.found.id, as: desk.supervisor) }
        },
        MeasuredOperation("propose to clear a name") { desk in
            let clue = try await told(desk, .closedUnfounded).clue
            return { desk in try await ClearName(desk.context).propose(clearing, on: clue, as: holder(desk)) }
        },
        MeasuredOperation("approve to clear a name") { desk in
            let clue = try await told(desk, .closedUnfounded).clue
            try await ClearName(desk.context).propose(clearing, on: clue, as: holder(desk))
            let opened = try await OpenAftercare(desk.context)(clue, as: holder(desk))
            let id = try #require(opened.clarifications.first).record.clarification.id
            return { desk in try await ClearName(desk.context).approve(id, as: desk.head) }
        },
        MeasuredOperation("archive a file") { desk in
            let clue = try await told(desk, .educated).clue
            try await HandleClue(desk.context).feedBack(clue, .told(on: desk.today), as: holder(desk))
            try await desk.makeIndex(of: clue)
            return { desk in try await ArchiveFile(desk.context).archive(clue, as: desk.clerk) }
        },
    ]

    private static let clearing = Clarification.Draft(
        finding: .untrue, trigger: .selection, form: .meeting, person: "某某", unit: "保安镇副镇长", statement: "违规领取补贴")

    private static func found(_ desk: Desk) -> FoundDraft {
        FoundDraft(
            origin: .foundInCase, foundOn: desk.today,
            accused: [AccusedDraft(name: "甲某", unit: "保安镇", post: "副镇长")],
            summary: "办理另案时发现其多次收受礼金。", breaches: [.integrity], isFreeOfStateSecrets: true)
    }

    /// A clue that ended so, was distributed, and whose reporter has the notices.
    private static func told(
        _ desk: Desk, _ conclusion: Conclusion
    ) async throws -> (receipt: RegisterReport.Receipt, clue: Clue.ID) {
        let (receipt, clue) = try await desk.routed()
        let (handle, holder) = (HandleClue(desk.context), holder(desk))
        try await handle.claim(clue, as: holder)
        try await handle.propose(clue, .check(.talkOrLetter), studiedOn: desk.today, as: holder)
        try await handle.approvePlan(clue, as: desk.deputy)
        try await handle.proposeResult(clue, conclusion, groupSignedOn: nil, as: holder)
        try await handle.approveResult(clue, as: desk.head)
        try await Distribute(desk.context).approve(clue, as: desk.head)
        for notice in try await OpenReport(desk.context)(receipt.id, as: desk.lead).notices
        where notice.state == .draft {
            _ = try await ApproveNotice(desk.context)(notice.id, as: desk.lead)
            try await RecordDelivery(desk.context)(notice.id, .phone, on: desk.today, as: desk.clerk)
        }
        return (receipt, clue)
    }
}
