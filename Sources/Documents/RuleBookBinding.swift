import Casework

extension RuleBook {
    /// A clause of the municipal plan that binds the offices, and the rules that carry it.
    struct Binding {
        let key: String
        let asks: Bilingual
        /// `stage.rule`: the one of its rules to read first.
        let lead: String
        /// `stage.rule` of rules that rest on another key and carry this clause as well.
        let carriers: [String]
    }

    /// The clauses that bind (HS-2 … HS-29). A clause that no rule carries fails a test.
    static let bindings: [Binding] = [
        Binding(
            key: "HS-2", asks: Bilingual("集体议事、请示报告", "Meetings with minutes, and reports upward"),
            lead: "handle.meeting_binds", carriers: []),
        Binding(
            key: "HS-3", asks: Bilingual("督办、问责", "Supervision, and who is held to account"),
            lead: "supervise.overdue_answer",
            carriers: ["supervise.four_eyes", "supervise.overdue_clock", "clock.SUPERVISION"]),
        Binding(
            key: "HS-4", asks: Bilingual("组织架构与通讯录", "The directory of organs, rooms and people"),
            lead: "new_work.place_stands",
            carriers: ["handover.decider", "handover.separate_duties"]),
        Binding(
            key: "HS-13", asks: Bilingual("联系管理", "Rooms keep contact with townships, townships with their villages"),
            lead: "route.forward_down",
            carriers: ["route.own_level", "route.forward_down", "handle.next_room"]),
        Binding(
            key: "HS-14", asks: Bilingual("考核评价以数据为准", "Assessment rests on data that somebody can look at"),
            lead: "clock.QUARTER_FEEDBACK",
            carriers: ["clock.QUARTER_FEEDBACK", "feedback.result", "handle.notice_approved"]),
        Binding(
            key: "HS-15", asks: Bilingual("纪检监察建议", "Recommendations"),
            lead: "recommend.recommendation_four_eyes",
            carriers: ["clock.RECOMMEND_REPLY", "clock.LOOK_BACK"]),
        Binding(
            key: "HS-22", asks: Bilingual("安全保障：防打击报复、澄清正名", "Protection against reprisal, and cleared names"),
            lead: "aftercare.protection_circle",
            carriers: [
                "priority.retaliation", "aftercare.protection_circle", "aftercare.clearing_head",
                "aftercare.untrue_finding", "aftercare.malice_level", "aftercare.never_false_accusation",
                "clock.CLARIFY",
            ]),
        Binding(
            key: "HS-25", asks: Bilingual("内控机制：分权、回避、留痕", "Internal control: separate hands, recusal, traces"),
            lead: "handle.four_eyes",
            carriers: [
                "handle.four_eyes", "handle.recused", "handle.approver", "void.void_four_eyes",
                "jurisdiction.four_eyes",
                "assignment.four_eyes", "document.four_eyes", "aftercare.aftercare_four_eyes", "handover.four_eyes",
                "handover.separate_duties", "recusal.declares_oneself", "recusal.decider", "recusal.not_oneself",
                "interference.handler", "interference.another",
            ]),
        Binding(
            key: "HS-26", asks: Bilingual("提级管理", "Clues on grassroots discipline staff are managed one level up"),
            lead: "route.discipline_staff",
            carriers: []),
        Binding(
            key: "HS-28", asks: Bilingual("包案、大接访、反馈", "Leaders in charge, reception days, feedback"),
            lead: "charge.assigned_by_head",
            carriers: ["reception.reception_leader", "feedback.acceptance", "feedback.result", "clock.FEEDBACK"]),
        Binding(
            key: "HS-29", asks: Bilingual("微腐败快查快办、联合", "Micro-corruption: fast, and together"),
            lead: "route.micro_corruption",
            carriers: ["jurisdiction.parties", "route.recurring"]),
    ]

    /// The rules that carry a clause: those that rest on it, then the others; `stage.rule`.
    static func carriers(of binding: Binding) -> [String] {
        (ruleNames[binding.key] ?? []) + binding.carriers
    }

