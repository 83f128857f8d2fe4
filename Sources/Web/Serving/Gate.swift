import Casework
import Logging
import Operations
import Synchronization

/// Keeps a flood out of a public page without knowing anybody: counts of all visitors together and, while too much comes
/// in, numbers to wait with. Nothing of a visitor is counted, kept or compared.
///
/// Whoever comes while there is room passes. Else the form comes back as it was, with a number that opens a little later.
/// Those with an open number pass in one of two lanes: with the work that their browser did for it, or with the right answer
/// to a question where no script runs. Each lane has room of its own, of which a part is for those who waited longest, so
/// that a flood without numbers uses up nothing of either, and one that answers questions nothing of the other.
final class Gate: Sendable {
    /// What it stands before. A number of one opens no other.
    enum Place: String, Sendable {
        case handIns = "hand-ins"
        case looks
    }

    /// What comes with a form.
    struct Brought: Equatable, Sendable {
        var number = ""
        /// To the small question.
        var answer = ""
        /// The word that a browser found.
        var work = ""
    }

    enum Verdict: Equatable, Sendable {
        /// As anybody does while there is room.
        case hasRoom
        /// By this number, which is used up.
        case passesBy(WaitingNumber)
        /// To come back with.
        case waits(WaitingNumber, seconds: Int64, isWrong: Bool)

        var passes: Bool {
            switch self {
            case .hasRoom, .passesBy: true
            case .waits: false
            }
        }
    }

    /// What came of all who came, since the start; of nobody in particular.
    struct Figures: Equatable, Sendable {
        var passed = 0
        var passedWithWork = 0
        var passedWithAnswer = 0
        var drawn = 0
    }

    /// What can be said before what was brought beside a number is looked at.
    private enum First {
        case settled(Verdict)
        case looksAt(WaitingNumber)
    }

    /// What an open number comes with.
    private enum Merit {
        case work, answer, nothing
    }

    private struct State {
        var open: Bucket
        var worked: GateLane
        var answered: GateLane
        /// Numbers that were brought for files.
        var filed = TriedNumbers()
        var asked = WorkAsked()
        var figures = Figures()
        /// When the operator was told last, in seconds.
        var toldAt = Int64.min

        mutating func turn(_ now: Int64, _ seconds: Int64) {
            open.fill(now)
            let span = seconds / (Limits.numberSeconds + Limits.waitSeconds)
            worked.turn(now, span: span)
            answered.turn(now, span: span)
            filed.turn(to: span)
        }

        func isTried(_ number: WaitingNumber) -> Bool {
            worked.tried.contains(number.nonce) || answered.tried.contains(number.nonce)
        }

        mutating func bits(_ seconds: Int64) -> UInt8 { asked.bits(used: worked.used, now: seconds) }
    }

    private let state: Mutex<State>
    private let mark: @Sendable (_ bytes: [UInt8]) -> [UInt8]
    private let zeroBits: @Sendable (_ word: [UInt8], _ salt: [UInt8]) -> Int

    /// - Parameters:
    ///   - perMinute: who passes in a minute without a number, and as many with one.
    ///   - mark: a keyed hash, for the numbers.
    ///   - zeroBits: those that a word has as work for a number.
    init(
        before place: Place, perMinute: Int, mark: @escaping @Sendable (_ bytes: [UInt8]) -> [UInt8],
        zeroBits: @escaping @Sendable (_ word: [UInt8], _ salt: [UInt8]) -> Int
    ) {
        let name = Array(place.rawValue.utf8)
        self.mark = { mark(name + $0) }
        self.zeroBits = zeroBits
        let answered = max(1, perMinute / Limits.questionShare)
        state = Mutex(
            State(
                open: Bucket(perMinute: Int64(perMinute)),
                worked: GateLane(perMinute: Int64(max(1, perMinute - answered))),
                answered: GateLane(perMinute: Int64(answered))
            ))
    }

