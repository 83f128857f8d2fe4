import CaseStore
import Casework
import TestDatabase
import Testing

/// What the refusal to open an identity tells whoever does not see the item: what it tells of one that is not there.
@Suite struct UnlockRefusalTests {
    /// What becomes of an item that somebody knew, and which somebody's own it still is.
    private static let fates: [String: String] = [
        "quarantined":
            "state = 'quarantined', kind = null, source = 'public', register_number = null, register_year = null",
        "asked": "seal_asked_on = '2026-03-02', seal_ground = 2",
        "sealed_up": "state = 'sealed_up', kind = null, category = null, matter_token = null",
        "registered": "state = 'registered', kind = null",
        "unsigned": "signature = 'anonymous'",
        "accepted": "state = 'accepted'",
    ]

    @Test(arguments: fates.keys.sorted())
    func `JB-15 HS-26 who does not see an item is told by its refusal nothing of how it stands`(fate: String)
        async throws
    {
        try await TestDatabase.withOffice { office in
            let planted = try await UnlockWallTests.plant(office)
            let change = try #require(Self.fates[fate])
            try await office.plant(
                "update casework.report set \(change) where report_id = '\(planted.report.rawValue)'")
            let nothing = "ffffffff-0000-7000-8000-0000000000f4"
            var blind: [(caller: Caller, isHolder: Bool)] = []
            for caller in [
                office.head, office.deputy, office.supervisor, office.member(of: Room.ID("O420281-J2")),
                office.member(of: Room.ID("O420281-J1"), 1), office.cityLead, office.first(.head, in: office.neighbour),
            ] { blind += [(caller, false), (caller, true)] }
            // Whose post it is, and who does not see it any more.
            if ["quarantined", "asked"].contains(fate) { blind.append((office.clerk, false)) }
            if ["quarantined", "asked", "sealed_up"].contains(fate) {
                blind.append((UnlockWallTests.holder(office), true))
            }
            for (caller, isHolder) in blind {
                let asking = UnlockWallTests.ask(planted, isHolder: isHolder)
                let nowhere = asking.replacing(planted.report.rawValue, with: nothing)
                let refused = UnlockWallTests.Outcome.refused("unlock_is_of_the_own_organ")
                #expect(
                    try await UnlockWallTests.run([asking], as: caller, office) == refused,
                    "\(fate) \(caller) \(isHolder)")
                #expect(try await UnlockWallTests.run([nowhere], as: caller, office) == refused)
            }
            // Who sees it is told why.
            let told: UnlockWallTests.Outcome =
                switch fate {
                case "quarantined", "asked", "sealed_up": .refused("unlock_item_is_open")
                case "unsigned": .refused("unlock_traces_nobody")
                default: .done
                }
            #expect(
                try await UnlockWallTests.run([UnlockWallTests.ask(planted)], as: office.lead, office) == told,
                "\(fate)")
        }
    }

    @Test func `HS-26 who has a clue in hand is not told by another id whether that is a clue`() async throws {
        try await TestDatabase.withOffice { office in
            let (own, other) = (try await UnlockWallTests.plant(office), try await UnlockWallTests.plant(office))
            let asking = UnlockWallTests.ask(own, isHolder: true)
            for clue in [other.clue.rawValue, "ffffffff-0000-7000-8000-0000000000f5"] {
                let changed = asking.replacing(own.clue.rawValue, with: clue)
                #expect(
                    try await UnlockWallTests.run([changed], as: UnlockWallTests.holder(office), office)
                        == .refused("unlock_post_allows_it"))
            }
        }
    }
}
