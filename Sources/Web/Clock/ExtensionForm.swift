public import Casework

/// The form in which a head, or a leader of the superior organ, records an extension.
public struct ExtensionForm: Sendable {
    /// The unit in which it is counted, and the most that may be granted; nil where the approver sets it.
    public var unit: Period.Unit
    public var most: Int?
    /// Whether the day of the report to the superior organ belongs to it.
    public var needsReport: Bool
    public var form: FormState
    /// The reader decides only because every head must stand aside.
    public var isStandIn = false

    public init(unit: Period.Unit, most: Int?, needsReport: Bool, form: FormState) {
        self.unit = unit
        self.most = most
        self.needsReport = needsReport
        self.form = form
    }

    static let reasons = ExtensionReason.allCases.map { Choice($0.rawValue, $0.words) }
}

/// The form in which somebody of the handling organ asks for an extension.
public struct ExtensionAskForm: Sendable {
    public var unit: Period.Unit
    /// Nil where the approver sets it.
    public var most: Int?
    public var form: FormState

    /// What is asked for.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    func read(_ fields: FormFields) throws(FormRefused) -> (Period, ExtensionReason) {
        var reader = FormReader(fields)
        let longest = unit == .month ? ClockLimits.longestPeriodMonths : ClockLimits.longestPeriodDays
        let length = reader.number("ask-length", in: 1...(most ?? longest))
        let reason = reader.choice("ask-reason", of: ExtensionReason.self, missing: .chooseOne)
        guard reader.problems.isEmpty, let length, let reason, let period = Period(length: length, unit: unit) else {
            throw FormRefused(reader)
        }
        return (period, reason)
    }

    func write(_ id: String, into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .askExtension)
            html.problems(of: form)
            html.post(to: .clockAsk(id), frame.token, style: "entry") { html in
                html.line(
                    Field("ask-length", .extendLength, hint: .number(of: unit, atMost: most), isRequired: true),
                    .count, in: form)
                html.buttons(
                    Field("ask-reason", .extensionReason, isRequired: true), ExtensionForm.reasons, stacked: true,
                    in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .askExtension)
                }
            }
        }
    }
}

/// What somebody sent with the form.
public struct ExtensionEntry: Sendable {
    public let asked: ClockExtensionRules.Asked
    public let words: String

    /// Reads the form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    public static func read(
        _ fields: FormFields, for form: ExtensionForm, today: Day
    ) throws(FormRefused) -> ExtensionEntry {
        var reader = FormReader(fields)
        let longest = form.unit == .month ? ClockLimits.longestPeriodMonths : ClockLimits.longestPeriodDays
        let length = reader.number("extend-length", in: 1...(form.most ?? longest))
        let approvedOn = reader.day("extend-day", missing: .typeDay, latest: today)
        let reason = reader.choice("extend-reason", of: ExtensionReason.self, missing: .chooseOne)
        let words = reader.lines("extend-words", missing: .typeReason, longest: Limits.remarkCharacters)
        let reported = form.needsReport ? reader.day("extend-reported", missing: .typeDay, latest: today) : nil
        guard reader.problems.isEmpty, let length, let approvedOn, let reason,
            let period = Period(length: length, unit: form.unit)
        else { throw FormRefused(reader) }
        return ExtensionEntry(
            asked: ClockExtensionRules.Asked(
                period: period, approvedOn: approvedOn.civilDate, reason: reason, hasWords: !words.isEmpty,
                reportedUpOn: reported?.civilDate),
            words: words)
    }
}

extension ExtensionForm {
    func write(_ id: String, into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .extendClock)
            html.standIn(isStandIn)
            html.problems(of: form)
            html.post(to: .clockExtend(id), frame.token, style: "entry") { html in
                html.line(
                    Field("extend-length", .extendLength, hint: .number(of: unit, atMost: most), isRequired: true),
                    .count, in: form)
                html.line(Field("extend-day", .extensionApprovedOn, isRequired: true), .date, in: form)
                html.buttons(
                    Field("extend-reason", .extensionReason, isRequired: true), Self.reasons, stacked: true, in: form)
                var words = Field("extend-words", .extendWords, hint: .extendWordsHint, isRequired: true)
                words.longest = Limits.remarkCharacters
                html.box(words, lines: 4, in: form)
                if needsReport {
                    html.line(
                        Field("extend-reported", .extensionReported, hint: .extendReportedHint, isRequired: true),
                        .date, in: form)
                }
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .extendClock)
                }
            }
        }
    }
}
