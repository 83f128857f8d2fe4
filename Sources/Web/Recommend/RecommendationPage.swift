/// A recommendation as it is on record, with what came of it and the next step. What goes out on a clue is its document;
/// one that rests on no clue is printed from here.
public struct RecommendationPage: StaffPage {
    /// What goes out.
    public struct Letter: Sendable {
        public var organ: String
        public var number: String
        public var heading: String
        public var addressee: String
        /// Heading and text of each part.
        public var parts: [(heading: String, text: String)]
        public var datedOn: Day
    }

    /// A reply, an evaluation or a look-back.
    public struct Paper: Sendable {
        public var kind: Text
        public var text: String
        public var by: String
        public var on: Day
    }

    /// What the reader may do next.
    public enum Step: Sendable {
        case approve, issue, reply, evaluate, lookBack, close
    }

    public var id: String
    public var letter: Letter
    public var facts: [Fact]
    public var state: Text
    public var clocks: [ClockFace]
    public var papers: [Paper]
    /// Nil where it waits for somebody else, or has ended.
    public var step: Step?
    /// What the button says with which the reader lets the draft come to nothing; nil: it is not theirs to end.
    public var drop: Text?
    /// The reader decides on the draft only because every head must stand aside.
    public var isStandIn = false
    /// The clue that it belongs to.
    public var clue: String?
    /// Where its document is written; nil before the approval, and where it rests on no clue.
    public var document: Link?
    /// It has no document: it rests on no clue.
    public var isPrinted: Bool
    public var form: FormState

    public var title: Text { .recommendationTitle(letter.number) }
    public var area: StaffArea? { .recommendations }
    public var link: Link { .recommendation(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        html(.div, .class("notice")) { html in
            html(.div, .class("leaf")) { html in letter.write(into: &html) }
            html(.aside, .class("rail"), .ariaLabel(.state)) { html in
                html(.p) { html in html(.strong, .class("state"), say: state) }
                for clock in clocks {
                    html(.p) { html in
                        html.say(clock.name)
                        html.text(" ")
                        html.chip(clock)
                    }
                }
                html.facts(facts)
                if let clue {
                    html(.p) { html in html(.a, .href(.matter(clue)), say: .recommendationClue) }
                }
                html.paperLink(document)
                if isPrinted { html.printButton(.recommendationPrint) }
                writePapers(into: &html)
                html.standIn(isStandIn)
                if let step { write(step, into: &html, in: frame) }
                if let drop {
                    html.paper(.recommendationDropWords, drop, "drop", of: id, hasDay: false, form, frame)
                }
            }
        }
    }

    private func writePapers(into html: inout HTML) {
        if papers.isEmpty { return }
        html(.h2, say: .recommendationPapers)
        for paper in papers {
            html(.article) { html in
                html(.h3) { html in
                    html.say(paper.kind)
                    html.text(" · ")
                    html.day(paper.on)
                    html.text(" · ")
                    html.told(paper.by)
                }
                html.told(paragraphs: paper.text)
            }
        }
    }

    private func write(_ step: Step, into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .recommendationStep)
            switch step {
            case .approve: html.step(.recommendationApprove, "approve", of: id, frame)
            case .issue: html.step(.recommendationIssue, "issue", of: id, frame)
            case .close: html.step(.recommendationClose, "close", of: id, frame)
            case .reply:
                html.paper(.recommendationReplyWords, .recommendationReply, "reply", of: id, hasDay: true, form, frame)
            case .evaluate:
                html.paper(
                    .recommendationOpinion, .recommendationAccept, "accept", of: id, hasDay: false, form, frame,
                    other: (.recommendationSendBack, "send-back")
                )
            case .lookBack:
                html.paper(
                    .recommendationLookBackWords, .recommendationLookBack, "look-back", of: id, hasDay: true, form,
                    frame)
            }
        }
    }
}

extension HTML {
    fileprivate mutating func step(_ label: Text, _ name: String, of id: String, _ frame: StaffFrame) {
        postButton(label, to: .recommendation(id, name), frame.token, style: "button primary")
    }

    /// The form of a paper. With another ending, the button says which one it is.
    fileprivate mutating func paper(
        _ label: Text, _ button: Text, _ name: String, of id: String, hasDay: Bool, _ form: FormState,
        _ frame: StaffFrame, other: (Text, String)? = nil
    ) {
        post(to: .recommendation(id, name), frame.token, style: "entry") { html in
            var opinion = Field("opinion", label, isRequired: true)
            opinion.longest = Limits.remarkCharacters
            html.box(opinion, lines: 4, in: form)
            if hasDay { html.line(Field("day", .recommendationStepDay, isRequired: true), .date, in: form) }
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), .name("ending"), .value(name), say: button)
                if let other {
                    html(.button, .submit, .class("button"), .name("ending"), .value(other.1), say: other.0)
                }
            }
        }
    }
}

extension RecommendationPage.Letter {
    /// Chinese whatever the page's language: it is an official paper.
    fileprivate func write(into html: inout HTML) {
        html(.article, .class("letter"), .lang(.zh)) { html in
            html(.p, .class("letter-organ"), text: organ)
            html(.p, .class("letter-number"), text: number)
            html(.h2, text: heading)
            html(.p, .class("letter-to"), text: addressee + "：")
            for part in parts {
                html(.h3, text: part.heading)
                html.told(paragraphs: part.text)
            }
            html(.p, .class("letter-signature"), text: organ)
            html(.p, .class("letter-signature"), text: datedOn.inWords.zh)
        }
    }
}
