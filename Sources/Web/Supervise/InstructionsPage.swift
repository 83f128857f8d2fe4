/// The ledger of instructions, what is late first, and the form that enters one.
public struct InstructionsPage: StaffPage {
    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var source: Text
        public var issuedOn: Day
        public var to: String
        public var text: String
        public var due: ClockFace
    }

    public var tabs: [SupervisionTab]
    /// Name and address of each view, and whether it is this one.
    public var views: [(name: Text, link: Link, isCurrent: Bool)]
    public var rows: [Row]
    /// Nil for those who do not enter any.
    public var entry: Entry?

    /// The form that enters an instruction.
    public struct Entry: Sendable {
        public var sources: [Choice]
        public var addressees: [Choice]
        /// The clue that it is about, by its identifier and its number; nil where it is about none.
        public var clue: (id: String, number: String)?
        public var form: FormState
    }

    public var title: Text { .tabInstructions }
    public var area: StaffArea? { .supervision }
    public var link: Link { .instructions }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.tabs(tabs, current: .instructions)
        html(.nav, .class("tabs"), .ariaLabel(.tabInstructions)) { html in
            html(.ul) { html in
                for view in views {
                    html(.li) { html in html(.a, .href(view.link), .current(view.isCurrent), say: view.name) }
                }
            }
        }
        html.firstOnly(rows.count)
        if rows.isEmpty {
            html(.p, .class("empty"), say: .noInstructions)
        } else {
            html.listing(
                .tabInstructions,
                [.instructionSource, .instructionIssuedOn, .instructionTo, .instructionSays, .instructionDue]
            ) { html in
                for row in rows { row.write(into: &html) }
            }
        }
        entry?.write(into: &html, in: frame)
    }
}

extension InstructionsPage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html(.a, .href(.instruction(id)), say: source) }
            html(.td) { html in html.day(issuedOn) }
            html(.td, text: to)
            html(.td) { html in html.told(text) }
            html(.td) { html in html.chip(due) }
        }
    }
}

extension InstructionsPage.Entry {
    fileprivate func write(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .instructionRegister)
            html.problems(of: form)
            html.post(to: .instructions, frame.token, style: "entry", hidden: ["clue": clue?.id ?? ""]) { html in
                if let clue { html.facts([Fact(.instructionAboutClue, .code(clue.number))]) }
                html.buttons(Field("source", .instructionSource, isRequired: true), sources, in: form)
                html.line(Field("issued_on", .instructionIssuedOn, isRequired: true), .date, in: form)
                html.pick(Field("to", .instructionTo, isRequired: true), addressees, in: form)
                html.line(Field("due_on", .instructionDue, isRequired: true), .date, in: form)
                var text = Field("text", .instructionSays, hint: .instructionSaysHint, isRequired: true)
                text.longest = Limits.remarkCharacters
                html.box(text, lines: 5, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .instructionRegister)
                }
            }
        }
    }
}

/// One instruction with how it was looked after.
public struct InstructionPage: StaffPage {
    /// The identifier in addresses.
    public var id: String
    public var tabs: [SupervisionTab]
    public var facts: [Fact]
    public var text: String
    public var due: ClockFace?
    public var checks: [[Fact]]
    public var methods: [Choice]
    public var mayKeep: Bool
    public var mayHoldToAccount: Bool
    /// The reader holds to account only because every head must stand aside.
    public var isStandIn = false
    public var form: FormState

    public var title: Text { .instructionTitle }
    public var area: StaffArea? { .supervision }
    public var link: Link { .instruction(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.tabs(tabs, current: .instructions)
        html.problems(of: form)
        html.facts(facts)
        if let due { html(.p) { html in html.chip(due) } }
        html(.div, .class("letter-text")) { html in html.told(paragraphs: text) }
        html(.section) { html in
            html(.h2, say: .instructionChecks)
            if checks.isEmpty { html(.p, .class("empty"), say: .instructionNoChecks) }
            for check in checks { html.facts(check) }
        }
        if mayKeep { writeForms(into: &html, in: frame) }
        if mayHoldToAccount {
            html.standIn(isStandIn)
            html.postButton(.instructionAccount, to: .instruction(id, "account"), frame.token)
        }
    }

    private func writeForms(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .instructionCheck)
            html.post(to: .instruction(id, "check"), frame.token, style: "entry") { html in
                html.buttons(Field("method", .instructionMethod, isRequired: true), methods, in: form)
                html.line(Field("checked_on", .instructionCheckedOn, isRequired: true), .date, in: form)
                var text = Field("text", .instructionFound, hint: .orderDemandHint, isRequired: true)
                text.longest = Limits.remarkCharacters
                html.box(text, lines: 4, in: form)
                html(.button, .submit, .class("button"), say: .instructionCheck)
            }
        }
        html(.section) { html in
            html(.h2, say: .instructionFinish)
            html.post(to: .instruction(id, "done"), frame.token, style: "entry") { html in
                html.line(Field("done_on", .instructionDoneOn, isRequired: true), .date, in: form)
                html(.button, .submit, .class("button"), say: .instructionFinish)
            }
        }
    }
}
