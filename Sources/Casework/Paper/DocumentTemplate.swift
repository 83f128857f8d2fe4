/// The wording of a kind of document: text with `{{field}}` and nothing else.
///
/// It is read once. There is no logic in it: nothing that an office can write into it decides, repeats or calls
/// anything. Each line is a paragraph.
public struct DocumentTemplate: Equatable, Sendable {
    public let kind: DocumentKind
    public let text: String
    private let paragraphs: [[Segment]]

    private enum Segment: Equatable, Sendable {
        case words(String)
        case field(DocumentField)

        var callsFalse: Bool {
            switch self {
            case .words(let words): ClarificationWords.saysFalseAccusation(words)
            case .field: false
            }
        }
    }

    /// Why a text is no template.
    public enum Fault: Error, Hashable, Sendable {
        case empty
        case tooLong(by: Int)
        /// Braces that open and do not close, or close what was not opened, on this line (1 or more).
        case brokenBraces(line: Int)
        /// Nobody knows a field of this name.
        case unknownField(String)
        /// The kind must not state it.
        case forbiddenField(DocumentField, Policy)
        /// The kind has to state it.
        case missingField(DocumentField)
        /// The words on this line call every matter a false accusation.
        case callsFalse(line: Int, Policy)
    }

    /// - Throws: the first fault, by the order of the text; what is missing is told last.
    public init(_ text: String, for kind: DocumentKind) throws(Fault) {
        guard text.contains(where: { !$0.isWhitespace }) else { throw .empty }
        let surplus = text.unicodeScalars.count - PaperLimits.templateCharacters
        guard surplus <= 0 else { throw .tooLong(by: surplus) }
        var paragraphs: [[Segment]] = []
        for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let segments = try Self.segments(line, number + 1, kind.form)
            if kind.form.judgesMatter, segments.contains(where: \.callsFalse) {
                throw .callsFalse(line: number + 1, "JB-39")
            }
            if !segments.isEmpty { paragraphs.append(segments) }
        }
        let stated = Set(paragraphs.joined().compactMap { if case .field(let field) = $0 { field } else { nil } })
        for field in kind.form.required where !field.standsInHead && !stated.contains(field) {
            throw .missingField(field)
        }
        self.kind = kind
        self.text = text
        self.paragraphs = paragraphs
    }

    private static func segments(
        _ line: Substring, _ number: Int, _ form: DocumentForm
    ) throws(Fault) -> [Segment] {
        var segments: [Segment] = []
        var rest = trimmed(line)
        while let opening = rest.firstRange(of: "{{") {
            let words = rest[..<opening.lowerBound]
            guard !words.contains("{"), !words.contains("}") else { throw .brokenBraces(line: number) }
            if !words.isEmpty { segments.append(.words(String(words))) }
            let after = rest[opening.upperBound...]
            guard let closing = after.firstRange(of: "}}") else { throw .brokenBraces(line: number) }
            let name = trimmed(after[..<closing.lowerBound])
            guard !name.contains("{"), !name.contains("}") else { throw .brokenBraces(line: number) }
            guard let field = DocumentField(rawValue: String(name)) else { throw .unknownField(String(name)) }
            if let policy = form.ban(on: field) { throw .forbiddenField(field, policy) }
            segments.append(.field(field))
            rest = after[closing.upperBound...]
        }
        guard !rest.contains("{"), !rest.contains("}") else { throw .brokenBraces(line: number) }
        if !rest.isEmpty { segments.append(.words(String(rest))) }
        return segments
    }

    private static func trimmed(_ text: Substring) -> Substring {
        var rest = text
        while let first = rest.first, first.isWhitespace { rest.removeFirst() }
        while let last = rest.last, last.isWhitespace { rest.removeLast() }
        return rest
    }
}

extension DocumentTemplate {
    /// The paragraphs with their fields filled.
    ///
    /// A paragraph whose fields are all optional and all empty says nothing and is left out. A value of several lines
    /// is several paragraphs.
    ///
    /// - Throws: everything that is missing, too long or forbidden, in the order of the form.
    public func filled(with values: [DocumentField: String]) throws(DocumentFaults) -> [String] {
        let faults = kind.form.faults(in: values, told: kind.toldByRecord)
        guard faults.isEmpty else { throw DocumentFaults(faults) }
        return written(values) { _ in "" }
    }

