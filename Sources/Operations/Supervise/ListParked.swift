public import CaseStore
public import Casework

/// What stopped, and why (停下的工作): the petition office reads its own items, the system administrator how many of which
/// organ.
public struct ListParked: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// By reason, the oldest first; what the caller may not see is neither there nor counted.
    ///
    /// - Throws: `OperationError.notFound` for whoever does not work in a petition office, or stands in there.
    public func callAsFunction(as caller: StaffCaller) async throws -> [ParkedRow] {
        guard Self.isOffice(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { try $0.parked(in: caller.organ) }
    }

    /// One item that stopped, for whoever may decide about it.
    ///
    /// - Throws: `OperationError.notFound` for everybody else, and where it did not stop.
    public func one(_ work: ParkedWork, as caller: StaffCaller) async throws -> ParkedRow {
        try await context.transaction(as: .staff(caller)) { try $0.parked(work) }
    }

    /// How much stopped in the administrator's organ and in those below it, by step, reason and organ. It counts what is
    /// sealed from everybody there too, and tells of none of it but the day since when it waits.
    ///
    /// - Throws: `OperationError.notFound` for whoever is no system administrator.
    public func counts(as caller: StaffCaller) async throws -> [ParkedCount] {
        let context = context
        guard Self.keepsMachine(caller) else { throw OperationError.notFound }
        return try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.asSystem { try $0.parkedCounts(in: context.lanes(of: caller)) }
        }
    }

    /// How much the caller would find on their page, up to `StoreLimits.countedParked`; nothing for whoever has no such
    /// page.
    public func count(as caller: StaffCaller) async throws -> Int {
        let context = context
        guard Self.isOffice(caller) || Self.keepsMachine(caller) else { return 0 }
        let trail = Trail.none(because: "a number beside a link, of what whoever follows it is shown with an entry")
        return try await context.transaction(as: .staff(caller), trail: trail) { transaction in
            guard Self.keepsMachine(caller) else { return try transaction.countParked(in: [caller.organ]) }
            return try transaction.asSystem { try $0.countParked(in: context.lanes(of: caller)) }
        }
    }

    static func isOffice(_ caller: StaffCaller) -> Bool {
        !caller.roles.isDisjoint(with: [.registrar, .petitionLead, .deputy])
    }

    static func keepsMachine(_ caller: StaffCaller) -> Bool { caller.roles.contains(.administrator) }
}

extension OperationContext {
    /// The lanes of the organs for which an administrator keeps the machine: the own one, and those below it.
    func lanes(of administrator: StaffCaller) -> [Organ.ID] {
        directory.organs.map(\.id).filter { organ in
            organ == administrator.organ || superiors(of: organ).contains(administrator.organ)
        }
    }
}
