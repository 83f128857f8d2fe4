/// The secret that ties a posted form to the session that was shown it.
public struct CSRFToken: Sendable {
    let value: String

    /// - Parameter value: at least 128 random bits, as letters.
    public init(_ value: String) {
        self.value = value
    }

    /// The name of the hidden field that carries it.
    public static let fieldName = "csrf"
}

extension HTML {
    /// A form that is posted. There is no other way to write one, so none can lack its token.
    ///
    /// - Parameters:
    ///   - id: the form's id, where fields stand outside of it.
    ///   - hidden: what goes along unseen.
    ///   - again: a form that came back and is sent once more as it was.
    mutating func post(
        to action: Link,
        _ token: CSRFToken,
        id: String? = nil,
        style: String? = nil,
        withFiles: Bool = false,
        hidden: KeyValuePairs<String, String> = [:],
        again: FormFields = FormFields(),
        content: (inout HTML) -> Void
    ) {
        let encoding = Attribute("enctype", unlessNil: withFiles ? "multipart/form-data" : nil)
        self(
            .form, .post, .action(action), Attribute("id", unlessNil: id), Attribute("class", unlessNil: style),
            encoding, .autocomplete("off")
        ) { html in
            html.hidden(CSRFToken.fieldName, token.value)
            for (name, value) in hidden { html.hidden(name, value) }
            for (name, value) in again.sentAgain { html.hidden(name, value) }
            content(&html)
        }
    }

    /// Makes Enter do nothing in a form whose first button does not send it for good. Browsers press the first button
    /// in the page's order that belongs to the form (HTML, "implicit submission"); when that one is disabled, none.
    ///
    /// - Parameter form: the form's id where this stands outside of it; nil inside.
    mutating func enterSendsNothing(form: String? = nil) {
        self(.button, .submit, .form(form), .disabled(true), .unseen, say: .mustBePressed)
    }

    /// A form of one button.
    mutating func postButton(
        _ label: Text,
        to action: Link,
        _ token: CSRFToken,
        style: String = "button",
        hidden: KeyValuePairs<String, String> = [:]
    ) {
        post(to: action, token, style: "inline", hidden: hidden) { html in
            html(.button, .submit, .class(style), say: label)
        }
    }

    private mutating func hidden(_ name: String, _ value: String) {
        self(.input, .type(.hidden), .name(name), .value(value))
    }
}
