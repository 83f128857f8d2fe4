import Operations

/// One attribute of an element. Its name comes from the constructors below, its value is always escaped and quoted.
///
/// There is no constructor for `style`, `on…`, `srcdoc` or a free name, and addresses are ``Link``s.
public struct Attribute: Sendable {
    private enum Value: Sendable {
        case absent
        case bare
        case words(String)
        case spoken(Text)
    }

    private let name: String
    private let value: Value

    init(_ name: String, _ value: String) {
        self.name = name
        self.value = .words(value)
    }

    init(_ name: String, spoken value: Text) {
        self.name = name
        self.value = .spoken(value)
    }

    init(flag name: String, _ isPresent: Bool) {
        self.name = name
        self.value = isPresent ? .bare : .absent
    }

    private init(absent name: String) {
        self.name = name
        self.value = .absent
    }

    /// An attribute that is left out when there is nothing to say.
    init(_ name: String, unlessNil value: String?) {
        if let value { self.init(name, value) } else { self.init(absent: name) }
    }

    func append(to bytes: inout [UInt8], in language: Language) {
        let words: String
        switch value {
        case .absent: return
        case .bare:
            bytes.append(UInt8(ascii: " "))
            bytes.append(contentsOf: name.utf8)
            return
        case .words(let text): words = text
        case .spoken(let text): words = text.spoken(in: language)
        }
        bytes.append(UInt8(ascii: " "))
        bytes.append(contentsOf: name.utf8)
        bytes.append(UInt8(ascii: "="))
        bytes.append(UInt8(ascii: "\""))
        Escaping.append(words, to: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}

extension Attribute {
    /// What an `input` takes.
    public enum InputKind: String, Sendable {
        case checkbox, file, hidden, password, radio, tel, text
    }

    /// What a table heading heads.
    public enum Scope: String, Sendable {
        case col, row
    }

    // MARK: Any element

    /// Style classes, separated by blanks; each must stand in the style sheet.
    public static func `class`(_ names: String) -> Self { .init("class", names) }
    /// The element's id, unique in its page.
    public static func id(_ id: String) -> Self { .init("id", id) }
    /// The language of the content.
    public static func lang(_ language: Language) -> Self { .init("lang", language.tag) }
    /// The element's role for assistive software.
    public static func role(_ role: String) -> Self { .init("role", role) }
    /// The name assistive software reads instead of the content.
    public static func ariaLabel(_ text: Text) -> Self { .init("aria-label", spoken: text) }
    /// Ids of the elements that name this one.
    public static func labelledBy(_ id: String) -> Self { .init("aria-labelledby", id) }
    /// Ids of the elements that explain this one; left out when nil.
    public static func describedBy(_ ids: String?) -> Self { .init("aria-describedby", unlessNil: ids) }
    /// Marks a field whose value was refused.
    public static func invalid(_ isInvalid: Bool) -> Self { .init("aria-invalid", unlessNil: isInvalid ? "true" : nil) }
    /// Marks the link to the page one is on.
    public static func current(_ isCurrent: Bool) -> Self {
        .init("aria-current", unlessNil: isCurrent ? "page" : nil)
    }
    /// Hides an ornament from assistive software.
    public static var decorative: Self { .init("aria-hidden", "true") }
    /// Lets scripts and skip links move the focus here without making it a tab stop.
    public static var focusable: Self { .init("tabindex", "-1") }
    /// Makes a region that scrolls reachable by keyboard.
    public static var tabStop: Self { .init("tabindex", "0") }

    // MARK: Links

    /// The address a link leads to.
    public static func href(_ link: Link) -> Self { .init("href", link.rawValue) }
    /// The one address that no link of ours can hold: an authenticator opens it. It is made of letters of base 32.
    static func href(_ setup: FactorSetup) -> Self { .init("href", setup.link) }
    /// Says that the address behind the link must not learn where the reader came from.
    public static var noReferrer: Self { .init("rel", "noreferrer nofollow") }

    // MARK: Tables and times

    /// What a heading cell heads.
    public static func scope(_ scope: Scope) -> Self { .init("scope", scope.rawValue) }
    /// How many columns a cell covers (1 or more).
    public static func columns(_ count: Int) -> Self { .init("colspan", String(count)) }
    /// The time in machine form.
    public static func datetime(_ iso: String) -> Self { .init("datetime", iso) }

    // MARK: Forms

    /// Where a form goes. Forms of ours are always posted, unless ``get`` is said.
    public static func action(_ link: Link) -> Self { .init("action", link.rawValue) }
    /// Sends the form's fields in the body.
    public static var post: Self { .init("method", "post") }
    /// Sends the form's fields in the address: only for filters that hold nothing personal.
    public static var get: Self { .init("method", "get") }
    /// Sends the form in parts, so that it can carry files.
    public static var multipart: Self { .init("enctype", "multipart/form-data") }
    /// The field's name in the form.
    public static func name(_ name: String) -> Self { .init("name", name) }
    /// The field's value.
    public static func value(_ value: String) -> Self { .init("value", value) }
    /// What an input takes.
    public static func type(_ kind: InputKind) -> Self { .init("type", kind.rawValue) }
    /// The button that sends its form.
    public static var submit: Self { .init("type", "submit") }
    /// The id of the field that a label names.
    public static func `for`(_ id: String) -> Self { .init("for", id) }
    /// The id of the form that a field outside of it belongs to; left out when nil.
    public static func form(_ id: String?) -> Self { .init("form", unlessNil: id) }
    /// Whether the field must be filled.
    public static func required(_ isRequired: Bool) -> Self { .init(flag: "required", isRequired) }
    /// Whether the box or radio button is chosen.
    public static func checked(_ isChecked: Bool) -> Self { .init(flag: "checked", isChecked) }
    /// Whether the option is chosen.
    public static func selected(_ isSelected: Bool) -> Self { .init(flag: "selected", isSelected) }
    /// Whether the control is switched off.
    public static func disabled(_ isDisabled: Bool) -> Self { .init(flag: "disabled", isDisabled) }
    /// Whether several files may be chosen.
    public static var multiple: Self { .init(flag: "multiple", true) }
    /// Whether a section that folds is unfolded.
    public static func unfolded(_ isUnfolded: Bool) -> Self { .init(flag: "open", isUnfolded) }
    /// Sends the form without the browser's own checks.
    public static var withoutChecks: Self { .init(flag: "formnovalidate", true) }
    /// Puts the cursor here when the page opens.
    public static func focusFirst(_ isFirst: Bool) -> Self { .init(flag: "autofocus", isFirst) }
    /// The longest value, in UTF-16 units, which is what browsers count; left out when nil.
    public static func maxLength(_ count: Int?) -> Self { .init("maxlength", unlessNil: count.map(String.init)) }
    /// The height of a text box in lines.
    public static func rows(_ count: Int) -> Self { .init("rows", String(count)) }
    /// The id of the list that offers values; left out when nil.
    public static func list(_ id: String?) -> Self { .init("list", unlessNil: id) }
    /// What the browser may fill in by itself; `off` for everything about a report.
    public static func autocomplete(_ what: String) -> Self { .init("autocomplete", what) }
    /// Keeps browsers from sending typed words to a spelling service.
    public static var noSpelling: Self { .init("spellcheck", "false") }
    /// Which keyboard a phone shows; left out when nil.
    public static func keyboard(_ kind: String?) -> Self { .init("inputmode", unlessNil: kind) }
    /// The types of file that may be chosen.
    public static func accept(_ types: String) -> Self { .init("accept", types) }

    // MARK: Head

    static func content(_ text: String) -> Self { .init("content", text) }
    static func charset(_ name: String) -> Self { .init("charset", name) }
    static func rel(_ relation: String) -> Self { .init("rel", relation) }
}
