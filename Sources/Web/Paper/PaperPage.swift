/// An official document on A4 (GB/T 9704): red head, number, title, addressee, body, signature and date. On paper it is
/// nothing else, and only for a copy that has taken its number.
public struct PaperPage: StaffPage {
    /// What stands on the paper; Chinese whatever the page's language.
    public struct Sheet: Sendable {
        public var organ: String
        /// 发文字号; nil for a draft.
        public var number: String?
        public var heading: String
        /// Empty where nobody is addressed.
        public var addressee: String
        public var paragraphs: [String]
        /// 成文日期; nil for a draft.
        public var date: String?
        /// 份号 as it is printed, such as 000003; nil on the screen.
        public var copy: String?
        /// Void: the paper says so.
        public var isVoid: Bool
    }

    public var id: String
    /// Which version of a draft this is: what is approved or changed is what was shown.
    public var version: Int
    public var kind: Text
    public var sheet: Sheet
    public var state: Text
    public var facts: [Fact]
    /// What is missing before it can be approved.
    public var missing: [Text]
    /// What the reader may do, by the last part of its address.
    public var buttons: [(act: String, label: Text)]
    /// The form of a draft that the reader may change; nil otherwise.
    public var fields: [PaperFormField]?
    public var mayProposeVoid: Bool
    /// The reader signs or voids only because everybody whose it is must stand aside.
    public var isStandIn = false
    /// The void document whose place it takes, and the one that takes its own.
    public var links: [(label: Text, link: Link)]
    public var prints: [Fact]
    public var form: FormState

    public var title: Text { kind }
    public var area: StaffArea? { .documents }
    public var link: Link { .document(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("notice")) { html in
            html(.div, .class("leaf")) { html in
                sheet.write(into: &html)
                if let fields { writeForm(fields, into: &html, in: frame) }
            }
            html(.aside, .class("rail"), .ariaLabel(.state)) { html in
                html(.p) { html in html(.strong, .class("state"), say: state) }
                html.facts(facts)
                for (label, link) in links { html(.p) { html in html(.a, .href(link), say: label) } }
                writeMissing(into: &html)
                html.standIn(isStandIn)
                for button in buttons {
                    html.postButton(
                        button.label, to: .document(id, button.act), frame.token, hidden: ["version": String(version)])
                }
                if sheet.copy != nil { html.printButton(.printThisCopy) }
                if sheet.number != nil { html(.p, .class("hint"), say: .copyHint) }
                if mayProposeVoid { writeVoid(into: &html, in: frame) }
                if !prints.isEmpty {
                    html(.h2, say: .copyLedger)
                    html.facts(prints)
                }
            }
        }
    }
}

extension PaperPage {
    private func writeMissing(into html: inout HTML) {
        if missing.isEmpty { return }
        html(.p, say: .stillMissing)
        html(.ul, .class("plain")) { html in
            for text in missing { html(.li, say: text) }
        }
    }

    private func writeForm(_ fields: [PaperFormField], into html: inout HTML, in frame: StaffFrame) {
        html(.section, .class("paper-form")) { html in
            html(.h2, say: .editDraft)
            html.problems(of: form)
            let hidden: KeyValuePairs = ["version": String(version)]
            html.post(to: .document(id, "edit"), frame.token, style: "entry", hidden: hidden) { html in
                html.paperFields(fields, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .saveDraft)
                }
            }
        }
    }

    private func writeVoid(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .proposeVoid)
            html.problems(of: form)
            html.post(to: .document(id, "propose_void"), frame.token, style: "entry") { html in
                html.box(Field("reason", .voidReason, isRequired: true), lines: 3, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button"), say: .proposeVoid)
                }
            }
        }
    }
}

extension PaperPage.Sheet {
    func write(into html: inout HTML) {
        html(.article, .class(copy == nil ? "letter paper-sheet unprinted" : "letter paper-sheet"), .lang(.zh)) {
            html in
            if let copy { html(.p, .class("paper-copy number"), text: copy) }
            html(.p, .class("letter-organ"), text: organ)
            html(.p, .class("letter-number"), text: number ?? Text.draftNumber.zh)
            html(.h2, text: heading)
            if isVoid { html(.p, .class("paper-void"), text: "已作废") }
            if !addressee.isEmpty { html(.p, .class("letter-to"), text: addressee + "：") }
            for paragraph in paragraphs { html(.p, .class("letter-paragraph"), text: paragraph) }
            if let date {
                html(.p, .class("letter-signature"), text: organ)
                html(.p, .class("letter-signature"), text: date)
            }
            if let copy { html(.p, .class("letter-copy"), text: "份号 \(copy)") }
        }
    }
}
