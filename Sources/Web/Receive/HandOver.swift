/// The form in which the office records when and by what a sealed item went up.
public struct HandOverForm: Sendable {
    /// What carries it.
    public var carriers: [Choice]
    /// The day that stands in a form that nobody has touched.
    public var today: Day
    public var form: FormState

    public init(carriers: [Choice], today: Day, form: FormState = FormState()) {
        self.carriers = carriers
        self.today = today
        self.form = form
    }

    /// Every line of the register has a form, so the fields bear the identifier of theirs.
    static func dayField(of line: String) -> String { "up-day-" + line }
    static func carrierField(of line: String) -> String { "up-carrier-" + line }
    static func numberField(of line: String) -> String { "up-number-" + line }
    /// Sent along from the page of one line: there it comes back to, and there it goes on.
    static let isOfOneLine = "one"
}

/// What somebody sent with the form of a line.
public struct HandOverEntry: Sendable {
    /// One of the offered carriers.
    public let carrier: String
    /// When it was handed over, not after today.
    public let day: Day
    /// The number of the carrier's slip; empty where there is none.
    public let number: String

    /// Reads the form of a line.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    public static func read(
        _ fields: FormFields, of line: String, carriers: [Choice], today: Day
    ) throws(FormRefused) -> HandOverEntry {
        var reader = FormReader(fields)
        let day = reader.day(HandOverForm.dayField(of: line), missing: .typeDay, latest: today)
        let carrier = reader.choice(HandOverForm.carrierField(of: line), among: carriers, missing: .chooseOne)
        let number = reader.line(HandOverForm.numberField(of: line))
        guard reader.problems.isEmpty, let carrier, let day else { throw FormRefused(reader) }
        return HandOverEntry(carrier: carrier, day: day, number: number)
    }
}

extension HandOverForm {
    /// In a row of the register, folded.
    func write(_ line: String, to action: Link, into html: inout HTML, _ token: CSRFToken) {
        // The form that comes back is open: it has the fields of this line.
        let fields = [Self.dayField(of: line), Self.carrierField(of: line), Self.numberField(of: line)]
        html(.details, .unfolded(fields.contains(where: form.entered.has))) { html in
            html(.summary, say: .recordReportedUp)
            html.post(to: action, token, style: "entry") { html in
                writeFields(of: line, "button small", into: &html)
            }
        }
    }

    /// On the page of the line.
    func writeAlone(_ line: String, into html: inout HTML, _ token: CSRFToken) {
        html.post(to: .sealedReportedUp(line), token, style: "entry", hidden: [Self.isOfOneLine: "yes"]) { html in
            writeFields(of: line, "button primary", into: &html)
        }
    }

    private func writeFields(of line: String, _ style: String, into html: inout HTML) {
        let day = Self.dayField(of: line)
        var form = form
        if !form.entered.has(day) { form.entered.set(day, to: today.iso) }
        html.line(Field(day, .handedOverOn, hint: .handedOverHint, isRequired: true), .date, in: form)
        html.pick(Field(Self.carrierField(of: line), .carrier, isRequired: true), carriers, in: form)
        html.line(Field(Self.numberField(of: line), .carrierNumber, hint: .carrierNumberHint), in: form)
        html(.div, .class("actions")) { html in
            html(.button, .submit, .class(style), say: .recordReportedUp)
        }
    }
}
