import Casework

/// What was said when the result of a clue was told to its reporter, and the form that records it.
public struct ToldPage: StaffPage {
    /// A record.
    public struct Talk: Sendable {
        public var on: Day
        public var way: Text
        public var by: String
        public var opinion: Text
        public var bringsNewEvidence: Bool
        /// What was told, and the reporter's words; nil for whoever may not read them.
        public var words: (summary: String, opinion: String)?
        /// Where its paper is written; nil for who does not write it.
        public var document: Link?
    }

    /// The identifier in addresses.
    public var id: String
    public var number: String
    public var talks: [Talk]
    /// New evidence that was named waits for the room, or for a deputy.
    public var evidenceWaits: Bool
    /// What is still missing before the reporter can be told; nil for whoever does not tell them.
    public var missing: [Text]?
    public var form: FormState

    public var title: Text { .toldTitle }
    public var area: StaffArea? { .board }
    public var link: Link { .clueTold(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in html(.a, .href(.clue(id)), text: number) }
        html.problems(of: form)
        if talks.isEmpty { html(.p, .class("empty"), say: .noTalks) }
        for talk in talks { talk.write(into: &html) }
        if evidenceWaits, talks.last?.bringsNewEvidence == true { html(.p, .class("message"), say: .toldEvidenceNext) }
        guard let missing else { return }
        html(.p, .class("hint"), say: .toldHint)
        if missing.isEmpty { return writeForm(into: &html, in: frame) }
        html(.ul, .class("missing")) { html in
            for text in missing { html(.li, say: text) }
        }
    }

    private func writeForm(into html: inout HTML, in frame: StaffFrame) {
        html.post(to: .clueTold(id), frame.token, style: "entry") { html in
            html.enterSendsNothing()
            html.tick(Field("told-secrecy", .toldSecrecy, isRequired: true), in: form)
            html.line(Field("told-day", .toldDay, isRequired: true), .date, in: form)
            html.buttons(Field("told-way", .toldWay, isRequired: true), Self.ways, in: form)
            html.box(Self.words("told-summary", .toldSummary, isRequired: true), lines: 3, in: form)
            html.buttons(Field("told-opinion", .toldOpinion, isRequired: true), Self.opinions, in: form)
            html.box(Self.words("told-words", .toldWords, hint: .toldWordsHint), lines: 3, in: form)
            html.tick(Field("told-evidence", .toldEvidence), in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .openToldForm)
            }
        }
    }

    private static func words(_ name: String, _ label: Text, hint: Text? = nil, isRequired: Bool = false) -> Field {
        var field = Field(name, label, hint: hint, isRequired: isRequired)
        field.longest = FeedbackTalk.characters
        return field
    }

    static let ways = Feedback.Medium.allCases.map { Choice($0.rawValue, $0.words) }
    static let opinions = FeedbackTalk.Opinion.allCases.map { Choice($0.rawValue, $0.words) }
}

extension ToldPage.Talk {
    fileprivate func write(into html: inout HTML) {
        html(.section, .class("proposal")) { html in
            html.facts([
                Fact(.toldDay, .day(on)), Fact(.toldWay, .said(way)), Fact(.toldBy, .told(by)),
                Fact(.toldOpinion, .said(opinion)), Fact(.toldEvidence, .said(bringsNewEvidence ? .yes : .no)),
            ])
            html.paperLink(document)
            guard let words else { return }
            html(.h3, say: .toldSummary)
            html.told(paragraphs: words.summary)
            if words.opinion.isEmpty { return }
            html(.h3, say: .toldWords)
            html.told(paragraphs: words.opinion)
        }
    }
}

/// What somebody sent with the form.
enum ToldEntry {
    /// Reads the form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(_ fields: FormFields, today: Day) throws(FormRefused) -> FeedbackTalk {
        var reader = FormReader(fields)
        reader.mustTick("told-secrecy", .mustTellSecrecy)
        let day = reader.day("told-day", missing: .typeDay, latest: today)
        let way = reader.choice("told-way", of: Feedback.Medium.self, missing: .chooseOne)
        let summary = reader.lines("told-summary", missing: .fillThisIn, longest: FeedbackTalk.characters)
        let opinion = reader.choice("told-opinion", of: FeedbackTalk.Opinion.self, missing: .chooseOne)
        let words = reader.lines("told-words", longest: FeedbackTalk.characters)
        guard reader.problems.isEmpty, let day, let way, let opinion else { throw FormRefused(reader) }
        return FeedbackTalk(
            way: way, on: day.civilDate, summary: summary, opinion: opinion, words: words,
            bringsNewEvidence: reader.isTicked("told-evidence"), secrecyTold: reader.isTicked("told-secrecy"))
    }
}
