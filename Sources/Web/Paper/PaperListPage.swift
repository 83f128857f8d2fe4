/// A line of a list of documents. Nothing of what a document says is in it.
public struct PaperRow: Sendable {
    /// The identifier in addresses.
    public var id: String
    public var kind: Text
    /// 发文字号; nil before the approval.
    public var number: String?
    /// The number of the clue, or else of the report.
    public var file: String
    public var state: Text
    public var drafter: String
    public var approver: String?
    public var issuedOn: Day?
    public var copies: Int
}

/// The register of documents of an organ (发文登记簿).
public struct PaperRegisterPage: StaffPage {
    public var rows: [PaperRow]
    public var paging: Paging

    public var title: Text { .documentRegister }
    public var area: StaffArea? { .documents }
    public var link: Link { .documents.after(paging.cursor) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.papers(rows)
        html.paging(paging)
    }
}

/// The documents on one file, and the form of a new one.
public struct PaperFilePage: StaffPage {
    /// The form of a kind that was chosen.
    public struct Draft: Sendable {
        public var kind: Choice
        public var fields: [PaperFormField]
        /// What its record says and nobody types.
        public var told: [Fact]
        public var form: FormState
    }

    public var number: String
    /// The address of the page itself.
    public var link: Link
    public var rows: [PaperRow]
    public var kinds: [Choice]
    /// What has to come first for other kinds.
    public var waiting: [Fact]
    public var draft: Draft?

    public var title: Text { .documentsOf(number) }
    public var area: StaffArea? { .documents }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        if let draft {
            html(.section) { html in
                html(.h2, say: draft.kind.label)
                html.problems(of: draft.form)
                if !draft.told.isEmpty {
                    html(.p, .class("hint"), say: .recordSays)
                    html.facts(draft.told)
                }
                let entered = draft.form.entered
                let hidden: KeyValuePairs = [
                    "kind": draft.kind.value, "from": entered["from"], "replaces": entered["replaces"],
                ]
                html.post(to: link, frame.token, style: "entry", hidden: hidden) { html in
                    html.paperFields(draft.fields, in: draft.form)
                    html(.div, .class("actions")) { html in
                        html(.button, .submit, .class("button primary"), say: .saveDraft)
                    }
                }
            }
        }
        html.papers(rows)
        html(.section) { html in
            html(.h2, say: .writeDocument)
            if kinds.isEmpty { html(.p, .class("empty"), say: .nothingToWrite) } else { writeKinds(into: &html) }
            if waiting.isEmpty { return }
            html(.details) { html in
                html(.summary, say: .notYetWritten)
                html.facts(waiting)
            }
        }
    }

    private func writeKinds(into html: inout HTML) {
        html(.p, .class("hint"), say: .choosePaper)
        html(.ul, .class("plain")) { html in
            for kind in kinds {
                html(.li) { html in html(.a, .href(link.query("kind", kind.value)), say: kind.label) }
            }
        }
    }
}

/// A field of a document as a form asks for it.
public struct PaperFormField: Sendable {
    /// Its name in the form and in templates.
    public var name: String
    public var label: Text
    public var isRequired: Bool
    /// 1 or more.
    public var lines: Int
    /// Usual values, offered while one types.
    public var offered: [String]
}

extension HTML {
    mutating func papers(_ rows: [PaperRow]) {
        if rows.isEmpty {
            self(.p, .class("empty"), say: .noDocuments)
            return
        }
        self(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.documentRegister)) { html in
            html(.table, .class("list")) { html in
                html.headings([
                    .documentKind, .documentNumberName, .onFileOf, .state, .paperDraftedBy, .paperApprovedBy,
                    .paperIssuedOn, .copiesPrinted,
                ])
                html(.tbody) { html in
                    for row in rows { row.write(into: &html) }
                }
            }
        }
    }

    /// The fields of a document; the server says what is missing when it is approved, so that a draft can be kept.
    mutating func paperFields(_ fields: [PaperFormField], in form: FormState) {
        for field in fields {
            var line = Field(field.name, field.label, hint: field.isRequired ? .mustState : nil)
            line.longest = Limits.paperFieldCharacters
            if field.lines > 1 {
                box(line, lines: field.lines, in: form)
            } else if field.offered.isEmpty {
                self.line(line, in: form)
            } else {
                let list = field.name + "-offered"
                offer(list, field.offered)
                self.line(line, .offering(list), in: form)
            }
        }
    }
}

extension PaperRow {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html(.a, .href(.document(id)), say: kind) }
            html(.td, .class("number"), text: number ?? "–")
            html(.td, .class("number"), text: file)
            html(.td, say: state)
            html(.td, text: drafter)
            html(.td, text: approver ?? "–")
            html(.td) { html in
                if let issuedOn { html.day(issuedOn) } else { html.text("–") }
            }
            html(.td, .class("number"), text: String(copies))
        }
    }
}
