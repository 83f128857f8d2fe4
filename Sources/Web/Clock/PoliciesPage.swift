/// The periods in force with their sources, the calendar, and what new versions did to running clocks.
public struct PoliciesPage: StaffPage {
    /// A period.
    public struct Row: Sendable {
        public var code: String
        public var name: Text
        public var starts: Text
        public var length: Text
        public var warning: Text
        public var source: Text
        public var confidence: Text
        public var flag: Flag?
        /// From which day on; nil for what is built in.
        public var since: Day?

        public init(
            code: String, name: Text, starts: Text, length: Text, warning: Text, source: Text, confidence: Text,
            flag: Flag?, since: Day?
        ) {
            self.code = code
            self.name = name
            self.starts = starts
            self.length = length
            self.warning = warning
            self.source = source
            self.confidence = confidence
            self.flag = flag
            self.since = since
        }
    }

    /// What a new version did.
    public struct Recomputed: Sendable {
        public var at: Moment
        public var why: Text
        public var from: String
        public var to: String
        public var by: Text

        public init(at: Moment, why: Text, from: String, to: String, by: Text) {
            self.at = at
            self.why = why
            self.from = from
            self.to = to
            self.by = by
        }
    }

    public var rows: [Row]
    public var settings: [Fact]
    /// Nil for who keeps no rules.
    public var recomputed: [Recomputed]?
    /// The part of the site on which the reader stands.
    public var area: StaffArea?

    public init(rows: [Row], settings: [Fact], recomputed: [Recomputed]?, area: StaffArea?) {
        self.rows = rows
        self.settings = settings
        self.recomputed = recomputed
        self.area = area
    }

    public var title: Text { .policiesTitle }
    public var link: Link { .clockPolicies }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .policiesHint)
        html(.p) { html in html(.a, .href(.localChoices), say: .localChoicesTitle) }
        html(.section) { html in
            html(.h2, say: .policySettings)
            html.facts(settings)
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.policiesTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .policyKind, .startedOn, .policyLength, .policyWarning, .policySource, .policyConfidence,
                    .policySince,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        if let recomputed { write(recomputed, into: &html) }
    }

    private func write(_ recomputed: [Recomputed], into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .recomputationsTitle)
            if recomputed.isEmpty {
                html(.p, .class("empty"), say: .noRecomputations)
                return
            }
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.recomputationsTitle)) { html in
                html(.table, .class("list")) { html in
                    html.headings([
                        .recomputedAt, .recomputedWhy, .recomputedFrom, .recomputedTo, .recomputedBy,
                    ])
                    html(.tbody) { html in
                        for row in recomputed { row.write(into: &html) }
                    }
                }
            }
        }
    }
}

extension PoliciesPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in
                html.say(name)
                html.text(" ")
                html(.span, .class("number soft"), text: code)
            }
            html(.td, say: starts)
            html(.td, say: length)
            html(.td, say: warning)
            html(.td, say: source)
            html(.td) { html in
                html.say(confidence)
                if let flag {
                    html.text(" ")
                    html.flag(flag)
                }
            }
            html(.td) { html in
                if let since { html.day(since) } else { html.say(.builtInRule) }
            }
        }
    }
}

extension PoliciesPage.Recomputed {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html.moment(at) }
            html(.td, say: why)
            html(.td, .class("number"), text: from)
            html(.td, .class("number"), text: to)
            html(.td, say: by)
        }
    }
}
