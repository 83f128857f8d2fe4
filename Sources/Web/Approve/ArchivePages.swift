import Casework

/// What an organ finished, clues and reports that became none: what could be archived, and what is.
public struct ArchivePage: StaffPage {
    /// A report that became no clue.
    public struct Lone: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var state: Text
        public var receivedOn: Day
        public var archivedOn: Day?
    }

    public struct Row: Sendable {
        /// The identifier in addresses.
        public var id: String
        public var number: String
        public var result: Text
        public var state: Text
        public var archivedOn: Day?
        /// What came in that nobody has dealt with.
        public var waiting: [Text] = []
    }

    public var finished: [Row]
    public var archived: [Row]
    public var lone: [Lone] = []
    public var loneArchived: [Lone] = []

    public var title: Text { .areaArchive }
    public var area: StaffArea? { .archive }
    public var link: Link { .archive }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .archiveHint)
        write(.toArchive, finished, .nothingToArchive, &html)
        write(.loneToArchive, lone, &html)
        html(.p, .class("hint"), say: .takeOutForIt)
        write(.inArchive, archived, .nothingArchived, &html)
        write(.loneInArchive, loneArchived, &html)
    }

    private func write(_ heading: Text, _ rows: [Lone], _ html: inout HTML) {
        if rows.isEmpty { return }
        html(.section) { html in
            html(.h2, say: heading)
            html(.p, .class("hint"), say: .archivedWithClue)
            html.scrolled(heading, [.registerNumber, .state, .receivedOn, .archivedSince]) { html in
                for row in rows { row.write(into: &html) }
            }
            html.firstOnly(rows.count)
        }
    }

    private func write(_ heading: Text, _ rows: [Row], _ none: Text, _ html: inout HTML) {
        html(.section) { html in
            html(.h2, say: heading)
            if rows.isEmpty { return html(.p, .class("empty"), say: none) }
            html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(heading)) { html in
                html(.table, .class("list")) { html in
                    html.headings([.clueNumber, .resultOfHandling, .state, .paperDay, .cameSince])
                    html(.tbody) { html in
                        for row in rows { row.write(into: &html) }
                    }
                }
            }
            html.firstOnly(rows.count)
        }
    }
}

extension ArchivePage.Lone {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html(.a, .href(.reportFile(id)), text: number) }
            html(.td, say: state)
            html(.td) { html in html.day(receivedOn) }
            html(.td) { html in
                if let archivedOn { html.day(archivedOn) } else { html.text("–") }
            }
        }
    }
}

extension ArchivePage.Row {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), .class("number")) { html in html(.a, .href(.file(id)), text: number) }
            html(.td, say: result)
            html(.td, say: state)
            html(.td) { html in
                if let archivedOn { html.day(archivedOn) } else { html.text("–") }
            }
            html(.td, .class("flags")) { html in
                for text in waiting { html.flag(Flag(text, .urgent)) }
            }
        }
    }
}

/// What lies on the file of a clue (卷内目录), and what is missing on it. Its index is printed as a document, which has a
/// number and is made of the same lines.
public struct FilePage: StaffPage {
    /// A paper.
    public struct Paper: Sendable {
        public var what: Text
        public var number: String?
        public var state: Text
        public var on: Day?
    }

    /// An approval.
    public struct Approval: Sendable {
        public var what: Text
        public var matter: Text
        public var proposer: String?
        public var approver: String
        public var capacity: Text
        public var secretaryOn: Day?
        public var at: Moment
        /// Its story says so: it was given before approvals were rows.
        public var isTold = false
    }

    /// The identifier of the clue in addresses.
    public var id: String
    public var number: String
    public var facts: [Fact]
    public var papers: [Paper]
    public var approvals: [Approval]
    public var chains: [HandoffPage.Chain]
    /// What is missing, with what to do about it; nil for whoever does not archive it.
    public var missing: [Text]?
    public var mayTakeOut: Bool
    /// Where its index is written; nil for who does not write it.
    public var document: Link?
    /// What the room can say of material that waits to be read; empty where nothing waits, or it is another's.
    public var readings: [(code: String, words: Text)] = []
    /// Papers that the room can state to lie on paper, with what was typed.
    public var late: [Choice] = []
    public var form = FormState()
    /// Something came in since it was archived.
    public var isWaitedFor = false

    public var title: Text { .fileTitle(number) }
    public var area: StaffArea? { .archive }
    public var link: Link { .file(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .fileHint)
        html.facts(facts)
        html.archiveStep(
            missing, archive: .file(id, "archive"), takeOut: mayTakeOut ? .file(id, "take-out") : nil, in: frame)
        if isWaitedFor, mayTakeOut { html(.p, .class("hint"), say: .takeOutOpensWaiting) }
        writeReadings(into: &html, frame.token)
        writeLate(into: &html, frame.token)
        html(.section) { html in
            html(.h2, say: .filePapers)
            html.scrolled(.filePapers, [.paperWhat, .paperNumber, .state, .paperDay]) { html in
                for paper in papers { paper.write(into: &html) }
            }
        }
        html(.section) { html in
            html(.h2, say: .fileApprovals)
            html.scrolled(
                .fileApprovals,
                [
                    .approvalWhat, .approvalMatter, .approvalProposer, .approvalApprover, .approvalCapacity,
                    .handoffAt,
                ]
            ) { html in
                for approval in approvals { approval.write(into: &html) }
            }
        }
        for chain in chains where !chain.lines.isEmpty { chain.write(into: &html) }
        html.paperLink(document)
    }
}

