import Casework

/// A step in the papers of a check; the raw value stands in the address of its form.
enum CheckFileStep: String, Sendable, CaseIterable {
    case minutes, secretary, group, approve, report, sign

    func field(_ name: String) -> String { rawValue + "-" + name }
}

/// The papers of a check: minutes of the collective study, the group, its report, and who signed it.
public struct CheckFilePage: StaffPage {
    public struct Minutes: Sendable {
        public var number: String
        public var on: Day
        public var chair: String
        public var attendees: [String]
        /// Nil for whoever may not read it.
        public var conclusion: String?
        public var decided: Text
    }

    /// What the Party secretary approved outside the system (ZJ-33).
    public struct Secretary: Sendable {
        public var on: Day
        /// Nil for whoever may not read it.
        public var approver: String?
        public var number: String?
        public var recordedBy: String
    }

    public struct Member: Sendable {
        public var name: String
        public var isLeader: Bool
        public var joinedOn: Day
        public var leftOn: Day?
        /// The leader who approved the group; nil while it waits.
        public var approvedBy: String?
    }

    public struct Signature: Sendable {
        public var name: String
        /// Nil until the member has signed.
        public var at: Moment?
    }

    public struct Report: Sendable {
        public var ordinal: Int
        public var conclusion: Text
        /// In the order of ``CheckFilePage/parts``; empty for whoever may not read it.
        public var parts: [String]
        /// The beginning of the hash of what is signed.
        public var seal: String
        public var signatures: [Signature]
    }

    /// The parts of a report, as its form names them.
    static let parts: [(name: String, label: Text)] = [
        ("basis", .reportBasis), ("problem", .reportProblem), ("process", .reportProcess),
        ("findings", .reportFindings), ("doubts", .reportDoubts), ("proposal", .reportProposal),
    ]

    /// The identifier in addresses.
    public var id: String
    public var number: String
    public var minutes: [Minutes]
    public var secretary: Secretary?
    public var mayRecordSecretary: Bool
    public var members: [Member]
    /// Nil before the first.
    public var report: Report?
    /// What a study could decide, and that it decided neither a way nor a result.
    public var decisions: [Choice]
    /// Who could attend a study; empty for whoever keeps no minutes.
    public var attendees: [Choice]
    /// Who could be in the group; empty for whoever forms none.
    public var candidates: [Choice]
    /// What a report can propose; empty for whoever writes none.
    public var conclusions: [Choice]
    public var mayApproveGroup: Bool
    public var maySign: Bool
    public var form: FormState

    public var title: Text { .checkFileTitle(number) }
    public var area: StaffArea? { .board }
    public var link: Link { .checkFile(id) }

    public func write(into html: inout HTML, in frame: StaffFrame) {
        html.problems(of: form)
        writeMinutes(into: &html, in: frame)
        writeSecretary(into: &html, in: frame)
        writeGroup(into: &html, in: frame)
        writeReport(into: &html, in: frame)
        html(.p) { html in html(.a, .href(.clue(id)), say: .backToClue) }
    }
}

