/// A page being written.
///
/// There is one way to put a value into a page, and it escapes; markup comes only from ``Tag``, ``VoidTag`` and
/// ``Attribute``, none of which can carry a script, a style or an event handler. Everything is appended to one
/// buffer: no tree is built, so a page costs about as much as copying its bytes.
///
/// ```swift
/// var html = HTML(language: .zh)
/// html(.tr) { html in
///     html(.th, .scope(.row), text: clue.number)
///     html(.td, say: clue.category)
/// }
/// ```
public struct HTML: Sendable {
    /// The language in which ``say(_:)`` speaks.
    public let language: Language

    /// The page so far, in UTF-8.
    public private(set) var bytes: [UInt8] = []

    /// Starts an empty page.
    ///
    /// - Parameter language: the reader's language.
    public init(language: Language) {
        self.language = language
        bytes.reserveCapacity(Limits.pageBytesReserved)
    }

    /// The page so far as text.
    public var string: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Words

    /// Appends words of ours in the reader's language.
    public mutating func say(_ text: Text) {
        Escaping.append(text.spoken(in: language), to: &bytes)
    }

    /// Appends somebody's words, escaped.
    public mutating func text(_ value: String) {
        Escaping.append(value, to: &bytes)
    }

    /// Appends a number.
    public mutating func text(_ value: Int) {
        bytes.append(contentsOf: String(value).utf8)
    }

    /// Appends words that a member of the public or a clerk wrote: kept apart from the text around it, so that a
    /// right-to-left mark in a name cannot reorder our words, and marked as Chinese whatever the page's language.
    public mutating func told(_ value: String) {
        self(.bdi, .lang(.zh), text: value)
    }

    // MARK: Elements

    /// Appends an element with whatever `content` appends.
    public mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute..., content: (inout HTML) -> Void) {
        open(tag, attributes)
        content(&self)
        close(tag)
    }

    /// Appends an element that holds somebody's words, escaped.
    public mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute..., text value: String) {
        open(tag, attributes)
        Escaping.append(value, to: &bytes)
        close(tag)
    }

    /// Appends an element that holds words of ours.
    public mutating func callAsFunction(_ tag: Tag, _ attributes: Attribute..., say value: Text) {
        open(tag, attributes)
        say(value)
        close(tag)
    }

    /// Appends an element that has no content by definition.
    public mutating func callAsFunction(_ tag: VoidTag, _ attributes: Attribute...) {
        start(tag.rawValue, attributes)
    }

    /// Appends the document type that keeps browsers out of quirks mode.
    mutating func doctype() {
        bytes.append(contentsOf: "<!doctype html>".utf8)
    }

    /// Appends the element that loads one of our own scripts. The only script element there is: it has no body.
    mutating func script(from asset: Asset) {
        start("script", [.init("src", asset.link.rawValue), .init(flag: "defer", true)])
        bytes.append(contentsOf: "</script>".utf8)
    }

    /// Fills the page with blanks, so that its length tells an eavesdropper nothing about what it says.
    ///
    /// - Parameter multiple: the length becomes the next multiple of this many bytes (at least 1).
    public mutating func pad(toMultipleOf multiple: Int) {
        precondition(multiple > 0, "A page cannot be padded to a multiple of \(multiple) bytes.")
        let missing = (multiple - bytes.count % multiple) % multiple
        bytes.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: missing))
    }

    // MARK: The letters

    private mutating func open(_ tag: Tag, _ attributes: [Attribute]) {
        start(tag.rawValue, attributes)
        // A parser drops one line break right after these: without a sacrificial one, a text that begins with an
        // empty line would lose it each time a form comes back.
        if tag == .textarea || tag == .pre { bytes.append(UInt8(ascii: "\n")) }
    }

    private mutating func close(_ tag: Tag) {
        bytes.append(contentsOf: "</".utf8)
        bytes.append(contentsOf: tag.rawValue.utf8)
        bytes.append(UInt8(ascii: ">"))
    }

    private mutating func start(_ name: String, _ attributes: [Attribute]) {
        bytes.append(UInt8(ascii: "<"))
        bytes.append(contentsOf: name.utf8)
        for attribute in attributes { attribute.append(to: &bytes, in: language) }
        bytes.append(UInt8(ascii: ">"))
    }
}
