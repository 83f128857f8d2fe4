/// One meeting: its agenda with decisions and minutes, and what else waits.
public struct MeetingPage: StaffPage {
    /// One matter.
    public struct Item: Sendable {
        public var id: String
        public var isClue: Bool
        public var number: String
        public var stateThen: Text
        /// Nil until it was decided.
        public var decision: Text?
        public var decidedOn: Day?
        /// Nil before the decision, and once its matter was sealed up.
        public var minutes: String?
    }

    public var id: String
    public var kind: Text
    public var on: Day
    public var items: [Item]
    public var waiting: [MeetingWaiting]
    public var decisions: [Choice]
    /// Whether decisions can be recorded: the day has come.
    public var isOpen: Bool
    public var opensClues: Bool
    /// The form that came back, with the item that it is about in `item`.
    public var form: FormState

    public var title: Text { Text("\(kind.zh) \(on.iso)", "\(kind.en), \(on.iso)") }
    public var area: StaffArea? { .meetings }
    public var link: Link { .meeting(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html(.div, .class("clue")) { html in
            html(.div, .class("known")) { html in
                html(.h2, say: .meetingAgenda)
                html(.p, .class("hint"), say: .meetingMinutesHint)
                if items.isEmpty { html(.p, .class("empty"), say: .meetingNoAgenda) }
                // Counted as they are shown: a gap would tell of what the reader may not see.
                for (place, item) in items.enumerated() { write(item, place + 1, into: &html, in: frame) }
            }
            html(.aside, .class("rail"), .ariaLabel(.meetingWaiting)) { html in
                html(.h2, say: .meetingWaiting)
                html.waiting(waiting, opensClues: opensClues, put: (id, frame.token))
            }
        }
    }

    private func write(_ item: Item, _ place: Int, into html: inout HTML, in frame: StaffFrame) {
        html(.section, .class("report")) { html in
            html(.h3) { html in
                html.text("\(place). ")
                if item.isClue, opensClues {
                    html(.a, .href(.matter(item.id)), text: item.number)
                } else {
                    html(.span, .class("number"), text: item.number)
                }
                html.text(" · ")
                html.say(item.stateThen)
            }
            if let decision = item.decision {
                html(.p) { html in
                    html(.strong, say: decision)
                    if let day = item.decidedOn {
                        html.text(" ")
                        html.day(day)
                    }
                }
                if let minutes = item.minutes {
                    html.told(paragraphs: minutes)
                } else {
                    html(.p, .class("hint"), say: .meetingMinutesGone)
                }
            } else if isOpen {
                writeDecision(item, place, into: &html, in: frame)
            }
        }
    }

    private func writeDecision(_ item: Item, _ place: Int, into html: inout HTML, in frame: StaffFrame) {
        // Ids are unique in a page; what was typed comes back into the form that it came from.
        let own = form.entered["item"] == item.id ? form : FormState()
        let (decision, minutes) = ("decision-\(place)", "minutes-\(place)")
        html.post(
            to: .meeting(id, "decide"), frame.token, style: "entry",
            hidden: ["item": item.id, "kind": item.isClue ? "clue" : "report", "place": String(place)]
        ) { html in
            html.pick(Field(decision, .meetingDecision, isRequired: true), decisions, in: own)
            var words = Field(minutes, .meetingMinutes, isRequired: true)
            words.longest = Limits.remarkCharacters
            html.box(words, lines: 3, in: own)
            html(.button, .submit, .class("button"), say: .meetingDecide)
        }
    }
}