    /// The same for a draft: what is not there yet is shown as its name in brackets.
    public func preview(with values: [DocumentField: String]) -> [String] {
        written(values) { "〔\($0.name.zh)〕" }
    }

    private func written(
        _ values: [DocumentField: String], _ blank: (DocumentField) -> String
    ) -> [String] {
        var lines: [String] = []
        for paragraph in paragraphs {
            let fields = paragraph.compactMap { if case .field(let field) = $0 { field } else { nil } }
            let isSilent =
                !fields.isEmpty
                && fields.allSatisfy { field in
                    !kind.form.required.contains(field) && (values[field] ?? "").isEmpty
                }
            if isSilent { continue }
            var text = ""
            for segment in paragraph {
                switch segment {
                case .words(let words): text += words
                case .field(let field):
                    let value = values[field] ?? ""
                    text += value.isEmpty ? blank(field) : value
                }
            }
            lines += text.split(separator: "\n").map(String.init)
        }
        return lines
    }
}

/// Why a document cannot be written with some values.
public struct DocumentFaults: Error, Equatable, Sendable {
    public let all: [DocumentFault]

    init(_ all: [DocumentFault]) { self.all = all }
}

/// One thing that is wrong with a value.
public enum DocumentFault: Hashable, Sendable {
    case missing(DocumentField)
    case forbidden(DocumentField, Policy)
    case tooLong(DocumentField, by: Int)
    /// The value holds the name of somebody whom the document must not name.
    case names(DocumentField, DocumentField.Matter, Policy)
    /// The value holds a name or a number that gives the reporter away.
    case tellsReporter(DocumentField, Policy)
    /// The value calls the report a false accusation.
    case callsFalse(DocumentField, Policy)
    /// The value tells who reported, or how it was checked.
    case tellsCheck(DocumentField, Policy)
    /// The addressee is the accused's unit, or below it.
    case reachesAccused(DocumentField, Policy)
    /// The list of outside organs does not know the addressee.
    case unlisted(DocumentField, Policy)

    public var field: DocumentField {
        switch self {
        case .missing(let field), .forbidden(let field, _), .tooLong(let field, _), .names(let field, _, _),
            .tellsReporter(let field, _), .callsFalse(let field, _), .tellsCheck(let field, _),
            .reachesAccused(let field, _), .unlisted(let field, _):
            field
        }
    }
}

extension DocumentForm {
    /// What is wrong with values: the required that are missing, the forbidden that are there, the endless.
    ///
    /// - Parameters:
    ///   - isDraft: a draft may still lack what is required, and what the approval fills.
    ///   - told: what a record says; nobody can shorten it.
    public func faults(
        in values: [DocumentField: String], isDraft: Bool = false, told: Set<DocumentField> = []
    ) -> [DocumentFault] {
        var faults: [DocumentFault] = []
        for field in DocumentField.allCases {
            let value = values[field] ?? ""
            if value.isEmpty {
                if !isDraft, required.contains(field) { faults.append(.missing(field)) }
            } else if let policy = ban(on: field) {
                faults.append(.forbidden(field, policy))
            } else if value.unicodeScalars.count > PaperLimits.fieldCharacters, field.source != .file,
                !told.contains(field)
            {
                faults.append(.tooLong(field, by: value.unicodeScalars.count - PaperLimits.fieldCharacters))
            }
        }
        return faults
    }

    /// Values that name an accused person where the kind must not.
    ///
    /// - Parameters:
    ///   - names: as the report states them; a single letter is no name.
    ///   - told: what the record says; what stays on the file says it as it was heard.
    public func faults(
        naming names: [String], in values: [DocumentField: String], told: Set<DocumentField> = []
    ) -> [DocumentFault] {
        guard let policy = bans[.accused] else { return [] }
        let names = names.filter { $0.count > 1 }
        return DocumentField.allCases.filter { field in
            guard let value = values[field], field.source != .file else { return false }
            if audience == .file, told.contains(field) { return false }
            return names.contains { value.contains($0) }
        }.map { .names($0, .accused, policy) }
    }
}
