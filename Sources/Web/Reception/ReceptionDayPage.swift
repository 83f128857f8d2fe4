/// One reception day: what is planned, who came, and what the petition office does next.
public struct ReceptionDayPage: StaffPage {
    /// Somebody who came; nobody is named.
    public struct Visitor: Sendable {
        public var at: Moment
        /// The report that was registered; nil where it ended on the spot.
        public var report: (id: String, number: String)?
        public var outcome: Text?
        public var representatives: Int
    }

    /// What the reader may do.
    public enum Next: Sendable {
        case nothing
        /// Whoever may receive instead, where its leader is none any more; else nobody is asked for.
        case holdOrPostpone(leaders: [Choice])
        case log
    }

    public var id: String
    public var on: Day
    public var facts: [Fact]
    public var visitors: [Visitor]
    public var next: Next
    public var outcomes: [Choice]
    /// Whether the reader opens reports in triage.
    public var opensReports: Bool
    public var form: FormState

    public var title: Text { .receptionDayTitle(on.iso) }
    public var area: StaffArea? { .reception }
    public var link: Link { .reception(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("clue")) { html in
            html(.div, .class("known")) { html in
                html.problems(of: form)
                html(.section) { html in html.facts(facts) }
                writeVisitors(into: &html)
            }
            html(.aside, .class("rail"), .ariaLabel(.clocksAndSteps)) { html in
                html(.p, .class("hint"), say: .receptionAlone)
                switch next {
                case .nothing: return
                case .holdOrPostpone(let leaders): writeSteps(leaders, into: &html, in: frame)
                case .log: writeLog(into: &html, in: frame)
                }
            }
        }
    }

    private func writeVisitors(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .receptionVisits)
            html.firstOnly(visitors.count)
            if visitors.isEmpty { return html(.p, .class("empty"), say: .receptionNobody) }
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.receptionVisits)) { html in
                html(.table, .class("list")) { html in
                    html.headings([.visitedAt, .receptionOutcome, .representatives])
                    html(.tbody) { html in for visitor in visitors { write(visitor, into: &html) } }
                }
            }
        }
    }

    private func write(_ visitor: Visitor, into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html.moment(visitor.at) }
            html(.td) { html in
                if let report = visitor.report {
                    if opensReports {
                        html(.a, .href(.triage(report.id)), text: report.number)
                    } else {
                        html(.span, .class("number"), text: report.number)
                    }
                }
                if let outcome = visitor.outcome { html.say(outcome) }
            }
            html(.td, .class("number"), text: String(visitor.representatives))
        }
    }

    private func writeSteps(_ leaders: [Choice], into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.p, .class("hint"), say: .receptionHoldHint)
            html.postButton(.receptionHold, to: .reception(id, "hold"), frame.token, style: "button primary")
        }
        html(.section) { html in
            html(.h2, say: .receptionPostpone)
            html.post(to: .reception(id, "postpone"), frame.token, style: "entry") { html in
                html.line(Field("moved", .receptionMoved, isRequired: true), .date, in: form)
                if !leaders.isEmpty {
                    html.pick(Field("leader", .receptionLeader, isRequired: true), leaders, in: form)
                }
                html(.button, .submit, .class("button"), say: .receptionPostpone)
            }
        }
    }

    private func writeLog(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.p) { html in
                html(.a, .class("button primary"), .href(.desk(session: id)), say: .receptionRegister)
            }
        }
        html(.section) { html in
            html(.h2, say: .receptionSettled)
            html.post(to: .reception(id, "log"), frame.token, style: "entry") { html in
                html.buttons(Field("outcome", .receptionOutcome, isRequired: true), outcomes, in: form)
                html.line(
                    Field("representatives", .representatives, hint: .representativesHint, isRequired: true), .count,
                    in: form
                )
                html(.button, .submit, .class("button"), say: .logVisit)
            }
        }
    }
}
