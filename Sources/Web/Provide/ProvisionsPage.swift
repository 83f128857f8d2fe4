/// The ledger of what was provided to inspection teams (数据提供台账), with the form that asks.
public struct ProvisionsPage: StaffPage {
    /// One line.
    public struct Row: Sendable {
        public var id: String
        public var number: String
        public var state: Text
        public var facts: [Fact]
        public var mayDecide: Bool
        public var mayDeliver: Bool
    }

    public var rows: [Row]
    /// Areas, departments and units that can be chosen.
    public var scopes: [Choice]
    /// Nil for whoever does not ask.
    public var form: FormState?

    public var title: Text { .provisionsTitle }
    public var area: StaffArea? { .analysis }
    public var link: Link { .provisions }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.analysisTabs(current: .provisions)
        html(.p, .class("hint"), say: .provisionsHint)
        if let form {
            html.problems(of: form)
            html(.details, .class("step"), .unfolded(form.isBack("team"))) { html in
                html(.summary, say: .askProvision)
                html.post(to: .provisions, frame.token, style: "entry") { html in
                    html.pick(Field("scope", .provisionScope, isRequired: true), scopes, in: form)
                    html.line(Field("from", .provisionFrom, isRequired: true), .date, in: form)
                    html.line(Field("to", .provisionTo, isRequired: true), .date, in: form)
                    html.line(Field("team", .provisionTeam, isRequired: true), in: form)
                    html.line(Field("purpose", .provisionPurpose, isRequired: true), in: form)
                    html.actions(.askProvision)
                }
            }
        }
        html.firstOnly(rows.count)
        if rows.isEmpty { return html(.p, .class("empty"), say: .nothingProvided) }
        for row in rows { row.write(into: &html, in: frame) }
    }
}

extension ProvisionsPage.Row {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            html(.h3) { html in
                html(.span, .class("number"), text: number)
                html.text(" · ")
                html.say(state)
            }
            html.facts(facts)
            if mayDecide {
                html.postButton(
                    .approveProvision, to: .provision(id, "approve"), frame.token, style: "button primary")
                html.postButton(.refuseProvision, to: .provision(id, "refuse"), frame.token)
            }
            if mayDeliver {
                html.postButton(
                    .takeProvision, to: .provision(id, "deliver"), frame.token, style: "button primary")
            }
        }
    }
}

extension HTML {
    /// The two lists of this part.
    mutating func analysisTabs(current: Link) {
        let tabs: [(Text, Link)] = [(.trendsTitle, .trends), (.provisionsTitle, .provisions)]
        self(.nav, .class("tabs"), .ariaLabel(.areaAnalysis)) { html in
            html(.ul) { html in
                for (name, link) in tabs {
                    html(.li) { html in
                        html(.a, .href(link), .current(link.rawValue == current.rawValue), say: name)
                    }
                }
            }
        }
    }
}
