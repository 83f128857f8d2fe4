import CaseStore
public import Casework

/// What each member of staff may do, out of post and room: the demo's convention, until somebody sets roles by name.
public enum StaffRoles {
    /// - Policy: DW-roles
    public static func roles(in directory: Directory) -> [Staff.ID: Set<Role>] {
        var roles: [Staff.ID: Set<Role>] = [:]
        for organ in directory.organs {
            for leader in organ.leaders { roles[leader] = [leader == organ.head ? .head : .deputy] }
        }
        for room in directory.rooms {
            for (position, person) in room.staff.enumerated() where roles[person] == nil {
                roles[person] = self.roles(in: room, at: position, of: directory[room.organ]?.level ?? .county)
            }
        }
        return roles
    }

    /// The organs that have somebody who opens what the public hands in: until the head of a petition office has looked
    /// at a hand-in it waits in quarantine, and nobody else sees it.
    public static func receivingOrgans(in directory: Directory) -> Set<Organ.ID> {
        let leads = roles(in: directory).filter { $0.value.contains(.petitionLead) }
        return Set(leads.keys.compactMap { directory[$0]?.organ })
    }

    private static func roles(in room: Room, at position: Int, of level: Level) -> Set<Role> {
        switch room.kind {
        case .petitionOffice: position == 0 ? [.petitionLead] : [.registrar]
        case .caseSupervision: [.caseSupervision]
        case .technology: [office(at: position)]
        case .supervision where level == .township:
            position == 0 ? [.petitionLead, .deputy] : [.registrar, .roomMember]
        case .styleSupervision, .supervision, .investigation, .caseReview, .cadreSupervision, .inspection, .resident:
            [.roomMember]
        }
    }

    /// 三员分立: one of each; then a second security administrator, who alone approves what the first one asks for; and
    /// whoever else works there keeps the machine.
    private static func office(at position: Int) -> Role {
        switch position {
        case 1, 3: .securityAdministrator
        case 2: .auditor
        case _: .administrator
        }
    }
}

/// The organs to which the public may hand in: those where somebody who opens hand-ins has an account and a password.
///
/// Asked when the program starts: an account that is set up later is offered from the next start on.
public struct FindOffices: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    public func callAsFunction() async throws -> Set<Organ.ID> {
        try await context.transaction(as: .system) { try $0.offices() }
    }
}
