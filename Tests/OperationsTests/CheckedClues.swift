import CaseStore
import Casework
import TestDatabase

@testable import Operations

// Papers that a story is not about: they are written on the way.

extension HandleClue {
    /// Keeps minutes of a study on that day, then hands in the plan.
    func propose(
        _ id: Clue.ID, _ disposition: Disposition, studiedOn day: CivilDate, as caller: StaffCaller
    ) async throws {
        try await context.study(id, on: day, by: caller)
        try await propose(id, disposition, as: caller)
    }

    /// Lets the holder record that the Party secretary approved on that day, then approves the plan.
    func approvePlan(_ id: Clue.ID, secretaryApprovedOn day: CivilDate, as caller: StaffCaller) async throws {
        let record = try await OpenClue(context)(id, as: caller).record
        if let holder = record.clue.state.claim?.holder {
            let person = StaffCaller(staff: holder, organ: record.organ, room: record.room, roles: [.roomMember])
            try await KeepCheckFile(context).recordSecretary(
                on: id, approvedOn: day, approver: "某书记", number: "办批〔2026〕1号", as: person)
        }
        try await approvePlan(id, as: caller)
    }

    /// Lets the group sign where that is asked for, records the talk where one is under way, then hands in the result.
    func proposeResult(
        _ id: Clue.ID, _ conclusion: Conclusion, groupSignedOn day: CivilDate?, as caller: StaffCaller
    ) async throws {
        if day != nil { try await context.checkAndSign(id, .end(conclusion), by: caller) }
        try await context.holdTalk(id, by: caller)
        try await proposeResult(id, conclusion, as: caller)
    }

    /// Records that a result was told, and that the reporter is content.
    func feedBack(_ id: Clue.ID, as caller: StaffCaller) async throws {
        try await feedBack(id, .told(on: context.today), as: caller)
    }
}

extension ExtendClock {
    /// Lets somebody else of the handling organ ask for it where nobody has, then grants it.
    func callAsFunction(
        _ id: StoredClock.ID, _ asked: ClockExtensionRules.Asked, words: String, as caller: StaffCaller
    ) async throws {
        let opened = try await OpenClock(context)(id, as: caller)
        if opened.request == nil {
            let organ = opened.record.organ
            let staff = context.directory.staff.filter { $0.organ == organ && $0.id != caller.staff }
            let askers = [Role.petitionLead, .caseSupervision, .registrar, .roomMember, .deputy].compactMap { role in
                staff.first { (context.roles[$0.id] ?? []).contains(role) }
            }
            if let asker = askers.first {
                let person = StaffCaller(
                    staff: asker.id, organ: organ, room: asker.room, roles: context.roles[asker.id] ?? [])
                try await ask(id, for: asked.period, asked.reason, as: person)
            }
        }
        try await grant(id, asked, words: words, as: caller)
    }
}

extension VerifySignature {
    /// A telephone call of today, as it should be.
    func callAsFunction(_ id: Report.ID, _ found: Triage.Verification, as caller: StaffCaller) async throws {
        let call = Triage.Call(
            way: .phone, on: context.today, found: found, letNarrate: true, promisedNothing: true)
        try await self(id, call, as: caller)
    }
}
