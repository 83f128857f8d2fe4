public import CaseStore
public import Casework
public import Sealing

/// Puts a directory, a working calendar and demo accounts into force. Called when a site is set up.
public struct LoadDirectory: Sendable {
    let store: CaseStore

    public init(_ store: CaseStore) { self.store = store }

    /// - Parameter document: the directory as it was handed in.
    /// - Returns: false when that very document is in force.
    public func callAsFunction(_ directory: Directory, document: String, calendar: WorkingCalendar) async throws -> Bool
    {
        try await callAsFunction(Organisation(directory), document: document, calendar: calendar)
    }

    /// The same with what the document tells of other days. Programs that run follow it from their next transaction on.
    ///
    /// - Parameter giver: who gave the command.
    public func callAsFunction(
        _ organisation: Organisation, document: String, calendar: WorkingCalendar, by giver: CommandGiver? = nil
    ) async throws -> Bool {
        try await store.transaction(as: .system) { transaction in
            let directory = organisation.on(transaction.today)
            try transaction.refuseEnds(in: organisation)
            try transaction.refuseLeaving(in: directory)
            let isNew = try transaction.store(
                organisation, document: document, roles: StaffRoles.roles(in: directory))
            try transaction.store(calendar)
            if isNew {
                try transaction.renewOrganisation(wroteRows: true)
                try transaction.endWorkOfFormerLeaders()
            }
            if isNew, let top = directory.organs.max(by: { $0.level < $1.level }) {
                try transaction.audit(AuditRecord("directory.load", try giver.detail(transaction)), in: top.id)
            }
            return isNew
        }
    }

    /// What an end is known of and where work lies open: a thing to do until the day, and behind it.
    ///
    /// - Policy: DW-ending
    public func stillOpen() async throws -> [Ending] {
        try await store.transaction(as: .system) { transaction in
            try transaction.openWork(at: try transaction.knownEnds()).filter { !$0.work.isEmpty }
        }
    }

    /// The document in force.
    public func document() async throws -> String? {
        try await store.transaction(as: .system) { try $0.directoryDocument() }
    }

    /// The document that was in force at the end of a day; nil before the first one was loaded.
    public func document(on day: CivilDate) async throws -> String? {
        try await store.transaction(as: .system) { try $0.directoryDocument(on: day) }
    }

    /// The deployment's own periods, as they stand in the database. Asked when the program starts.
    public func periods() async throws -> ClockPolicyTable {
        try await store.transaction(as: .system) { try $0.clockPolicies() }
    }

    /// Adds an account that is no part of the document, and sets its password.
    public func addAccount(
        _ id: Staff.ID, name: String, post: String, organ: Organ.ID, room: Room.ID?, roles: Set<Role>
    ) async throws {
        try await store.transaction(as: .system) { transaction in
            try transaction.storeAccount(id, name: name, post: post, organ: organ, room: room, roles: roles)
            try transaction.audit(AuditRecord("account.add", id), in: organ)
        }
    }

    public func setPassword(_ hash: PasswordHash, of staff: Staff.ID) async throws {
        try await store.transaction(as: .system) { try $0.setPassword(hash, of: staff) }
    }
}

extension Transaction {
    /// No directory ends or drops an organ or a room where work lies open.
    ///
    /// - Policy: DW-ending
    fileprivate func refuseEnds(in organisation: Organisation) throws {
        switch try decideEnds(in: organisation, of: try places()) {
        case .allowed: return
        case .refused(let refusal): throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }

    /// What was said of all that ends by today; new work is kept from it until the transaction ends.
    ///
    /// - Policy: DW-ending
    func decideEnds(
        in organisation: Organisation, of places: [Ending.Place: Ending.Known]
    ) throws -> Ending.Decision {
        let ends = organisation.endings(of: places, today: today).filter { $0.end <= today }
        guard !ends.isEmpty else { return .allowed }
        try holdNewWork()
        return Ending.decide(try openWork(at: ends), today: today)
    }

    /// No directory takes somebody from clues that they hold.
    ///
    /// - Policy: DW-handover
    fileprivate func refuseLeaving(in directory: Directory) throws {
        switch Leaving.decide(try leaving(in: directory)) {
        case .allowed: return
        case .refused(let refusal): throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
        }
    }

    /// Whoever leads an organ no more is in charge of nothing there: the head says who is. Days on which they were to
    /// receive visitors stay with the petition office, which postpones them or plans others.
    ///
    /// - Policy: HS-28
    func endWorkOfFormerLeaders() throws {
        let work = try workOfFormerLeaders()
        for charge in work.charges {
            guard try endCharge(of: charge.clue) else { continue }
            try audit(AuditRecord("clue.leader_left", charge.clue), in: charge.organ)
        }
        for duty in work.duties { try stop([.visitTown], of: duty) }
    }
}
