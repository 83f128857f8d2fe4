public import Casework

/// An item in triage: what it says, what the machine suggests and why, and the decision that two people take.
public struct TriageItem: Sendable {
    /// One suggestion of the machine. It fills nothing in by itself.
    public struct Suggestion: Sendable {
        /// What it is about.
        public var subject: Text
        /// What it proposes.
        public var value: Text
        /// Why, in words for people.
        public var reason: Text
        /// The words of the report on which it rests; empty when it rests on a register.
        public var evidence: [String]
        /// The clause it rests on, such as "HS-26"; nil when it is only a reading.
        public var policy: String?

        public init(subject: Text, value: Text, reason: Text, evidence: [String] = [], policy: String? = nil) {
            self.subject = subject
            self.value = value
            self.reason = reason
            self.evidence = evidence
            self.policy = policy
        }
    }

    /// An earlier item that may be the same matter; only items that the reader may see.
    public struct Earlier: Sendable {
        /// The identifier in addresses and in the form.
        public var id: String
        public var number: String
        /// Nil where only its number is at hand.
        public var receivedOn: Day?
        public var why: Text
        /// The same person signed both: told inside the petition office alone.
        public var isSameReporter = false
        /// What was decided about it, and why.
        public var decisions: [(verdict: Text, reason: String)] = []
        /// Whether the reader decides about it here.
        public var mayDecide = false

        /// - Parameter id: the identifier in addresses; nil where it is the number.
        public init(id: String? = nil, number: String, receivedOn: Day?, why: Text) {
            self.id = id ?? number
            self.number = number
            self.receivedOn = receivedOn
            self.why = why
        }
    }

    /// A proposal that waits for a second person.
    public struct Proposal: Sendable {
        public var by: String
        public var at: Moment
        /// Of the report, as it is shown.
        public var version: Int
        /// What was decided, name and value.
        public var decisions: [Fact]
        /// Whom it waits for; nil where the reader answers it.
        public var waitsFor: Text?

        public init(by: String, at: Moment, version: Int, decisions: [Fact], waitsFor: Text? = nil) {
            self.by = by
            self.at = at
            self.version = version
            self.decisions = decisions
            self.waitsFor = waitsFor
        }
    }

    /// What the office can do with it now.
    public enum Standing: Sendable {
        /// A public hand-in that one of those who open it takes in.
        case quarantined
        /// The reader proposes.
        case toPropose
        /// Somebody else proposes: who, in words for the reader.
        case othersPropose(Text)
        /// A second person confirms.
        case toConfirm(Proposal)
        /// Decided: there is nothing to do.
        case settled
    }

    /// The identifier in addresses.
    public var id: String
    public var number: String
    public var facts: [Fact]
    public var text: String
    public var clocks: [ClockFace]
    public var suggestions: [Suggestion]
    /// How much it gives to go by; nil for whoever may not read it. Decides nothing.
    public var credibility: Credibility.Advice?
    public var accused: [Accused]
    public var earlier: [Earlier]
    public var standing: Standing
    /// Whether the reader may ask that it go up sealed; another person does it.
    public var mayAskSealing: Bool
    /// What came of asking whoever signed, for the petition office; nil where nobody is to be asked.
    public var callStep: CallStep?
    /// The mistakes for which the reader may take the decision back; empty where there is nothing to take back.
    public var reconsiderations: [Reconsideration] = []
    public var history: [CluePage.Event]
    public var form: FormState
    /// Where it would go as it stands; nil where nothing would be routed.
    public var route: RouteAhead?
    /// Why it would go there; nil where that must not be told.
    public var reasons: RouteReasons?
    /// The page where an accused is added or corrected; nil for whoever may not.
    public var correction: Link?
    /// Where what is out of scope is passed on, guided or handled; nil for everything else.
    public var petition: Link?
    /// How an accepted suggestion ends; nil where there is nothing to record.
    public var suggestionStep: SuggestionStep?
    /// The way back of what another organ passed on; nil where there is none, or the reader may not go it.
    public var forwardReturn: ForwardReturn?
    /// What may be done about splitting it, and what came of it; nil where there is nothing.
    public var splitStep: SplitStep?
    /// What may be done about voiding its number; nil where there is nothing.
    public var voidStep: VoidStep?
    /// The lawful way of what holds state secrets; nil for everything else.
    public var secretWay: Text?
    /// Whether what was proposed holds state secrets: whoever confirms destroys it here.
    public var destroys = false

