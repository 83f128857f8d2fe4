/// One thing to change in a form before it can be taken.
public struct Problem: Sendable, Hashable {
    /// The field that must change; its input has the same id as its name.
    public let field: String
    /// What to change, in words for the person who typed.
    public let message: Text

    /// - Parameters:
    ///   - field: the field's name.
    ///   - message: what to change, not merely what is wrong.
    public init(field: String, message: Text) {
        self.field = field
        self.message = message
    }
}

/// A form as it stands: what was typed and what must change. An untouched form has neither.
public struct FormState: Sendable, Equatable {
    /// What was typed, exactly.
    public var entered: FormFields
    /// What must change, in the order of the form.
    public var problems: [Problem]
    /// Why the form came back where no field of it is at fault; it stands above the form.
    public var message: Text?
    /// A number to wait with; nil while nobody has to.
    var waiting: Waiting?

    /// A form that nobody has touched, or one that comes back.
    public init(entered: FormFields = FormFields(), problems: [Problem] = [], message: Text? = nil) {
        self.entered = entered
        self.problems = problems
        self.message = message
    }

    /// Whether a form with one of these fields came back, whatever was in its way: it is not folded away then.
    func isBack(_ fields: String...) -> Bool {
        fields.contains { entered.has($0) || problem(with: $0) != nil }
    }

    func problem(with field: String) -> Text? {
        problems.first { $0.field == field }?.message
    }
}
