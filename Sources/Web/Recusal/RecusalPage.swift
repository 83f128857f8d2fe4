/// Who stands aside from one matter: the form to stand aside oneself, to enter somebody else for those who may, and the
/// entries for those who decide.
public struct RecusalPage: StaffPage {
    /// An entry, as whoever decides sees it.
    public struct Entry: Sendable {
        public var id: String
        /// The number of the report; nil on the page of the matter itself, and where the reader does not see it.
        public var matter: (number: String, link: Link)?
        public var person: String
        public var facts: [Fact]
        public var words: String
        public var state: Text
        public var mayDecide: Bool

        public init(
            id: String, matter: (number: String, link: Link)? = nil, person: String, facts: [Fact], words: String,
            state: Text, mayDecide: Bool
        ) {
            self.id = id
            self.matter = matter
            self.person = person
            self.facts = facts
            self.words = words
            self.state = state
            self.mayDecide = mayDecide
        }
    }

    /// What a reporter asked for.
    public struct Request: Sendable {
        public var id: String
        public var matter: (number: String, link: Link)?
        public var at: Moment
        public var words: String
        public var isOpen: Bool
        /// Whether the reader says first whether it names a leader.
        public var mayPass: Bool

        public init(
            id: String, matter: (number: String, link: Link)? = nil, at: Moment, words: String, isOpen: Bool,
            mayPass: Bool
        ) {
            self.mayPass = mayPass
            self.id = id
            self.matter = matter
            self.at = at
            self.words = words
            self.isOpen = isOpen
        }
    }

    /// Where the forms go: the page of a clue or of a report.
    public var link: Link
    /// The item it is about, to go back to.
    public var number: String
    public var item: Link
    public var mayDeclare: Bool
    /// How the reader may enter somebody else; empty where they may not.
    public var ways: [Choice]
    public var people: [Choice]
    public var grounds: [Choice]
    public var entries: [Entry]
    public var requests: [Request]
    public var form: FormState

    public init(
        link: Link, number: String, item: Link, mayDeclare: Bool, ways: [Choice], people: [Choice], grounds: [Choice],
        entries: [Entry], requests: [Request], form: FormState = FormState()
    ) {
        self.link = link
        self.number = number
        self.item = item
        self.mayDeclare = mayDeclare
        self.ways = ways
        self.people = people
        self.grounds = grounds
        self.entries = entries
        self.requests = requests
        self.form = form
    }

    public var title: Text { .recusalTitle }
    public var area: StaffArea? { .recusals }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p) { html in html(.a, .href(item), .class("number"), text: number) }
        html.problems(of: form)
        if mayDeclare { writeDeclare(into: &html, in: frame) }
        if !ways.isEmpty { writeEnter(into: &html, in: frame) }
        if !requests.isEmpty { html.recusalRequests(requests, frame.token) }
        if !ways.isEmpty || !entries.isEmpty {
            html.recusalEntries(entries, empty: .nobodyStandsAside, heading: .whoStandsAside, frame.token)
        }
    }

    private func writeDeclare(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .declareAside)
            html(.p, .class("hint"), say: .declareAsideHint)
            html.post(to: link, frame.token, style: "entry", hidden: ["who": "me"]) { html in
                html.pick(Field("own-ground", .recusalGround, isRequired: true), grounds, in: form)
                html.box(words("own-words"), lines: 3, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .standAsideNow)
                }
            }
        }
    }

    private func writeEnter(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .enterAside)
            html(.p, .class("hint"), say: .enterAsideHint)
            html.post(to: link, frame.token, style: "entry", hidden: ["who": "other"]) { html in
                html.pick(Field("way", .recusalWay, isRequired: true), ways, in: form)
                html.pick(Field("person", .recusalPerson, isRequired: true), people, in: form)
                html.pick(Field("ground", .recusalGround, isRequired: true), grounds, in: form)
                html.box(words("words"), lines: 3, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button primary"), say: .enterIt)
                }
            }
        }
    }

    private func words(_ name: String) -> Field {
        var field = Field(name, .recusalWords, hint: .recusalWordsHint)
        field.longest = Limits.remarkCharacters
        return field
    }
}

/// What waits for a decision, of every matter that the reader may know of.
public struct RecusalsPage: StaffPage {
    public var entries: [RecusalPage.Entry]
    public var requests: [RecusalPage.Request]

    public init(entries: [RecusalPage.Entry], requests: [RecusalPage.Request]) {
        self.entries = entries
        self.requests = requests
    }

    public var title: Text { .recusalsTitle }
    public var area: StaffArea? { .recusals }
    public var link: Link { .recusals }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.recusalTabs(current: link)
        html.recusalEntries(entries, empty: .nothingToDecide, heading: .whoStandsAside, frame.token)
        html.recusalRequests(requests, frame.token)
    }
}

extension HTML {
    /// The three pages of the area.
    mutating func recusalTabs(current: Link) {
        let pages: [(Text, Link)] = [
            (.toDeclarations, .declarations), (.toRecusals, .recusals), (.toInterference, .interference),
        ]
        self(.ul, .class("plain")) { html in
            for (name, link) in pages {
                html(.li) { html in html(.a, .href(link), .current(link == current), say: name) }
            }
        }
    }

    fileprivate mutating func recusalEntries(
        _ entries: [RecusalPage.Entry], empty: Text, heading: Text, _ token: CSRFToken
    ) {
        self(.section) { html in
            html(.h2, say: heading)
            html.firstOnly(entries.count)
            if entries.isEmpty { html(.p, .class("empty"), say: empty) }
            for entry in entries {
                html(.article, .class("report")) { html in
                    html(.h3) { html in
                        html.told(entry.person)
                        html.text(" · ")
                        html.say(entry.state)
                    }
                    if let matter = entry.matter {
                        html(.p) { html in html(.a, .href(matter.link), .class("number"), text: matter.number) }
                    }
                    html.facts(entry.facts)
                    html.told(paragraphs: entry.words)
                    if entry.mayDecide {
                        html.postButton(
                            .upholdRecusal, to: .recusalDecide(entry.id), token, style: "button primary",
                            hidden: ["decision": "upheld"])
                        html.postButton(
                            .endRecusal, to: .recusalDecide(entry.id), token, hidden: ["decision": "ended"])
                    }
                }
            }
        }
    }

    fileprivate mutating func recusalRequests(_ requests: [RecusalPage.Request], _ token: CSRFToken) {
        self(.section) { html in
            html(.h2, say: .requestsOfReporters)
            html.firstOnly(requests.count)
            if requests.isEmpty { html(.p, .class("empty"), say: .noRequests) }
            for request in requests {
                html(.article, .class("report")) { html in
                    html(.h3) { html in
                        html.moment(request.at)
                        if let matter = request.matter {
                            html.text(" · ")
                            html(.a, .href(matter.link), .class("number"), text: matter.number)
                        }
                    }
                    html.told(paragraphs: request.words)
                    if request.mayPass {
                        html(.p, .class("hint"), say: .passRequestHint)
                        html.postButton(.passRequest, to: .recusalPass(request.id), token, style: "button primary")
                    }
                    if request.isOpen {
                        html.postButton(.requestAnswered, to: .recusalAnswer(request.id), token)
                    } else {
                        html(.p, .class("soft"), say: .requestSettled)
                    }
                }
            }
        }
    }
}
