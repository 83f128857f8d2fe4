/// The intake desk: one form in the order of an envelope, a hundred letters a day.
public struct DeskPage: StaffPage {
    /// What the form offers to choose from.
    public struct Offers: Sendable {
        public var channels: [Choice]
        public var levels: [Choice]
        public var categories: [Choice]
        /// Names of units, offered while one types.
        public var units: [String]
        /// Names of places, offered while one types.
        public var places: [String]
        /// Organs whose decisions can be appealed.
        public var organs: [Choice] = []

        public init(channels: [Choice], levels: [Choice], categories: [Choice], units: [String], places: [String]) {
            self.channels = channels
            self.levels = levels
            self.categories = categories
            self.units = units
            self.places = places
        }
    }

    /// An entry of the clerk's own office.
    public struct Recent: Sendable {
        /// What its page is called by.
        public var id: String
        public var number: String
        public var receivedOn: Day
        public var channel: Text
        public var signature: Text
        public var state: Text

        public init(id: String, number: String, receivedOn: Day, channel: Text, signature: Text, state: Text) {
            self.id = id
            self.number = number
            self.receivedOn = receivedOn
            self.channel = channel
            self.signature = signature
            self.state = state
        }
    }

    /// How the day goes.
    public struct DayStrip: Sendable {
        /// Items entered today.
        public var entered: Int
        /// Items still waiting for triage.
        public var waiting: Int

        public init(entered: Int, waiting: Int) {
            self.entered = entered
            self.waiting = waiting
        }
    }

    public var offers: Offers
    public var form: FormState
    /// The reception days that are held today; a visitor may have come on one.
    public var sessions: [Choice] = []
    /// What was registered a moment ago; the form is empty again, except for what letters of one batch share.
    public var saved: ReceiptSlip?
    /// The line of the sealed register that it became; nil for any other item.
    public var savedLine: String?
    public var recent: [Recent]
    public var today: DayStrip
    public var files: FileRule

    public init(
        offers: Offers, files: FileRule, form: FormState, saved: ReceiptSlip?, recent: [Recent], today: DayStrip
    ) {
        self.offers = offers
        self.files = files
        self.form = form
        self.saved = saved
        self.recent = recent
        self.today = today
    }

    public var title: Text { .deskTitle }
    public var area: StaffArea? { .desk }
    public var link: Link { .desk }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.div, .class("desk")) { html in
            html(.div) { html in
                if let saved { writeSaved(saved, into: &html) }
                html.problems(of: form)
                writeForm(into: &html, in: frame)
            }
            html(.aside, .class("rail"), .ariaLabel(.deskToday)) { html in
                writeDayStrip(into: &html)
                writeRecent(into: &html)
            }
        }
    }
}

extension HTML {
    fileprivate mutating func sealedButton(_ why: ManagedBy, _ style: String, _ label: Text) {
        self(.button, .submit, .class(style), .name("sealed-why"), .value(why.rawValue), say: label)
    }
}

extension DeskPage {
    private func writeSaved(_ slip: ReceiptSlip, into html: inout HTML) {
        html(.div, .class("saved")) { html in
            html(.p, .class("message done"), .role("status"), say: .savedAs(slip.number))
            html.slip(slip)
            html.printButton(.printSlip)
            if let savedLine { html(.p) { html in html(.a, .href(.sealedLine(savedLine)), say: .toSealedLine) } }
        }
    }

    private func writeForm(into html: inout HTML, in frame: StaffFrame) {
        let rows = DeskEntry.accusedRows(in: form.entered)
        // JB-15: no field that can hold a word is there before the question is answered.
        let isAnswered = ManagedBy(rawValue: form.entered["managed"]).map { !$0.isSealed } ?? false
        html.post(
            to: .desk, frame.token, id: "entry", style: "entry swift-keys asks-first" + (isAnswered ? " answered" : ""),
            withFiles: true,
            hidden: ["accused-rows": String(rows), "form": form.entered["form"]]
        ) { html in
            html.enterSendsNothing()
            writeArrival(into: &html)
            html(.section) { html in
                html(.h2, say: .sectionManaged)
                html.buttons(
                    Field("managed", .managedByQuestion, hint: .managedByHint, isRequired: true),
                    ManagedBy.allCases.map { Choice($0.rawValue, $0.deskLabel) },
                    in: form
                )
                html(
                    .button, .submit, .class("button small unanswered"), .name("add"), .value("answer"), .withoutChecks,
                    say: .deskGoOn
                )
            }
            html(.section, .class("content")) { html in
                // Number of the letter it came with: words as well, so behind the question.
                html.transferFields(in: form)
                writeReporter(into: &html)
            }
            html(.section, .class("content")) { html in
                html(.h2, say: .sectionAccused)
                for row in 1...rows { writeAccused(row, into: &html) }
                if rows < Limits.accusedRows {
                    html(
                        .button, .submit, .class("button small"), .name("add"), .value("accused"), .withoutChecks,
                        say: .addAccused
                    )
                }
            }
            html(.section, .class("content")) { html in writeMatter(into: &html) }
            html(.div, .class("actions content")) { html in
                html(.button, .submit, .class("button primary"), say: .saveAndNext)
                html(.span, .class("hint"), say: .keysHint)
            }
            // Behind the last stop of whoever types a letter.
            html(.div, .class("content")) { html in
                html.files(files, .filesChoose, in: form)
            }
            html(.div, .class("questions content")) { html in html.questionsToAsk() }
        }
        writeSealed(into: &html, in: frame)
    }

