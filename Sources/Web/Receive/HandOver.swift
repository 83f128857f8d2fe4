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
    func write(_ line: String, to action: Link, into html: inout HTML, _ token: CSRFToken) {
        let (day, carrier) = (Self.dayField(of: line), Self.carrierField(of: line))
        var form = form
        if !form.entered.has(day) { form.entered.set(day, to: today.iso) }
        let number = Self.numberField(of: line)
        // The form that comes back is open: it has the fields of this line.
        let isBack = [day, carrier, number].contains(where: self.form.entered.has)
        html(.details, .unfolded(isBack)) { html in
            html(.summary, say: .recordReportedUp)
            html.post(to: action, token, style: "entry") { html in
                html.line(Field(day, .handedOverOn, hint: .handedOverHint, isRequired: true), .date, in: form)
                html.pick(Field(carrier, .carrier, isRequired: true), carriers, in: form)
                html.line(Field(number, .carrierNumber, hint: .carrierNumberHint), in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button small"), say: .recordReportedUp)
                }
            }
        }
    }
}
