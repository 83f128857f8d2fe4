public import CaseStore
public import Casework

/// Any member of staff records that they were asked about a matter, whether they see it or not, and whether there is one
/// or not: they are told neither. Who heads the petition office, or supervises cadres, attaches it to its matter.
///
/// - Policy: JC-66
public struct NoteInterference: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameter matter: the number as it was named, or a description.
    /// - Throws: `OperationError.mend` with what must change.
    public func callAsFunction(
        _ matter: String, _ entry: RecordInterference.Entry, as caller: StaffCaller
    ) async throws {
        let context = context
        guard !matter.allSatisfy(\.isWhitespace), matter.unicodeScalars.count <= OperationLimits.voidWords else {
            let message = Bilingual(
                "请填写对方提到的编号或者事项，最多500字", "Type the number or the matter that was named, at most 500 characters")
            throw OperationError.mend([.init("matter", message)])
        }
        if let concerned = entry.concerned, context.directory[concerned] == nil { throw OperationError.notFound }
        let facts = Interference.Facts(
            recorder: caller, organs: [caller.organ], asker: entry.asker, concerned: entry.concerned,
            askedOn: entry.askedOn, today: context.today,
            length: entry.words.allSatisfy(\.isWhitespace) ? 0 : entry.words.count)
        // Whoever is asked writes it down, whatever they work on: `handler` binds entries on a matter alone.
        if let refusal = Interference.refusal(facts), refusal.rule != .handler {
            throw OperationError.mend([.init(refusal.field.rawValue, refusal.message)])
        }
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.asSystem { transaction in
                try transaction.insertInterferenceNote(
                    entry.asker, entry.concerned, entry.way, on: entry.askedOn, matter: matter, words: entry.words,
                    at: caller.organ, by: caller.staff)
            }
            try transaction.audit(
                AuditRecord("interference.note", subject: "", [("way", entry.way.rawValue)]), in: caller.organ)
        }
    }

    /// What waits to be attached; nothing for whoever may not.
    public func list(as caller: StaffCaller) async throws -> [InterferenceNote] {
        try await context.transaction(as: .staff(caller)) { transaction in
            let notes = try transaction.interferenceNotes()
            try transaction.audit(notes.map { AuditRecord("interference.read", $0.id) }, in: caller.organ)
            return notes
        }
    }

    /// Puts a note on the register of the matter that it is about; from then on routing knows of it (HS-26).
    ///
    /// - Throws: `OperationError.mend` where the caller sees no report under the number.
    public func attach(_ id: InterferenceNote.ID, to number: TypedNumber, as caller: StaffCaller) async throws {
        let found = try await FindByNumber(context)(number, as: caller)
        let reports = Set(found.reports.map(\.record.report.id) + found.clues.map(\.clue.report))
        guard let report = reports.first, reports.count == 1 else {
            throw OperationError.mend([.init("number", Bilingual("没有找到这个编号的件", "No item with this number was found"))])
        }
        let clue = found.clues.first?.clue.id
        let context = context
        try await context.transaction(as: .staff(caller)) { transaction in
            let note = try transaction.interferenceNote(id)
            let author = context.directory[note.recordedBy]?.name ?? ""
            let entry = try transaction.insert(
                NewInterference(
                    report: report, clue: clue, organ: caller.organ, asker: note.asker, concerned: note.concerned,
                    way: note.way, askedOn: note.askedOn, recordedBy: caller.staff),
                words: "（\(author)记录，提到：\(note.matter)）\(note.words)")
            try transaction.asSystem { try $0.attach(id, as: entry, by: caller.staff) }
            try transaction.audit(AuditRecord("interference.attach", entry), in: caller.organ)
        }
    }
}
