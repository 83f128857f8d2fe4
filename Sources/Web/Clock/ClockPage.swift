/// One clock: how its last day came about, its extensions, who was told, and the form of the next extension.
public struct ClockPage: StaffPage {
    /// An extension that was granted.
    public struct Extension: Sendable {
        public var length: Text
        public var approver: Text
        public var organ: String
        public var person: String
        public var askedBy: String
        public var approvedOn: Day
        public var reason: Text
        /// Nil for who may not read the item's words.
        public var words: String?
        public var reportedUpOn: Day?
        public var from: Day
        public var to: Day
        public var wasOverdue: Bool

        public init(
            length: Text, approver: Text, organ: String, person: String, askedBy: String, approvedOn: Day, reason: Text,
            words: String?,
            reportedUpOn: Day?, from: Day, to: Day, wasOverdue: Bool
        ) {
            self.length = length
            self.approver = approver
            self.organ = organ
            self.person = person
            self.askedBy = askedBy
            self.approvedOn = approvedOn
            self.reason = reason
            self.words = words
            self.reportedUpOn = reportedUpOn
            self.from = from
            self.to = to
            self.wasOverdue = wasOverdue
        }
    }

    /// A level that was told that it ran out.
    public struct Told: Sendable {
        public var level: Text
        public var organ: String
        public var on: Day

        public init(level: Text, organ: String, on: Day) {
            self.level = level
            self.organ = organ
            self.on = on
        }
    }

    /// The identifier in addresses.
    public var id: String
    public var face: ClockFace
    public var facts: [Fact]
    /// The number of what it runs for and its page; nil where the reader may not see it.
    public var item: (number: String, link: Link?)?
    public var flags: [Flag]
    public var extensions: [Extension]
    public var told: [Told]
    /// What was asked for and waits for approval.
    public var request: [Fact] = []
    /// Whether the reader can take it back.
    public var mayWithdraw = false
    /// What was refused or taken back before.
    public var unmet: [Unmet] = []
    /// Nil where the reader asks for nothing.
    public var asking: ExtensionAskForm?
    /// Nil where the reader grants nothing.
    public var form: ExtensionForm?
    /// Nil where the reader refuses nothing.
    public var refusing: ExtensionRefusalForm?

    public init(
        id: String, face: ClockFace, facts: [Fact], item: (number: String, link: Link?)?, flags: [Flag] = [],
        extensions: [Extension] = [], told: [Told] = [], form: ExtensionForm? = nil
    ) {
        self.id = id
        self.face = face
        self.facts = facts
        self.item = item
        self.flags = flags
        self.extensions = extensions
        self.told = told
        self.form = form
    }

    public var title: Text { face.name }
    public var area: StaffArea? { .clocks }
    public var link: Link { .clock(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("under-title")) { html in
            html.chip(face)
            for flag in flags { html.flag(flag) }
            if let item {
                if let link = item.link {
                    html(.a, .href(link), .class("number"), text: item.number)
                } else {
                    html(.span, .class("number"), text: item.number)
                }
            } else {
                html(.span, .class("soft"), say: .itemUnseen)
            }
        }
        html.facts(facts)
        html(.section) { html in
            html(.h2, say: .howItCameAbout)
            html(.ol, .class("reckoning")) { html in
                for line in face.explanation { html(.li, say: line) }
            }
        }
        writeExtensions(into: &html)
        writeTold(into: &html)
        writeUnmet(into: &html)
        writeRequest(into: &html, in: frame)
        asking?.write(id, into: &html, in: frame)
        form?.write(id, into: &html, in: frame)
        refusing?.write(id, into: &html, in: frame)
    }

    private func writeExtensions(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .clockExtensions)
            if extensions.isEmpty { html(.p, .class("empty"), say: .notExtended) }
            for granted in extensions { granted.write(into: &html) }
        }
    }

    private func writeTold(into html: inout HTML) {
        html(.section) { html in
            html(.h2, say: .toldOfIt)
            if told.isEmpty {
                html(.p, .class("empty"), say: .toldNobody)
                return
            }
            html(.table, .class("list")) { html in
                html.headings([.level, .organ, .toldOn])
                html(.tbody) { html in
                    for step in told {
                        html(.tr) { html in
                            html(.th, .scope(.row), say: step.level)
                            html(.td, text: step.organ)
                            html(.td) { html in html.day(step.on) }
                        }
                    }
                }
            }
        }
    }
}

extension ClockPage.Extension {
    fileprivate func write(into html: inout HTML) {
        var facts = [
            Fact(.extendedBy, .said(length)), Fact(.extensionApprover, .said(approver)), Fact(.organ, .told(organ)),
            Fact(.fullName, .told(person)), Fact(.extensionAskedBy, .told(askedBy)),
            Fact(.extensionApprovedOn, .day(approvedOn)),
            Fact(.extensionReason, .said(reason)),
        ]
        if let words { facts.append(Fact(.extendWords, .told(words))) }
        if let reportedUpOn { facts.append(Fact(.extensionReported, .day(reportedUpOn))) }
        facts.append(Fact(.extensionFromTo, .code("\(from.iso) → \(to.iso)")))
        if wasOverdue { facts.append(Fact(.clockStanding, .said(.wasOverdueBefore))) }
        html.facts(facts)
    }
}
