public import CaseStore
public import Casework

/// Keeps the receivers of webhooks: one administrator proposes, another approves.
public struct Webhooks: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func endpoints(as caller: StaffCaller) async throws -> [EndpointRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.endpoints() }
    }

    public func deliveries(as caller: StaffCaller) async throws -> [DeliveryRow] {
        try await context.transaction(as: .staff(caller)) { try $0.deliveries() }
    }

    /// What an administrator proposes. The address has been parsed and found acceptable by the caller's egress rules.
    public struct Proposal: Sendable {
        public let name: String
        public let url: String
        public let host: String
        public let port: Int
        public let networks: [String]
        /// `whsec_…`, shown this once to the administrator.
        public let secret: String
        public let events: [AnnouncedEvent]

        public init(
            name: String, url: String, host: String, port: Int, networks: [String], secret: String,
            events: [AnnouncedEvent]
        ) {
            self.name = name
            self.url = url
            self.host = host
            self.port = port
            self.networks = networks
            self.secret = secret
            self.events = events
        }
    }

    /// Whatever an endpoint wants to know, it is told that it was approved: a receiver can be tried before anything
    /// happens.
    public func propose(_ proposal: Proposal, as caller: StaffCaller) async throws -> EndpointRecord.ID {
        guard !proposal.name.isEmpty else {
            throw OperationError.mend([.init("name", Bilingual("请填写名称", "Give it a name"))])
        }
        return try await context.transaction(as: .staff(caller)) { transaction in
            let id = try transaction.insertEndpoint(
                organ: caller.organ, name: proposal.name, host: proposal.host, port: proposal.port,
                cidrs: proposal.networks, url: proposal.url, secret: proposal.secret,
                events: proposal.events.filter { $0 != .endpointPing } + [.endpointPing], by: caller.staff
            )
            try transaction.audit(AuditRecord("endpoint.propose", id), in: caller.organ)
            return id
        }
    }

    /// - Throws: `OperationError.refused` when the proposer approves.
    public func approve(_ id: EndpointRecord.ID, as caller: StaffCaller) async throws {
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                try transaction.approveEndpoint(id, by: caller.staff)
                try transaction.audit(AuditRecord("endpoint.approve", id), in: caller.organ)
                try transaction.announce(.endpointPing, id, in: caller.organ)
            }
        } catch StoreError.refused(constraint: "endpoint_has_two_persons") {
            throw OperationError.refused(
                Bilingual("提出人与审批人不能是同一人", "Who proposed cannot approve"),
                remedy: Bilingual("请由另一位管理员审批", "Let another administrator approve")
            )
        }
    }

    public func disable(_ id: EndpointRecord.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.disableEndpoint(id)
            try transaction.audit(AuditRecord("endpoint.disable", id), in: caller.organ)
        }
    }

    /// A new signing secret in the form of Standard Webhooks.
    public func newSecret() -> [UInt8] { context.random(32) }
}
