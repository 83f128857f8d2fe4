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
        /// Every organ, or the reader's, which has a period of its own.
        public var scope: Text

        public init(
            code: String, name: Text, starts: Text, length: Text, warning: Text, source: Text, confidence: Text,
            flag: Flag?, since: Day?, scope: Text
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
            self.scope = scope
        }
    }

    /// A period that one organ has for itself.
    public struct OwnRow: Sendable {
        public var code: String
        public var name: Text
        public var organ: String
        public var length: Text
        public var source: Text
        public var flag: Flag?
        public var since: Day
        public var until: Day?

        public init(
            code: String, name: Text, organ: String, length: Text, source: Text, flag: Flag?, since: Day, until: Day?
        ) {
            self.code = code
            self.name = name
            self.organ = organ
            self.length = length
            self.source = source
            self.flag = flag
            self.since = since
            self.until = until
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

    /// As they hold for the reader's organ.
    public var rows: [Row]
    /// Of every organ that has its own, those of other days included.
    public var own: [OwnRow]
    public var settings: [Fact]
    /// Nil for who keeps no rules.
    public var recomputed: [Recomputed]?
    /// The part of the site on which the reader stands.
    public var area: StaffArea?

    public init(rows: [Row], own: [OwnRow], settings: [Fact], recomputed: [Recomputed]?, area: StaffArea?) {
        self.rows = rows
        self.own = own
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
                    .policyKind, .startedOn, .policyLength, .policyWarning, .localScope, .policySource,
                    .policyConfidence, .policySince,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
        writeOwn(into: &html)
        if let recomputed { write(recomputed, into: &html) }
    }

    private func writeOwn(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .ownPeriodsTitle)
            html(.p, .class("hint"), say: .ownPeriodsHint)
            if own.isEmpty {
                html(.p, .class("empty"), say: .noOwnPeriods)
                return
            }
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.ownPeriodsTitle)) { html in
                html(.table, .class("list")) { html in
                    html.headings([.organ, .policyKind, .policyLength, .policySource, .policySince, .localUntil])
                    html(.tbody) { html in
                        for row in own { row.write(into: &html) }
                    }
                }
            }
        }
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
            html(.td, say: scope)
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

extension PoliciesPage.OwnRow {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), text: organ)
            html(.td) { html in
                html.say(name)
                html.text(" ")
                html(.span, .class("number soft"), text: code)
            }
            html(.td, say: length)
            html(.td) { html in
                html.say(source)
                if let flag {
                    html.text(" ")
                    html.flag(flag)
                }
            }
            html(.td) { html in html.day(since) }
            html(.td) { html in
                if let until { html.day(until) } else { html.text("–") }
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
