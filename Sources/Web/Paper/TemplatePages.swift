/// The wording of every kind of document and the code words of the organ.
public struct TemplatesPage: StaffPage {
    /// A line of the list.
    public struct Row: Sendable {
        /// The kind in addresses.
        public var kind: String
        public var name: Text
        public var version: Text
        public var policy: String
    }

    /// A code word with the series that it stands for.
    public struct Code: Sendable {
        /// The series in addresses.
        public var series: String
        public var name: Text
        public var word: String
    }

    public var rows: [Row]
    public var codes: [Code]
    /// The form of a code word when it comes back, with its series.
    public var refused: (series: String, form: FormState)?

    public var title: Text { .areaTemplates }
    public var area: StaffArea? { .templates }
    public var link: Link { .templates }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.areaTemplates)) { html in
            html(.table, .class("list")) { html in
                html.headings([.documentKind, .templateVersion, .paperRestsOn])
                html(.tbody) { html in
                    for row in rows {
                        html(.tr) { html in
                            html(.th, .scope(.row)) { html in html(.a, .href(.template(row.kind)), say: row.name) }
                            html(.td, say: row.version)
                            html(.td, .class("number"), text: row.policy)
                        }
                    }
                }
            }
        }
        html(.h2, say: .codeWords)
        if let refused { html.problems(of: refused.form) }
        for code in codes { write(code, into: &html, in: frame) }
    }

    private func write(_ code: Code, into html: inout HTML, in frame: StaffFrame) {
        let field = "word-" + code.series
        let form =
            refused?.series == code.series
            ? refused?.form : FormState(entered: FormFields([field: code.word]))
        html.post(to: .templateCode(code.series), frame.token, style: "entry") { html in
            html.line(Field(field, code.name, hint: .codeWord, isRequired: true), .short, in: form ?? FormState())
            html(.button, .submit, .class("button small"), say: .setCodeWord)
        }
    }
}

/// The wording of one kind: the form, what it would look like, and what it may state.
public struct TemplatePage: StaffPage {
    /// A field that a kind may, must or must not state.
    public struct Line: Sendable {
        /// Its name in templates.
        public var name: String
        public var label: Text
        /// The clause that forbids it, or what fills it.
        public var remark: Text?
    }

    /// A version as it was written.
    public struct Version: Sendable {
        public var version: Text
        public var editor: String
        public var from: Day?
        /// Line by line.
        public var text: [String]
    }

    public var kind: String
    public var name: Text
    public var version: Text
    public var facts: [Fact]
    /// The versions of the organ, the latest first; the usual wording comes last.
    public var history: [Version]
    public var required: [Line]
    public var optional: [Line]
    public var forbidden: [Line]
    public var preview: [String]
    public var form: FormState

    public var title: Text { name }
    public var area: StaffArea? { .templates }
    public var link: Link { .template(kind) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("under-title")) { html in html(.strong, .class("state"), say: version) }
        html.facts(facts)
        html.problems(of: form)
        html.post(to: .template(kind), frame.token, style: "entry") { html in
            var field = Field("text", .templateWording, hint: .templateHint, isRequired: true)
            field.longest = Limits.templateCharacters
            html.box(field, lines: 14, in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .saveTemplate)
            }
        }
        html(.section) { html in
            html(.h2, say: .templatePreview)
            html(.div, .class("letter-text"), .lang(.zh)) { html in
                for paragraph in preview { html(.p, text: paragraph) }
            }
        }
        writeHistory(into: &html)
        for (name, lines) in [
            (Text.mustState, required), (.mayState, optional), (.mustNotState, forbidden),
        ] where !lines.isEmpty {
            html(.section) { html in
                html(.h2, say: name)
                html(.ul, .class("plain")) { html in
                    for line in lines { line.write(into: &html) }
                }
            }
        }
    }
}

extension TemplatePage {
    private func writeHistory(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .templateHistory)
            html(.p, .class("hint"), say: .templateHistoryHint)
            for version in history {
                html(.details) { html in
                    html(.summary) { html in
                        html.say(version.version)
                        if let from = version.from {
                            html.text(" · ")
                            html.day(from)
                        }
                        if !version.editor.isEmpty { html.text(" · " + version.editor) }
                    }
                    html(.div, .class("letter-text"), .lang(.zh)) { html in
                        for line in version.text { html(.p, text: line) }
                    }
                }
            }
        }
    }
}

extension TemplatePage.Line {
    fileprivate func write(into html: inout HTML) {
        html(.li) { html in
            html(.code, text: name)
            html.text(" ")
            html.say(label)
            if let remark {
                html.text(" · ")
                html.say(remark)
            }
        }
    }
}