    /// - Parameter id: the identifier in addresses; nil where it is the number.
    public init(
        id: String? = nil, number: String, facts: [Fact], text: String, clocks: [ClockFace],
        suggestions: [Suggestion], accused: [Accused] = [], earlier: [Earlier], standing: Standing,
        mayAskSealing: Bool = false, history: [CluePage.Event] = [],
        form: FormState, route: RouteAhead? = nil
    ) {
        self.id = id ?? number
        self.number = number
        self.facts = facts
        self.text = text
        self.clocks = clocks
        self.suggestions = suggestions
        self.accused = accused
        self.earlier = earlier
        self.standing = standing
        self.mayAskSealing = mayAskSealing
        self.history = history
        self.form = form
        self.route = route
    }
}

extension TriageItem {
    func write(_ offers: TriagePage.Offers, into html: inout HTML, in frame: StaffFrame) {
        html(.article, .class("item"), .labelledBy("item-title")) { html in
            html(.header) { html in
                html(.h2, .id("item-title"), .class("number"), text: number)
                for clock in clocks { html.chip(clock) }
                html(.a, .class("quiet"), .href(.reportDocuments(id)), say: .documentsOnFile)
                html(.a, .class("quiet"), .href(.files(id)), say: .filesTitle)
                html(.a, .class("quiet"), .href(.identity(id)), say: .identityLink)
                if let petition { html(.a, .class("quiet"), .href(petition), say: .petitionTitle) }
            }
            html.problems(of: form)
            html.facts(facts)
            if let secretWay { html(.p, .class("message"), say: secretWay) }
            html(.section) { html in
                html(.h3, say: .whatItSays)
                html(.div, .class("letter-text")) { html in html.told(paragraphs: text) }
            }
            writeSuggestions(into: &html)
            if let credibility { html.credibility(credibility) }
            writeEarlier(into: &html, in: frame)
            switch standing {
            case .quarantined: html.postButton(.admit, to: .triageAdmit(id), frame.token, style: "button primary")
            case .toPropose: writeForm(offers, into: &html, in: frame)
            case .othersPropose(let words): writeAhead(words, into: &html)
            case .toConfirm(let proposal): writeProposal(proposal, into: &html, in: frame)
            case .settled:
                suggestionStep?.write(id, into: &html, in: frame)
                writeRouteLinks(into: &html)
                html(.p) { html in html(.a, .href(.reportFile(id)), say: .archiveReport) }
            }
            callStep?.write(id, form, into: &html, in: frame)
            if !reconsiderations.isEmpty { writeReconsideration(into: &html, in: frame) }
            forwardReturn?.write(id, into: &html, in: frame)
            splitStep?.write(id, into: &html, in: frame)
            voidStep?.write(id, form, into: &html, in: frame)
            if mayAskSealing { writeSealing(into: &html, in: frame) }
            html(.p) { html in html(.a, .href(.recusals(id)), say: .recusalOfClue) }
            html(.p) { html in html(.a, .href(.reportInterference(id)), say: .recordInterference) }
            html.story(history)
        }
    }

    private func writeSuggestions(into html: inout HTML) {
        if suggestions.isEmpty { return }
        html(.section, .class("suggestions"), .labelledBy("suggestions-title")) { html in
            html(.h3, .id("suggestions-title"), say: .suggestions)
            html(.p, .class("hint"), say: .suggestionsHint)
            html(.dl) { html in
                for suggestion in suggestions {
                    html(.dt, say: suggestion.subject)
                    html(.dd) { html in
                        html(.strong, say: suggestion.value)
                        html(.span, .class("because")) { html in
                            html.say(suggestion.reason)
                            for words in suggestion.evidence {
                                html.text(" ")
                                html(.mark) { html in html.told(words) }
                            }
                            if let policy = suggestion.policy {
                                html.text(" ")
                                html(.span, .class("clause"), text: policy)
                            }
                        }
                    }
                }
            }
        }
    }