    /// The clauses that bind, before the chapters: clause, rule, code, constraint, test.
    static func binding(_ evidence: Evidence) -> String {
        var table = MarkdownTable(["条款 Clause", "可信度 Confidence", "要求 Asks for", "规则 Rules"] + Evidence.headings)
        for binding in bindings {
            let rules = carriers(of: binding).compactMap { named($0) }
            let symbols = rules.compactMap { evidence.symbol($0.rule, of: $0.stage) }
            let twins = rules.flatMap { evidence.twins(of: $0.rule, in: $0.stage) }
            table.add([
                code(binding.key), shown(confidence(of: binding.key)), binding.asks.cell,
                rules.map { code($0.stage + "." + $0.rule) }.joined(separator: "<br>"),
                Evidence.once(symbols.map { "[`\($0.name)`](../\($0.path))" }),
                Evidence.once((twins + evidence.twins(of: binding.key)).map { code($0) }),
                Evidence.links(evidence.tests(of: binding.key)),
            ])
        }
        return """
            ## 市实施方案的条款 · The clauses of the municipal plan

            每一条由哪些规则落实：先是以它为依据的，再是以其他文件为依据、同时落实它的。

            Which rules carry each clause: those that rest on it, then those that rest on another document and carry it too.

            \(table.text)
            """
    }

    /// The clauses that bind, each with the rule to read first, what holds that in the database, who tries it, and the story
    /// of the clause.
    static func leadTable(_ evidence: Evidence, inChinese: Bool) -> String {
        var table = MarkdownTable(
            inChinese
                ? ["条款", "要求", "先看这条规则", "数据库", "测试", "验收故事"]
                : ["Clause", "Asks for", "Rule to read first", "Database", "Test", "Story"])
        for binding in bindings {
            guard let lead = named(binding.lead) else { continue }
            let symbol = evidence.symbol(lead.rule, of: lead.stage)
            let tests = evidence.tests(of: lead.rule, in: lead.stage, key: lead.key)
            table.add([
                code(binding.key), inChinese ? binding.asks.zh : binding.asks.en,
                symbol.map { "[`\(binding.lead)`](\($0.path))" } ?? code(binding.lead),
                list(evidence.twins(of: lead.rule, in: lead.stage).map(code)),
                list(tests.filter { !isStory($0) }.prefix(1).map { link($0) }),
                list(evidence.tests(of: binding.key).filter(isStory).map { link($0) }),
            ])
        }
        return table.text
    }

    /// What the last three columns of the chapters tell.
    static let howToRead = """
        ## 后面各表怎样读 · How to read the tables below

        “可信度”是所依据条款的文本核对到什么程度；“未核对”的，使用前须对照正式文本。“代码”是写明这条规则的常量。\
        “数据库”是逐条核对过的同一规则在数据库里的约束、触发器、函数或者行级安全策略；没有的写明原因。\
        “测试”是写着同一编号、并且点到这条规则的测试。

        “Confidence” tells how far the text of the clause was read: what was not checked is to be compared with the official \
        text before anybody relies on it. “Code” is the constant that is the rule. “Database” is the constraint, trigger, \
        function or policy of row-level security that holds the same rule, reviewed one by one; where there is none, why. \
        “Tests” are those that name the key and the rule itself.

        """

    /// A rule by `stage.rule`, with the key that it rests on.
    static func named(_ name: String) -> (stage: String, rule: String, key: String)? {
        guard let dot = name.firstIndex(of: ".") else { return nil }
        let (stage, rule) = (String(name[..<dot]), String(name[name.index(after: dot)...]))
        if let kind = ClockKind(rawValue: rule), stage == "clock" { return (stage, rule, kind.builtIn.policy.key) }
        for chapter in stages where chapter.stage == stage {
            if let entry = chapter.entries.first(where: { $0.name == rule }) { return (stage, rule, entry.policy) }
        }
        return nil
    }
}
