import Casework
import Operations

// What pages show of documents.

extension DocumentKind {
    var choice: Choice { Choice(rawValue, words) }

    /// What a form asks for; what the file or the record says and what the approval brings is not asked.
    var formFields: [PaperFormField] {
        form.allowed.compactMap { field in
            guard isTyped(field), case .typed(let lines) = field.source else { return nil }
            return PaperFormField(
                name: field.rawValue, label: field.words, isRequired: form.required.contains(field), lines: lines,
                offered: field.offered)
        }
    }
}

extension DocumentField {
    /// What was typed into the form of a kind; also what the form does not ask for, so that it is refused by name.
    static func read(_ fields: FormFields, for kind: DocumentKind) throws(FormRefused) -> [DocumentField: String] {
        var reader = FormReader(fields)
        var values: [DocumentField: String] = [:]
        for field in allCases where fields.has(field.rawValue) {
            guard case .typed(let lines) = field.source else { continue }
            values[field] =
                lines > 1
                ? reader.lines(field.rawValue, longest: Limits.paperFieldCharacters)
                : reader.line(field.rawValue, longest: Limits.paperFieldCharacters)
        }
        guard reader.problems.isEmpty else { throw FormRefused(reader) }
        return values
    }
}

extension FormFields {
    init(_ values: [DocumentField: String]) {
        self.init()
        for (field, value) in values.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            set(field.rawValue, to: value)
        }
    }
}

extension StaffCaller {
    /// Where somebody writes the document of a record on a clue, with what the record says filled in; nil for who does
    /// not write that kind.
    func paperLink(_ kind: DocumentKind, of record: String, on clue: Clue.ID) -> Link? {
        guard areas.contains(.documents), !roles.isDisjoint(with: kind.form.drafters) else { return nil }
        return .clueDocuments(clue.rawValue).query("kind", kind.rawValue).query("from", record)
    }
}

extension StaffCaller {
    /// Where somebody writes a document of a file that carries out no record, such as a letter of forwarding; nil for who
    /// does not write that kind.
    func paperLink(_ kind: DocumentKind, on file: PaperSubject) -> Link? {
        guard areas.contains(.documents), !roles.isDisjoint(with: kind.form.drafters) else { return nil }
        return file.link.query("kind", kind.rawValue)
    }
}

/// The document of a record: where it is written, or where it is read once it is.
public struct RecordPaper: Sendable {
    public var link: Link
    /// Nil while nobody wrote it; the number, or that it is a draft.
    public var name: Text?
}

extension RecordPaper {
    /// - Parameters:
    ///   - link: where it would be written.
    ///   - paper: the one that there is.
    /// - Returns: nil where the reader neither writes it nor sees one.
    init?(_ link: Link?, _ paper: NumberedPaper?, for caller: StaffCaller) {
        if let paper, caller.areas.contains(.documents) {
            let name = paper.number.map { Text.itsPaper($0.description) } ?? .itsDraft
            self.init(link: .document(paper.id.rawValue), name: name)
        } else if let link, paper == nil {
            self.init(link: link)
        } else {
            return nil
        }
    }
}

extension HTML {
    /// The link to the document of a record that was approved.
    mutating func paperLink(_ link: Link?) {
        guard let link else { return }
        self(.p) { html in html(.a, .class("button small"), .href(link), say: .draftItsPaper) }
    }

    /// The document of a record, or where it is written.
    mutating func paper(_ paper: RecordPaper?) {
        guard let paper else { return }
        guard let name = paper.name else { return paperLink(paper.link) }
        self(.p) { html in html(.a, .href(paper.link), say: name) }
    }
}

extension PaperFilePage.Draft {
    /// - Parameter values: what stands in the form; what the record says is shown and not asked.
    init(_ kind: DocumentKind, _ form: FormState, values: [DocumentField: String] = [:]) {
        let told = DocumentField.allCases.compactMap { field in
            kind.toldByRecord.contains(field) ? values[field].map { Fact(field.words, .told($0)) } : nil
        }
        self.init(kind: kind.choice, fields: kind.formFields, told: told, form: form)
    }
}

