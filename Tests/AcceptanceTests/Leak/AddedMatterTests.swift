import CaseStore
import Casework
import Operations
import TestDatabase
import Testing

/// A hidden matter that hangs on an open one: its reporter adds to a report that many see, and what is added is about the
/// head.
@Suite("JB-15 HS-26 added to an open report") struct AddedMatterTests {
    private static let room = Clue.Destination(organ: Organ.ID("O420281"), room: Room.ID("O420281-J1"))

    @Test func `JB-15 whoever sees the open report finds every table and function as it was, until all has gone up`()
        async throws
    {
        try await LeakHouse.openCounty { house in
            let (office, context) = (house.office, house.context)
            try await office.publishExportKeys()
            try await office.nameReaders(with: context)
            let planted = try await office.plantClue(PlantedPlace(receiver: office.county, destination: Self.room))
            let handler = try #require(office.member(of: Self.room.room).staff)
            try await office.plant(
                """
                update casework.clue set state = 'claimed', holder_staff_id = '\(handler.staff.rawValue)'
                where clue_id = '\(planted.clue.rawValue)'
                """)
            let (lead, clerk) = (try #require(office.lead.staff), try #require(office.clerk.staff))
            let watchers: [Caller] = [
                office.head, office.deputy, office.supervisor, office.member(of: Self.room.room),
                office.member(of: Self.room.room, 1), office.secondClerk,
            ]
            let added: @Sendable () async throws -> Report.ID = {
                let waiting = try await house.texts(
                    "select report_id::text from casework.report where source = 'public' order by received_at desc")
                return Report.ID(try #require(waiting.first))
            }
            let acts: [(name: String, run: @Sendable () async throws -> Void)] = [
                (
                    "add",
                    {
                        try await AddToReport(context)(
                            .supplement, Told.text, code: planted.queryCode.text, form: house.nextForm(),
                            isFreeOfStateSecrets: true)
                    }
                ),
                ("ask", { try await AskSealing(context)(try await added(), .ownHead, as: clerk) }),
                ("seal", { try await DecideSealing(context).seal(try await added(), as: lead) }),
            ]
            let eye = try await DatabaseEye.open(office)
            try await Self.watch(watchers, acts, eye, house)
            await eye.close()
        }
    }

    private static func watch(
        _ watchers: [Caller], _ acts: [(name: String, run: @Sendable () async throws -> Void)], _ eye: DatabaseEye,
        _ house: LeakHouse
    ) async throws {
        var state = try await eye.state()
        let all = eye.surfaces(worthALookIn: state, changed: nil)
        var views = try await eye.answers(to: watchers, at: all).map { DatabaseView(answers: $0) }
        for act in acts {
            house.office.clock.advance(seconds: 1)
            try await act.run()
            let after = try await eye.state()
            let changed = after.changes(since: state)
            #expect(changed.contains("casework.report"), "\(act.name) came to something")
            let surfaces = eye.surfaces(worthALookIn: after, changed: changed)
            state = after
            let found = try await eye.answers(to: watchers, at: surfaces)
            for (place, watcher) in watchers.enumerated() {
                let now = views[place].looking(at: surfaces, finding: found[place])
                let different = now.differences(from: views[place])
                views[place] = now
                // A registrar of the petition office reads the line of what went up, which has no word of it.
                let isOffice = watcher.staff?.roles.contains(.registrar) ?? false
                guard !isOffice || act.name == "add" else { continue }
                #expect(different.isEmpty, "\(act.name): \(watcher.staff?.roles ?? []): \(different)")
            }
        }
    }
}
