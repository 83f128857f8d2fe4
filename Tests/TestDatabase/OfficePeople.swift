public import CaseStore
public import Casework

extension TestOffice {
    /// The county's organ, in which most stories happen (大冶市纪委监委).
    public var county: Organ.ID { Organ.ID("O420281") }
    /// The city's organ above it (黄石市纪委监委).
    public var city: Organ.ID { Organ.ID("O420200") }
    /// Another county's organ, which must see nothing (阳新县纪委监委).
    public var neighbour: Organ.ID { Organ.ID("O420222") }
    /// A township's organ below the county (东岳路街道纪工委).
    public var township: Organ.ID { Organ.ID("T42028101J") }

    /// 信访室科员
    public var clerk: Caller { registrar(of: county, 0) }
    /// Another registrar: whoever confirms did not propose.
    public var secondClerk: Caller { registrar(of: county, 1) }
    /// 信访室主任
    public var lead: Caller { first(.petitionLead, in: county) }
    /// 案件监督管理室
    public var supervisor: Caller { first(.caseSupervision, in: county) }
    /// 分管领导
    public var deputy: Caller { first(.deputy, in: county) }
    /// 主要负责人
    public var head: Caller { first(.head, in: county) }
    public var administrator: Caller { first(.administrator, in: county) }
    /// Who approves what the first one proposes.
    public var securityAdministrator: Caller { first(.securityAdministrator, in: county) }
    public var auditor: Caller { first(.auditor, in: county) }

    public var cityClerk: Caller { registrar(of: city, 0) }
    public var cityLead: Caller { first(.petitionLead, in: city) }
    public var cityDeputy: Caller { first(.deputy, in: city) }
    public var cityHead: Caller { first(.head, in: city) }
    public var cityAuditor: Caller { first(.auditor, in: city) }

    /// What the system does within an operation of somebody of the county's organ, whom the rows name.
    public func acting<Value: Sendable>(
        for staff: Staff.ID, _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        let caller = StaffCaller(staff: staff, organ: county, room: nil, roles: [])
        return try await store.transaction(as: .staff(caller)) { transaction in
            try transaction.asSystem { try body($0) }
        }
    }

    /// A member of a room, its head first.
    ///
    /// - Parameter place: 0 for the head of the room.
    public func member(of room: Room.ID, _ place: Int = 0) -> Caller {
        guard let found = directory[room], found.staff.indices.contains(place) else {
            preconditionFailure("the demo directory has no such room or place")
        }
        return caller(found.staff[place])
    }

    /// A member of a room of the city's organ, such as `O420200-GJ`.
    public func cityMember(of room: Room.ID, _ place: Int = 0) -> Caller { member(of: room, place) }

    /// The first person of an organ with a role.
    public func first(_ role: Role, in organ: Organ.ID) -> Caller {
        guard let first = everybody(with: role, in: organ).first else {
            preconditionFailure("nobody there has the role")
        }
        return first
    }

    /// Everybody of an organ with a role, in the directory's order.
    public func everybody(with role: Role, in organ: Organ.ID) -> [Caller] {
        let listed = directory.staff.filter { $0.organ == organ && roles[$0.id]?.contains(role) == true }
        let more = DemoAccounts.all.filter { $0.organ == organ && $0.roles.contains(role) }
        return listed.map { caller($0.id) }
            + more.map { .staff(StaffCaller(staff: $0.id, organ: $0.organ, room: nil, roles: $0.roles)) }
    }

    /// Somebody of the directory with the roles of the post.
    public func caller(_ id: Staff.ID) -> Caller {
        guard let person = directory[id] else { preconditionFailure("the demo directory has no such person") }
        return .staff(StaffCaller(staff: id, organ: person.organ, room: person.room, roles: roles[id] ?? []))
    }

    private func registrar(of organ: Organ.ID, _ place: Int) -> Caller {
        everybody(with: .registrar, in: organ)[place]
    }
}
