import Casework

/// A form on the page of what follows a result. Its fields are named after it, and after the item where several stand on
/// one page.
enum AftercareStep: String, CaseIterable, Sendable {
    case record, answer, approve, back, keep, clear, allow, refuse, done, after, outcome, accused, watch

    func field(_ name: String, _ item: String = "") -> String {
        rawValue + "-" + name + (item.isEmpty ? "" : "-" + item)
    }
}

/// What the form of a clearing holds.
struct ClearingForm {
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(_ fields: FormFields, today: Day) throws(FormRefused) -> Clarification.Draft {
        let step = AftercareStep.clear
        var reader = FormReader(fields)
        let finding = reader.choice(step.field("finding"), of: Clarification.Finding.self, missing: .chooseOne)
        let trigger = reader.choice(step.field("trigger"), of: Clarification.Trigger.self, missing: .chooseOne)
        let form = reader.choice(step.field("form"), of: Clarification.Form.self, missing: .chooseOne)
        let kind = reader.choice(step.field("inaccuracy"), of: Clarification.Inaccuracy.self, missing: .chooseOne)
        let person = reader.line(step.field("person"), missing: .fillThisIn)
        let unit = reader.line(step.field("unit"), missing: .fillThisIn)
        let statement = reader.lines(
            step.field("statement"), missing: .fillThisIn, longest: Limits.remarkCharacters)
        guard reader.problems.isEmpty, let finding, let trigger, let form, let kind else {
            throw FormRefused(reader)
        }
        return Clarification.Draft(
            finding: finding, trigger: trigger, form: form, inaccuracy: kind,
            proposesMalice: reader.isTicked(step.field("malice")),
            circumstances: Set(
                Clarification.Circumstance.allCases.filter { reader.isTicked(step.field("c-" + $0.rawValue)) }),
            benefits: Set(Clarification.Benefit.allCases.filter { reader.isTicked(step.field("b-" + $0.rawValue)) }),
            person: person, unit: unit, statement: statement
        )
    }

    static func write(_ clue: String, _ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        let step = AftercareStep.clear
        func choices<Code: CaseIterable & RawRepresentable>(_ words: (Code) -> Text) -> [Choice]
        where Code.RawValue == String { Code.allCases.map { Choice($0.rawValue, words($0)) } }
        html.post(to: .aftercare(clue, step.rawValue), frame.token, style: "entry") { html in
            func pick(_ name: String, _ label: Text, _ choices: [Choice], required: Bool = true) {
                html.pick(Field(step.field(name), label, isRequired: required), choices, in: form)
            }
            pick("finding", .findingLabel, choices(\Clarification.Finding.words))
            pick("trigger", .triggerLabel, choices(\Clarification.Trigger.words))
            pick("form", .formLabel, choices(\Clarification.Form.words))
            html.line(Field(step.field("person"), .clearedPerson, isRequired: true), in: form)
            html.line(Field(step.field("unit"), .clearedUnit, isRequired: true), in: form)
            var box = Field(step.field("statement"), .statementLabel, hint: .statementHint, isRequired: true)
            box.longest = Limits.remarkCharacters
            html.box(box, lines: 3, in: form)
            pick("inaccuracy", .inaccuracyLabel, choices(\Clarification.Inaccuracy.words))
            html.tick(Field(step.field("malice"), .maliceLabel), in: form)
            html(.p, say: .circumstancesLabel)
            for code in Clarification.Circumstance.allCases {
                html.tick(Field(step.field("c-" + code.rawValue), code.words), in: form)
            }
            html(.p, say: .benefitsLabel)
            for code in Clarification.Benefit.allCases {
                html.tick(Field(step.field("b-" + code.rawValue), code.words), in: form)
            }
            html.actions(.proposeClearing)
        }
    }
}

/// What the form of a clearing that is done asks about a wrong handling.
///
/// - Policy: JB-51
struct RedressForm {
    /// - Returns: nil where nothing was chosen: the rule says what is missing.
    static func read(_ reader: inout FormReader, _ item: String, today: Day) -> Clarification.Redress? {
        let step = AftercareStep.done
        let day = step.field("redress-on", item)
        let organ = reader.line(step.field("redress-organ", item))
        let kind = Clarification.Redress.Kind(rawValue: reader.line(step.field("redress", item)))
        switch kind {
        case .corrected, .proposed:
            // To whom a correction was proposed is the rule's to ask.
            if kind == .corrected, !organ.isEmpty { reader.refuse(step.field("redress-organ", item), .redressOnly) }
            guard let on = reader.day(day, missing: .typeDay, latest: today) else { return nil }
            return kind == .corrected ? .corrected(on: on.civilDate) : .proposed(to: organ, on: on.civilDate)
        case .notWronged:
            if !reader.line(day).isEmpty { reader.refuse(day, .redressOnly) }
            if !organ.isEmpty { reader.refuse(step.field("redress-organ", item), .redressOnly) }
            return .notWronged
        case nil: return nil
        }
    }

    static func write(_ item: String, _ form: FormState, into html: inout HTML) {
        let step = AftercareStep.done
        let kinds = Clarification.Redress.Kind.allCases.map { Choice($0.rawValue, $0.words) }
        let kind = Field(step.field("redress", item), .redressLabel, hint: .redressHint, isRequired: true)
        html.buttons(kind, kinds, stacked: true, in: form)
        html.line(Field(step.field("redress-on", item), .redressOn), .date, in: form)
        html.line(Field(step.field("redress-organ", item), .redressOrgan), in: form)
    }
}

extension HTML {
    /// The button at the end of a form.
    mutating func actions(_ label: Text) {
        self(.div, .class("actions")) { html in html(.button, .submit, .class("button primary"), say: label) }
    }
}
