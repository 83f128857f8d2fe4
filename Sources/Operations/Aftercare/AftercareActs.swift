import CaseStore
import Casework

extension OperationContext {
    /// Throws the refusal of the rules, if there is one: at its field where the form can mend it.
    func require(_ act: Aftercare.Act, _ facts: Aftercare.Facts) throws {
        switch Aftercare.decide(Aftercare.Input(act: act, facts: facts)) {
        case .allowed: return
        case .refused(let refusal):
            if refusal.isSilent { throw OperationError.notFound }
            guard let field = refusal.field else {
                throw OperationError.refused(refusal.reason, remedy: refusal.remedy)
            }
            let (reason, remedy) = (refusal.reason, refusal.remedy)
            let message = Bilingual("\(reason.zh)：\(remedy.zh)", "\(reason.en): \(remedy.en)")
            throw OperationError.mend([.init(field, message)])
        }
    }

    /// Whether the rules allow it.
    func allows(_ act: Aftercare.Act, _ facts: Aftercare.Facts) -> Bool {
        Aftercare.decide(Aftercare.Input(act: act, facts: facts)) == .allowed
    }

    /// What the rules look at, of a clue and who asks.
    func aftercareFacts(
        of record: ClueRecord, in transaction: borrowing Transaction, for caller: StaffCaller
    ) throws -> Aftercare.Facts {
        let state = try transaction.result(of: record.clue.id)
        var facts = Aftercare.Facts(
            caller: caller, organ: record.organ, organLevel: directory[record.organ]?.level ?? .county,
            holder: record.clue.state.claim?.holder, conclusion: record.clue.state.conclusion,
            isResultTold: state == .approved || state == .delivered,
            concludedOn: try transaction.concludedOn(record.clue.id)
        )
        facts.headsStandAside = try allStandAside(.head, from: record, in: transaction)
        return facts
    }

    /// Adds to the history of a clue without changing its state.
    func note(
        _ event: String, on id: Clue.ID, in transaction: borrowing Transaction, _ detail: [(String, String)] = []
    ) throws {
        try transaction.asSystem { transaction in
            var record = try transaction.lockClue(id)
            record.clue.note()
            try transaction.save(record)
            try transaction.record(event, of: id, .clue, version: record.clue.version, detail)
        }
    }

    /// Words that somebody must have written, within their bound.
    func requireWords(_ text: String, _ field: String) throws {
        guard text.allSatisfy(\.isWhitespace) || text.unicodeScalars.count > AftercareLimits.words else { return }
        let most = AftercareLimits.words
        throw OperationError.mend([.init(field, Bilingual("请填写内容，最多\(most)字", "Write up to \(most) characters"))])
    }
}

/// The bounds of what follows a result.
public enum AftercareLimits {
    /// Characters of an objection, an explanation, a statement.
    public static let words = 4_000
    /// Open watches of one report at most; more applications join the ones there are.
    public static let watches = 5
    /// Days for which a list asks whether somebody whom a check cleared is owed a clearing of the name: a choice of this
    /// project.
    static let clearingAskedFor = 180
}