    var figures: Figures { state.withLock { $0.figures } }

    /// The figures for the operator's log, while somebody has to wait; nil when they were told within a minute.
    func news(now: Instant) -> Figures? {
        let seconds = now.microsecondsSinceEpoch / 1_000_000
        return state.withLock { state in
            if state.toldAt != .min, seconds - state.toldAt < 60 { return nil }
            state.toldAt = seconds
            return state.figures
        }
    }

    func text(of number: WaitingNumber) -> String { number.text(mark) }
    func question(of number: WaitingNumber) -> SmallQuestion { number.question(mark) }
    /// - Returns: nil for what is no number of this gate.
    func number(_ text: String) -> WaitingNumber? { WaitingNumber(text, mark) }

    /// Counts somebody who wants to pass.
    ///
    /// - Parameter nonce: a random number for a new number.
    func verdict(_ brought: Brought, nonce: UInt64, now: Instant) -> Verdict {
        let seconds = now.microsecondsSinceEpoch / 1_000_000
        let shown = number(brought.number).flatMap { isOpenStill($0, seconds) ? $0 : nil }
        let first = state.withLock { state in
            state.turn(now.microsecondsSinceEpoch, seconds)
            return Self.first(&state, shown, nonce, seconds)
        }
        switch first {
        case .settled(let verdict): return verdict
        case .looksAt(let number):
            // Outside of the lock, since it takes a hash: one for each number that was drawn and waited with.
            let merit = merit(of: brought, number)
            return state.withLock { Self.verdict(&$0, on: number, merit, nonce, seconds) }
        }
    }

    /// Lets a number pass once more that a form came to nothing with, through no fault of whoever sent it. The place that
    /// it had stays taken.
    func putBack(_ number: WaitingNumber) {
        state.withLock { state in
            state.worked.putBack(number)
            state.answered.putBack(number)
        }
    }

    /// Whether a number may still let somebody pass.
    func isGood(_ number: WaitingNumber, now: Instant) -> Bool {
        let seconds = now.microsecondsSinceEpoch / 1_000_000
        return isOpenStill(number, seconds)
            && state.withLock { state in
                state.turn(now.microsecondsSinceEpoch, seconds)
                return !state.isTried(number)
            }
    }

    private func isOpenStill(_ number: WaitingNumber, _ seconds: Int64) -> Bool {
        seconds - number.opensAt < Limits.numberSeconds && number.opensAt - seconds <= Limits.waitSeconds
    }

    /// Whether somebody brought an open number with its work, for the files of one form: each number is looked at once so.
    /// It is still good for the form itself, where that has to wait.
    func hasWorked(_ brought: Brought, now: Instant) -> Bool {
        let seconds = now.microsecondsSinceEpoch / 1_000_000
        guard let shown = number(brought.number), isOpenStill(shown, seconds), shown.opensAt <= seconds else {
            return false
        }
        let isNew = state.withLock { state in
            state.turn(now.microsecondsSinceEpoch, seconds)
            guard !state.isTried(shown), !state.filed.contains(shown.nonce), state.filed.hasRoom else { return false }
            state.filed.insert(shown.nonce)
            return true
        }
        return isNew && (shown.isWorkedFor || isWork(brought.work, shown))
    }

    /// A number for the next try of whoever sends files to a crowded door: the one that was brought, until it was tried.
    ///
    /// - Parameter nonce: a random number for a new number.
    func numberForFiles(
        after brought: Brought, nonce: UInt64, now: Instant
    ) -> (number: WaitingNumber, seconds: Int64) {
        let seconds = now.microsecondsSinceEpoch / 1_000_000
        let shown = number(brought.number).flatMap { isOpenStill($0, seconds) ? $0 : nil }
        return state.withLock { state in
            state.turn(now.microsecondsSinceEpoch, seconds)
            if let shown, !state.isTried(shown), !state.filed.contains(shown.nonce) {
                return (shown, max(0, shown.opensAt - seconds))
            }
            state.figures.drawn += 1
            let opensAt = seconds + Limits.waitSeconds
            let number = WaitingNumber(drawnAt: seconds, opensAt: opensAt, nonce: nonce, bits: state.bits(seconds))
            return (number, Limits.waitSeconds)
        }
    }

