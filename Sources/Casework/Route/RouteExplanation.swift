extension Route {
    /// Why a matter goes where it goes, for the page of the clue and for the audit log. Without names or text.
    public struct Explanation: Equatable, Sendable {
        /// Empty for a sealed matter: of that nothing stays but that it went up.
        public let facts: [Bilingual]
        /// The rules before the deciding one. Empty for a sealed matter.
        public let passedOver: [PassedOver]
        public let deciding: Bilingual
    }

    /// A rule that did not apply, and why.
    public struct PassedOver: Equatable, Sendable {
        public let rule: RuleID
        public let why: Bilingual
    }
}

extension Route.Explanation {
    init(
        _ situation: Route.Situation, _ outcome: Route.Outcome, passedOver: [Route.PassedOver], deciding: Bilingual
    ) {
        self.deciding = deciding
        switch outcome {
        case .sealUp:
            facts = []
            self.passedOver = []
        case .handle, .forwardDown, .forwardAcross, .toAppealTrack, .toPolicyTrack, .research:
            facts = situation.factsInWords
            self.passedOver = passedOver
        }
    }
}

extension Route.Situation {
    fileprivate var factsInWords: [Bilingual] {
        let here = tree.name(receiver)
        let first = Bilingual(
            "接收机关：\(here.zh)；事项：\(input.matter.inWords.zh)",
            "received by \(here.en); matter: \(input.matter.inWords.en)"
        )
        return [first] + accused.enumerated().map { inWords($0.element, number: $0.offset + 1) } + circumstances
    }

    private func inWords(_ person: Route.Accused, number: Int) -> Bilingual {
        let level = person.level?.inWords ?? Bilingual("层级不明", "of unknown level")
        let manager = inWords(person.management)
        let more = particulars(of: person)
        return Bilingual(
            "被反映人\(number)：\(level.zh)，\(manager.zh)" + more.map { "，" + $0.zh }.joined(),
            "accused \(number): \(level.en), \(manager.en)" + more.map { ", " + $0.en }.joined()
        )
    }

    private func particulars(of person: Route.Accused) -> [Bilingual] {
        var found: [Bilingual] = []
        if let post = person.discipline { found.append(inWords(post)) }
        if let post = person.disciplineThen {
            let then = inWords(post)
            found.append(Bilingual("行为发生时" + then.zh, then.en + " when the act was done"))
        }
        switch person.partyRole {
        case .head: found.append(Bilingual("系党组织主要负责人", "head of a Party committee"))
        case .body: found.append(Bilingual("系党委（党组）本身", "a Party committee as a body"))
        case nil: break
        }
        switch person.dual {
        case .open: found.append(Bilingual("双重管理，尚未协商", "managed together with a department, not negotiated yet"))
        case .here: found.append(Bilingual("双重管理，协商由本机关办理", "managed together with a department, which left it here"))
        case .department:
            found.append(Bilingual("双重管理，由主管部门受理", "managed together with a department, which takes it"))
        case nil: break
        }
        return found
    }

    private func inWords(_ management: Route.Management) -> Bilingual {
        switch management {
        case .organ(let organ):
            let name = tree.name(organ)
            return Bilingual("由\(name.zh)的同级党委管理", "managed by the Party committee beside \(name.en)")
        case .above: return Bilingual("由上级党委管理", "managed by a higher committee")
        case .elsewhere: return Bilingual("由外地党委管理", "managed by a committee of another area")
        case .unknown: return Bilingual("管理权限不明", "of unknown management")
        }
    }

    private func inWords(_ post: Route.DisciplinePost) -> Bilingual {
        guard let organ = post.worksIn else { return Bilingual("系纪检监察干部", "discipline staff") }
        let name = tree.name(organ)
        switch post.standing {
        case .member: return Bilingual("系\(name.zh)纪检监察干部", "discipline staff of \(name.en)")
        case .head: return Bilingual("系\(name.zh)主要负责人", "head of \(name.en)")
        case .body: return Bilingual("系\(name.zh)本身", "\(name.en) as a body")
        }
    }

    private var circumstances: [Bilingual] {
        var found: [Bilingual] = []
        if input.isMicroCorruption { found.append(Bilingual("属“微腐败”问题", "micro-corruption")) }
        if input.earlierReports > 0 {
            found.append(Bilingual("此前已反映\(input.earlierReports)次", "reported \(input.earlierReports) times before"))
        }
        if input.signature.isRealName { found.append(Bilingual("实名", "real name")) }
        if input.publicReaction { found.append(Bilingual("群众反映强烈", "strong public reaction")) }
        if input.interferenceReports > 0 { found.append(Bilingual("有过问干预登记", "interference was registered")) }
        if let ground = input.gravity.groundOfImportance(input.conventions) { found.append(ground) }
        let before = input.barredBefore
        if !before.organs.isEmpty || !before.rooms.isEmpty {
            found.append(Bilingual("此前已有机关或者室被排除知悉", "organs or rooms were barred before"))
        }
        found += RiskFlag.allCases.filter(input.dangers.contains).map(\.inWords)
        return found
    }
}

extension RiskFlag {
    fileprivate var inWords: Bilingual {
        switch self {
        case .selfHarm: Bilingual("有自伤、自杀风险", "somebody may harm themselves")
        case .violence: Bilingual("有暴力冲突风险", "violence is threatened or done")
        case .evidenceDestruction: Bilingual("证据可能灭失", "evidence may be lost")
        case .collective: Bilingual("有集体访苗头", "people gather")
        case .retaliation: Bilingual("可能受到打击报复", "reprisal is feared")
        }
    }
}

extension Route.Matter {
    var inWords: Bilingual {
        switch self {
        case .accusation: Bilingual("检举控告", "accusation")
        case .appeal: Bilingual("申诉", "appeal")
        case .suggestion: Bilingual("批评建议", "suggestion")
        }
    }
}

extension Level {
    fileprivate var inWords: Bilingual {
        switch self {
        case .village: Bilingual("村（社区）级", "village level")
        case .township: Bilingual("乡镇（街道）级", "township level")
        case .county: Bilingual("县（市、区）级", "county level")
        case .city: Bilingual("市级", "city level")
        case .province: Bilingual("省级及以上", "provincial level or above")
        }
    }
}