extension Site {
    func paperRow(_ record: PaperRecord) -> PaperRow {
        let issue = record.paper.state.issue
        return PaperRow(
            id: record.id.rawValue, kind: record.kind.words, number: issue?.number.description,
            file: fileNumber(record), state: record.paper.state.words, drafter: name(of: record.paper.state.drafter),
            approver: issue.map { name(of: $0.approver) }, issuedOn: issue.map { Day($0.on) }, copies: record.copies)
    }

    private func fileNumber(_ record: PaperRecord) -> String {
        if let number = record.clueNumber, let organ = record.clueOrgan { return number.text(of: organ) }
        return record.reportNumber?.text(of: record.receiver) ?? "–"
    }

    /// - Parameter caller: whoever reads it.
    func paperPage(
        _ opened: OpenDocument.Opened, for caller: StaffCaller, form: FormState?, copy: Int?
    ) -> PaperPage {
        let record = opened.record
        let issue = record.paper.state.issue
        let isVoid = if case .voided = record.paper.state { true } else { false }
        return PaperPage(
            id: record.id.rawValue, version: record.version, kind: record.kind.words,
            sheet: PaperPage.Sheet(
                organ: context.issuerName(of: record.kind, record.organ, on: issue?.on ?? context.today),
                number: issue?.number.description, heading: opened.words.title,
                addressee: opened.words.addressee, paragraphs: opened.words.paragraphs,
                date: issue?.on.chinese, copy: copy.map(Self.copyText), isVoid: isVoid),
            state: record.paper.state.words, facts: facts(opened), missing: opened.missing.map { Text($0.message) },
            buttons: opened.acts.compactMap { act in act.button.map { (act.rawValue, $0) } },
            fields: opened.acts.contains(.edit) ? record.kind.formFields : nil,
            mayProposeVoid: opened.acts.contains(.proposeVoid), isStandIn: opened.isStandIn,
            links: succession(opened, for: caller),
            prints: opened.prints.map { Fact(.copyNumber($0.copy), .told(name(of: $0.by))) },
            form: form ?? FormState(entered: FormFields(opened.words.values)))
    }

    /// The void document whose place it takes, the one that takes its own, or where that is written.
    private func succession(
        _ opened: OpenDocument.Opened, for caller: StaffCaller
    ) -> [(label: Text, link: Link)] {
        let record = opened.record
        var links: [(label: Text, link: Link)] = []
        if let void = opened.succession.replaces {
            links.append((.replacesDocument(void.number?.description ?? ""), .document(void.id.rawValue)))
        }
        if let successor = opened.succession.replacedBy {
            let number = successor.number?.description ?? Text.draftNumber.zh
            links.append((.replacedByDocument(number), .document(successor.id.rawValue)))
        } else if case .voided = record.paper.state, !caller.roles.isDisjoint(with: record.kind.form.drafters) {
            let file = record.clue.map(PaperSubject.clue) ?? .report(record.report)
            let link = file.link.query("kind", record.kind.rawValue).query("replaces", record.id.rawValue)
            links.append((.writeReplacement, link))
        }
        return links
    }

    /// Six digits, as GB/T 9704 has it.
    private static func copyText(_ copy: Int) -> String {
        let digits = String(copy)
        return String(repeating: "0", count: max(0, 6 - digits.count)) + digits
    }

    private func facts(_ opened: OpenDocument.Opened) -> [Fact] {
        let record = opened.record
        var facts = [
            Fact(.onFileOf, .code(fileNumber(record))), Fact(.paperRestsOn, .code(record.kind.form.policy.key)),
            Fact(.paperDraftedBy, .told(name(of: record.paper.state.drafter))),
        ]
        if let issue = record.paper.state.issue {
            facts.append(Fact(.paperApprovedBy, .told(name(of: issue.approver))))
            facts.append(Fact(.paperIssuedOn, .day(Day(issue.on))))
        }
        if case .draft = record.paper.state {
            facts.append(Fact(.whoApproves, .said(.roles(record.kind.form.approvers))))
        }
        if !opened.words.voidReason.isEmpty { facts.append(Fact(.voidReason, .told(opened.words.voidReason))) }
        return facts
    }
}

extension Paper.Act {
    /// The button of an act that asks nothing.
    fileprivate var button: Text? {
        switch self {
        case .approve: .approveDocument
        case .withdraw: .withdrawDraft
        case .print: .printCopy
        case .keep: .keepDocument
        case .void: .confirmVoid
        case .draft, .edit, .proposeVoid: nil
        }
    }
}