extension CheckFilePage {
    private func writeMinutes(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .minutesTitle)
            html(.p, .class("hint"), say: .minutesHint)
            if minutes.isEmpty { html(.p, .class("empty"), say: .noMinutes) }
            for each in minutes { each.write(into: &html) }
            if attendees.isEmpty { return }
            form(.minutes, .keepMinutes, into: &html, in: frame) { html in
                html.line(
                    Field(CheckFileStep.minutes.field("studied_on"), .studiedOn, isRequired: true), .date, in: form)
                html.ticks(Field(CheckFileStep.minutes.field("people"), .minutesAttendees), attendees, in: form)
                html.pick(
                    Field(CheckFileStep.minutes.field("chair"), .minutesChair, isRequired: true), attendees, in: form)
                let decided = CheckFileStep.minutes.field("decided")
                html.pick(
                    Field(decided, .minutesDecided, hint: .minutesBindHint, isRequired: true), decisions, in: form)
                var words = Field(CheckFileStep.minutes.field("conclusion"), .minutesConclusion, isRequired: true)
                words.longest = Checking.characters
                html.box(words, lines: 4, in: form)
            }
        }
    }

    /// Only where it is needed, or there.
    private func writeSecretary(into html: inout HTML, in frame: StaffFrame) {
        guard secretary != nil || mayRecordSecretary else { return }
        html(.section) { html in
            html(.h2, say: .secretaryTitle)
            html(.p, .class("hint"), say: .secretaryHint)
            if let secretary {
                html.facts([
                    Fact(.secretaryOn, .day(secretary.on)), Fact(.secretaryApprover, .told(secretary.approver ?? "–")),
                    Fact(.secretaryNumber, .told(secretary.number ?? "–")),
                    Fact(.secretaryRecordedBy, .told(secretary.recordedBy)),
                ])
            } else {
                html(.p, .class("empty"), say: .secretaryMissing)
            }
            guard mayRecordSecretary else { return }
            form(.secretary, .recordSecretary, into: &html, in: frame) { html in
                let step = CheckFileStep.secretary
                html.line(Field(step.field("secretary_approved_on"), .secretaryOn, isRequired: true), .date, in: form)
                html.line(Field(step.field("approver"), .secretaryApprover, isRequired: true), in: form)
                html.line(Field(step.field("number"), .secretaryNumber, isRequired: true), in: form)
            }
        }
    }

    private func writeGroup(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .groupTitle)
            html(.p, .class("hint"), say: .groupHint)
            if members.isEmpty {
                html(.p, .class("empty"), say: .noGroup)
            } else {
                html.list([.groupMember, .groupLeader, .groupApprovedBy, .groupJoined, .groupLeft], named: .groupTitle)
                { html in
                    for member in members { member.write(into: &html) }
                }
            }
            if mayApproveGroup {
                html.postButton(
                    .approveGroup, to: .checkFile(id, CheckFileStep.approve.rawValue), frame.token,
                    style: "button primary")
            }
            if candidates.isEmpty { return }
            form(.group, .formGroup, into: &html, in: frame) { html in
                html.ticks(Field(CheckFileStep.group.field("people"), .groupMember), candidates, in: form)
                html.pick(
                    Field(CheckFileStep.group.field("leader"), .groupLeader, isRequired: true), candidates, in: form)
            }
        }
    }

    private func writeReport(into html: inout HTML, in frame: StaffFrame) {
        html(.section) { html in
            html(.h2, say: .reportTitle)
            if let report { report.write(into: &html) } else { html(.p, .class("empty"), say: .noReport) }
            if maySign, let report {
                html(.p, .class("hint"), say: .signHint)
                html.postButton(
                    .signReport, to: .checkFile(id, CheckFileStep.sign.rawValue), frame.token, style: "button primary",
                    hidden: ["report": String(report.ordinal)])
            }
            if conclusions.isEmpty { return }
            html(.p, .class("hint"), say: .writeReportHint)
            form(.report, .writeReport, into: &html, in: frame) { html in
                html.buttons(
                    Field(CheckFileStep.report.field("conclusion"), .resultOfHandling, isRequired: true), conclusions,
                    stacked: true, in: form)
                for part in Self.parts {
                    var field = Field(CheckFileStep.report.field(part.name), part.label, isRequired: true)
                    field.longest = Checking.characters
                    html.box(field, lines: 3, in: form)
                }
            }
        }
    }

    private func form(
        _ step: CheckFileStep, _ name: Text, into html: inout HTML, in frame: StaffFrame,
        fields: (inout HTML) -> Void
    ) {
        let mine = form.problems.contains { $0.field.hasPrefix(step.rawValue + "-") }
        html(.details, .class("step"), .id("step-" + step.rawValue), .unfolded(mine)) { html in
            html(.summary, say: name)
            html.post(to: .checkFile(id, step.rawValue), frame.token, style: "entry") { html in
                html.enterSendsNothing()
                fields(&html)
                html(.div, .class("actions")) { html in html(.button, .submit, .class("button primary"), say: name) }
            }
        }
    }
}

extension CheckFilePage.Minutes {
    fileprivate func write(into html: inout HTML) {
        html.facts([
            Fact(.minutesNumber, .code(number)), Fact(.studiedOn, .day(on)), Fact(.minutesChair, .told(chair)),
            Fact(.minutesAttendees, .told(attendees.joined(separator: "、"))), Fact(.minutesDecided, .said(decided)),
        ])
        if let conclusion { html.told(paragraphs: conclusion) }
    }
}

extension CheckFilePage.Member {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row), text: name)
            html(.td) { html in
                if isLeader { html.say(.groupLeader) } else { html.text("–") }
            }
            html(.td) { html in
                if let approvedBy { html.text(approvedBy) } else { html.say(.groupNotApproved) }
            }
            html(.td) { html in html.day(joinedOn) }
            html(.td) { html in
                if let leftOn { html.day(leftOn) } else { html.text("–") }
            }
        }
    }
}

extension CheckFilePage.Report {
    fileprivate func write(into html: inout HTML) {
        html.facts([
            Fact(.reportTitle, .said(.reportOf(ordinal))), Fact(.resultOfHandling, .said(conclusion)),
            Fact(.signatureSeal, .code(seal)),
        ])
        if parts.isEmpty { html(.p, .class("soft"), say: .reportSealed) }
        for (part, words) in zip(CheckFilePage.parts, parts) {
            html(.h3, say: part.label)
            html.told(paragraphs: words)
        }
        if signatures.isEmpty { return }
        html.list([.groupMember, .signedAt], named: .signaturesTitle) { html in
            for signature in signatures {
                html(.tr) { html in
                    html(.th, .scope(.row), text: signature.name)
                    html(.td) { html in
                        guard let at = signature.at else { return html(.span, .class("soft"), say: .notSigned) }
                        html.moment(at)
                    }
                }
            }
        }
    }
}

extension HTML {
    /// A table of a few columns.
    fileprivate mutating func list(_ headings: [Text], named name: Text, rows: (inout HTML) -> Void) {
        self(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(name)) { html in
            html(.table, .class("list")) { html in
                html.headings(headings)
                html(.tbody) { html in rows(&html) }
            }
        }
    }
}
