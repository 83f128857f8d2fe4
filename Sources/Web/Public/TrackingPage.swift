/// Following a report by its code. The code travels in the body of a form, never in an address, and every answer
/// has the same length to somebody who can only count bytes.
public struct TrackingPage: PublicPage {
    /// What the page shows.
    public enum Content: Sendable {
        /// Asks for the code; the state holds what must change, never the code that was typed.
        case ask(FormState)
        /// Asks for the code once more, beside what was written for a report whose ticket is too old.
        case askAgain(Written)
        /// Shows how a report stands.
        case show(Standing)
    }

    /// What a reporter wrote for a report, with the field and the address that it is sent to.
    public struct Written: Sendable {
        public enum Field: String, Sendable, CaseIterable {
            case objection, supplement, recusal, protection, rating, petition
        }

        public var field: Field
        /// The words and the form's number, and what must change; never the code.
        public var form: FormState
        /// Which come with further material.
        public var files: FileRule

        public init(_ field: Field, _ form: FormState, files: FileRule) {
            self.field = field
            self.files = files
            self.form = form
        }
    }

    /// How a report stands, in words that tell nothing of who handles it or how.
    public struct Standing: Sendable {
        /// A secret of this visit that stands in for the code in the page's forms.
        public var ticket: String
        public var steps: [Step]
        public var notices: [Notice]
        /// The last day for an objection; nil when there is nothing to object to.
        public var objectionUntil: Day?
        /// Whether more material may be added.
        public var mayAdd: Bool
        /// Which come with it.
        public var files: FileRule
        public var form: FormState
        /// A random number: the same form sent twice is taken once.
        public var formNumber: String
        /// What was taken a moment ago; nil after an ordinary look.
        public var done: Text?
        public var aftercare: Aftercare
        /// How an ordinary petition stands (XF-21); empty where it is none.
        public var petition: [Fact] = []
        /// Whether the petition has ended and nobody has rated it.
        public var mayRatePetition = false
        /// How often the reporter's identity was opened (JB-47); every page says so.
        public var openings: Text = .neverOpened

        public init(
            ticket: String, steps: [Step], notices: [Notice], objectionUntil: Day?, mayAdd: Bool,
            files: FileRule, form: FormState = FormState(), formNumber: String = "", done: Text? = nil,
            aftercare: Aftercare = Aftercare()
        ) {
            self.aftercare = aftercare
            self.formNumber = formNumber
            self.done = done
            self.ticket = ticket
            self.steps = steps
            self.notices = notices
            self.objectionUntil = objectionUntil
            self.mayAdd = mayAdd
            self.files = files
            self.form = form
        }
    }

    /// One of the few public states.
    public struct Step: Sendable {
        /// Where it stands in time; `end` where nothing comes after it any more.
        public enum Place: String, Sendable, CaseIterable {
            case past, present, end, future
        }

        public var words: Text
        public var place: Place
        public var on: Day?

        public init(_ words: Text, _ place: Place, on: Day?) {
            self.words = words
            self.place = place
            self.on = on
        }
    }

    /// A notice to the reporter.
    public struct Notice: Sendable {
        public var id: String
        public var title: Text
        public var datedOn: Day
        public var text: String
        /// Whether the reporter said that it was read.
        public var isRead: Bool
        /// Whether the duty of secrecy is confirmed first; the text is empty until then.
        public var asksForSecrecy: Bool
        /// How the reporter rated it; nil where nobody did.
        public var rating: Text?

        public init(
            id: String, title: Text, datedOn: Day, text: String, isRead: Bool, asksForSecrecy: Bool = false,
            rating: Text? = nil
        ) {
            self.asksForSecrecy = asksForSecrecy
            self.rating = rating
            self.id = id
            self.title = title
            self.datedOn = datedOn
            self.text = text
            self.isRead = isRead
        }
    }

    public var content: Content

    public init(_ content: Content) {
        self.content = content
    }

    public var heading: Text {
        switch content {
        case .ask, .askAgain: .trackAskHeading
        case .show: .trackShowHeading
        }
    }

