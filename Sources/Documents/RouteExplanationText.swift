public import Casework

/// A route decision as lines in both languages: where to, the rule that decided with its clause, the facts, and the rules
/// that did not apply with why.
public enum RouteExplanationText {
    /// - Parameter input: gives the organs their names.
    public static func lines(_ decision: Route.Decision, for input: Route.Input) -> [String] {
        let names = Dictionary(
            (input.organs + [input.receiver]).map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
        func name(_ organ: Organ.ID) -> String {
            names[organ].map { $0.zh == $0.en ? $0.zh : "\($0.zh) · \($0.en)" } ?? organ.rawValue
        }
        let policies = Dictionary(Route.rules.map { ($0.id, $0.policy.key) }, uniquingKeysWith: { first, _ in first })
        var lines = ["去向 · Where to: \(outcome(decision.outcome, name))"]
        lines.append("决定的规则 · The rule that decided: \(decision.rule.rawValue) (\(decision.policy.key))")
        lines += both(decision.explanation.deciding)
        if !decision.explanation.facts.isEmpty { lines.append("依据的事实 · Facts:") }
        for fact in decision.explanation.facts { lines += both(fact) }
        if !decision.explanation.passedOver.isEmpty { lines.append("不适用的规则 · Rules that did not apply:") }
        for passed in decision.explanation.passedOver {
            let rule = "\(passed.rule.rawValue) (\(policies[passed.rule] ?? ""))"
            lines.append("  - \(rule): \(passed.why.zh) · \(passed.why.en)")
        }
        if !decision.barredOrgans.isEmpty {
            lines.append("不得知悉的机关 · Must not know: " + decision.barredOrgans.map(name).joined(separator: ", "))
        }
        if !decision.barredRooms.isEmpty {
            let rooms = decision.barredRooms.map(\.rawValue).joined(separator: ", ")
            lines.append("不得知悉的室 · Rooms that must not know: " + rooms)
        }
        if !decision.tellAtOnce.isEmpty {
            lines.append("立即报告 · Told at once: " + decision.tellAtOnce.map(name).joined(separator: ", "))
        }
        return lines
    }

    private static func both(_ words: Bilingual) -> [String] { ["  - \(words.zh)", "    \(words.en)"] }

    private static func outcome(_ outcome: Route.Outcome, _ name: (Organ.ID) -> String) -> String {
        func place(_ destination: Clue.Destination) -> String {
            "\(name(destination.organ)) [\(destination.room.rawValue)]"
        }
        return switch outcome {
        case .sealUp(_, let upper):
            "密封报送 · sealed up to " + (upper.map(name) ?? "上一级机关 · the next-higher organ")
        case .handle(let destination, let jurisdiction):
            "办理 · handled by \(place(destination)) (\(jurisdiction.rawValue))"
        case .forwardDown(let destination): "转送下级 · forwarded down to \(place(destination))"
        case .forwardAcross(let destination): "移送 · handed to \(place(destination))"
        case .toAppealTrack(let destination): "申诉复审 · case review at \(place(destination))"
        case .toPolicyTrack: "政策研究，不是线索 · studied as a suggestion, no clue"
        case .research(let gap): "先查明 · to be found out first (\(gap.rawValue))"
        }
    }
}
