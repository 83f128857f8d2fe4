public import CaseStore
public import Casework

extension TestOffice {
    /// Proposes and approves an endpoint of the county that wants every type of event.
    @discardableResult
    public func openEndpoint(
        _ name: String = "receiver", events: [AnnouncedEvent] = AnnouncedEvent.allCases
    ) async throws -> EndpointRecord.ID {
        let (county, administrator, second) = (county, administrator, securityAdministrator)
        guard let proposer = administrator.staff, let approver = second.staff else {
            preconditionFailure("administrators are members of staff")
        }
        let id = try await store.transaction(as: administrator) { transaction in
            try transaction.insertEndpoint(
                organ: county, name: name, host: "receiver.example", port: 443, cidrs: [],
                url: "https://receiver.example/\(name)", secret: "whsec_dGVzdA==", events: events, by: proposer.staff
            )
        }
        try await store.transaction(as: second) { transaction in
            try transaction.approveEndpoint(id, by: approver.staff)
        }
        return id
    }
}
