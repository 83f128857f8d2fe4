import Casework
import TestDatabase
import Testing

@testable import Web

/// DW-gate: a flood is held back without knowing anybody.
@Suite struct GateTests {
    private static let mark: @Sendable ([UInt8]) -> [UInt8] = { bytes in
        // No hash for the world outside: the same bytes, the same mark.
        var sum: UInt64 = 0xcbf2_9ce4_8422_2325
        return (0..<4).flatMap { round in
            for byte in bytes + [UInt8(round)] { sum = (sum ^ UInt64(byte)) &* 0x100_0000_01b3 }
            return (0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * UInt64($0))) }
        }
    }

    private static func at(_ seconds: Int64) -> Instant { Instant(microsecondsSinceEpoch: seconds * 1_000_000) }

    /// What somebody who reads would answer.
    private static func answer(_ gate: Gate, _ number: WaitingNumber) -> String {
        let question = gate.question(of: number)
        return (0...20).map(String.init).first(where: question.isAnswered) ?? ""
    }

    private static func drawn(_ verdict: Gate.Verdict) -> WaitingNumber? {
        if case .waits(let number, _, _) = verdict { number } else { nil }
    }

    /// A gate whose room is used up.
    private static func crowded(_ perMinute: Int, at seconds: Int64 = 1_000) -> Gate {
        let gate = Gate(perMinute: perMinute, mark: mark)
        for place in 0..<perMinute {
            #expect(gate.verdict("", "", nonce: UInt64(place), now: at(seconds)) == .passes)
        }
        return gate
    }

    @Test func `while there is room everybody passes, one more waits, and room comes back by itself`() throws {
        let gate = Self.crowded(6)
        let waits = try #require(Self.drawn(gate.verdict("", "", nonce: 99, now: Self.at(1_000))))
        #expect(waits.opensAt == 1_000 + Limits.waitSeconds)
        #expect(gate.verdict("", "", nonce: 100, now: Self.at(1_010)) == .passes, "a place in ten seconds")
        #expect(Self.drawn(gate.verdict("", "", nonce: 101, now: Self.at(1_010))) != nil)
        #expect(gate.figures == .init(passed: 7, passedWithNumber: 0, drawn: 2, turnedAway: 0))
    }

    @Test func `a number opens in time, for the right answer, once`() throws {
        let gate = Self.crowded(6)
        let number = try #require(Self.drawn(gate.verdict("", "", nonce: 7, now: Self.at(1_000))))
        let (text, answer) = (gate.text(of: number), Self.answer(gate, number))
        // The room that came back goes to others.
        let open = Self.at(1_000 + Limits.waitSeconds)
        let early = gate.verdict(text, answer, nonce: 8, now: Self.at(1_001))
        #expect(early == .waits(number, seconds: Limits.waitSeconds - 1, isWrong: false), "and it stays good")
        while gate.verdict("", "", nonce: 9, now: open) == .passes {}
        #expect(gate.verdict(text, answer, nonce: 10, now: open) == .passes)
        let again = gate.verdict(text, answer, nonce: 11, now: open)
        #expect(Self.drawn(again).map { $0.nonce == 11 && $0.drawnAt == number.opensAt } == true, "it is used up")
    }

    @Test func `a wrong answer, a number made up, changed or too old begins anew`() throws {
        let gate = Self.crowded(6)
        let number = try #require(Self.drawn(gate.verdict("", "", nonce: 7, now: Self.at(1_000))))
        let text = gate.text(of: number)
        let open = Self.at(1_000 + Limits.waitSeconds)
        while gate.verdict("", "", nonce: 9, now: open) == .passes {}
        guard case .waits(let next, _, true) = gate.verdict(text, "99", nonce: 20, now: open) else {
            Issue.record("a wrong answer is told")
            return
        }
        #expect(next.nonce == 20)
        #expect(Self.drawn(gate.verdict(text, Self.answer(gate, number), nonce: 21, now: open)) != nil, "one try")
        let other = WaitingNumber(drawnAt: 0, opensAt: number.opensAt, nonce: 7)
        for forged in [
            other.text { _ in [UInt8](repeating: 0, count: 32) }, String(text.dropLast()) + "A", text + "A", "x",
            String(repeating: "A", count: Limits.waitingNumberLetters + 1),
        ] where forged != text {
            #expect(Self.drawn(gate.verdict(forged, Self.answer(gate, other), nonce: 22, now: open))?.nonce == 22)
        }
        let late = Self.at(number.opensAt + Limits.numberSeconds)
        while gate.verdict("", "", nonce: 9, now: late) == .passes {}
        #expect(Self.drawn(gate.verdict(text, Self.answer(gate, number), nonce: 23, now: late))?.nonce == 23)
    }

    @Test func `whoever floods without numbers keeps nobody out who waited`() throws {
        let gate = Self.crowded(6)
        for visitor in 0..<3 {
            let start = 1_000 + Int64(visitor) * Limits.waitSeconds
            let number = try #require(Self.drawn(gate.verdict("", "", nonce: UInt64(visitor), now: Self.at(start))))
            let open = Self.at(start + Limits.waitSeconds)
            for flood in 0..<500 { _ = gate.verdict("", "", nonce: UInt64(1_000 + flood), now: open) }
            let verdict = gate.verdict(gate.text(of: number), Self.answer(gate, number), nonce: 1, now: open)
            #expect(verdict == .passes, "visitor \(visitor)")
        }
    }

    @Test func `of two with numbers the one who waited longer goes first, and places in the line stay`() throws {
        let gate = Self.crowded(6)
        let first = try #require(Self.drawn(gate.verdict("", "", nonce: 1, now: Self.at(1_000))))
        let open = Self.at(1_000 + Limits.waitSeconds)
        // Others with numbers have used the half that is for everybody.
        while gate.verdict("", "", nonce: 9, now: open) == .passes {}
        var passed = 0
        var last: WaitingNumber?
        for visitor in UInt64(10)..<20 {
            let number = WaitingNumber(drawnAt: 1_000, opensAt: 1_010, nonce: visitor)
            let verdict = gate.verdict(
                gate.text(of: number), Self.answer(gate, number), nonce: visitor + 100, now: open)
            if verdict == .passes { passed += 1 } else { last = Self.drawn(verdict) }
        }
        #expect(passed == 3)
        #expect(last?.drawnAt == first.drawnAt, "the next number remembers when the wait began")
        let old = WaitingNumber(drawnAt: 1_020 - Limits.longWaitSeconds, opensAt: 1_010, nonce: 500)
        #expect(gate.verdict(gate.text(of: old), Self.answer(gate, old), nonce: 501, now: open) == .passes)
    }

    @Test func `numbers are drawn up to the bound, and what is remembered of them is bounded by it`() {
        let gate = Self.crowded(6)
        for draw in 0..<Limits.numbersPerMinute {
            #expect(Self.drawn(gate.verdict("", "", nonce: UInt64(draw), now: Self.at(1_000))) != nil)
        }
        #expect(gate.verdict("", "", nonce: 1, now: Self.at(1_000)) == .full)
        #expect(gate.figures.turnedAway == 1)
    }

    @Test func `the small question is answered by whoever reads it, in either language and any digits`() throws {
        for seed in UInt8(0)..<64 {
            let question = SmallQuestion(seed: [seed, seed &* 7, seed &* 13, seed, 0])
            let right = try #require((0...20).first { question.isAnswered(by: String($0)) })
            #expect((0...20).filter { question.isAnswered(by: String($0)) } == [right])
            let numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三", "十四", "十五"]
            #expect(question.isAnswered(by: numerals[right]) && question.isAnswered(by: " \(right) "))
            let fullWidth = String(
                String.UnicodeScalarView(
                    String(right).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }))
            #expect(question.isAnswered(by: fullWidth))
            #expect(!question.isAnswered(by: String(repeating: "9", count: Limits.smallAnswerBytes)))
            #expect(!question.isAnswered(by: "") && !question.isAnswered(by: "\(right + 1)"))
            #expect(!question.isAnswered(by: String(repeating: "0", count: Limits.smallAnswerBytes) + "\(right)"))
            #expect(!question.words.zh.contains("\(right)") && question.words.en.hasPrefix("There were"))
        }
    }
}
