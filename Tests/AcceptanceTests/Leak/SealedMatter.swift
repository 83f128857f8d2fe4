import CaseStore
import Casework
import Operations
import TestDatabase

// What becomes of a matter that goes up sealed (JB-15): who must not know of it sees neither it nor that it went.
extension HiddenMatter {
    /// On paper nothing but a line is ever entered; online it waits in quarantine until one of two persons has read it.
    static func upward(_ sealing: Triage.Sealing, _ draft: ReportDraft, at organ: Organ.ID, online: Bool) -> [Act] {
        let line: [Act] = [
            (
                "line",
                { @Sendable house, _ in
                    for clerk in house.people(of: organ, .registrar) {
                        _ = try await RegisterSealed(house.context)(
                            sealing, channel: draft.channel, receivedOn: draft.receivedOn, sheets: 3,
                            form: house.nextForm(), as: clerk)
                        return
                    }
                }
            )
        ]
        return (online ? quarantined(sealing, draft, at: organ) : line) + [timePasses] + carried(at: organ)
    }

    private static func quarantined(_ sealing: Triage.Sealing, _ draft: ReportDraft, at organ: Organ.ID) -> [Act] {
        [
            (
                "hand_in",
                { @Sendable house, _ in
                    var draft = draft
                    draft.channel = .web
                    _ = try await ReceivePublicReport(house.context)(
                        draft, to: organ, form: house.nextForm(), isFreeOfStateSecrets: true)
                }
            ),
            (
                "open",
                { @Sendable house, report in
                    try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                        _ = try await OpenReport(house.context)(report, as: person)
                    }
                }
            ),
            (
                "ask",
                { @Sendable house, report in
                    try await house.asAnybody(with: [.registrar], on: report) { report, person in
                        try await AskSealing(house.context)(report, sealing, as: person)
                    }
                }
            ),
            (
                "seal",
                { @Sendable house, report in
                    try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                        try await DecideSealing(house.context).seal(report, as: person)
                    }
                }
            ),
        ]
    }

    /// Nobody decided about it in time: that is told upwards.
    static let isLate: Act = (
        "late",
        { house, report in
            guard let report else { return }
            try await house.office.plant(
                """
                update casework.clock
                set started_on = started_on - 30, due_on = due_on - 30, warn_on = warn_on - 30
                where subject_id = '\(report.rawValue)' and kind = 'UPWARD_REPORT'
                """)
            while try await WatchClocks(house.context)().isFull {}
            _ = try await WatchClocks(house.context)()
        }
    )

    /// What a room had turned out to be about the head; who heads the petition office decides.
    static func decided(at organ: Organ.ID) -> [Act] {
        [
            timePasses,
            (
                "seal",
                { @Sendable house, report in
                    try await house.asAnybody(with: [.petitionLead], on: report) { report, person in
                        try await DecideSealing(house.context).seal(report, as: person)
                    }
                }
            ),
        ] + carried(at: organ)
    }

    /// Its way up, its receipt, and the end of the export.
    private static func carried(at organ: Organ.ID) -> [Act] {
        [
            (
                "take",
                { @Sendable house, _ in
                    try await house.onLine(at: organ) { line, person in
                        _ = try await TakeExport(house.context)(line, as: person)
                    }
                }
            ),
            (
                "carry",
                { @Sendable house, _ in
                    try await house.onLine(at: organ) { line, person in
                        try await ReportSealedUp(house.context)(
                            line, .courier, number: "7", on: house.context.today, as: person)
                    }
                }
            ),
            (
                "receive",
                { @Sendable house, _ in
                    try await house.onLine(at: organ) { line, person in
                        try await SealedReceipt(house.context).record(
                            line, receiver: "某人", on: house.context.today, as: person)
                    }
                }
            ),
            ("wipe", { @Sendable house, _ in _ = try await WipeExports(house.context)() }),
        ]
    }
}

extension LeakHouse {
    /// The head of an organ has named two who open what waits in quarantine, before anything comes in there.
    func nameReaders(at organ: Organ.ID) async throws {
        for head in people(of: organ, .head) {
            for (lead, clerk) in zip(people(of: organ, .petitionLead), people(of: organ, .registrar)) {
                do {
                    return try await NameReaders(context).name(lead.staff, clerk.staff, as: head)
                } catch is OperationError {
                    continue
                }
            }
        }
    }

    /// Somebody of the petition office does something with the line of the sealed register that came last.
    func onLine(
        at organ: Organ.ID, _ act: (SealedLine.ID, StaffCaller) async throws -> Void
    ) async throws {
        let lines = try await texts(
            """
            select sealed_id::text
            from casework.sealed_register
            where organ_id = '\(organ.rawValue)'
            order by received_at desc, sealed_number desc
            limit 1
            """)
        guard let line = lines.first else { return }
        for person in people(of: organ, .registrar) + people(of: organ, .petitionLead) {
            do { return try await act(SealedLine.ID(line), person) } catch is OperationError { continue }
        }
    }
}
