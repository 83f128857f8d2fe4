import Casework
import Operations

/// Asking whoever signed, on the page of an item: what was tried, what it comes to, and the form of the next attempt.
public struct CallStep: Sendable {
    /// An attempt.
    public struct Line: Sendable {
        public var on: Day
        public var way: Text
        public var found: Text
        public var by: String
        /// Nil where nothing was noted.
        public var note: String?
    }

    public var lines: [Line]
    /// What the attempts come to, and why.
    public var standing: Text
    public var policy: String
    /// Somebody used the name.
    public var isImpersonated: Bool
    public var mayRecord: Bool
}

/// What somebody sent with the form of an attempt.
struct CallEntry: Sendable {
    let call: Triage.Call
    let note: String

    /// Reads the form.
    ///
    /// - Throws: ``FormRefused`` with everything that must change.
    static func read(_ fields: FormFields, today: Day) throws(FormRefused) -> CallEntry {
        var reader = FormReader(fields)
        let way = reader.choice("verify-way", of: Triage.CallWay.self, missing: .chooseOne)
        let day = reader.day("verify-day", missing: .typeDay, latest: today)
        let found = reader.choice("verify-found", of: Triage.Verification.self, missing: .chooseOne)
        let note = reader.lines("verify-note", longest: OperationLimits.callNote)
        guard reader.problems.isEmpty, let way, let day, let found else { throw FormRefused(reader) }
        let call = Triage.Call(
            way: way, on: day.civilDate, found: found, letNarrate: reader.isTicked("verify-narrated"),
            promisedNothing: reader.isTicked("verify-promised"))
        return CallEntry(call: call, note: note)
    }
}

extension CallStep {
    func write(_ id: String, _ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        html(.details, .class("step"), .id("verification"), .unfolded(form.isBack("verify-day", "verify-way"))) {
            html in
            html(.summary, say: .verifyTitle)
            html(.p) { html in
                if isImpersonated { html.flag(Flag(.impersonated, .urgent)) }
                html.say(standing)
                html.text(" ")
                html(.span, .class("clause"), text: policy)
            }
            writeLines(into: &html)
            html(.p) { html in html(.a, .href(.acceptanceRecord(id)), say: .acceptanceRecord) }
            if mayRecord { writeForm(id, form, into: &html, in: frame) }
        }
    }

    func writeLines(into html: inout HTML) {
        if lines.isEmpty { return html(.p, .class("soft"), say: .noCallsYet) }
        html(.div, .class("scroll"), .role("region"), .tabStop, .ariaLabel(.verifyTitle)) { html in
            html(.table, .class("list")) { html in
                html.headings([.callDay, .callWay, .verifyQuestion, .callBy, .callNote])
                html(.tbody) { html in
                    for line in lines { line.write(into: &html) }
                }
            }
        }
    }

    private func writeForm(_ id: String, _ form: FormState, into html: inout HTML, in frame: StaffFrame) {
        html(.p, .class("hint"), say: .verifyHint)
        html.post(to: .triageVerify(id), frame.token, style: "entry") { html in
            html.enterSendsNothing()
            html.buttons(
                Field("verify-way", .callWay, isRequired: true),
                Triage.CallWay.allCases.map { Choice($0.rawValue, $0.words) }, in: form)
            html.line(Field("verify-day", .callDay, isRequired: true), .date, in: form)
            html.buttons(
                Field("verify-found", .verifyQuestion, isRequired: true),
                Triage.Verification.allCases.map { Choice($0.rawValue, $0.words) }, stacked: true, in: form)
            html.tick(Field("verify-narrated", .callNarrated, hint: .callNarratedHint), in: form)
            html.tick(Field("verify-promised", .callPromised), in: form)
            var note = Field("verify-note", .callNote, hint: .callNoteHint)
            note.longest = OperationLimits.callNote
            html.box(note, lines: 3, in: form)
            html(.div, .class("actions")) { html in
                html(.button, .submit, .class("button primary"), say: .verifyRecord)
            }
        }
    }
}

extension CallStep.Line {
    fileprivate func write(into html: inout HTML) {
        html(.tr) { html in
            html(.th, .scope(.row)) { html in html.day(on) }
            html(.td, say: way)
            html(.td, say: found)
            html(.td, text: by)
            html(.td) { html in
                if let note { html.told(paragraphs: note) } else { html.text("–") }
            }
        }
    }
}

extension Site {
    /// Nil for whoever does not work in the petition office, and where nobody ever was asked or is to be asked.
    func callStep(_ record: ReportRecord, for caller: StaffCaller) async throws -> CallStep? {
        guard !caller.roles.isDisjoint(with: [.registrar, .petitionLead]) else { return nil }
        let opened = try await ReadCalls(context)(record.report.id, as: caller)
        guard opened.mayRecord || !opened.calls.isEmpty else { return nil }
        return callStep(opened)
    }

    func callStep(_ opened: ReadCalls.Opened) -> CallStep {
        CallStep(
            lines: opened.calls.map { attempt in
                CallStep.Line(
                    on: Day(attempt.call.on), way: attempt.call.way.words, found: attempt.call.found.words,
                    by: name(of: attempt.calledBy), note: attempt.note)
            },
            standing: Text(opened.standing.explanation), policy: opened.standing.policy.key,
            isImpersonated: opened.isImpersonated, mayRecord: opened.mayRecord
        )
    }
}