    private func merit(of brought: Brought, _ number: WaitingNumber) -> Merit {
        if number.isWorkedFor || isWork(brought.work, number) { return .work }
        return question(of: number).isAnswered(by: brought.answer) ? .answer : .nothing
    }

    /// Whether a word is the work for a number: digits, which is how browsers count on, so that no word stands for another.
    func isWork(_ word: String, _ number: WaitingNumber) -> Bool {
        let word = Array(word.utf8)
        guard (1...Limits.workLetters).contains(word.count), word.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return false
        }
        return zeroBits(word, Array(text(of: number).utf8)) >= Int(number.bits)
    }
}

extension Gate {
    private static func first(
        _ state: inout State, _ shown: WaitingNumber?, _ nonce: UInt64, _ seconds: Int64
    ) -> First {
        if state.open.take() {
            state.figures.passed += 1
            return .settled(.hasRoom)
        }
        guard let shown else { return .settled(draw(&state, nonce, since: seconds, seconds)) }
        // Who comes too early keeps the number, and what was answered and worked.
        guard shown.opensAt <= seconds else {
            return .settled(.waits(shown, seconds: shown.opensAt - seconds, isWrong: false))
        }
        guard !state.isTried(shown) else {
            return .settled(draw(&state, nonce, since: seconds, seconds, isWrong: true))
        }
        return .looksAt(shown)
    }

    private static func verdict(
        _ state: inout State, on shown: WaitingNumber, _ merit: Merit, _ nonce: UInt64, _ seconds: Int64
    ) -> Verdict {
        // The same number may have come twice at once.
        if state.isTried(shown) { return draw(&state, nonce, since: seconds, seconds, isWrong: true) }
        let hasWaitedLong = seconds - shown.drawnAt >= Limits.longWaitSeconds
        switch merit {
        case .work:
            let asked = state.bits(seconds)
            let isEnough = shown.isWorkedFor || shown.bits >= asked
            // Nobody was asked for more when the number was drawn; but many drawn in a calm hour are not kept for another.
            let isOfNow = isEnough || seconds - shown.opensAt <= Limits.calmSeconds
            if isOfNow, state.worked.pass(shown, hasWaitedLong: hasWaitedLong) {
                state.figures.passedWithWork += 1
                return .passesBy(shown)
            }
            // What was worked is worked: the next number of this line asks for none.
            return exchange(&state, \.worked, shown, nonce, seconds, bits: isEnough ? 0 : asked)
        case .answer:
            if state.answered.pass(shown, hasWaitedLong: hasWaitedLong) {
                state.figures.passedWithAnswer += 1
                return .passesBy(shown)
            }
            return exchange(&state, \.answered, shown, nonce, seconds, bits: state.bits(seconds))
        case .nothing:
            // One try for each number, as long as they can be remembered.
            _ = state.answered.use(shown)
            return draw(&state, nonce, since: seconds, seconds, isWrong: true)
        }
    }

    /// Another number with the same place in the line. Where no more are remembered, it is the same one.
    private static func exchange(
        _ state: inout State, _ lane: WritableKeyPath<State, GateLane>, _ shown: WaitingNumber, _ nonce: UInt64,
        _ seconds: Int64, bits: UInt8
    ) -> Verdict {
        guard state[keyPath: lane].use(shown) else {
            return .waits(shown, seconds: Limits.waitSeconds, isWrong: false)
        }
        return draw(&state, nonce, since: shown.drawnAt, seconds, bits: bits)
    }