    public var languageSwitch: PublicFrame.LanguageSwitch { .link(back: .track) }
    public var scripts: [Asset] {
        switch content {
        case .ask(let form): form.scripts
        case .askAgain(let written): written.form.scripts
        case .show: []
        }
    }
    public var lengthMultiple: Int { Limits.trackingPageMultiple }

    public func write(into html: inout HTML, in frame: PublicFrame) {
        switch content {
        case .ask(let form): writeAsk(form, into: &html, in: frame)
        case .askAgain(let written): written.write(into: &html, in: frame)
        case .show(let standing): standing.write(into: &html, in: frame)
        }
    }

    private func writeAsk(_ form: FormState, into html: inout HTML, in frame: PublicFrame) {
        html.problems(of: form)
        html.post(to: .track, frame.token, style: "entry") { html in
            html.codeField(form.problems)
            html.waitingNumber(in: form)
            html.waitingQuestion(in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary large"), say: .showStanding)
            }
        }
        html(.p, .class("hint"), say: .lostCode)
    }
}

extension HTML {
    /// The field for a query code. What was typed is not shown again: a screen may be shared, and a code is a key.
    fileprivate mutating func codeField(_ problems: [Problem]) {
        var code = Field("code", .queryCode, hint: .queryCodeHint, isRequired: true)
        code.longest = Limits.lineCharacters
        line(code, LineKind(style: "field code-field"), in: FormState(problems: problems))
    }

    /// The field in which a reporter writes, with the questions before it.
    mutating func writingField(_ field: TrackingPage.Written.Field, in form: FormState) {
        buttons(Field(field.about.name, field.about.label, isRequired: field.isRequired), field.about.values, in: form)
        if let choice = field.choice {
            buttons(Field(choice.name, choice.label, isRequired: true), choice.values, in: form)
        }
        var box = Field(field.rawValue, field.label, hint: field.hint, isRequired: field.isRequired)
        box.longest = field.longest
        self.box(box, lines: 8, in: form)
        if let secrets = field.secretsBox {
            tick(Field(secrets, .tickNoSecrets, hint: .noStateSecretsPublic, isRequired: true), in: form)
        }
    }
}

extension TrackingPage.Written.Field {
    var link: Link {
        switch self {
        case .objection: .trackObject
        case .supplement: .trackAdd
        case .recusal: .trackRecusal
        case .protection: .trackProtect
        case .rating: .trackRate
        case .petition: .trackPetition
        }
    }

    /// In characters.
    var longest: Int {
        switch self {
        case .objection, .recusal, .protection, .rating, .petition: Limits.remarkCharacters
        case .supplement: Limits.reportCharacters - 100
        }
    }

    fileprivate var label: Text {
        switch self {
        case .objection: .objectionWords
        case .supplement: .addWords
        case .recusal: .askRecusalWords
        case .protection: .protectionWords
        case .rating, .petition: .ratingWords
        }
    }

    fileprivate var hint: Text {
        switch self {
        case .objection: .objectionHint
        case .supplement: .addHint
        case .recusal: .askRecusalHint
        case .protection: .protectionHint
        case .rating, .petition: .ratingHint
        }
    }

    var send: Text {
        switch self {
        case .objection: .sendObjection
        case .supplement: .sendSupplement
        case .recusal: .sendRecusal
        case .protection: .sendProtection
        case .rating, .petition: .sendRating
        }
    }
}

extension TrackingPage.Written {
    fileprivate func write(into html: inout HTML, in frame: PublicFrame) {
        html.problems(of: form)
        let hidden: KeyValuePairs = [
            "form": form.entered["form"], "result": form.entered["result"], "ticket": form.entered["ticket"],
        ]
        html.post(to: field.link, frame.token, style: "entry", withFiles: field == .supplement, hidden: hidden) {
            html in
            html.waitingNumber(in: form)
            if form.entered["ticket"].isEmpty { html.codeField(form.problems) }
            html.writingField(field, in: form)
            if field == .supplement { html.files(files, .files, in: form) }
            html.waitingQuestion(in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary large"), say: field.send)
            }
        }
        html(.p, .class("hint"), say: .lostCode)
    }
}

