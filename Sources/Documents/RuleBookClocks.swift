import Casework

extension RuleBook {
    static let clockExtensions = Chapter(
        title: Bilingual("期限：延长", "Clocks: extensions"),
        reading: Bilingual(
            "按顺序，第一条不满足的决定；全部满足才可以延长。", "In this order; the first condition that is not met decides."),
        stage: "extension",
        entries: ClockExtensionRules.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.statement)
        })

    static let overdueSteps = Chapter(
        title: Bilingual("期限：逾期逐级报告", "Clocks: who is told that one ran out"),
        reading: Bilingual(
            "对每一级按顺序判断，第一条适用的使这一级不被提示；上一级照常判断。交办件的上一级是交办机关。",
            "Asked for each level in this order; the first one that applies keeps that level from being told, and the next "
                + "level is asked all the same. Of what was assigned, the superior is the organ that assigned it."),
        stage: "overdue",
        entries: OverdueSteps.rules.map {
            Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.statement)
        })

    static let ownPeriods = Chapter(
        title: Bilingual("期限：机关自定", "Clocks: what one organ sets for itself"),
        reading: Bilingual(
            "载入期限时对写明机关的每一行按顺序判断，第一条适用的拒绝。起算、延长和重新计算都按承办机关的期限；事项转到别的机关，"
                + "可以自定的期限从转到时起按那个机关的重新计算。载入后全部运行中的期限重新计算，只写回有变化的。",
            "Asked in this order of each row that names an organ when periods are loaded; the first one that applies "
                + "refuses. Clocks start, are extended and computed anew by the periods of the organ that owes them; where "
                + "a matter goes to another organ, what an organ may set is counted by that one's from then on. After a "
                + "load all running clocks are computed anew, and those that change are written."),
        stage: "own_period",
        entries: OwnPeriod.rules.map { Entry(name: $0.id.rawValue, policy: $0.policy.key, statement: $0.statement) })

    /// The clocks as the last chapter of `docs/rules.md`.
    static func clockPage(with evidence: Evidence?) -> String {
        var table = MarkdownTable(
            [
                "代码 Code", "期限 Clock", "起算 Starts with", "长度 Length", "延长 Extensions", "提前提醒 Warning", "完成 Done when",
                "依据 Source", "可信度 Confidence",
            ] + (evidence == nil ? [] : Evidence.headings))
        for policy in ClockKind.allCases.map(\.builtIn) {
            table.add(
                [
                    code(policy.kind.rawValue), policy.name.cell, policy.starts.cell, inWords(policy.length).cell,
                    policy.extensions.isEmpty
                        ? "—" : policy.extensions.map { inWords($0).cell }.joined(separator: "<br>"),
                    policy.warnLead.map { inWords(.period(.workingDays($0))).cell } ?? "—",
                    policy.action.cell, code(policy.policy.key) + "<br>" + policy.source.cell,
                    shown(policy.confidence),
                ] + (evidence?.cells(policy.kind.rawValue, of: "clock", key: policy.policy.key) ?? []))
        }
        return """
            ## 期限 · Clocks

            工作日按已公布的放假通知计算（含补班）；没有通知的年份按周一至周五推算，标为“暂定”。长度是内置值；\
            `ClockPolicyTable` 可以换成注明来源和起止日期的行，\
            也可以只为一个机关（`OwnPeriod`）。

            Working days follow the published holiday notices, make-up workdays included. For a year without a notice they \
            are Monday to Friday, and marked provisional. The lengths are built in; `ClockPolicyTable` puts dated rows with \
            their source in their place, for every organ or for one (`OwnPeriod`).

            \(table.text)
            """
    }

    /// The letters of confidence and what they stand for.
    static var confidences: String {
        var table = MarkdownTable(["可信度 Confidence", ""])
        for confidence in Confidence.allCases { table.add([confidence.rawValue, inWords(confidence).cell]) }
        return table.text
    }

    private static func inWords(_ confidence: Confidence) -> Bilingual {
        switch confidence {
        case .officialText: Bilingual("读过官方全文", "the full official text was read")
        case .quoted:
            Bilingual("官方机关或两处独立来源引用", "quoted by official organs or by two independent reproductions")
        case .localPractice:
            Bilingual("一地公布的做法，部署单位应当自定", "practice of one place: a deployment is expected to set it")
        case .unverified: Bilingual("未找到出处，使用处注明未经核实", "not found in a source: shown as unverified")
        }
    }

    private static func inWords(_ length: ClockLength) -> Bilingual {
        switch length {
        case .period(let period): Bilingual(period.chinese, period.english)
        case .quarterEnd: Bilingual("至季度末", "to the end of the quarter")
        case .yearEnd: Bilingual("至年末", "to the end of the year")
        }
    }

    private static func inWords(_ step: ClockExtension) -> Bilingual {
        let longest = step.atMost.map { Bilingual("至多\($0.chinese)", "at most \($0.english)") }
        let length = longest ?? Bilingual("由批准人定", "as the approver sets")
        let approver =
            switch step.approver {
            case .ownHead: Bilingual("本机关主要负责人批准", "by the own head")
            case .upperOrgan: Bilingual("上级机关批准", "by the upper organ")
            }
        let again = step.repeatable ? Bilingual("，可以多次", ", repeatable") : Bilingual("", "")
        return Bilingual("\(length.zh)，\(approver.zh)\(again.zh)", "\(length.en), \(approver.en)\(again.en)")
    }
}
