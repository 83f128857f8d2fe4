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

    private static func roles(in room: Room, at position: Int, of level: Level) -> Set<Role> {
        switch room.kind {
        case .petitionOffice: position == 0 ? [.petitionLead] : [.registrar]
        case .caseSupervision: [.caseSupervision]
        case .technology: [position < 2 ? .administrator : .auditor]
        case .supervision where level == .township:
            position == 0 ? [.petitionLead, .deputy] : [.registrar, .roomMember]
        case .styleSupervision, .supervision, .investigation, .caseReview, .cadreSupervision, .inspection, .resident:
            [.roomMember]
        }
    }
}