    private func writeForm(_ offers: TriagePage.Offers, into html: inout HTML, in frame: StaffFrame) {
        let rows = String(AccusedForm.rows(in: form.entered))
        html.post(to: .triage(id), frame.token, style: "entry swift-keys", hidden: ["new-rows": rows]) { html in
            html.enterSendsNothing()
            html(.h3, say: .yourProposal)
            route?.write(into: &html)
            reasons?.write(into: &html)
            html(.div, .class("fields")) { html in
                html.pick(Field("kind", .itemKind, isRequired: true), offers.kinds, in: form)
                html.pick(Field("elsewhere", .elsewhere, hint: .elsewhereHint), offers.elsewhere, in: form)
                html.pick(
                    Field("repeats", .repeatsNumber, hint: .repeatsHint),
                    earlier.map { Choice($0.id, .asIs($0.number)) }, in: form
                )
                var typed = Field("repeats-number", .firstNumber, hint: .firstNumberHint)
                typed.longest = Limits.numberLetters
                html.line(typed, .short, in: form)
                html.line(Field("amount", .schemeAmount), .count, in: form)
                html.line(Field("signers", .signers), .count, in: form)
                html.pick(Field("decided-by", .decidedByOrgan, hint: .decidedByHint), offers.organs, in: form)
                html.line(Field("acted-from", .actedFrom, hint: .actedHint), .date, in: form)
                html.line(Field("acted-to", .actedTo), .date, in: form)
            }
            writeAccused(offers, into: &html)
            html(.div, .class("ticks")) { html in
                html.tick(Field("new-facts", .tickNewFacts), in: form)
                html.tick(Field("micro", .tickMicroCorruption, hint: .microFields), in: form)
                html.tick(Field("organised", .tickOrganisedCrime), in: form)
                html.tick(Field("injury", .tickInjury), in: form)
                html.tick(Field("reaction", .tickReaction), in: form)
                html.tick(Field("state-secret", .tickStateSecret, hint: .stateSecretWay), in: form)
                for risk in offers.risks { html.tick(Field("risk-" + risk.value, risk.label), in: form) }
            }
            html.breaches(in: form)
            html.particulars(in: form)
            var remark = Field("remark", .remark, hint: .remarkHint)
            remark.longest = Limits.remarkCharacters
            html.box(remark, lines: 3, in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .proposeToSecond)
                html(.span, .class("hint"), say: .fourEyes)
            }
        }
    }

    /// The way up for what turns out to belong there: another person seals it, which destroys what it says.
    private func writeSealing(into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step")) { html in
            html(.summary, say: .sealUpTitle)
            html(.p, .class("hint"), say: .sealUpHint)
            html.post(to: .triageSeal(id), frame.token, style: "entry") { html in
                html.enterSendsNothing()
                html(.div, .class("actions")) { html in
                    for why in [ManagedBy.upper, .ownHead] {
                        html(
                            .button, .submit, .class("button"), .name("sealed-why"), .value(why.rawValue),
                            say: why.deskLabel
                        )
                    }
                }
            }
        }
    }

    /// For whoever looks on: where it would go as it stands, and who goes on with it.
    private func writeAhead(_ words: Text, into html: inout HTML) {
        route?.write(into: &html)
        reasons?.write(into: &html)
        html(.p, .class("message"), say: words)
    }

    private func writeProposal(_ proposal: Proposal, into html: inout HTML, in frame: StaffFrame) {
        html(.section, .class("proposal")) { html in
            html(.h3, say: .proposalBy)
            html(.p, .class("soft")) { html in
                html.text(proposal.by)
                html.text(" · ")
                html.moment(proposal.at)
            }
            html.facts(proposal.decisions)
            if let words = proposal.waitsFor { return writeAhead(words, into: &html) }
            route?.write(into: &html)
            reasons?.write(into: &html)
            let seen = String(proposal.version)
            let hidden: KeyValuePairs =
                destroys
                ? [TriageAnswer.version: seen, TriageAnswer.destroys: "yes"] : [TriageAnswer.version: seen]
            html.post(to: .triageConfirm(id), frame.token, style: "entry", hidden: hidden) { html in
                var remark = Field("remark", .remark, hint: .remarkWhenSentBack)
                remark.longest = Limits.remarkCharacters
                html.box(remark, lines: 2, in: form)
                html.freshCode(in: form)
                html(.div, .class("actions")) { html in
                    html(
                        .button, .submit, .class("button primary"), .name("answer"), .value("confirm"), say: .confirm
                    )
                    html(.button, .submit, .class("button"), .name("answer"), .value("back"), say: .sendBack)
                }
            }
        }
    }
}
