import CaseStore
import Casework

extension OperationContext {
    /// Why a part goes up sealed; nil where it does not.
    func sealing(of part: Split.Part, _ standings: [AccusedStanding], at organ: Organ.ID) -> Triage.Sealing? {
        let accused = part.accused.compactMap { standings.indices.contains($0) ? standings[$0] : nil }
        return Split.sealing(
            of: accused.map { $0.triageFacts(receiver: organ) }, receiverLevel: directory[organ]?.level ?? .county)
    }

    /// Registers the parts of a report that two persons split, and stops what ran for the whole.
    func takeApart(
        _ whole: SplitWhole, _ parts: [Split.Part], in transaction: borrowing Transaction, by caller: StaffCaller
    ) throws -> [Report.ID] {
        let id = whole.record.report.id
        let standings = accusedStaff(whole.content.accused).standings
        let level = directory[whole.record.holder]?.level ?? .county
        let keeps = Split.keepsOriginal(
            standings.map { $0.triageFacts(receiver: whole.record.holder) }, receiverLevel: level)
        let made = try transaction.asSystem { transaction in
            try transaction.stop(ClockKind.allCases, of: id)
            try transaction.withdraw(.read, id)
            try transaction.withdrawNotices(of: id)
            let planned = parts.enumerated().map { place, part in
                plan(part, place + 1, of: whole, sealing(of: part, standings, at: whole.record.holder))
            }
            let reports = try write(planned, of: whole, in: transaction)
            for (part, report) in zip(planned, reports) { try register(part, report, of: whole, in: transaction) }
            if !keeps { try transaction.shredSplit(id) }
            return zip(planned, reports).map { part, report in
                (id: report.id, accused: part.sealing == nil ? part.draft.accused : [])
            }
        }
        try deriveRecusals(of: made.filter { !$0.accused.isEmpty }, in: transaction, by: caller)
        return made.map(\.id)
    }

    /// A part as it is entered.
    private struct PlannedPart {
        let part: Split.Part
        /// Counts from 1.
        let place: Int
        let sealing: Triage.Sealing?
        let draft: ReportDraft
    }

    private func plan(
        _ part: Split.Part, _ place: Int, of whole: SplitWhole, _ sealing: Triage.Sealing?
    ) -> PlannedPart {
        let report = whole.record.report
        // Of what goes up sealed nothing is entered (JB-15).
        let draft =
            sealing == nil
            ? self.draft(part, of: whole)
            : ReportDraft(channel: report.channel, receivedOn: report.receivedOn, summary: "")
        return PlannedPart(part: part, place: place, sealing: sealing, draft: draft)
    }

    /// Writes the rows of all parts, each with a number of its own. As the system: a deputy who stands in registers nothing
    /// otherwise.
    private func write(
        _ planned: [PlannedPart], of whole: SplitWhole, in transaction: borrowing Transaction
    ) throws -> [SealedReport] {
        let (record, organ) = (whole.record, whole.record.holder)
        let year = transaction.today.year
        return try transaction.askingAhead { transaction in
            let isSigned = planned.contains { $0.draft.reporter != ReporterDraft() }
            try transaction.askKeysInUse(of: organ, signed: isSigned)
            let numbers = try transaction.nextNumbers(planned.count, .report, of: organ, year: year)
            let reports = try zip(planned, numbers).map { part, number in
                try store.seal(
                    part.draft, for: organ, number: ReportNumber(year: year, number: number), source: .desk,
                    key: .form("split|\(record.report.id.rawValue)|\(part.place)"), queryCode: nil,
                    signature: record.report.signature, priority: part.sealing == nil ? record.priority : .normal,
                    barredStaff: barred(part.part, of: whole)
                )
            }
            try transaction.insert(reports)
            return reports
        }
    }

    /// What a part is beside its rows. As the system.
    private func register(
        _ planned: PlannedPart, _ report: SealedReport, of whole: SplitWhole, in transaction: borrowing Transaction
    ) throws {
        let (record, organ, part, draft) = (whole.record, whole.record.holder, planned.part, planned.draft)
        try transaction.insertPart(report.id, planned.place, of: record)
        try transaction.audit(
            AuditRecord("report.register", report.id, [("channel", draft.channel.rawValue)]), in: organ)
        if let sealing = planned.sealing {
            return try seal(report.id, sealing, part, of: whole, in: transaction)
        }
        if let transfer = whole.transfer {
            try transaction.insert(transfer, of: report.id, receivedOn: draft.receivedOn)
        }
        try carry(part, report.id, of: whole, in: transaction)
        let named = Split.files(namedIn: part.text)
        for file in whole.files where named.contains(file.ordinal) {
            try transaction.share(file, with: report)
        }
        // Calls may have shown that the name is not real (JB-26): what is known of the whole is known of its parts.
        let clocks = clocksOfReceipt(draft, at: organ, signature: record.report.signature)
        try transaction.start(clocks, of: report.id, .report, organ: organ)
        try transaction.enqueue(.read, [(report.id.rawValue, organ.rawValue, record.priority)])
    }