    private func writeArrival(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .sectionArrival)
            html(.div, .class("fields")) { html in
                var channel = Field("channel", .channel, isRequired: true)
                channel.focusFirst = form.problems.isEmpty
                html.pick(channel, offers.channels, in: form)
                html.line(Field("received", .receivedOn, isRequired: true), .date, in: form)
            }
            html.walkIn(sessions, in: form)
        }
    }

    private func writeReporter(into html: inout HTML) {
        html(.h2, say: .sectionReporter)
        html.buttons(
            Field("signature", .signature, isRequired: true),
            Signature.allCases.map { Choice($0.rawValue, $0.label) },
            in: form
        )
        html(.div, .class("fields only-joint")) { html in
            html.line(Field("signers", .signers), .count, in: form)
        }
        html(.div, .class("fields reporter")) { html in
            html.line(Field("reporter-name", .fullName), .short, in: form)
            html.line(Field("reporter-phone", .phone), .phone, in: form)
            var address = Field("reporter-address", .address)
            address.longest = Limits.addressCharacters
            html.line(address, in: form)
        }
    }

    private func writeAccused(_ row: Int, into html: inout HTML) {
        html(.fieldset, .class("person")) { html in
            html(.legend, say: .accusedNumber(row))
            html(.div, .class("fields")) { html in
                html.line(Field("accused-\(row)-name", .accusedName), .short, in: form)
                html.line(Field("accused-\(row)-unit", .unit), .offering("units"), in: form)
                html.line(Field("accused-\(row)-post", .post), .short, in: form)
                html.pick(Field("accused-\(row)-level", .level), offers.levels, in: form)
            }
        }
    }

    private func writeMatter(into html: inout HTML) {
        html(.h2, say: .sectionMatter)
        html(.div, .class("fields")) { html in
            html.line(Field("place", .place), .offering("places"), in: form)
            html.pick(Field("category", .category, isRequired: true), offers.categories, in: form)
        }
        var summary = Field("summary", .summary, hint: .noStateSecrets, isRequired: true)
        summary.longest = Limits.reportCharacters
        html.box(summary, lines: 7, in: form)
        html.statedFacts(organs: offers.organs, in: form)
        html.tick(Field("no-secrets", .tickNoSecrets, isRequired: true), in: form)
        html.offer("units", offers.units)
        html.offer("places", offers.places)
    }

    /// A form of its own, so that nothing typed above travels with it.
    private func writeSealed(into html: inout HTML, in frame: StaffFrame) {
        html.post(
            to: .deskSealed, frame.token, id: "sealed", style: "sealed swift-keys",
            hidden: ["form": form.entered["form"]]
        ) { html in
            html(.h2, say: .sealedTitle)
            html(.p, say: .sealedExplanation)
            html(.div, .class("fields")) { html in
                html.pick(Field("sealed-channel", .channel, isRequired: true), offers.channels, in: form)
                html.line(Field("sealed-received", .receivedOn, isRequired: true), .date, in: form)
                html.line(Field("sealed-sheets", .sheets, isRequired: true), .count, in: form)
            }
            html(.div, .class("actions"), .id("sealed-why"), .focusable) { html in
                // The style sheet leaves the button that fits the answer above; without it, both are there.
                html.sealedButton(.upper, "button primary why-upper", .registerSealedUpper)
                html.sealedButton(.ownHead, "button primary why-own-head", .registerSealedOwnHead)
            }
        }
    }

    private func writeDayStrip(into html: inout HTML) {
        html(.dl, .class("strip")) { html in
            html.figure(.enteredToday, .count(today.entered))
            html.figure(.waitingForTriage, .count(today.waiting))
        }
        html(.p, .class("hint")) { html in
            html.say(.sealedNotCounted)
            html.text(" ")
            html(.a, .href(.sealed), say: .sealedListTitle)
        }
    }

    private func writeRecent(into html: inout HTML) {
        html(.h2, say: .recentEntries)
        if recent.isEmpty {
            html(.p, .class("empty"), say: .nothingEnteredYet)
            return
        }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.recentEntries)) { html in
            html(.table, .class("list")) { html in
                html.headings([.registerNumber, .receivedOn, .channel, .state])
                html(.tbody) { html in
                    for entry in recent {
                        html(.tr) { html in
                            html(.th, .scope(.row), .class("number")) { html in
                                html(.a, .href(.triage(entry.id)), text: entry.number)
                            }
                            html(.td, .class("number")) { html in html.day(entry.receivedOn) }
                            html(.td) { html in
                                html.say(entry.channel)
                                html.text(" · ")
                                html.say(entry.signature)
                            }
                            html(.td, say: entry.state)
                        }
                    }
                }
            }
        }
    }
}
