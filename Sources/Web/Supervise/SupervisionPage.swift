/// What presses one clue: its orders with their story, the reminders, and the leader in charge.
public struct SupervisionPage: StaffPage {
    /// One order.
    public struct Order: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: Text
        public var state: Text
        public var facts: [Fact]
        public var flags: [Flag]
        public var clock: ClockFace?
        public var story: [CluePage.Event]
        /// What the reader may do to it now.
        public var acts: [Choice]
        /// Its letter, or where that is written; nil before the approval, and for who does neither.
        public var document: RecordPaper?
        /// One of these is the reader's only because everybody whose it is must stand aside.
        public var isStandIn = false

        var decisionField: String { "decision-" + id }
        var textField: String { "text-" + id }
    }

    /// One reminder.
    public struct Reminder: Sendable {
        public var facts: [Fact]
        /// Its paper, or where that is written; nil for who does neither.
        public var paper: RecordPaper?
    }

    /// A leader who is or was in charge.
    public struct Charge: Sendable {
        public var facts: [Fact]
        public var notes: [CluePage.Event]
    }

    /// The identifier of the clue in addresses.
    public var id: String
    public var number: String
    /// Whether the reader sees the clue itself.
    public var seesClue: Bool
    public var tabs: [SupervisionTab]
    public var orders: [Order]
    /// The reasons for which the reader may propose; empty where they may not.
    public var reasons: [Choice]
    public var methods: [Choice]
    public var mayRemind: Bool
    /// Working days between two reminders.
    public var reminderPause: Int
    public var reminders: [Reminder]
    public var charges: [Charge]
    /// Whom the reader can put in charge.
    public var leaders: [Choice]
    public var mayRelease: Bool
    /// The reader says who is in charge only because every head must stand aside.
    public var chargesAsStandIn = false
    public var mayNote: Bool
    /// Whether the reader enters instructions.
    public var mayInstruct: Bool
    public var form: FormState

    public var title: Text { .supervisionTitle(number) }
    public var area: StaffArea? { .supervision }
    public var link: Link { .clueSupervision(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.tabs(tabs, current: nil)
        html(.p, .class("under-title")) { html in
            if seesClue { html(.a, .class("button small"), .href(.clue(id)), say: .toTheClue) }
            if mayInstruct {
                html(
                    .a, .class("button small"), .href(Link.instructions.query("clue", id)), say: .instructionRegister)
            }
        }
        html.problems(of: form)
        html(.div, .class("clue")) { html in
            html(.div, .class("known")) { html in
                if orders.isEmpty { html(.p, .class("empty"), say: .noOrderYet) }
                for order in orders { order.write(of: id, form, into: &html, in: frame) }
                writeProposal(into: &html, in: frame)
            }
            html(.aside, .class("rail"), .ariaLabel(.remindersTitle)) { html in
                writeReminders(into: &html, in: frame)
                writeCharges(into: &html, in: frame)
            }
        }
    }

    private func writeProposal(into html: inout HTML, in frame: StaffFrame) {
        if reasons.isEmpty { return }
        html(.section) { html in
            html(.h2, say: .proposeOrder)
            html(.p, .class("hint"), say: .proposeOrderHint)
            html.post(to: .clueSupervision(id, "propose"), frame.token, style: "entry") { html in
                html.buttons(Field("reason", .whySupervised, isRequired: true), reasons, stacked: true, in: form)
                html(.fieldset, .id("methods"), .focusable, .class("field wide choices")) { html in
                    html(.legend, say: .howSupervised)
                    if let problem = form.problem(with: "methods") { html(.p, .class("problem"), say: problem) }
                    for method in methods { html.tick(Field("method-" + method.value, method.label), in: form) }
                }
                var demand = Field("demand", .orderDemand, hint: .orderDemandHint, isRequired: true)
                demand.longest = Limits.remarkCharacters
                html.box(demand, lines: 5, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .proposeOrder)
                }
            }
        }
    }

    private func writeReminders(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .remindersTitle)
            if reminders.isEmpty { html(.p, .class("empty"), say: .noReminders) }
            for reminder in reminders {
                html.facts(reminder.facts)
                html.paper(reminder.paper)
            }
            if mayRemind {
                html(.p, .class("hint"), say: .remindHint(every: reminderPause))
                html.postButton(.remindNow, to: .clueSupervision(id, "remind"), frame.token)
            }
        }
    }

    private func writeCharges(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .chargeTitle)
            if charges.isEmpty { html(.p, .class("empty"), say: .noCharge) }
            for charge in charges {
                html.facts(charge.facts)
                html.story(charge.notes)
            }
            if mayNote {
                html.post(to: .clueSupervision(id, "note"), frame.token, style: "entry") { html in
                    var note = Field("note", .chargeNoteField, hint: .orderDemandHint, isRequired: true)
                    note.longest = Limits.remarkCharacters
                    html.box(note, lines: 4, in: form)
                    html(.button, .submit, .class("button"), say: .chargeNoteSave)
                }
            }
            html.standIn(chargesAsStandIn && (mayRelease || !leaders.isEmpty))
            if !leaders.isEmpty {
                html.post(to: .clueSupervision(id, "charge"), frame.token, style: "entry") { html in
                    html.pick(Field("leader", .chargeLeaderField, isRequired: true), leaders, in: form)
                    html(.button, .submit, .class("button"), say: .chargeAssign)
                }
            }
            if mayRelease {
                html.postButton(.chargeRelease, to: .clueSupervision(id, "release"), frame.token)
            }
        }
    }
}

extension SupervisionPage.Order {
    fileprivate func write(
        of clue: String, _ form: FormState, into html: inout HTML, in frame: StaffFrame
    ) {
        html(.section) { html in
            html(.h2) { html in
                html.say(number)
                html.text(" · ")
                html.say(state)
                for flag in flags { html.flag(flag) }
                if let clock { html.chip(clock) }
            }
            html.facts(facts)
            html.story(story)
            html.paper(document)
            if acts.isEmpty { return }
            html(.h3, say: .decideOrder)
            html.standIn(isStandIn)
            html.post(to: .clueSupervision(clue, "orders", id), frame.token, style: "entry") { html in
                html.buttons(Field(decisionField, .orderDecision, isRequired: true), acts, in: form)
                var text = Field(textField, .orderOpinion, hint: .orderOpinionHint)
                text.longest = Limits.remarkCharacters
                html.box(text, lines: 4, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .decideOrder)
                }
            }
        }
    }
}
