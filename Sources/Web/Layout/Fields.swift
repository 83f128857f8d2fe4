/// A field of a form: its label, a hint, what was typed and what must change, tied together so that a screen reader
/// says them together.
struct Field {
    let name: String
    let label: Text
    var hint: Text?
    var isRequired = false
    /// Length in characters; the browser gets twice as many UTF-16 units, because the server counts characters.
    var longest = Limits.lineCharacters
    var focusFirst = false
    /// The id of the form when the field stands outside of it.
    var form: String?

    init(_ name: String, _ label: Text, hint: Text? = nil, isRequired: Bool = false) {
        self.name = name
        self.label = label
        self.hint = hint
        self.isRequired = isRequired
    }

    fileprivate func describedBy(_ problem: Text?) -> String? {
        let ids = [hint == nil ? nil : name + "-hint", problem == nil ? nil : name + "-problem"].compactMap(\.self)
        return ids.isEmpty ? nil : ids.joined(separator: " ")
    }
}

/// What kind of one-line input a field is.
struct LineKind {
    var type = Attribute.InputKind.text
    var keyboard: String?
    var list: String?
    var autocomplete = "off"
    var style = "field"

    static let plain = LineKind()
    static let short = LineKind(style: "field short")
    /// Typed, not picked: eight digits are faster than any calendar, and read the same in every browser's language.
    static let date = LineKind(keyboard: "numeric", style: "field short")
    static let phone = LineKind(type: .tel, keyboard: "tel", style: "field short")
    static let count = LineKind(keyboard: "numeric", style: "field short")
    static func offering(_ list: String) -> LineKind { LineKind(list: list) }
}

extension HTML {
    /// A one-line field.
    mutating func line(_ field: Field, _ kind: LineKind = .plain, in state: FormState) {
        let problem = state.problem(with: field.name)
        self(.div, .class(problem == nil ? kind.style : kind.style + " refused")) { html in
            html.label(field)
            html.hintAndProblem(field, problem)
            html(
                .input, .id(field.name), .name(field.name), .type(kind.type), .value(state.entered[field.name]),
                .maxLength(field.longest * 2), .keyboard(kind.keyboard), .list(kind.list),
                .autocomplete(kind.autocomplete), .noSpelling, .required(field.isRequired), .form(field.form),
                .invalid(problem != nil), .describedBy(field.describedBy(problem)), .focusFirst(field.focusFirst)
            )
        }
    }

    /// A field of several lines.
    mutating func box(_ field: Field, lines: Int, in state: FormState) {
        let problem = state.problem(with: field.name)
        self(.div, .class(problem == nil ? "field wide" : "field wide refused")) { html in
            html.label(field)
            html.hintAndProblem(field, problem)
            html(
                .textarea, .id(field.name), .name(field.name), .rows(lines), .maxLength(field.longest * 2),
                .autocomplete("off"), .noSpelling, .required(field.isRequired), .form(field.form),
                .invalid(problem != nil), .describedBy(field.describedBy(problem)),
                text: state.entered[field.name]
            )
        }
    }

    /// A field that offers values in a list.
    mutating func pick(_ field: Field, _ choices: [Choice], in state: FormState) {
        let problem = state.problem(with: field.name)
        let chosen = state.entered[field.name]
        self(.div, .class(problem == nil ? "field short" : "field short refused")) { html in
            html.label(field)
            html.hintAndProblem(field, problem)
            html(
                .select, .id(field.name), .name(field.name), .required(field.isRequired), .form(field.form),
                .invalid(problem != nil), .describedBy(field.describedBy(problem)), .focusFirst(field.focusFirst)
            ) { html in
                html(.option, .value(""), .selected(chosen.isEmpty), say: .pleaseChoose)
                for choice in choices {
                    html(.option, .value(choice.value), .selected(choice.value == chosen), say: choice.label)
                }
            }
        }
    }

