/// Stage 1 · receive: decides the rows of an office's register, one after the other.
///
/// A row can refer to the row above, stand there twice, or take a number that is taken: the batch remembers what it
/// needs for that and nothing more. The same rows in the same order always give the same outcomes.
public struct RegisterBatch: Sendable {
    public let context: RegisterContext
    /// The cells of the row above, for 同上.
    private var above: [String]?
    private var memory = RegisterMemory()

    public init(context: RegisterContext) { self.context = context }

    /// Decides a whole register at once.
    public static func decide(rows: some Sequence<RegisterRow>, context: RegisterContext) -> [RegisterOutcome] {
        var batch = RegisterBatch(context: context)
        return rows.map { batch.decide($0) }
    }

    /// Decides the next row.
    public mutating func decide(_ row: RegisterRow) -> RegisterOutcome {
        for rule in RegisterRules.shape where rule.applies(row) {
            // Whatever stood in a shifted row is no row above; titles and totals are passed over.
            if rule.code == .columns { above = nil }
            return RegisterOutcome(row: row.row, decision: .reject(rule.code, duplicateOf: nil))
        }
        let facts = RegisterFacts(row, above: above, context: context)
        above = facts.cells
        let candidate = RegisterCase(facts: facts, echo: memory.echo(of: facts), context: context)
        for rule in RegisterRules.rejections where rule.applies(candidate) {
            memory.recordRefused(facts)
            return RegisterOutcome(row: row.row, decision: refusal(rule.code, candidate))
        }
        memory.record(facts)
        return RegisterOutcome(row: row.row, decision: acceptance(candidate))
    }

    private mutating func refusal(_ code: RegisterCode, _ candidate: RegisterCase) -> RegisterDecision {
        let facts = candidate.facts
        if code == .upper, let ground = UpperMatter.ground(of: facts, context: context) {
            return .sealed(
                SealedRow(
                    ground: ground, receivedOn: facts.received.day, channel: facts.channel,
                    number: facts.number.map(WithheldNumber.init),
                    sameNumberAbove: facts.number.map { memory.countSealed($0) } ?? 0))
        }
        return .reject(code, duplicateOf: code == .duplicateRow ? candidate.echo.twin : nil)
    }

    private func acceptance(_ candidate: RegisterCase) -> RegisterDecision {
        let facts = candidate.facts
        guard let number = facts.number, let receivedOn = facts.received.day else {
            preconditionFailure("a row without number or date is refused before")
        }
        let dates: [(RegisterColumn, WrittenDate)] = [
            (.forwarded, facts.forwarded), (.due, facts.due), (.closed, facts.closed),
        ]
        let unread = dates.filter { $0.1 == .unreadable }.map { ($0.0, facts[$0.0]) }
        return .accept(
            RegisterEntry(
                flags: RegisterRules.flags.filter { $0.applies(candidate) }.map(\.code),
                number: number.text, receivedOn: receivedOn, channel: facts.channel, reporter: facts.reporter.name,
                phone: facts.phone.number, signature: facts.signature, accused: facts.accused.persons,
                unit: facts.unit, post: facts.post, rank: facts[.rank], summary: facts[.summary],
                category: facts[.category], handling: facts[.handling], department: facts[.department],
                forwardedOn: facts.forwarded.day, dueOn: facts.due.day, closedOn: facts.closed.day,
                result: facts[.result], remark: facts[.remark],
                unreadDates: Dictionary(uniqueKeysWithValues: unread), stated: StatedFacts(facts, context),
                statedWords: Dictionary(uniqueKeysWithValues: RegisterColumn.stated.map { ($0, facts[$0]) }),
                repeatOf: candidate.echo.repeatOf))
    }
}
