import CaseStore
import Casework
import Libpq
import Operations
import TestDatabase

/// A message that the receiver of an organ's webhooks was sent.
struct Heard: Sendable {
    let organ: Organ.ID
    let type: String
    /// What it is about. The receiver itself reads another name of it.
    let subject: String
}

extension HiddenMatter {
    /// The organs in which nobody may know of it: their receivers hear nothing.
    var silent: Set<Organ.ID> {
        let grounds: Set<Unaware.Ground> = [.accused, .goesUp, .neighbour, .township]
        return Set(unaware.filter { grounds.contains($0.ground) }.map(\.person.organ))
    }

    /// What the receivers of those organs heard of something that was not there before.
    func leaks(in heard: [Heard], besides earlier: Set<String>) -> [String] {
        let silent = silent
        return heard.filter { silent.contains($0.organ) && !earlier.contains($0.subject) }.map {
            "the receiver of \($0.organ.rawValue) hears \($0.type)"
        }
    }
}

extension LeakHouse {
    private static let atOnce = 16

    /// Each of some organs has a receiver that wants to hear of everything.
    func openReceivers(of organs: [Organ.ID]) async throws {
        for organ in organs {
            // Whoever works there, as if they kept the machines: a township has nobody who does.
            let staff = people.filter { $0.organ == organ }.prefix(2).map(\.staff)
            guard staff.count == 2 else { continue }
            let host = organ.rawValue.lowercased() + ".example"
            let proposer = StaffCaller(staff: staff[0], organ: organ, room: nil, roles: [.administrator])
            let approver = StaffCaller(staff: staff[1], organ: organ, room: nil, roles: [.securityAdministrator])
            let id = try await office.store.transaction(as: .staff(proposer)) { transaction in
                try transaction.insertEndpoint(
                    organ: organ, name: "receiver", host: host, port: 443, cidrs: [], url: "https://\(host)/",
                    secret: "whsec_dGVzdA==", events: AnnouncedEvent.allCases, by: proposer.staff
                )
            }
            try await office.store.transaction(as: .staff(approver)) { transaction in
                try transaction.approveEndpoint(id, by: approver.staff)
            }
        }
    }

    /// Sends what is due as the dispatcher does, until nothing is; each receiver takes what it is sent.
    func deliver() async throws -> [Heard] {
        let rooms = Dictionary(
            uniqueKeysWithValues: try await FindEndpoints(context)().map { ($0.id, Self.atOnce) })
        var heard: [Heard] = []
        while true {
            let claimed = try await ClaimDeliveries(context)(rooms)
            guard !claimed.isEmpty else { return heard }
            heard += try await messages(claimed.map(\.id.rawValue))
            try await FinishDeliveries(context)(
                claimed.map {
                    FinishDeliveries.Ended(
                        $0.id, token: $0.token, .delivered, status: 204, failure: nil, microseconds: 1)
                },
                noticed: [])
        }
    }

    private func messages(_ deliveries: [String]) async throws -> [Heard] {
        try await office.admin.run { session in
            let list = Statement(
                """
                select e.organ_id, d.event_type, d.subject_id::text
                from notify.delivery as d
                join notify.endpoint as e on e.endpoint_id = d.endpoint_id and e.cell_id = d.cell_id
                where d.delivery_id::text = any ($1)
                """)
            return try session.query(list, [.textArray(deliveries.map { Optional($0) })]).map { row in
                Heard(organ: Organ.ID(try row.text(0)), type: try row.text(1), subject: try row.text(2))
            }
        }
    }

    /// What a message can be about, as far as it is there by now.
    func subjects() async throws -> Set<String> {
        Set(
            try await texts(
                """
                select r.report_id::text from casework.report as r
                union
                select c.clue_id::text from casework.clue as c
                union
                select a.assignment_id::text from casework.assignment as a
                union
                select s.supervision_id::text from casework.supervision as s
                union
                select v.recommendation_id::text from casework.recommendation as v
                union
                select l.sealed_id::text from casework.sealed_register as l
                """))
    }
}