    /// A field that shows all its values side by side. Each button's id is the field's name, a hyphen and its value.
    mutating func buttons(_ field: Field, _ choices: [Choice], stacked: Bool = false, in state: FormState) {
        group(field, choices, .radio, chosen: [state.entered[field.name]], stacked: stacked, in: state)
    }

    /// Boxes of which any number can be ticked, with ids like those of ``buttons(_:_:stacked:in:)``.
    mutating func ticks(_ field: Field, _ choices: [Choice], stacked: Bool = false, in state: FormState) {
        group(field, choices, .checkbox, chosen: state.entered.all(field.name), stacked: stacked, in: state)
    }

    /// A box to tick, with its label behind it.
    mutating func tick(_ field: Field, in state: FormState) {
        let problem = state.problem(with: field.name)
        self(.div, .class(problem == nil ? "field wide" : "field wide refused")) { html in
            html.hintAndProblem(field, problem)
            html(.label, .class("choice"), .for(field.name)) { html in
                html(
                    .input, .id(field.name), .name(field.name), .type(.checkbox), .value("yes"),
                    .checked(state.entered.has(field.name)), .required(field.isRequired), .form(field.form),
                    .invalid(problem != nil), .describedBy(field.describedBy(problem))
                )
                html(.span, say: field.label)
            }
        }
    }

    /// Values that a one-line field offers while one types.
    mutating func offer(_ id: String, _ values: [String]) {
        self(.datalist, .id(id)) { html in
            for value in values { html(.option, .value(value), text: "") }
        }
    }

    /// Why the form came back, and what must change, with links to the fields; nothing when nothing must.
    mutating func problems(of state: FormState) {
        if let message = state.message { self(.p, .class("message refusal"), .role("alert"), say: message) }
        if state.problems.isEmpty { return }
        self(.div, .class("problems"), .role("alert"), .focusable, .labelledBy("problems-title")) { html in
            html(.h2, .id("problems-title"), say: .changeBeforeSaving(state.problems.count))
            html(.ul) { html in
                for problem in state.problems {
                    html(.li) { html in html(.a, .href(.here(problem.field)), say: problem.message) }
                }
            }
        }
    }

    private mutating func group(
        _ field: Field, _ choices: [Choice], _ kind: Attribute.InputKind, chosen: [String], stacked: Bool,
        in state: FormState
    ) {
        let problem = state.problem(with: field.name)
        // On a box it would mean that this one must be ticked.
        let isRequired = field.isRequired && kind == .radio
        self(
            .fieldset, .id(field.name), .focusable, .describedBy(field.describedBy(problem)),
            .class(problem == nil ? "field wide choices" : "field wide choices refused")
        ) { html in
            html(.legend) { html in html.labelWords(field) }
            html.hintAndProblem(field, problem)
            html(.div, .class(stacked ? "stack" : "row")) { html in
                for choice in choices {
                    let id = field.name + "-" + choice.value
                    html(.label, .class("choice"), .for(id)) { html in
                        html(
                            .input, .id(id), .name(field.name), .type(kind), .value(choice.value),
                            .checked(chosen.contains(choice.value)), .required(isRequired), .form(field.form)
                        )
                        html(.span, say: choice.label)
                    }
                }
            }
        }
    }

    private mutating func label(_ field: Field) {
        self(.label, .for(field.name)) { html in html.labelWords(field) }
    }

    private mutating func labelWords(_ field: Field) {
        say(field.label)
        if field.isRequired {
            self(.span, .class("must")) { html in
                html.text(" ")
                html.say(.mustBeFilled)
            }
        }
    }

    private mutating func hintAndProblem(_ field: Field, _ problem: Text?) {
        if let hint = field.hint { self(.p, .class("hint"), .id(field.name + "-hint"), say: hint) }
        if let problem { self(.p, .class("problem"), .id(field.name + "-problem"), say: problem) }
    }
}