    private static func draw(
        _ state: inout State, _ nonce: UInt64, since drawnAt: Int64, _ seconds: Int64, bits: UInt8? = nil,
        isWrong: Bool = false
    ) -> Verdict {
        state.figures.drawn += 1
        let number = WaitingNumber(
            drawnAt: drawnAt, opensAt: seconds + Limits.waitSeconds, nonce: nonce, bits: bits ?? state.bits(seconds))
        return .waits(number, seconds: Limits.waitSeconds, isWrong: isWrong)
    }
}

/// The number by which a form got past a gate.
struct TakenPlace: Sendable {
    let gate: Gate
    let by: WaitingNumber
}

extension Gate.Brought {
    init(_ fields: FormFields) {
        self.init(
            number: fields[WaitingField.number], answer: fields[WaitingField.answer], work: fields[WaitingField.work])
    }
}

extension Waiting {
    /// - Parameter brought: what a form came with: of the same number it stays.
    fileprivate init(_ number: WaitingNumber, at gate: Gate, seconds: Int64, _ brought: Gate.Brought) {
        let text = gate.text(of: number)
        let isKept = text == brought.number
        self.init(
            number: text, seconds: seconds, question: number.isWorkedFor ? nil : gate.question(of: number).words,
            bits: number.bits, answer: isKept ? brought.answer : "", work: isKept ? brought.work : "")
    }
}

extension Site {
    /// What a form comes back with when it has to wait, filled as it was; nil when it passes.
    func wait(_ fields: FormFields, at gate: Gate) -> FormState? {
        let state = waiting(fields, at: gate)
        if state != nil, let figures = gate.news(now: context.now) {
            logger.warning(
                "a public page is crowded",
                metadata: [
                    "passed": "\(figures.passed)", "passed.work": "\(figures.passedWithWork)",
                    "passed.answer": "\(figures.passedWithAnswer)", "numbers": "\(figures.drawn)",
                ])
        }
        return state
    }

    /// What a form with files comes back with from a crowded door: there is no question, since an answer alone opens it to
    /// no file.
    func waitingForFiles(_ fields: FormFields, at gate: Gate) -> Waiting {
        let brought = Gate.Brought(fields)
        let (number, seconds) = gate.numberForFiles(after: brought, nonce: randomNumber(), now: context.now)
        let text = gate.text(of: number)
        return Waiting(
            number: text, seconds: seconds, question: nil, bits: number.bits,
            work: text == brought.number ? brought.work : "")
    }

    private func randomNumber() -> UInt64 { context.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }

    private func waiting(_ fields: FormFields, at gate: Gate) -> FormState? {
        let brought = Gate.Brought(fields)
        switch gate.verdict(brought, nonce: randomNumber(), now: context.now) {
        case .hasRoom: return nil
        case .passesBy(let number):
            RequestNote.current?.take(TakenPlace(gate: gate, by: number))
            return nil
        case .waits(let number, let seconds, let isWrong):
            let message = number.isWorkedFor ? Text.waitWorkedFor(seconds) : .waitFor(seconds, isWrong: isWrong)
            var state = FormState(entered: fields, problems: [Problem(field: WaitingField.answer, message: message)])
            state.waiting = Waiting(number, at: gate, seconds: seconds, brought)
            return state
        }
    }

    /// For a form that comes back from behind a gate because of something that is nobody's mistake: what it came with is as
    /// good as before, so that nobody waits, works or answers again for it.
    func putPlaceBack() {
        if let place = RequestNote.current?.place { place.gate.putBack(place.by) }
    }

    /// What a form that comes back to be changed, or sent again, came with of a number that is not used up.
    func heldPlace(_ fields: FormFields, at gate: Gate) -> Waiting? {
        let brought = Gate.Brought(fields)
        guard let number = gate.number(brought.number), gate.isGood(number, now: context.now) else { return nil }
        let seconds = max(0, number.opensAt - context.now.microsecondsSinceEpoch / 1_000_000)
        return Waiting(number, at: gate, seconds: seconds, brought)
    }
}
