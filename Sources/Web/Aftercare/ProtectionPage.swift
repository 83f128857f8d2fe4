public import Casework

/// The watches that the reader may know of, and a form that opens one.
public struct ProtectionPage: StaffPage {
    /// A watch.
    public struct Watch: Sendable {
        public var id: String
        public var number: String
        public var state: Text
        /// The next look, with its sign; nil for a watch that ended.
        public var clock: ClockFace?
        public var facts: [Fact]
        public var words: String?
        public var looks: [Look]
        public var measures: Set<Protection.Measure>
        public var mayAct: Bool
        /// Whether somebody proposed its end.
        public var isEnding: Bool
    }

    /// One look at it.
    public struct Look: Sendable {
        public var on: Day
        public var by: String
        public var words: String?
    }

    public var watches: [Watch]
    public var mayOpen: Bool
    public var form: FormState

    public var title: Text { .protectionTitle }
    public var area: StaffArea? { .protection }
    public var link: Link { .protection }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .protectionCircle)
        html.problems(of: form)
        html.firstOnly(watches.count)
        if watches.isEmpty { html(.p, .class("empty"), say: .noWatches) }
        for watch in watches { write(watch, into: &html, in: frame) }
        if mayOpen { writeOpening(into: &html, in: frame) }
    }

    private func writeOpening(into html: inout HTML, in frame: StaffFrame) {
        let isBack = form.problems.contains { $0.field.hasPrefix("open-") }
        html(.details, .class("step"), .unfolded(isBack)) { html in
            html(.summary, say: .openWatch)
            html.post(to: .protection, frame.token, style: "entry") { html in
                html.line(Field("open-number", .watchNumber, isRequired: true), .short, in: form)
                html.watchFields("open", form)
                html.actions(.openWatch)
            }
        }
    }

    private func write(_ watch: Watch, into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("report")) { html in
            html(.h2) { html in
                html(.span, .class("number"), text: watch.number)
                html.text(" · ")
                html.say(watch.state)
                if let clock = watch.clock { html.chip(clock) }
                if watch.clock?.tone == .late { html.flag(Flag(.overdueLook, .urgent)) }
            }
            html.facts(watch.facts)
            if let words = watch.words { html.told(paragraphs: words) }
            if !watch.looks.isEmpty { html(.h3, say: .looks) }
            for look in watch.looks {
                html(.p) { html in
                    html.day(look.on)
                    html.text(" ")
                    html(.strong, text: look.by)
                }
                if let words = look.words { html.told(paragraphs: words) }
            }
            if watch.mayAct { writeActs(watch, into: &html, in: frame) }
        }
    }

    private func writeActs(_ watch: Watch, into html: inout HTML, in frame: StaffFrame) {
        let id = watch.id
        // What came back belongs to one watch: the others keep the measures that stand.
        let isBack = form.problems.contains { $0.field.hasSuffix(id) }
        html(.details, .class("step"), .unfolded(isBack)) { html in
            html(.summary, say: .recordLook)
            html.post(to: .protection(id, "look"), frame.token, style: "entry") { html in
                html.line(Field("day-" + id, .lookDay, isRequired: true), .date, in: form)
                var box = Field("words-" + id, .lookWords, isRequired: true)
                box.longest = Limits.remarkCharacters
                html.box(box, lines: 4, in: form)
                html(.p, say: .measuresLabel)
                for measure in Protection.Measure.allCases {
                    var state = form
                    let name = measure.rawValue + "-" + id
                    if !isBack, watch.measures.contains(measure) { state.entered.set(name, to: "yes") }
                    html.tick(Field(name, measure.words), in: state)
                }
                html.line(Field("next-" + id, .nextLook, isRequired: true), .date, in: form)
                html.actions(.recordLook)
            }
        }
        if watch.isEnding {
            html.postButton(.confirmEnd, to: .protection(id, "end"), frame.token, style: "button primary")
            html.postButton(.continueWatch, to: .protection(id, "go-on"), frame.token)
        } else {
            html.post(to: .protection(id, "propose-end"), frame.token, style: "entry") { html in
                let reasons = Protection.EndReason.allCases.map { Choice($0.rawValue, $0.words) }
                html.pick(Field("reason-" + id, .endReason, isRequired: true), reasons, in: form)
                html.actions(.proposeEnd)
            }
        }
    }
}
