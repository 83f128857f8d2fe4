import CaseStore
import Casework
import TestDatabase
import Testing

/// Who ends a request for an extension: the database decides (JB-21).
@Suite struct ExtensionWallTests {
    /// A clue of the county with an assigned matter, and a request of case supervision that waits.
    private static func asked(_ office: TestOffice) async throws -> (clock: StoredClock.ID, request: ExtensionRequest) {
        let place = Clue.Destination(organ: office.county, room: Room.ID("O420281-J1"))
        let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: place))
        let due = ClockKind.assigned.builtIn.due(from: office.clock.today, calendar: office.calendar)
        let new = NewClock(kind: .assigned, due: due, warnOn: due.date)
        let clock = try await office.store.transaction(as: .system) { transaction in
            try transaction.start([new], of: planted.clue, .clue, organ: office.county)
            return try transaction.clocks(of: planted.clue).first { $0.kind == .assigned }?.id
        }
        let id = try #require(clock)
        let asker = try #require(office.supervisor.staff)
        let request = try await office.store.transaction(as: office.supervisor) { transaction in
            try transaction.ask(
                for: .months(Months(3)), .complex, of: try transaction.clock(id), ordinal: 1, by: asker.staff)
            return try transaction.extensionRequest(of: id, ordinal: 1)
        }
        return (id, try #require(request))
    }

    /// What becomes of an end that the rules of the program did not look at.
    private static func end(
        _ state: ExtensionAsking.State, as caller: Caller, _ office: TestOffice, _ clock: StoredClock.ID,
        _ request: ExtensionRequest
    ) async throws -> Bool {
        let staff = try #require(caller.staff)
        do {
            try await office.store.transaction(as: caller) { transaction in
                try transaction.end(request, of: clock, as: state, by: staff)
            }
            return true
        } catch StoreError.stale { return false } catch let error where StoreError.isForbidden(error) { return false }
    }

    @Test func `JB-21 nobody takes back what another asked for, and who asked decides nothing`() async throws {
        try await TestDatabase.withOffice { office in
            let (clock, request) = try await Self.asked(office)
            let others = [
                office.head, office.lead, office.deputy, office.cityHead,
                office.first(.petitionLead, in: office.neighbour),
            ]
            for caller in others {
                let ended = try await Self.end(.withdrawn, as: caller, office, clock, request)
                #expect(!ended, "\(caller)")
            }
            let asker = try #require(office.supervisor.staff?.staff)
            #expect(try await !Self.end(.granted(by: asker), as: office.supervisor, office, clock, request))
            #expect(try await Self.end(.withdrawn, as: office.supervisor, office, clock, request))
            #expect(try await !Self.end(.withdrawn, as: office.supervisor, office, clock, request), "once")
        }
    }

    @Test func `JB-21 an extension of what was taken back is refused, whatever the program forgot`() async throws {
        try await TestDatabase.withOffice { office in
            let (clock, request) = try await Self.asked(office)
            let head = try #require(office.head.staff)
            let due = ClockKind.assigned.builtIn.due(
                from: office.clock.today, extendedBy: [.months(Months(3))], calendar: office.calendar)
            let asked = ClockExtensionRules.Asked(
                period: .months(Months(3)), approvedOn: office.clock.today, reason: .complex, hasWords: true,
                reportedUpOn: office.clock.today)
            let refused = await TestDatabase.refusedRule {
                try await office.store.transaction(as: office.head) { transaction in
                    let former = try transaction.clock(clock).dueOn
                    let new = NewExtension(
                        clock: clock, ordinal: 1, kind: .assigned, organ: office.county, approver: .ownHead, by: head,
                        askedBy: request.askedBy, asked: asked, words: "取证", previousDueOn: former, due: due,
                        warnOn: due.date)
                    try transaction.asSystem { try $0.insert(new) }
                }
            }
            #expect(refused == "clock_extension_was_asked_for", "nobody granted it")
        }
    }
}
