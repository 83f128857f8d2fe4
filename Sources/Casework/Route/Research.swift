extension Route.Rule {
    /// Nobody can be competent yet: the petition office finds out who is. Answers whatever is left.
    ///
    /// - Policy: DW-research
    static let research = Self(id: .research, policy: "DW-research") { situation in
        let gap = situation.gap
        return .answer(.research(gap), because: gap.inWords)
    }
}

extension Route.Situation {
    fileprivate var gap: Route.Gap {
        if seat != nil || input.matter != .accusation { return .noRoom }
        let elsewhere = accused.contains { $0.management == .elsewhere }
        return elsewhere && accused.allSatisfy { $0.management == .elsewhere } ? .otherArea : .unknownUnit
    }
}

extension Route.Gap {
    /// What the departments that share the cadre right left open; nil if each of them agreed.
    init?(negotiations shared: [DualManagement]) {
        if shared.contains(.department) {
            self = .department
        } else if shared.contains(.open) {
            self = .negotiation
        } else {
            return nil
        }
    }

    var inWords: Bilingual {
        switch self {
        case .unknownUnit:
            Bilingual("被反映人单位不明：由信访室查明后再分流", "the accused's unit is unknown: the petition office finds out")
        case .otherArea:
            Bilingual(
                "被反映人属外地：查明后转送当地12388受理机关",
                "the accused belong to another area: forwarded to the organ there once it is known"
            )
        case .negotiation:
            Bilingual(
                "双重管理干部：先与主管部门纪检监察机构协商并记录",
                "a cadre managed together with a department: its discipline organ is asked first, and that is recorded"
            )
        case .department:
            Bilingual(
                "双重管理干部：由设在主管部门的纪检监察机构受理",
                "a cadre managed together with a department: its own discipline organ accepts the matter"
            )
        case .noSuccessor:
            Bilingual(
                "应承办的机关或者内设机构已撤销，承接单位未明确或者应当回避",
                "the organ or room was abolished, and nobody who may know of it was named to take over"
            )
        case .noRoom:
            Bilingual("管辖机关在机构名录中没有可承办的室", "the directory has no fitting room at the competent organ")
        }
    }
}
