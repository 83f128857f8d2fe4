import Casework
import Operations

/// What the auditor's address asks for. A day that is left out is today, a person or a kind that is left out is any; what
/// cannot be read is refused with what was typed, because a filter that fell away would show everybody.
struct AuditAsked: Sendable {
    struct Refused: Error {
        let state: FormState
    }

    let filter: AuditFilter
    let form: FormState

    /// - Throws: `Refused` with the fields that must change.
    init(_ visit: Visit, today: Day) throws(Refused) {
        var fields = FormFields()
        for name in Self.names { fields.set(name, to: visit.query(name)) }
        try self.init(fields, today: today)
    }

    init(_ fields: FormFields, today: Day) throws(Refused) {
        var reader = FormReader(fields)
        let who = Self.account(&reader)
        let typedFrom = Self.day("from", &reader)
        let typedTo = Self.day("to", &reader)
        let kinds = Text.auditKinds.map { Choice($0.code, $0.words) }
        let kind = fields["kind"].isEmpty ? nil : reader.choice("kind", among: kinds, missing: .chooseOne)
        let from = typedFrom ?? typedTo.map { min($0, today) } ?? today
        let to = typedTo ?? max(from, today)
        if from > to { reader.refuse("from", .auditFromAfterTo) }
        guard reader.problems.isEmpty else { throw Refused(state: reader.state) }
        filter = AuditFilter(staff: who.map { Staff.ID($0) }, kind: kind, from: from.civilDate, to: to.civilDate)
        form = FormState(
            entered: FormFields(["who": who ?? "", "from": from.iso, "to": to.iso, "kind": kind ?? ""]))
    }

    private static let names = ["who", "from", "to", "kind"]

    /// As it is typed, and as the log writes it (`staff:S1356`).
    private static func account(_ reader: inout FormReader) -> String? {
        let typed = reader.line("who")
        guard !typed.isEmpty else { return nil }
        let who = typed.hasPrefix("staff:") ? String(typed.dropFirst(6)) : typed
        let isAccount = who.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        if who.isEmpty || !isAccount { reader.refuse("who", .auditWhoUnreadable) }
        return who
    }

    private static func day(_ field: String, _ reader: inout FormReader) -> Day? {
        let typed = reader.line(field)
        guard !typed.isEmpty else { return nil }
        let day = Day(typed)
        if day == nil { reader.refuse(field, .dayUnreadable) }
        return day
    }

    func link(_ page: Link) -> Link {
        Self.names.reduce(page) { link, name in
            form.entered[name].isEmpty ? link : link.query(name, form.entered[name])
        }
    }
}
