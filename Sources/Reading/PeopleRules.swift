import Casework

/// Proposes whether discipline staff may be accused.
enum DisciplineRules {
    static func find(_ page: Page, kind: ReportKind) -> [Finding<DisciplineMention>] {
        guard kind == .accusation else { return [] }
        let found = page.hits.compactMap { hit -> Finding<DisciplineMention>? in
            let value: DisciplineMention
            switch hit.meaning {
            case .disciplineHead: value = .headOfOrgan
            case .discipline: value = .staff
            case .post, .misdeed, .label, .reporting, .elsewhere, .sanction, .review, .advice, .chatter, .grassroots,
                .harm,
                .higherPost, .risk:
                return nil
            }
            guard isSubject(hit.range, in: page) else { return nil }
            return Finding(value: value, span: TextSpan(hit.range), reason: reason)
        }
        return Array(found.prefix(ReadingLimits.findings))
    }

    private static let reason = Bilingual(
        "文中人员可能在纪检监察系统任职，是否为被反映人请核对",
        "Somebody here may work in the discipline system; please check whether they are accused.")

    /// A discipline post is no accused when it is who the letter is written to, a former post, or the post of a relative.
    private static func isSubject(_ range: Range<Int>, in page: Page) -> Bool {
        let addressed = page.follows(
            range.upperBound, anyOf: ["：", ":", "同志", "领导", "亲启", "你们", "您", "收：", "收启", "贴了公告", "要来", "来了"])
        // 村监委主任 is the head of a village's own audit committee, no discipline staff.
        let elsewhere =
            page.precedes(range.lowerBound, anyOf: ["村", "村务"]) && page.bytes.holds(auditHead, at: range.lowerBound)
        return !addressed && !elsewhere && !isBystander(range, in: page) && !isSender(range, in: page)
    }

    private static let auditHead = Array("监委主任".utf8)

    /// Somebody whom the writer turned to, a former post, the post of a relative, or an impostor's claim.
    private static func isBystander(_ range: Range<Int>, in page: Page) -> Bool {
        let places = ["", "乡", "镇", "县", "市", "区"]
        let words = ["当过", "自称", "老婆是", "丈夫是", "跟", "向", "给", "找", "请", "转"]
        return words.contains { word in page.precedes(range.lowerBound, anyOf: places.map { word + $0 }) }
    }

    /// An informant's own report names its author first.
    private static func isSender(_ range: Range<Int>, in page: Page) -> Bool {
        guard page.bytes.holds(informant, at: range.lowerBound) else { return false }
        let sentence = page.sentences.ranges[page.sentences.number(at: range.lowerBound)]
        let words = String(decoding: page.bytes[sentence], as: UTF8.self)
        let opens = page.bytes[..<range.lowerBound].allSatisfy { $0 < 0x80 } || words.contains("报送")
        return opens && words.contains("报")
    }

    private static let informant = Array("监察信息员".utf8)

    /// Whether a finding is on a village's own discipline member, who counts as a village cadre.
    static func isVillagePost(_ finding: Finding<DisciplineMention>, in page: Page) -> Bool {
        villagePosts.contains { page.bytes.holds($0, at: finding.span.lower) }
    }

    private static let villagePosts = ["纪检委员", "监察信息员", "廉情监督员"].map { Array($0.utf8) }
}

/// Proposes whether a report is on corruption at people's door.
enum MicroRules {
    static func find(
        _ page: Page, kind: ReportKind, discipline: [Finding<DisciplineMention>]
    ) -> Finding<Bool>? {
        guard kind == .accusation, page.has(.grassroots) else { return nil }
        guard discipline.allSatisfy({ DisciplineRules.isVillagePost($0, in: page) }) else { return nil }
        // A post above the grass roots decides against it, unless the village is named much more often.
        guard page.count(.grassroots) > 2 * page.count(.higherPost) else { return nil }
        guard let harm = page.hits.first(where: { $0.meaning == .harm }) else { return nil }
        return Finding(
            value: true, span: TextSpan(harm.range),
            reason: Bilingual(
                "涉及基层人员，且涉及群众或者集体的钱物、服务、权益",
                "Somebody at the grass roots, and money, goods, services or rights of residents or their collective."))
    }
}

/// Finds dangers.
enum RiskRules {
    static func find(_ page: Page) -> [Finding<RiskFlag>] {
        RiskFlag.allCases.compactMap { flag in
            guard let hit = page.hits.first(where: { $0.meaning == .risk(flag) }) else { return nil }
            return Finding(value: flag, span: TextSpan(hit.range), reason: reason(for: flag))
        }
    }

    private static func reason(for flag: RiskFlag) -> Bilingual {
        switch flag {
        case .selfHarm: Bilingual("有自伤、自杀的言语", "Words of suicide or self-injury.")
        case .violence: Bilingual("有暴力或者以暴力相威胁的言语", "Words of violence or of a threat of it.")
        case .evidenceDestruction:
            Bilingual("有毁灭、伪造证据或者串通的迹象", "Signs that evidence is destroyed, forged or agreed on.")
        case .collective: Bilingual("有多人聚集上访的迹象", "Signs that many people go together.")
        case .retaliation: Bilingual("有因举报而受到报复的迹象", "Signs of reprisal because of reporting.")
        }
    }
}
