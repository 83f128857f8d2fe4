public import Casework

/// The steps of one clue (办理节点): those that were taken, what is counted from them, and the forms for those that its
/// reader may write down now.
public struct CoursePage: StaffPage {
    /// A step that was taken.
    public struct Taken: Sendable {
        public var name: Text
        public var isOfFormerRound: Bool
        public var facts: [Fact]

        public init(name: Text, isOfFormerRound: Bool, facts: [Fact]) {
            self.name = name
            self.isOfFormerRound = isOfFormerRound
            self.facts = facts
        }
    }

    /// The identifier of the clue in addresses.
    public var id: String
    public var number: String
    public var state: Text
    public var clocks: [ClockFace]
    public var taken: [Taken]
    /// What its reader may write down.
    public var open: [Course.Kind]
    /// Organs right below, whose decisions are examined again here.
    var below: [Choice]
    public var form: FormState

    public var title: Text { .courseOf(number) }
    public var area: StaffArea? { .board }
    public var link: Link { .course(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.facts([Fact(.state, .said(state))])
        html(.p, .class("hint"), say: .courseHint)
        html.problems(of: form)
        html(.section) { html in
            html(.h2, say: .courseClocks)
            if clocks.isEmpty { html(.p, .class("empty"), say: .noCourseClocks) }
            html(.ul, .class("plain")) { html in
                for clock in clocks { html(.li) { html in write(clock, into: &html) } }
            }
        }
        html(.section) { html in
            html(.h2, say: .courseTaken)
            if taken.isEmpty { html(.p, .class("empty"), say: .noCourse) }
            for step in taken {
                html(.article, .class("report")) { html in
                    html(.h3) { html in
                        html.say(step.name)
                        if step.isOfFormerRound { html.flag(Flag(.formerRound)) }
                    }
                    html.facts(step.facts)
                }
            }
        }
        for kind in open { write(kind, into: &html, in: frame) }
    }

    private func write(_ clock: ClockFace, into html: inout HTML) {
        if let link = clock.link { html(.a, .href(link), say: clock.name) } else { html.say(clock.name) }
        html.text(" ")
        html.day(clock.due)
        html.text(" ")
        html.chip(clock)
    }

    private func write(_ kind: Course.Kind, into html: inout HTML, in frame: StaffFrame) {
        let isBack = form.problems.contains { $0.field.hasPrefix(kind.rawValue + "-") }
        html(.details, .class("step"), .unfolded(isBack)) { html in
            html(.summary, say: kind.words)
            html.post(to: .course(id, kind.rawValue), frame.token, style: "entry") { html in
                CourseForm.write(kind, below, form, into: &html)
                html.actions(.writeItDown)
            }
        }
    }
}
