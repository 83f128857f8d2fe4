import Casework

extension RuleBook {
    /// Every rule of every stage in the order in which it is asked, and every clock, without where the repository shows
    /// them.
    public static var rules: String { rules(with: nil) }

    /// `docs/rules.md`.
    static func rules(with evidence: Evidence?) -> String {
        [
            origin,
            """
            # 规则 · The rules

            每条规则都写明依据。依据的字母代表文件，数字代表条款。\
            同一个编号也写在数据库约束和测试里，`grep -rn HS-26` 即可找到全部。

            Every rule names what it rests on: the letters stand for a document, the number for an article or clause. \
            The same key stands beside the constraints of the database and in the tests; `grep -rn HS-26` finds them all.

            """,
            legend,
            confidences,
            evidence.map { binding($0) + "\n" + howToRead } ?? "",
            stages.map { $0.text(with: evidence) }.joined(separator: "\n"),
            clockPage(with: evidence),
        ].joined(separator: "\n")
    }

    /// One ordered list of rules.
    struct Chapter {
        let title: Bilingual
        let reading: Bilingual
        /// What `name` of a rule is prefixed with in the clause table.
        let stage: String
        let entries: [Entry]
    }

    /// One rule as the pages show it.
    struct Entry {
        let name: String
        let policy: String
        let statement: Bilingual
        /// What the rule leads to, where that is not said already.
        var effect: Bilingual?
    }

    static let stages: [Chapter] = [
        handIn, voiding, registerShape, registerRejections, registerFlags, acceptance, splitting, repeats, signature,
        priority, credibility, dating, route, handle, callConditions, calls, checking, feedbackTalk, distribution,
        archiving,
        foundClues, merit, excerpts, masking, unlocking, provision, trends,
        feedback, supervise, leaderCharge, papers, jurisdiction, assignment, reception, recommend, meeting,
        recusal, interference, aftercare, outOfScope, handOver, leaving, ending, newWork, paperActs, clockExtensions,
        overdueSteps, ownPeriods, course,
    ]
}

extension RuleBook.Chapter {
    func text(with evidence: Evidence?) -> String {
        let hasEffect = entries.contains { $0.effect != nil }
        var table = MarkdownTable(
            ["", "规则 Rule", "依据 Rests on", "可信度 Confidence", "内容 What it says"] + (hasEffect ? ["结果 Effect"] : [])
                + (evidence == nil ? [] : Evidence.headings))
        for (index, entry) in entries.enumerated() {
            let effect = hasEffect ? [entry.effect?.cell ?? ""] : []
            let cells = [
                String(index + 1), RuleBook.code(entry.name), RuleBook.code(entry.policy),
                RuleBook.shown(RuleBook.confidence(of: entry.policy)), entry.statement.cell,
            ]
            table.add(cells + effect + (evidence?.cells(entry.name, of: stage, key: entry.policy) ?? []))
        }
        return "## \(title.line)\n\n\(reading.zh)\n\n\(reading.en)\n\n\(table.text)"
    }
}

// MARK: - Receive

extension RuleBook {
    fileprivate static let handIn = Chapter(
        title: Bilingual("收件", "Receive: a hand-in"),
        reading: Bilingual(
            "登记台和公开页面的来件。被反映人属上级管理或者是本机关主要负责人的，先于一切规则转入密封登记；其余问题一次全部告知。",
            "What the desk or the public page hands in. Whoever is managed above, or the own head, keeps everything else "
                + "out first (JB-15); all other faults are told at once."),
        stage: "receive",
        entries: Receive.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    fileprivate static let registerShape = Chapter(
        title: Bilingual("台账导入：行的形状", "Receive: the shape of a register row"),
        reading: firstDecides, stage: "register", entries: RegisterRules.shape.map { register($0.code, $0.policy) })

    fileprivate static let registerRejections = Chapter(
        title: Bilingual("台账导入：退回", "Receive: rows that stay out"),
        reading: firstDecides, stage: "register", entries: RegisterRules.rejections.map { register($0.code, $0.policy) }
    )

    fileprivate static let registerFlags = Chapter(
        title: Bilingual("台账导入：接收并提示", "Receive: rows taken in with a remark"),
        reading: Bilingual("适用的全部记录。", "All that apply are written down."),
        stage: "register", entries: RegisterRules.flags.map { register($0.code, $0.policy) })

    private static func register(_ code: RegisterCode, _ policy: Policy) -> Entry {
        Entry(name: code.rawValue, policy: policy.key, statement: code.message)
    }

    private static let firstDecides = Bilingual(
        "按顺序，第一条适用的决定。", "In this order; the first one that applies decides.")
}

// MARK: - Triage

extension RuleBook {
    fileprivate static let acceptance = Chapter(
        title: Bilingual("研判：受理", "Triage: acceptance"), reading: firstDecides, stage: "triage",
        entries: Triage.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.explanation) })

    fileprivate static let signature = Chapter(
        title: Bilingual("研判：署名", "Triage: the signature"), reading: firstDecides, stage: "signature",
        entries: Triage.signatureRules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.explanation)
        })

    fileprivate static let priority = Chapter(
        title: Bilingual("研判：缓急", "Triage: priority"),
        reading: Bilingual(
            "按顺序，第一条适用的决定。同级中实名件在先（JB-25）。",
            "In this order; the first one that applies decides. Within a class real-name reports come first (JB-25)."),
        stage: "priority",
        entries: Triage.priorityRules.map {
            Entry(
                name: $0.id.rawValue, policy: $0.policy.key, statement: $0.explanation, effect: name(of: $0.priority))
        })

    private static func name(of priority: Priority) -> Bilingual {
        switch priority {
        case .urgent: Bilingual("急件", "urgent")
        case .high: Bilingual("优先", "high")
        case .normal: Bilingual("一般", "normal")
        case .low: Bilingual("缓", "low")
        }
    }
}

