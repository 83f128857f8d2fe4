/// One masked excerpt: what is covered is confirmed on it, the head decides on it, and its copies are printed from it. On
/// paper it is nothing but the copy that has taken its number.
public struct ExcerptPage: StaffPage {
    /// Something that the rules found.
    public struct Found: Sendable {
        public var words: String
        public var why: Text
        /// The clause that it rests on.
        public var policy: String
        public var count: Int
        public var isMandatory: Bool
    }

    /// What stands on the paper; Chinese whatever the page's language.
    public struct Sheet: Sendable {
        public var organ: String
        public var number: String
        public var paragraphs: [String]
        /// 份号, the reader's name and the day, on every page; nil on the screen.
        public var line: String?
    }

    public var id: String
    /// How often it was confirmed: what is decided on is what was shown.
    public var confirmations: Int
    public var number: String
    /// The identifier of its clue in addresses.
    public var clue: String
    public var clueNumber: String
    public var state: Text
    public var facts: [Fact]
    /// Nil for whoever may not read the report, and before anything was confirmed.
    public var sheet: Sheet?
    public var isReadable: Bool
    /// For whoever confirms; nil otherwise.
    public var confirming: (original: [String], found: [Found])?
    public var mayApprove: Bool
    public var mayRefuse: Bool
    public var mayTakeCopy: Bool
    public var copies: [Fact]
    public var form: FormState

    public var title: Text { .excerptTitle }
    public var area: StaffArea? { .excerpts }
    public var link: Link { .excerpt(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("notice")) { html in
            html(.div, .class("leaf")) { html in
                if let sheet { sheet.write(into: &html) }
                if let confirming { write(confirming, into: &html, in: frame) }
                if !isReadable { html(.p, .class("hint"), say: .excerptWordsElsewhere) }
            }
            html(.aside, .class("rail"), .ariaLabel(.state)) { html in
                html(.p) { html in html(.strong, .class("state"), say: state) }
                html(.p) { html in
                    html(.span, .class("number"), text: number)
                    html.text(" · ")
                    html(.a, .href(.clueExcerpts(clue)), .class("number"), text: clueNumber)
                }
                html.facts(facts)
                let seen: KeyValuePairs = ["seen": String(confirmations)]
                if mayApprove {
                    html.postButton(
                        .approveExcerpt, to: .excerpt(id, "approve"), frame.token, style: "button primary", hidden: seen
                    )
                }
                if mayRefuse {
                    html.postButton(.refuseExcerpt, to: .excerpt(id, "refuse"), frame.token, hidden: seen)
                }
                if mayTakeCopy { writeCopy(into: &html, in: frame) }
                if sheet?.line != nil { html.printButton(.printThisCopy) }
                if !copies.isEmpty {
                    html(.h2, say: .excerptCopies)
                    html.facts(copies)
                }
            }
        }
    }

    private func writeCopy(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            if confirming == nil { html.problems(of: form) }
            html.post(to: .excerpt(id, "copy"), frame.token, style: "entry") { html in
                html.line(Field("reader", .excerptReader, hint: .excerptCopyHint, isRequired: true), in: form)
                html.actions(.takeExcerptCopy)
            }
        }
    }

    private func write(
        _ confirming: (original: [String], found: [Found]), into html: inout HTML, in frame: StaffFrame
    ) {
        html(.section, .class("paper-form")) { html in
            html(.h2, say: .excerptOriginal)
            for paragraph in confirming.original { html.told(paragraphs: paragraph) }
            html.problems(of: form)
            html.post(to: .excerpt(id, "confirm"), frame.token, style: "entry") { html in
                html(.fieldset, .id("findings"), .focusable, .class("field wide choices")) { html in
                    html(.legend, say: .excerptFound)
                    html(.p, .class("hint"), say: .excerptFoundHint)
                    if confirming.found.isEmpty { html(.p, .class("empty"), say: .nothingFoundToCover) }
                    for place in confirming.found.indices { write(confirming.found[place], place, into: &html) }
                }
                var added = Field("added", .excerptAdded, hint: .excerptAddedHint)
                added.longest = Limits.remarkCharacters
                html.box(added, lines: 5, in: form)
                html.tick(Field("checked", .excerptChecked, isRequired: true), in: form)
                html.actions(.confirmExcerpt)
            }
        }
    }

    private func write(_ found: Found, _ place: Int, into html: inout HTML) {
        let label = Text(
            "\(found.words)（\(found.why.zh)，\(found.count)处，\(found.policy)）",
            "\(found.words) (\(found.why.en); \(found.count) places; \(found.policy))")
        guard found.isMandatory else { return html.tick(Field("lift-\(place)", label), in: form) }
        html(.p) { html in
            html.say(label)
            html.text(" ")
            html(.strong, say: .staysCovered)
        }
    }
}

extension ExcerptPage.Sheet {
    func write(into html: inout HTML) {
        html(.article, .class(line == nil ? "letter paper-sheet unprinted" : "letter paper-sheet"), .lang(.zh)) {
            html in
            html(.p, .class("letter-number"), text: number)
            html(.h2, text: "隐名摘件")
            html(.p, .class("letter-to"), text: "密件　仅供办案使用，不得复制、转交，用后收回")
            for paragraph in paragraphs { html(.p, .class("letter-paragraph"), text: paragraph) }
            html(.p, .class("letter-signature"), text: organ)
            if let line { html(.p, .class("page-line"), text: line) }
        }
    }
}
