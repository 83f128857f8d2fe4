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

    /// Lets the group sign where that is asked for, records the talk where one is under way, then hands in the result.
    func proposeResult(
        _ id: Clue.ID, _ conclusion: Conclusion, groupSignedOn day: CivilDate?, as caller: StaffCaller
    ) async throws {
        if day != nil { try await context.checkAndSign(id, conclusion, by: caller) }
        try await context.holdTalk(id, by: caller)
        try await proposeResult(id, conclusion, as: caller)
    }

    /// Records that a result was told, and that the reporter is content.
    func feedBack(_ id: Clue.ID, as caller: StaffCaller) async throws {
        try await feedBack(id, .told(on: context.today), as: caller)
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
