import Casework
import Logging
import Operations
import Synchronization

/// Keeps a flood out of a public page without knowing anybody: counts of all visitors together and, while too much comes
/// in, numbers to wait with. Nothing of a visitor is counted, kept or compared.
///
/// Whoever comes while there is room passes. Else the form comes back as it was, with a number that opens a little later.
/// Those with an open number and the right answer have room of their own, of which a part is for those who waited longest:
/// what is sent again and again without a number uses up nothing of it.
final class Gate: Sendable {
    enum Verdict: Equatable, Sendable {
        case passes
        /// To come back with.
        case waits(WaitingNumber, seconds: Int64, isWrong: Bool)
        /// Even numbers are drawn too fast: to be sent again as it is.
        case full
    }

    /// What came of all who came, since the start; of nobody in particular.
    struct Figures: Equatable, Sendable {
        var passed = 0
        var passedWithNumber = 0
        var drawn = 0
        var turnedAway = 0
    }

    /// Fills up by itself to what it holds.
    private struct Bucket {
        let perMinute: Int64
        /// Millionths of a place.
        var room: Int64
        var filledAt: Int64 = .min

        init(perMinute: Int) {
            self.perMinute = Int64(perMinute)
            room = self.perMinute * 1_000_000
        }

        mutating func fill(_ now: Int64) {
            if filledAt == .min { filledAt = now }
            // A clock that was put back fills nothing.
            let passed = min(max(0, now - filledAt), 60_000_000)
            room = min(room + passed * perMinute / 60, perMinute * 1_000_000)
            filledAt = max(now, filledAt)
        }

        /// - Parameter keeping: places to leave to others.
        mutating func take(keeping: Int64 = 0) -> Bool {
            guard room >= (keeping + 1) * 1_000_000 else { return false }
            room -= 1_000_000
            return true
        }
    }

    private struct State {
        var open: Bucket
        var numbered: Bucket
        var draws: Bucket
        /// Numbers that were tried, of this span of time and the one before it; no more than can be drawn in them.
        var tried: (span: Int64, now: Set<UInt64>, before: Set<UInt64>) = (.min, [], [])
        var figures = Figures()
        /// When the operator was told last, in seconds.
        var toldAt = Int64.min
    }

    private let state: Mutex<State>
    private let perMinute: Int64
    private let mark: @Sendable (_ bytes: [UInt8]) -> [UInt8]

    /// - Parameters:
    ///   - perMinute: who passes in a minute, without a number and with one.
    ///   - mark: a keyed hash, for the numbers.
    init(perMinute: Int, mark: @escaping @Sendable (_ bytes: [UInt8]) -> [UInt8]) {
        self.perMinute = Int64(perMinute)
        self.mark = mark
        state = Mutex(
            State(
                open: Bucket(perMinute: perMinute), numbered: Bucket(perMinute: perMinute),
                draws: Bucket(perMinute: Limits.numbersPerMinute)
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

    /// Counts somebody who wants to pass.
    ///
    /// - Parameters:
    ///   - number: what came with the form, or nothing.
    ///   - nonce: a random number for a new one.
    func verdict(_ number: String, _ answer: String, nonce: UInt64, now: Instant) -> Verdict {
        let seconds = now.microsecondsSinceEpoch / 1_000_000
        let shown = WaitingNumber(number, mark).flatMap { isOpenStill($0, seconds) ? $0 : nil }
        let isRight = shown.map { question(of: $0).isAnswered(by: answer) } ?? false
        return state.withLock { state in
            Self.turn(&state, now.microsecondsSinceEpoch, seconds)
            if state.open.take() {
                state.figures.passed += 1
                return .passes
            }
            guard let shown else { return Self.draw(&state, nonce, since: seconds, seconds, Limits.waitSeconds) }
            // Who comes too early keeps the number, and what was answered.
            guard shown.opensAt <= seconds else {
                return .waits(shown, seconds: shown.opensAt - seconds, isWrong: false)
            }
            guard state.tried.now.insert(shown.nonce).inserted, !state.tried.before.contains(shown.nonce), isRight
            else {
                return Self.draw(&state, nonce, since: seconds, seconds, Limits.waitSeconds, isWrong: !isRight)
            }
            let isOld = seconds - shown.drawnAt >= Limits.longWaitSeconds
            if state.numbered.take(keeping: isOld ? 0 : perMinute / 2) {
                state.figures.passedWithNumber += 1
                return .passes
            }
            // The place in the line stays.
            return Self.draw(&state, nonce, since: shown.drawnAt, seconds, Limits.waitSeconds)
        }
    }

    private func isOpenStill(_ number: WaitingNumber, _ seconds: Int64) -> Bool {
        seconds - number.opensAt < Limits.numberSeconds && number.opensAt - seconds <= Limits.waitSeconds
    }

    private static func draw(
        _ state: inout State, _ nonce: UInt64, since drawnAt: Int64, _ seconds: Int64, _ wait: Int64,
        isWrong: Bool = false
    ) -> Verdict {
        guard state.draws.take() else {
            state.figures.turnedAway += 1
            return .full
        }
        state.figures.drawn += 1
        let number = WaitingNumber(drawnAt: drawnAt, opensAt: seconds + wait, nonce: nonce)
        return .waits(number, seconds: wait, isWrong: isWrong)
    }

    private static func turn(_ state: inout State, _ now: Int64, _ seconds: Int64) {
        state.open.fill(now)
        state.numbered.fill(now)
        state.draws.fill(now)
        let span = seconds / (Limits.numberSeconds + Limits.waitSeconds)
        if span == state.tried.span { return }
        state.tried = (span, [], span == state.tried.span + 1 ? state.tried.now : [])
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
                    "passed": "\(figures.passed)", "passed.number": "\(figures.passedWithNumber)",
                    "numbers": "\(figures.drawn)", "turned.away": "\(figures.turnedAway)",
                ])
        }
        return state
    }

    private func waiting(_ fields: FormFields, at gate: Gate) -> FormState? {
        let random = context.randomBytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let answer = fields[WaitingField.answer]
        switch gate.verdict(fields[WaitingField.number], answer, nonce: random, now: context.now) {
        case .passes: return nil
        case .waits(let number, let seconds, let isWrong):
            let text = gate.text(of: number)
            let isKept = text == fields[WaitingField.number]
            let problem = Problem(field: WaitingField.answer, message: .waitFor(seconds, isWrong: isWrong))
            var state = FormState(entered: fields, problems: [problem])
            state.waiting = Waiting(
                number: text, question: gate.question(of: number).words, answer: isKept ? answer : "")
            return state
        case .full:
            return FormState(entered: fields, problems: [Problem(field: "main", message: .tooManyHandIns)])
        }
    }
}
