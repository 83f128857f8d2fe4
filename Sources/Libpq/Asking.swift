/// What was asked ahead, and the answers that have come.
struct AskedAhead {
    private struct Question {
        let call: Call
        let setting: String
        var answer: ServerAnswer?
    }

    /// Scopes that are open; questions are kept in them alone.
    var scopes = 0
    /// Grows each time that everything is forgotten.
    private(set) var round = 0
    private var questions: [Question] = []

    var isFull: Bool { questions.count >= Limits.askedAhead }

    /// - Returns: the place of the answer.
    mutating func add(_ call: Call, under setting: String) -> Int {
        questions.append(Question(call: call, setting: setting))
        return questions.count - 1
    }

    mutating func keep(_ answer: ServerAnswer, at place: Int) { questions[place].answer = answer }

    func place(of statement: Statement, _ values: [Value], under setting: String) -> Int? {
        questions.firstIndex { question in
            question.setting == setting && question.call.values == values && question.call.statement == statement
        }
    }

    func answer(at place: Int) -> ServerAnswer? { questions[place].answer }

    mutating func forget() {
        questions = []
        round += 1
    }
}

extension Session {
    /// Lets `body` ask ahead (`ask`) what it looks up one by one afterwards (`query`): all of it travels together, and each
    /// query finds its answer. `body` only reads; a late write forgets what was asked before it, and the end forgets all.
    public func asking<R>(_ body: () throws -> R) rethrows -> R {
        link.ahead.scopes += 1
        defer {
            link.ahead.scopes -= 1
            if link.ahead.scopes == 0 {
                link.ahead.forget()
                link.pending.removeAll(where: \.isQuestion)
            }
        }
        return try body()
    }

    /// Asks what a later `query` of the same statement and values will look up, under the setting that holds then. What was
    /// asked already is asked once. More than `Limits.askedAhead` are not asked ahead.
    public func ask(_ statement: Statement, _ values: [Value] = []) throws(DatabaseError) {
        guard link.ahead.scopes > 0, link.depth > 0, !link.ahead.isFull,
            link.ahead.place(of: statement, values, under: link.setting) == nil
        else { return }
        let link = link
        let (place, round) = (link.ahead.add((statement, values), under: link.setting), link.ahead.round)
        let keep: LateReader = { rows throws(DatabaseError) in
            if link.ahead.round == round { link.ahead.keep(rows.answer, at: place) }
        }
        try link.later(LateWrite(call: (statement, values), then: keep, isQuestion: true))
    }

    /// Names the setting under which statements run from now on in this transaction; answers that were asked ahead hold only
    /// under the same one.
    public func nameSetting(_ name: String) { link.setting = name }
}

extension Link {
    /// The answer to a question that was asked ahead; sent now if it still waits.
    func askedAhead(_ statement: Statement, _ values: [Value]) throws(DatabaseError) -> ServerAnswer? {
        guard ahead.scopes > 0, let place = ahead.place(of: statement, values, under: setting) else { return nil }
        if ahead.answer(at: place) == nil { try flush() }
        return ahead.answer(at: place)
    }
}
