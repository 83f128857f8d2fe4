/// One clue: what is known on the left; clocks, what may be done next, and its story on the right.
public struct CluePage: StaffPage {
    /// A report that is part of the clue.
    public struct Report: Sendable {
        public var number: String
        public var receivedOn: Day
        public var channel: Text
        /// 实名 or 匿名, never who.
        public var signature: Text
        public var text: String
        /// How it joined the clue; nil for the report that the clue began with.
        public var why: Text?

        public init(
            number: String, receivedOn: Day, channel: Text, signature: Text, text: String, why: Text? = nil
        ) {
            self.number = number
            self.receivedOn = receivedOn
            self.channel = channel
            self.signature = signature
            self.text = text
            self.why = why
        }
    }

    /// A file that came with a report.
    public struct Material: Sendable {
        public var name: String
        public var size: Text
        public var link: Link

        public init(name: String, size: Text, link: Link) {
            self.name = name
            self.size = size
            self.link = link
        }
    }

    /// One thing that happened.
    public struct Event: Sendable {
        public var at: Moment
        /// Who did it; nil when the system did.
        public var by: String?
        public var what: Text
        /// What somebody wrote about it; nil when nothing.
        public var remark: String?

        public init(at: Moment, by: String?, what: Text, remark: String? = nil) {
            self.at = at
            self.by = by
            self.what = what
            self.remark = remark
        }
    }

    /// The identifier in addresses.
    public var id: String
    public var number: String
    public var category: Text
    public var level: Text
    public var flags: [Flag]
    public var state: Text
    public var facts: [Fact]
    public var accused: [[Fact]]
    public var reports: [Report]
    public var materials: [Material]
    public var clocks: [ClockFace]
    public var steps: [NextStep]
    public var history: [Event]
    /// A form that came back with problems.
    public var form: FormState

    /// - Parameter id: the identifier in addresses; nil where it is the number.
    public init(
        id: String? = nil, number: String, category: Text, level: Text, flags: [Flag], state: Text, facts: [Fact],
        accused: [[Fact]],
        reports: [Report], materials: [Material], clocks: [ClockFace], steps: [NextStep], history: [Event],
        form: FormState = FormState()
    ) {
        self.id = id ?? number
        self.number = number
        self.category = category
        self.level = level
        self.flags = flags
        self.state = state
        self.facts = facts
        self.accused = accused
        self.reports = reports
        self.materials = materials
        self.clocks = clocks
        self.steps = steps
        self.history = history
        self.form = form
    }

    public var title: Text { .clueTitle(number) }
    public var area: StaffArea? { .board }
    public var link: Link { .clue(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("under-title")) { html in
            html(.span, .class("level"), say: level)
            for flag in flags { html.flag(flag) }
            html(.span, say: category)
            html(.strong, .class("state"), say: state)
        }
        html(.div, .class("clue")) { html in
            html(.div, .class("known")) { html in
                html.problems(of: form)
                writeKnown(into: &html)
                writeReports(into: &html)
            }
            html(.aside, .class("rail"), .ariaLabel(.clocksAndSteps)) { html in
                writeClocks(into: &html)
                writeSteps(into: &html, in: frame)
                ClueLinks(id: id).write(into: &html)
                html.story(history)
            }
        }
    }
}

extension CluePage {
    private func writeKnown(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .whatIsKnown)
            html.facts(facts)
        }
        if accused.isEmpty { return }
        html(.section) { html in
            html(.h2, say: .sectionAccused)
            html(.div, .class("people")) { html in
                for person in accused { html.facts(person) }
            }
        }
    }

    private func writeReports(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .whatWasReported)
            for report in reports {
                html(.article, .class("report")) { html in
                    html(.h3) { html in
                        html(.span, .class("number"), text: report.number)
                        html.text(" · ")
                        html.say(report.channel)
                        html.text(" · ")
                        html.say(report.signature)
                        html.text(" · ")
                        html.day(report.receivedOn)
                        if let why = report.why { html.flag(Flag(why)) }
                    }
                    if report.text.isEmpty { html(.p, .class("hint"), say: .claimToRead) }
                    html(.div, .class("letter-text")) { html in html.told(paragraphs: report.text) }
                }
            }
            if !materials.isEmpty {
                html(.h3, say: .materials)
                html(.ul, .class("plain")) { html in
                    for material in materials {
                        html(.li) { html in
                            html(.a, .href(material.link)) { html in html.told(material.name) }
                            html.text(" ")
                            html(.span, .class("soft"), say: material.size)
                        }
                    }
                }
            }
        }
    }

    private func writeClocks(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .clocks)
            if clocks.isEmpty { html(.p, .class("empty"), say: .noClockRuns) }
            for clock in clocks {
                html(.details, .class("clock-line")) { html in
                    html(.summary) { html in
                        html(.span, .class("grow"), say: clock.name)
                        html.chip(clock)
                    }
                    html(.p) { html in
                        html.say(.dueOn)
                        html.text(" ")
                        html.day(clock.due)
                    }
                    if !clock.explanation.isEmpty {
                        html(.ol, .class("reckoning")) { html in
                            for line in clock.explanation { html(.li, say: line) }
                        }
                    }
                    if let link = clock.link { html(.p) { html in html(.a, .href(link), say: .openTheClock) } }
                }
            }
        }
    }

    private func writeSteps(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .nextSteps)
            if steps.isEmpty { html(.p, .class("empty"), say: .nothingToDo) }
            for step in steps { step.write(id, form, isFirst: step.id == steps.first?.id, into: &html, in: frame) }
        }
    }
}

extension HTML {
    /// Appends what happened, in its order; nothing where nothing did.
    mutating func story(_ events: [CluePage.Event]) {
        if events.isEmpty { return }
        self(.section) { html in
            html(.h2, say: .story)
            html(.ol, .class("story")) { html in
                for event in events {
                    html(.li) { html in
                        html(.span, .class("soft")) { html in html.moment(event.at) }
                        html(.p) { html in
                            if let by = event.by {
                                html(.strong, text: by)
                                html.text(" ")
                            }
                            html.say(event.what)
                        }
                        if let remark = event.remark { html(.p, .class("remark")) { html in html.told(remark) } }
                    }
                }
            }
        }
    }
}
