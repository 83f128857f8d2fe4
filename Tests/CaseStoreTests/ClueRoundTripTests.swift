import CaseStore
import Casework
import Libpq
import TestDatabase
import Testing

@Suite struct ClueRoundTripTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))
    private static let claim = Clue.Claim(destination: room, holder: Staff.ID("S1363"), token: 41)

    private static let ahead = CivilDate.epoch.adding(days: 21_000)

    /// Events that lead a new clue through every state, over several clues.
    private static let paths: [[Clue.Event]] = [
        [.claim(claim), .release],
        [.claim(claim), .requestReturn(.otherOrgan), .refuseReturn],
        [.claim(claim), .requestReturn(.noSubstance), .approveReturn, .reroute(room)],
        [
            .claim(claim), .propose(.check(.talkOrLetter)), .sendBackPlan, .propose(.check(.preliminaryVerification)),
            .approvePlan, .proposeResult(.caseFiled), .sendBackResult, .proposeResult(.closedUnfounded), .approveResult,
            .feedBack, .reopen(token: 42),
        ],
        [.claim(claim), .propose(.check(.talkOrLetter)), .approvePlan, .proposeResult(.educated), .approveResult],
        [
            .claim(claim), .propose(.holdForLater(until: ahead)), .approvePlan, .reactivate,
        ],
        [
            .claim(claim), .propose(.check(.preliminaryVerification)), .approvePlan, .proposeHold(until: ahead),
            .sendBackResult, .proposeHold(until: ahead), .approveResult, .reactivate,
        ],
        [.claim(claim), .propose(.check(.talkOrLetter)), .approvePlan, .proposeHold(until: ahead), .approveResult],
        [.claim(claim), .propose(.closeOut), .approvePlan, .feedBack, .archive, .takeOut, .archive],
        [.claim(claim), .propose(.closeOut), .approvePlan, .archive, .takeOut],
    ]

    /// JB-17: each in the name of who may do it; what is approved is not the holder's.
    private static func caller(of event: Clue.Event, in office: TestOffice) -> Caller {
        switch event {
        case .approvePlan, .approveResult, .sendBackPlan, .sendBackResult, .reroute: office.head
        case .approveReturn, .refuseReturn, .reopen, .takeBack, .reassign: office.deputy
        case .archive: office.clerk
        case .takeOut: office.lead
        case .claim, .release, .requestReturn, .propose, .reactivate, .proposeResult, .proposeHold, .feedBack,
            .withdraw:
            office.caller(claim.holder)
        }
    }

    @Test func `every state of a clue reads back as it was written`() async throws {
        try await TestDatabase.withOffice { office in
            for path in Self.paths {
                let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
                try await office.plantPapers(of: planted.clue, .end(.educated))
                for event in path {
                    if case .proposeResult(let conclusion) = event {
                        try await office.plantPapers(of: planted.clue, .end(conclusion))
                    }
                    if case .proposeHold = event { try await office.plantPapers(of: planted.clue, .hold) }
                    if case .reopen = event {
                        try await office.store.transaction(as: office.caller(Self.claim.holder)) { transaction in
                            var record = try transaction.lockClue(planted.clue)
                            record.reopenAskedBy = Self.claim.holder
                            record.clue.note()
                            try transaction.save(record)
                        }
                    }
                    let (written, read) = try await office.store.transaction(
                        as: Self.caller(of: event, in: office)
                    ) { transaction in
                        var record = try transaction.lockClue(planted.clue)
                        record.file.studiedOn = transaction.today
                        try record.clue.apply(event)
                        record.proposer = event.isProposal ? Self.claim.holder : record.proposer
                        record.reopenAskedBy = nil
                        try transaction.save(record)
                        return (record.clue, try transaction.clue(planted.clue).clue)
                    }
                    #expect(read == written, "after \(event)")
                }
            }
        }
    }

    @Test func `files, barred and place of a clue read back`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let (before, after) = try await office.store.transaction(as: .system, on: .worker) { transaction in
                var record = try transaction.lockClue(planted.clue)
                record.file.studiedOn = transaction.today
                record.file.secretaryApprovedOn = transaction.today.adding(days: 1)
                record.file.groupSignedOn = transaction.today.adding(days: 2)
                record.file.newEvidenceOn = transaction.today.adding(days: 3)
                record.barred = Barred(
                    organs: [office.neighbour], rooms: [Room.ID("O420281-J2")], staff: [Staff.ID("S1389")])
                record.room = Room.ID("O420281-J3")
                try record.clue.apply(.reroute(Clue.Destination(organ: record.organ, room: record.room)))
                try transaction.save(record)
                return (record, try transaction.clue(planted.clue))
            }
            #expect(after.file == before.file)
            #expect(after.barred == before.barred)
            #expect(after.room == Room.ID("O420281-J3"))
            #expect(after.number == ClueNumber(series: .clue, year: 2026, number: 1))
            #expect(after.level == .township && after.rule == "own_level")
        }
    }

    @Test func `who saves a clue that somebody else has changed is told so`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            await #expect(throws: StoreError.stale) {
                try await office.store.transaction(as: .system, on: .worker) { transaction in
                    var record = try transaction.lockClue(planted.clue)
                    try record.clue.apply(.claim(Self.claim))
                    try transaction.save(record)
                    try transaction.save(record)
                }
            }
        }
    }

    @Test func `a clue is locked until the transaction ends`() async throws {
        try await TestDatabase.withOffice { office in
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let (holder, other) = (try await office.connect(), try await office.connect())
            let lock = Statement(
                "select clue_id from casework.clue where clue_id = '\(planted.clue.rawValue)' for update nowait")
            _ = try await office.store.transaction(as: .system, on: .worker) { transaction in
                try transaction.lockClue(planted.clue).clue.version
            }
            let free = try await other.run { session in try session.query(lock).count }
            #expect(free == 1, "after the transaction the row is free")
            await holder.close()
            await other.close()
        }
    }
}

extension Clue.Event {
    fileprivate var isProposal: Bool {
        switch self {
        case .propose, .proposeResult, .proposeHold, .requestReturn: true
        case .claim, .release, .approveReturn, .refuseReturn, .reroute, .approvePlan, .sendBackPlan, .reactivate,
            .approveResult, .sendBackResult, .feedBack, .reopen, .takeBack, .reassign, .withdraw, .archive, .takeOut:
            false
        }
    }
}