    private func draft(_ part: Split.Part, of whole: SplitWhole) -> ReportDraft {
        let report = whole.record.report
        var draft = ReportDraft(
            channel: report.channel, receivedOn: report.receivedOn, reporter: whole.reporter,
            accused: part.accused.map { whole.content.accused[$0] }, category: whole.record.category ?? "",
            summary: String(part.text.prefix(ReceiveLimits.summaryCharacters)), text: part.text
        )
        draft.transfer = whole.transfer
        return draft
    }

    /// Whoever stands aside from the whole does from each part; whoever is accused in another is not named by this one.
    private func barred(_ part: Split.Part, of whole: SplitWhole) -> [Staff.ID] {
        let recused = whole.hanging.recusals.map(\.entry).filter {
            $0.state.keepsOut && !($0.way == .derived || $0.ground == .accused)
        }
        let aside = Split.aside(
            Set(whole.record.barred.staff), recused: Set(recused.map(\.person)),
            accused: Set(accusedStaff(whole.content.accused).staff),
            own: Set(accusedStaff(part.accused.map { whole.content.accused[$0] }).staff))
        return aside.sorted()
    }

    /// What was entered about the whole and concerns a part is entered about that one too: who stands aside, who asked
    /// after it, what was stated. What goes up sealed has none of it (JB-15); what a declaration makes of a part's own
    /// accused is derived anew.
    ///
    /// - Policy: JB-48, JC-66, DW-split
    private func carry(
        _ part: Split.Part, _ id: Report.ID, of whole: SplitWhole, in transaction: borrowing Transaction
    ) throws {
        let (hanging, names) = (whole.hanging, whole.content.accused.map(\.name))
        if !hanging.stated.isEmpty { try transaction.state(hanging.stated, of: id) }
        for (entry, words) in hanging.recusals where entry.way != .derived && entry.ground != .accused {
            let isWhole = Split.carried(words, to: part, named: names) == .words
            try transaction.carry(entry, to: id, words: isWhole ? words : "")
        }
        for (entry, words) in hanging.interferences {
            switch Split.carried(words, to: part, named: names) {
            case .words: try transaction.carry(entry, to: id, words: words)
            case .withoutWords: try transaction.carry(entry, to: id, words: Self.wordsOfWhole)
            case .nothing: continue
            }
        }
    }

    /// Stands where the words name somebody whom the part must not know of.
    private static let wordsOfWhole = "拆分前登记，内容涉及其他件，不随本件移转。"

    /// Nothing of the part is entered here: what it says goes up from the whole, before that is destroyed, with the files
    /// that its words name.
    private func seal(
        _ id: Report.ID, _ sealing: Triage.Sealing, _ part: Split.Part, of whole: SplitWhole,
        in transaction: borrowing Transaction
    ) throws {
        let record = whole.record
        let draft = draft(part, of: whole)
        let named = Split.files(namedIn: part.text)
        let content = UpwardContent(
            summary: draft.summary, text: draft.text, place: draft.place, accused: draft.accused,
            reporter: draft.reporter == ReporterDraft() ? nil : draft.reporter,
            standings: accusedStaff(draft.accused).standings,
            files: whole.files.filter { named.contains($0.ordinal) })
        let clock = newClock(.upwardReport, owedBy: record.holder, from: record.report.receivedOn)
        let line: SealedLine.ID = transaction.newID()
        let number = try transaction.insertSealed(
            ground: SealedLine.Ground(sealing), organ: record.holder, channel: record.report.channel,
            receivedOn: record.report.receivedOn, clock: clock, key: .form(id.rawValue), as: line
        )
        let sealed = try transaction.lockReport(id)
        try export(sealed, sealing, as: line, number, sheets: nil, saying: content, in: transaction)
        try transaction.sealUp(id)
        try transaction.record("sealed_up", of: id, .report, version: 2)
        try transaction.audit(AuditRecord("report.seal_up", id), in: record.holder)
    }
}
