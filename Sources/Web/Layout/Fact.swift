/// A named value on a page.
public struct Fact: Sendable {
    /// What stands behind the name.
    public enum Value: Sendable {
        /// Words of ours.
        case said(Text)
        /// Somebody's words.
        case told(String)
        /// A number, a code: not reordered, not translated.
        case code(String)
        /// A day.
        case day(Day)
        /// A minute.
        case moment(Moment)
    }

    /// The name.
    public var name: Text
    /// The value.
    public var value: Value

    public init(_ name: Text, _ value: Value) {
        self.name = name
        self.value = value
    }
}

extension HTML {
    /// Appends facts as a list of names and values.
    mutating func facts(_ facts: [Fact]) {
        if facts.isEmpty { return }
        self(.dl, .class("facts")) { html in
            for fact in facts {
                html(.dt, say: fact.name)
                html(.dd) { html in html.value(fact.value) }
            }
        }
    }

    private mutating func value(_ value: Fact.Value) {
        switch value {
        case .said(let text): say(text)
        case .told(let words): told(words)
        case .code(let code): self(.span, .class("number"), text: code)
        case .day(let day): self.day(day)
        case .moment(let moment): self.moment(moment)
        }
    }
}
