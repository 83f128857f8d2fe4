import Casework
import Operations

/// Why a matter goes where it goes: facts, the rules that did not apply and why, the rule that decided and its clause.
public struct RouteReasons: Sendable {
    /// A rule that did not apply.
    public struct Passed: Sendable {
        /// What the rule says; its stored name where this version has no such rule.
        public var rule: Text
        public var why: Text
    }

    public var facts: [Text]
    public var passedOver: [Passed]
    public var deciding: Text
    /// What the deciding rule says.
    public var rule: Text
    /// Its clause, such as "HS-26".
    public var clause: String
}

extension RouteReasons {
    func write(into html: inout HTML, unfolded: Bool = false) {
        html(.details, .class("step"), .unfolded(unfolded)) { html in
            html(.summary) { html in
                html(.span, .class("grow"), say: .routeReasons)
                html(.span, .class("clause"), text: clause)
            }
            html(.p) { html in html(.strong, say: .routeDeciding) }
            html(.p) { html in
                html.say(deciding)
                html.text(" ")
                html(.span, .class("clause"), text: clause)
            }
            html(.p, .class("hint"), say: rule)
            html(.p) { html in html(.strong, say: .routeFacts) }
            html(.ul) { html in
                for fact in facts { html(.li, say: fact) }
            }
            if passedOver.isEmpty { return }
            html(.p) { html in html(.strong, say: .routePassed) }
            html(.ol, .class("reckoning")) { html in
                for passed in passedOver {
                    html(.li) { html in
                        html.say(passed.rule)
                        html.text(" – ")
                        html.say(passed.why)
                    }
                }
            }
        }
    }
}

extension Site {
    /// - Parameter rule: the name of the deciding rule.
    func routeReasons(_ reasons: RouteRecord.Reasons, rule: String) -> RouteReasons {
        RouteReasons(
            facts: reasons.facts.map { Text($0) },
            passedOver: reasons.passedOver.map { RouteReasons.Passed(rule: ruleWords($0.rule), why: Text($0.why)) },
            deciding: Text(reasons.deciding), rule: ruleWords(rule), clause: reasons.policy
        )
    }

    func ruleWords(_ rule: String) -> Text { Route.RuleID(rawValue: rule).map { Text($0.statement) } ?? .asIs(rule) }
}
