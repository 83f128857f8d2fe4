/// Reads typed values out of a form and collects what must change, so that a person hears everything at once and
/// not one fault per attempt.
public struct FormReader: Sendable {
    /// What was typed.
    public let fields: FormFields
    /// What must change so far, in the order in which it was read.
    public private(set) var problems: [Problem] = []

    /// Starts reading a form.
    public init(_ fields: FormFields) {
        self.fields = fields
    }

    /// The form to show again: what was typed with what must change.
    public var state: FormState { FormState(entered: fields, problems: problems) }

    /// Adds something to change.
    public mutating func refuse(_ field: String, _ message: Text) {
        problems.append(Problem(field: field, message: message))
    }

    /// One line, with blanks at both ends removed; control characters count as blanks.
    ///
    /// - Parameters:
    ///   - field: the field's name.
    ///   - missing: what to say when it is empty; nil when it may be.
    ///   - longest: in characters.
    public mutating func line(_ field: String, missing: Text? = nil, longest: Int = Limits.lineCharacters) -> String {
        text(field, missing: missing, longest: longest, keepingLines: false)
    }

    /// Several lines, with blanks at both ends removed and line ends made one line feed.
    public mutating func lines(_ field: String, missing: Text? = nil, longest: Int) -> String {
        text(field, missing: missing, longest: longest, keepingLines: true)
    }

    /// One of the offered values; what is not offered counts as not chosen.
    public mutating func choice<Value: RawRepresentable>(_ field: String, of: Value.Type, missing: Text) -> Value?
    where Value.RawValue == String {
        if let value = Value(rawValue: fields[field]) { return value }
        refuse(field, missing)
        return nil
    }

    /// One of the offered values by its text; nil with a problem noted when it is not among them.
    public mutating func choice(_ field: String, among offered: [Choice], missing: Text) -> String? {
        let value = fields[field]
        if !value.isEmpty, offered.contains(where: { $0.value == value }) { return value }
        refuse(field, missing)
        return nil
    }

    /// A day of the calendar, not later than `latest`.
    public mutating func day(_ field: String, missing: Text, latest: Day) -> Day? {
        let typed = line(field)
        guard !typed.isEmpty else {
            refuse(field, missing)
            return nil
        }
        guard let day = Day(typed) else {
            refuse(field, .dayUnreadable)
            return nil
        }
        guard day <= latest else {
            refuse(field, .dayInFuture(latest))
            return nil
        }
        return day
    }

    /// A whole number within bounds.
    public mutating func number(_ field: String, in range: ClosedRange<Int>, whenEmpty: Int? = nil) -> Int? {
        let typed = line(field)
        if typed.isEmpty, let whenEmpty { return whenEmpty }
        if let value = Int(typed), range.contains(value) { return value }
        refuse(field, .numberBetween(range))
        return nil
    }

    /// Whether a box was ticked.
    public func isTicked(_ field: String) -> Bool { fields.has(field) }

    /// A box that must be ticked before the form can be taken.
    public mutating func mustTick(_ field: String, _ message: Text) {
        if !isTicked(field) { refuse(field, message) }
    }

    private mutating func text(_ field: String, missing: Text?, longest: Int, keepingLines: Bool) -> String {
        let value = Self.tidied(fields[field], keepingLines: keepingLines)
        // Not `count`: one letter may be of any length.
        let length = value.unicodeScalars.count
        if value.isEmpty {
            if let missing { refuse(field, missing) }
        } else if length > longest {
            refuse(field, .tooLong(by: length - longest, longest: longest))
        }
        return value
    }

    private static func tidied(_ typed: String, keepingLines: Bool) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in typed.unicodeScalars {
            switch scalar {
            case "\n": scalars.append(keepingLines ? "\n" : " ")
            case "\t": scalars.append(" ")
            case "\r": continue
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: continue
            case _: scalars.append(scalar)
            }
        }
        var text = Substring(String(scalars))
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