extension FilePage {
    fileprivate func writeLate(into html: inout HTML, _ token: CSRFToken) {
        if late.isEmpty { return }
        html(.section, .class("step")) { html in
            html(.h2, say: .latePapers)
            html(.p, .class("hint"), say: .latePapersHint)
            html.post(to: .latePaper(id), token, style: "entry") { html in
                html.pick(Field("paper", .latePaperWhich, isRequired: true), late, in: form)
                html.line(Field("day", .latePaperDay, isRequired: true), .date, in: form)
                html(.div, .class("actions")) { html in
                    html(.button, .submit, .class("button small"), say: .statePaper)
                }
            }
        }
    }

    fileprivate func writeReadings(into html: inout HTML, _ token: CSRFToken) {
        if readings.isEmpty { return }
        html(.section, .class("step")) { html in
            html(.h2, say: .materialWaits)
            html(.p, .class("hint"), say: .materialHint)
            for reading in readings { html.postButton(reading.words, to: .material(id, reading.code), token) }
        }
    }
}

/// Finished clues that somebody asked to open again.
public struct ReopeningsPage: StaffPage {
    public struct Row: Sendable {
        /// The identifier of the clue in addresses.
        public var id: String
        public var number: String
        public var result: Text
        public var asker: String
        public var evidenceOn: Day?
    }

    public var rows: [Row]

    public var title: Text { .areaReopenings }
    public var area: StaffArea? { .board }
    public var link: Link { .reopenings }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .reopeningsHint)
        if rows.isEmpty { return html(.p, .class("empty"), say: .noReopenings) }
        html.scrolled(.areaReopenings, [.clueNumber, .resultOfHandling, .askedBy, .evidenceOn]) { html in
            for row in rows {
                html(.tr) { html in
                    html(.th, .scope(.row), .class("number")) { html in
                        html(.a, .href(.clue(row.id)), text: row.number)
                    }
                    html(.td, say: row.result)
                    html(.td, text: row.asker)
                    html(.td) { html in
                        if let day = row.evidenceOn { html.day(day) } else { html.text("–") }
                    }
                }
            }
        }
        html.firstOnly(rows.count)
    }
}

/// What is missing on the file of a report that was declined and became no clue.
public struct ReportFilePage: StaffPage {
    /// The identifier of the report in addresses.
    public var id: String
    public var number: String
    public var facts: [Fact]
    public var missing: [Text]?
    public var mayTakeOut: Bool

    public var title: Text { .fileTitle(number) }
    public var area: StaffArea? { .archive }
    public var link: Link { .reportFile(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .archiveHint)
        html.facts(facts)
        if missing == nil, !mayTakeOut { html(.p, .class("hint"), say: .archivedWithClue) }
        html.archiveStep(
            missing, archive: .reportFile(id, "archive"), takeOut: mayTakeOut ? .reportFile(id, "take-out") : nil,
            in: frame)
        html(.p) { html in html(.a, .href(.triage(id)), text: number) }
    }
}

extension HTML {
    /// What is missing before something is archived, and the buttons.
    fileprivate mutating func archiveStep(
        _ missing: [Text]?, archive: Link, takeOut: Link?, in frame: StaffFrame
    ) {
        if let missing {
            self(.section, .class("step")) { html in
                html(.h2, say: .archiveIt)
                if missing.isEmpty {
                    html(.p, say: .fileComplete)
                    html.postButton(.archiveIt, to: archive, frame.token, style: "button primary")
                } else {
                    html(.p, say: .missingOnFile)
                    html(.ul, .class("missing")) { html in
                        for text in missing { html(.li, say: text) }
                    }
                }
            }
        }
        if let takeOut {
            self(.section, .class("step")) { html in
                html(.h2, say: .takeItOut)
                html(.p, .class("hint"), say: .takeOutHint)
                html.postButton(.takeItOut, to: takeOut, frame.token)
            }
        }
    }

    /// A table that scrolls on small screens.
    fileprivate mutating func scrolled(_ name: Text, _ headings: [Text], rows: (inout HTML) -> Void) {
        self(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(name)) { html in
            html(.table, .class("list")) { html in
                html.headings(headings)
                html(.tbody) { html in rows(&html) }
            }
        }
    }
}

extension FilePage.Paper {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), say: what)
            html(.td, .class("number"), text: number ?? "–")
            html(.td, say: state)
            html(.td) { html in
                if let on { html.day(on) } else { html.text("–") }
            }
        }
    }
}

extension FilePage.Approval {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), say: what)
            html(.td) { html in
                html.say(matter)
                guard let secretaryOn else { return }
                html.text(" ")
                html.say(.approvalSecretary)
                html.text(" ")
                html.day(secretaryOn)
            }
            html(.td) { html in
                if let proposer { html.text(proposer) } else { html.say(.handoffByRule) }
            }
            html(.td, text: approver)
            html(.td, say: isTold ? .toldByStory : capacity)
            html(.td, .class("number")) { html in html.moment(at) }
        }
    }
}
