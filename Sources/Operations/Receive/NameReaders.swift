import CaseStore
public import Casework

/// The head of an organ names the two persons of the petition office who open what waits in quarantine.
///
/// - Policy: JB-15, JB-47
public struct NameReaders: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// Who was named, and how it stands with them today.
    public struct Named: Sendable {
        /// The latest first.
        public let records: [QuarantineReadersRecord]
        public let standing: QuarantineReading.Standing
        /// Whom the head can choose from.
        public let leads: [Staff.ID]
        public let office: [Staff.ID]
        public let mayName: Bool
    }

    /// - Throws: `OperationError.notFound` for whoever is neither of the petition office, nor the head, nor the auditor.
    public func list(as caller: StaffCaller) async throws -> Named {
        guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead, .head, .auditor]) else {
            throw OperationError.notFound
        }
        let records = try await context.transaction(as: .staff(caller)) {
            try $0.quarantineReaders(of: caller.organ)
        }
        let now = records.first { $0.until == nil }
        let standing = QuarantineReading.standing(
            of: now.map { (person($0.first), person($0.second)) }, in: caller.organ)
        func people(_ roles: Set<Role>) -> [Staff.ID] {
            context.roles.filter { id, held in
                context.directory[id]?.organ == caller.organ && !held.isDisjoint(with: roles) && !held.contains(.head)
            }.keys.sorted { $0.rawValue < $1.rawValue }
        }
        return Named(
            records: records, standing: standing, leads: people([.petitionLead]),
            office: people([.registrar, .petitionLead]), mayName: caller.roles.contains(.head))
    }

    /// - Throws: `OperationError.mend` for persons who cannot be named; `.notFound` for everybody but the head.
    public func name(_ first: Staff.ID, _ second: Staff.ID, as caller: StaffCaller) async throws {
        guard caller.roles.contains(.head) else { throw OperationError.notFound }
        guard let one = person(first), let other = person(second) else {
            throw OperationError.mend([.init("second", Self.words(.secondIsOfNoOffice))])
        }
        if let fault = QuarantineReading.fault(one, other, of: caller.organ) {
            let field = fault == .firstHeadsNoOffice ? "first" : "second"
            throw OperationError.mend([.init(field, Self.words(fault))])
        }
        do {
            try await context.transaction(as: .staff(caller)) { transaction in
                try transaction.nameReaders(first, second, of: caller.organ, by: caller.staff)
                try transaction.audit(
                    AuditRecord(
                        "quarantine.name", [("first", first.rawValue), ("second", second.rawValue)]), in: caller.organ)
            }
        } catch StoreError.refused(constraint: "quarantine_readers_are_of_the_office") {
            // The directory has changed since the page was shown.
            throw OperationError.stale
        }
    }

    private func person(_ id: Staff.ID) -> QuarantineReading.Person? {
        guard let found = context.directory[id], let roles = context.roles[id] else { return nil }
        return QuarantineReading.Person(id: id, organ: found.organ, roles: roles)
    }

    private static func words(_ fault: QuarantineReading.Fault) -> Bilingual {
        switch fault {
        case .onePerson: Bilingual("须是不同的两人", "They must be two different persons")
        case .firstHeadsNoOffice: Bilingual("其中一人须是信访室负责人", "One of them heads the petition office")
        case .secondIsOfNoOffice: Bilingual("另一人须在信访室工作", "The other works in the petition office")
        case .headOfOrgan: Bilingual("主要负责人不能拆阅", "The head of the organ cannot be one of them")
        }
    }
}
