import Casework
import Operations

extension Excerpt.Receiver {
    /// As a form sends it; nil for anything else.
    init?(form value: String) {
        let parts = value.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("leader", 2): self = .leader(Staff.ID(parts[1]))
        case ("room", 2): self = .room(Room.ID(parts[1]))
        case ("organ", 2): self = .organ(Organ.ID(parts[1]))
        case ("expert", 1): self = .expert
        case (_, _): return nil
        }
    }

    var formValue: String {
        switch self {
        case .leader(let id): "leader:" + id.rawValue
        case .room(let id): "room:" + id.rawValue
        case .organ(let id): "organ:" + id.rawValue
        case .expert: "expert"
        }
    }
}

extension Site {
    func excerptRow(_ record: ExcerptRecord, _ clue: ClueRecord) -> ExcerptListPage.Row {
        ExcerptListPage.Row(
            id: record.id.rawValue, number: record.label, clue: clue.number.text(of: clue.organ),
            purpose: record.request.purpose.words, state: record.excerpt.state.words, on: Day(record.proposedOn))
    }

    func clueExcerptsPage(_ opened: OpenExcerpt.OnClue, form: FormState?) -> ClueExcerptsPage {
        ClueExcerptsPage(
            id: opened.clue.clue.id.rawValue, number: opened.clue.number.text(of: opened.clue.organ),
            rows: opened.records.map { excerptRow($0, opened.clue) }, passages: opened.passages,
            receivers: opened.receivers.map { Choice($0.formValue, words(of: $0)) },
            purposes: Excerpt.Purpose.allCases.map { Choice($0.rawValue, $0.words) },
            form: form ?? FormState(entered: FormFields(["days": "7"])))
    }

    private func words(of receiver: Excerpt.Receiver) -> Text {
        switch receiver {
        case .leader(let id): .asIs(name(of: id))
        case .room(let id): .asIs(context.directory[id]?.name ?? id.rawValue)
        case .organ(let id): .asIs(context.directory[id]?.name ?? id.rawValue)
        case .expert: .anExpert
        }
    }

    func excerptPage(_ opened: OpenExcerpt.Opened, copy: ExcerptCopy?, form: FormState?) -> ExcerptPage {
        let record = opened.record
        let organ = context.directory[record.organ]?.name ?? record.organ.rawValue
        let found = opened.findings.map { finding in
            let why = finding.rule.statement
            return ExcerptPage.Found(
                words: finding.words, why: Text(why.zh, why.en), policy: finding.policy.key, count: finding.count,
                isMandatory: finding.isMandatory)
        }
        return ExcerptPage(
            id: record.id.rawValue, confirmations: record.confirmations, number: record.label,
            clue: opened.clue.clue.id.rawValue,
            clueNumber: opened.clue.number.text(of: opened.clue.organ), state: record.excerpt.state.words,
            facts: facts(of: record),
            sheet: record.passages.map { paragraphs in
                ExcerptPage.Sheet(
                    organ: organ, number: record.label, paragraphs: paragraphs,
                    line: opened.mayPrint ? copy.map { line(of: $0, record) } : nil)
            },
            isReadable: record.words != nil,
            confirming: opened.mayConfirm ? (original: opened.original, found: found) : nil,
            mayApprove: opened.mayApprove, mayRefuse: opened.mayRefuse, mayTakeCopy: opened.mayTakeCopy,
            copies: opened.copies.map { copy in
                Fact(.asIs(copyNumber(copy)), .told("\(copy.reader ?? "–") · \(name(of: copy.by))"))
            },
            form: form ?? FormState())
    }

    private func facts(of record: ExcerptRecord) -> [Fact] {
        var facts = [
            Fact(.excerptPurpose, .said(record.request.purpose.words)),
            Fact(.excerptReceiver, .said(words(of: record.request.receiver))),
        ]
        if let words = record.words {
            if !words.expert.isEmpty { facts.append(Fact(.expertName, .told(words.expert))) }
            if !words.unit.isEmpty { facts.append(Fact(.expertUnit, .told(words.unit))) }
            facts.append(Fact(.excerptReason, .told(words.reason)))
        }
        facts.append(Fact(.proposedByName, .told(name(of: record.excerpt.state.author))))
        facts.append(Fact(.proposedOnDay, .day(Day(record.proposedOn))))
        facts.append(Fact(.excerptDays, .code(String(record.request.days))))
        if let counts = record.counts {
            facts.append(Fact(.coveredCount, .code(String(counts.covered))))
            facts.append(Fact(.liftedCount, .code(String(counts.lifted))))
            facts.append(Fact(.addedCount, .code(String(counts.added))))
        }
        if let approval = record.excerpt.state.approval {
            facts.append(Fact(.decidedByName, .told(name(of: approval.head))))
            if record.decidedAs == .deputy {
                facts.append(Fact(.approvalCapacity, .said(Approval.Ground.standIn.words)))
            }
            facts.append(Fact(.excerptUntil, .day(Day(approval.until))))
            if let day = record.endedOn { facts.append(Fact(.excerptEnded, .day(Day(day)))) }
        }
        return facts
    }

    private func copyNumber(_ copy: ExcerptCopy) -> String { "第\(copy.copy)份" }

    /// What stands on every page of a copy (水印): its number, its reader, the day, and what it is for.
    ///
    /// - Policy: DW-C9
    private func line(of copy: ExcerptCopy, _ record: ExcerptRecord) -> String {
        "\(record.label) \(copyNumber(copy)) 阅件人：\(copy.reader ?? "–") "
            + "\(copy.at.civilDate.chinese) 仅供办案使用 不得复制"
    }
}
