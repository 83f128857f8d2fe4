extension Route.Rule {
    /// Accused of several organs go to the common superior (共同的上级), unless that lies below the receiver.
    ///
    /// - Policy: JC-17
    static let commonSuperior = Self(id: .commonSuperior, policy: "JC-17") { situation in
        guard let seat = situation.ordinarySeat else { return .pass(.noPlacedAccused) }
        guard !situation.managing.contains(seat) else {
            return .pass(Bilingual("被反映人归一个机关管辖", "one organ has authority over all accused"))
        }
        guard !situation.tree.isStrictlyBelow(seat, situation.receiver) else {
            return .pass(Bilingual("共同的上级在本机关以下", "the common superior is below this organ"))
        }
        guard let room = situation.supervisionRoom(of: seat) else { return .pass(.noSupervisionRoom) }
        let organ = situation.tree.name(seat)
        return .answer(
            .handle(room, .commonSuperior),
            because: Bilingual(
                "被反映人分属几个机关：由共同的上级\(organ.zh)办理",
                "the accused belong to several organs: their common superior \(organ.en) handles"
            )
        )
    }

    /// For a cadre managed together with a department (双重管理) the department's organ is competent by rule; the local
    /// one may handle once that was negotiated and recorded.
    ///
    /// - Policy: DW-dual
    static let dualManagement = Self(id: .dualManagement, policy: "DW-dual") { situation in
        let shared = situation.accused.compactMap(\.dual)
        guard situation.ordinarySeat == situation.receiver, !shared.isEmpty else {
            return .pass(Bilingual("没有本级双重管理的干部", "no accused of this level is managed together with a department"))
        }
        if let gap = Route.Gap(negotiations: shared) { return .answer(.research(gap), because: gap.inWords) }
        guard let room = situation.supervisionRoom(of: situation.receiver) else { return .pass(.noSupervisionRoom) }
        return .answer(
            .handle(room, .negotiated),
            because: Bilingual(
                "双重管理干部：经与主管部门协商，由本机关办理",
                "a cadre managed together with a department, which agreed: handled here"
            )
        )
    }

    /// Cadres of this level go to the supervision room that is linked with their unit.
    ///
    /// - Policy: JB-14
    static let ownLevel = Self(id: .ownLevel, policy: "JB-14") { situation in
        guard situation.ordinarySeat == situation.receiver else {
            return .pass(Bilingual("不由本级管辖", "not under the authority of this organ"))
        }
        guard let room = situation.supervisionRoom(of: situation.receiver) else { return .pass(.noSupervisionRoom) }
        return .answer(
            .handle(room, .own),
            because: Bilingual(
                "反映本级管辖对象：按分工联系移送监督检查室，并告知案管室",
                "under the authority of this organ: to the supervision room linked with the unit; case supervision is told"
            )
        )
    }
}

extension Bilingual {
    static let noSupervisionRoom = Bilingual("没有监督检查室", "no supervision room")
}
