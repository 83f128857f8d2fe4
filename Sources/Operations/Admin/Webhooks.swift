public import CaseStore
public import Casework

/// Keeps the receivers of webhooks: the system administrator proposes, the security administrator approves (三员分立); whichever
/// of the two is there stops one, lets it go on, tries it and sends again what it was not told.
public struct Webhooks: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// The receivers of webhooks.
    public func endpoints(as caller: StaffCaller) async throws -> [EndpointRecord] {
        try await context.transaction(as: .staff(caller)) { try $0.endpoints() }
    }

    /// The latest deliveries that their receivers may have read, newest first.
    public func deliveries(as caller: StaffCaller) async throws -> [DeliveryRow] {
        try await context.transaction(as: .staff(caller)) { try $0.deliveries() }
    }

    /// How many deliveries of each endpoint stand where, of those that its receiver may have read.
    public func deliveryCounts(as caller: StaffCaller) async throws -> [EndpointRecord.ID: DeliveryCounts] {
        try await context.transaction(as: .staff(caller)) { try $0.deliveryCounts() }
    }

    /// What was sent to one receiver and ended more than ninety days ago.
    public struct Past: Sendable {
        public let endpoint: EndpointRecord
        /// The first days of the months in which something ended, newest first.
        public let months: [CivilDate]
        /// Newest end first.
        public let page: ListPage<PastDelivery, NewestCursor>
    }

    /// What lies on the shelf (`notify.shelve`), of what its receiver may have read, page by page.
    ///
    /// - Throws: `OperationError.notFound` for a receiver of another organ.
    public func pastDeliveries(
        of id: EndpointRecord.ID, after cursor: NewestCursor? = nil, limit: Int = StoreLimits.listRows,
        as caller: StaffCaller
    ) async throws -> Past {
        try await context.transaction(as: .staff(caller)) { transaction in
            guard let endpoint = try transaction.endpoints().first(where: { $0.id == id }) else {
                throw OperationError.notFound
            }
            return Past(
                endpoint: endpoint, months: try transaction.monthsOfPastDeliveries(of: id),
                page: try transaction.pastDeliveries(of: id, after: cursor, limit: limit))
        }
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

    /// - Throws: `OperationError.refused` when the proposer approves, or whoever is no security administrator.
    /// - Policy: 三员分立
    public func approve(_ id: EndpointRecord.ID, as caller: StaffCaller) async throws {
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                try transaction.approveEndpoint(id, by: caller.staff)
                try transaction.audit(AuditRecord("endpoint.approve", id), in: caller.organ)
                try transaction.announce(.endpointPing, id, in: caller.organ)
            }
        } catch StoreError.refused(constraint: "endpoint_is_approved_for_security") {
            throw OperationError.refused(
                Bilingual("数据外送由安全保密管理员审批", "The security administrator approves what leaves the house"),
                remedy: Bilingual("请由安全保密管理员审批", "Let the security administrator approve")
            )
        } catch StoreError.refused(constraint: "endpoint_has_two_persons") {
            throw OperationError.refused(
                Bilingual("提出人与审批人不能是同一人", "Who proposed cannot approve"),
                remedy: Bilingual("请由另一位管理员审批", "Let another administrator approve")
            )
        }
    }

    /// Nothing more is sent to an endpoint until somebody enables it again.
    public func disable(_ id: EndpointRecord.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.disableEndpoint(id)
            try transaction.audit(AuditRecord("endpoint.disable", id), in: caller.organ)
        }
    }

    /// Lets an endpoint go on that had been approved and was disabled since, by a person or by the dispatcher. A ping
    /// shows its owner at once whether it works.
    ///
    /// - Throws: `OperationError.notFound` for one that is not disabled, or that nobody ever approved.
    public func enable(_ id: EndpointRecord.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.enableEndpoint(id)
            try transaction.audit(AuditRecord("endpoint.enable", id), in: caller.organ)
            try transaction.announce(.endpointPing, id, in: caller.organ)
        }
    }

    /// Sends a ping, one at a time: a second one would only wait behind the first.
    ///
    /// - Throws: `OperationError.refused` while another one is on its way, or when the endpoint is not active.
    public func ping(_ id: EndpointRecord.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            guard try transaction.lockEndpoint(id) == "active" else { throw OperationError.endpointNotActive }
            guard try !transaction.isPinging(id) else { throw OperationError.pingUnderWay }
            try transaction.audit(AuditRecord("endpoint.ping", id), in: caller.organ)
            try transaction.announce(.endpointPing, id, in: caller.organ)
        }
    }

    /// Sends again what an active endpoint was not told, at most ``OperationLimits/resentAtOnce`` deliveries: under their
    /// ids, and in the order of each case. How many that are, or whether there is any, is told to nobody: some of it may be
    /// withdrawn, and whoever counted would miss it.
    ///
    /// - Throws: `OperationError.refused` when the endpoint is not active.
    public func resend(_ id: EndpointRecord.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            guard try transaction.lockEndpoint(id) == "active" else { throw OperationError.endpointNotActive }
            // First the organ's chain, then lanes, as everybody who tells of a case: nobody waits in a ring.
            try transaction.audit(AuditRecord("endpoint.resend", id), in: caller.organ)
            try transaction.resendDeliveries(of: id, limit: OperationLimits.resentAtOnce)
        }
    }

    /// A new signing secret in the form of Standard Webhooks.
    public func newSecret() -> [UInt8] { context.random(32) }
}

extension OperationError {
    fileprivate static let endpointNotActive = OperationError.refused(
        Bilingual("该接收地址没有启用", "The endpoint is not in use"),
        remedy: Bilingual("请先审批或启用", "Approve or enable it first")
    )
    fileprivate static let pingUnderWay = OperationError.refused(
        Bilingual("上一条测试通知还在发送", "The test before this one is still on its way"),
        remedy: Bilingual("请等它有了结果再试；要立即重试，请停用后再启用", "Wait for it, or disable and enable the endpoint")
    )
}