extension TrackingPage.Standing {
    fileprivate func write(into html: inout HTML, in frame: PublicFrame) {
        if let done { html(.p, .class("message done"), .role("status"), say: done) }
        html(.ol, .class("steps")) { html in
            for step in steps { step.write(into: &html) }
        }
        html(.section) { html in
            html(.h2, say: .noticesToYou)
            if notices.isEmpty { html(.p, .class("empty"), say: .noNoticesYet) }
            for notice in notices { writeNotice(notice, into: &html, in: frame) }
        }
        html(.section) { html in
            html(.h2, say: .openingsTitle)
            html(.p, say: openings)
        }
        html.problems(of: form)
        if let objectionUntil { writeObjection(until: objectionUntil, into: &html, in: frame) }
        if mayAdd { writeSupplement(into: &html, in: frame) }
        if mayAdd { writeRecusal(into: &html, in: frame) }
        writeAftercare(into: &html, in: frame)
    }

    private func writeNotice(_ notice: TrackingPage.Notice, into html: inout HTML, in frame: PublicFrame) {
        html(.article, .class("report")) { html in
            html(.h3) { html in
                html.say(notice.title)
                html.text(" · ")
                html.day(notice.datedOn)
            }
            if notice.asksForSecrecy { return writeSecrecy(notice, into: &html, in: frame) }
            html.told(paragraphs: notice.text)
            if let rating = notice.rating { html.facts([Fact(.yourRating, .said(rating))]) }
            if notice.isRead {
                html(.p, .class("soft"), say: .readBefore)
            } else {
                html.postButton(
                    .iHaveReadIt, to: .trackRead, frame.token, hidden: ["ticket": ticket, "notice": notice.id]
                )
            }
        }
    }

    private func writeObjection(until last: Day, into html: inout HTML, in frame: PublicFrame) {
        html(.details, .class("step"), .unfolded(isBack(.objection))) { html in
            html(.summary, say: .objectTitle)
            html(.p, .class("hint"), say: .objectUntil(last.inWords))
            html.post(to: .trackObject, frame.token, style: "entry", hidden: ["ticket": ticket, "form": formNumber]) {
                html in
                html.writingField(.objection, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .sendObjection)
                }
            }
        }
    }

    private func writeSupplement(into html: inout HTML, in frame: PublicFrame) {
        html(.details, .class("step"), .unfolded(isBack(.supplement))) { html in
            html(.summary, say: .addTitle)
            html.post(
                to: .trackAdd, frame.token, style: "entry", withFiles: true,
                hidden: ["ticket": ticket, "form": formNumber]
            ) { html in
                html.writingField(.supplement, in: form)
                html.files(files, .files, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .sendSupplement)
                }
            }
        }
    }
}

extension TrackingPage.Standing {
    /// The reporter may ask that handlers stand aside (JB-35).
    private func writeRecusal(into html: inout HTML, in frame: PublicFrame) {
        html(.details, .class("step"), .unfolded(isBack(.recusal))) { html in
            html(.summary, say: .askRecusalTitle)
            html.post(to: .trackRecusal, frame.token, style: "entry", hidden: ["ticket": ticket, "form": formNumber]) {
                html in
                html.writingField(.recusal, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .sendRecusal)
                }
            }
        }
    }
}

extension TrackingPage.Step {
    fileprivate func write(into html: inout HTML) {
        html(.li, .class(styleClass)) { html in
            html(.strong, say: words)
            if let on {
                html.text(" ")
                html.day(on)
            } else if let standing = place.standing {
                html(.span, .class("soft"), say: standing)
            }
        }
    }

    private var styleClass: String {
        switch place {
        case .past: "past"
        case .present, .end: "present"
        case .future: "future"
        }
    }
}

extension TrackingPage.Step.Place {
    /// Nil where the words of the step say all.
    fileprivate var standing: Text? {
        switch self {
        case .past, .end: nil
        case .present: .stepNow
        case .future: .stepComing
        }
    }
}
