/// The measures on one clue: on the left what was done, by whom and why; on the right what the reader may propose.
public struct MeasuresPage: StaffPage {
    /// One measure.
    public struct Item: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var kind: Text
        public var state: Text
        public var facts: [Fact]
        /// What somebody wrote about it; nil where nobody did.
        public var words: String?
        public var requirement: String?
        /// The rooms of a joint measure, each with its slice.
        public var parties: [(place: String, role: Text, slice: String)]
        /// What the reader may do with it: the act in the address, and its label.
        public var acts: [(act: String, label: Text, isMain: Bool)]

        public init(
            id: String, kind: Text, state: Text, facts: [Fact], words: String?, requirement: String?,
            parties: [(place: String, role: Text, slice: String)],
            acts: [(act: String, label: Text, isMain: Bool)]
        ) {
            self.id = id
            self.kind = kind
            self.state = state
            self.facts = facts
            self.words = words
            self.requirement = requirement
            self.parties = parties
            self.acts = acts
        }
    }

    /// The identifier of the clue in addresses.
    public var clue: String
    public var number: String
    public var items: [Item]
    public var forms: [MeasureForm]
    /// The reader has the page of the clue itself.
    public var opensClue: Bool
    public var form: FormState

    public init(
        clue: String, number: String, items: [Item], forms: [MeasureForm], opensClue: Bool,
        form: FormState = FormState()
    ) {
        self.clue = clue
        self.number = number
        self.items = items
        self.forms = forms
        self.opensClue = opensClue
        self.form = form
    }

    public var title: Text { .measuresTitle(number) }
    public var area: StaffArea? { .jurisdiction }
    public var link: Link { .measures(clue) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if opensClue { html(.p) { html in html(.a, .href(.clue(clue)), say: .backToClue) } }
        html(.div, .class("clue")) { html in
            html(.div, .class("known")) { html in
                html.problems(of: form)
                html(.section) { html in
                    html(.h2, say: .measureHistory)
                    if items.isEmpty { html(.p, .class("empty"), say: .noMeasures) }
                    for item in items { item.write(into: &html, in: frame) }
                }
            }
            html(.aside, .class("rail"), .ariaLabel(.proposeMeasure)) { html in
                html(.section) { html in
                    html(.h2, say: .proposeMeasure)
                    if forms.isEmpty { html(.p, .class("empty"), say: .noMeasureOpen) }
                    for offered in forms { offered.write(clue, form, into: &html, in: frame) }
                    html(.p, .class("hint"), say: .measuresAreLocalChoice)
                }
            }
        }
    }
}

extension MeasuresPage.Item {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            html(.h3) { html in
                html.say(kind)
                html.text(" · ")
                html(.strong, .class("state"), say: state)
            }
            html.facts(facts)
            if let words { html(.div, .class("letter-text")) { html in html.told(paragraphs: words) } }
            if let requirement, !requirement.isEmpty {
                html(.p, .class("hint"), say: .measureRequirement)
                html(.div, .class("letter-text")) { html in html.told(paragraphs: requirement) }
            }
            if !parties.isEmpty {
                html(.ul) { html in
                    for party in parties {
                        html(.li) { html in
                            html.say(party.role)
                            html.text(" ")
                            html.told(party.place)
                            if !party.slice.isEmpty { html.told(paragraphs: party.slice) }
                        }
                    }
                }
            }
            if !acts.isEmpty {
                html(.div, .class("actions")) { html in
                    for act in acts {
                        html.postButton(
                            act.label, to: .measure(id, act.act), frame.token,
                            style: act.isMain ? "button primary" : "button")
                    }
                }
            }
        }
    }
}
