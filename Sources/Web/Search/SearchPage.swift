public import Casework

/// The search in what reports say (全文检索), with what it has found.
///
/// What was looked for stands in the box and nowhere else. Nothing found and nothing permitted are the same page.
public struct SearchPage: StaffPage {
    /// A report that says it.
    public struct Hit: Sendable {
        public var number: String
        /// Nil where the reader has no page of it.
        public var link: Link?
        public var receivedOn: Day
        public var state: Text
        public var passages: [SearchPassage]

        public init(number: String, link: Link?, receivedOn: Day, state: Text, passages: [SearchPassage]) {
            self.number = number
            self.link = link
            self.receivedOn = receivedOn
            self.state = state
            self.passages = passages
        }
    }

    /// What a look has found.
    public struct Outcome: Sendable {
        public var hits: [Hit]
        /// Where to look further back; nil when all was looked at.
        public var further: String?
        /// Whether this is the first page of what was found.
        public var isFirst: Bool

        public init(hits: [Hit], further: String? = nil, isFirst: Bool = true) {
            self.hits = hits
            self.further = further
            self.isFirst = isFirst
        }
    }

    public var form: FormState
    /// Nil when nothing was looked for.
    public var outcome: Outcome?

    static let field = "words"
    static let cursor = "before"

    public init(form: FormState = FormState(), outcome: Outcome? = nil) {
        self.form = form
        self.outcome = outcome
    }

    public var title: Text { .searchTitle }
    public var area: StaffArea? { .search }
    public var link: Link { .search }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html.post(to: .search, frame.token, style: "entry") { html in
            var words = Field(Self.field, .searchFor, hint: .searchHint, isRequired: true)
            words.longest = SearchLimits.characters
            words.focusFirst = outcome == nil
            html.line(words, in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .searchButton)
            }
        }
        if let outcome { write(outcome, into: &html, in: frame) }
    }

    private func write(_ outcome: Outcome, into html: inout HTML, in frame: StaffFrame) {
        if outcome.hits.isEmpty {
            let isAll = outcome.isFirst && outcome.further == nil
            html(.p, .class("empty"), .role("status"), say: isAll ? .searchFoundNothing : .searchNothingHere)
        } else {
            html(.h2, .role("status"), say: .searchHits)
            for hit in outcome.hits { hit.write(into: &html) }
        }
        if let further = outcome.further {
            html.postButton(
                .searchFurther, to: .search, frame.token,
                hidden: [Self.field: form.entered[Self.field], Self.cursor: further])
        }
    }
}

extension SearchPage.Hit {
    fileprivate func write(into html: inout HTML) {
        html(.section, .class("report")) { html in
            html(.h3) { html in
                if let link {
                    html(.a, .href(link), .class("number"), text: number)
                } else {
                    html(.span, .class("number"), text: number)
                }
                html.text(" ")
                html.day(receivedOn)
                html.text(" ")
                html.say(state)
            }
            for passage in passages { passage.write(into: &html) }
        }
    }
}

extension SearchPassage {
    fileprivate func write(into html: inout HTML) {
        html(.p, .class("because")) { html in
            html.say(kind.words)
            html.text(": ")
            html(.bdi, .lang(.zh)) { html in
                if isCutBefore { html.text("…") }
                for piece in pieces {
                    if piece.isFound { html(.mark, text: piece.text) } else { html.text(piece.text) }
                }
                if isCutBehind { html.text("…") }
            }
        }
    }
}