// MARK: - Route, handle, feedback

extension RuleBook {
    fileprivate static let route = Chapter(
        title: Bilingual("分流", "Route"),
        reading: Bilingual(
            "按顺序，第一条适用的决定；有几名被反映人的，最高一级决定整件。每次分流都写明依据的事实和前面各条为何不适用。",
            "In this order; the first one that applies decides, and the highest of several accused decides for the whole "
                + "item. Every decision tells the facts it rests on and why the earlier rules did not apply."),
        stage: "route",
        entries: Route.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) })

    fileprivate static let handle = Chapter(
        title: Bilingual("办理", "Handle"),
        reading: Bilingual(
            "谁可以对线索做什么。按顺序，第一条不满足的决定；全部满足才可以操作。",
            "Who may do what to a clue. In this order; the first condition that is not met decides, and an act needs all."
        ),
        stage: "handle",
        entries: Handle.rules.map { rule in
            Entry(
                name: rule.id.rawValue, policy: rule.policy.key, statement: rule.id.statement,
                effect: rule.canBeMet
                    ? Bilingual("补齐后可以操作", "possible once it is made up for")
                    : Bilingual("不显示此操作", "the act is not offered"))
        })

    fileprivate static let feedback = Chapter(
        title: Bilingual("反馈", "Feedback"), reading: firstDecides, stage: "feedback",
        entries: Feedback.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.explanation) })

    fileprivate static let supervise = Chapter(
        title: Bilingual("督办、催办", "Supervise"),
        reading: Bilingual(
            "谁可以督办、催办、答复。按顺序，第一条不满足的决定；全部满足才可以操作。",
            "Who presses a clue and who answers. In this order; the first condition that is not met decides."),
        stage: "supervise",
        entries: Supervise.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement) }
    )

    fileprivate static let leaderCharge = Chapter(
        title: Bilingual("包案", "Leader in charge"),
        reading: firstDecides, stage: "charge",
        entries: LeaderCharge.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })

    fileprivate static let outOfScope = Chapter(
        title: Bilingual("业务范围外：转送、引导、异议、信访办理", "Out of scope: passed on, guided, objected to, handled"),
        reading: Bilingual(
            "谁可以做什么。按顺序，第一条不满足的决定；全部满足才可以操作。",
            "Who may do what. In this order; the first condition that is not met decides, and an act needs all."),
        stage: "out_of_scope",
        entries: OutOfScope.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })

    fileprivate static let course = Chapter(
        title: Bilingual("办理节点", "Steps of a check"),
        reading: Bilingual(
            "谁可以登记哪个节点、何日起算。第一条不满足的决定。",
            "Who may write down which step, and of which day. The first condition that is not met decides."),
        stage: "course",
        entries: Course.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })

    fileprivate static let aftercare = Chapter(
        title: Bilingual("反馈之后：异议、澄清、防护", "After the result: objections, clearings, protection"),
        reading: Bilingual(
            "谁可以做什么。按顺序，第一条不满足的决定；全部满足才可以操作。",
            "Who may do what. In this order; the first condition that is not met decides, and an act needs all."),
        stage: "aftercare",
        entries: Aftercare.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.id.statement)
        })
}
