import Casework
import Operations
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

    /// Work that costs nothing: a word says how many bits it is worth, and for which number.
    private static let zeroBits: @Sendable ([UInt8], [UInt8]) -> Int = { word, salt in
        let value = Int(String(decoding: word, as: UTF8.self)) ?? 0
        return value % 1_000 == sum(salt) ? value / 1_000 : 0
    }

    private static func sum(_ salt: [UInt8]) -> Int { salt.reduce(0) { ($0 * 31 + Int($1)) % 1_000 } }

    private static func at(_ seconds: Int64) -> Instant { Instant(microsecondsSinceEpoch: seconds * 1_000_000) }

    /// What somebody who reads would bring.
    private static func answered(_ gate: Gate, _ number: WaitingNumber) -> Gate.Brought {
        let question = gate.question(of: number)
        let answer = (0...20).map(String.init).first(where: question.isAnswered) ?? ""
        return Gate.Brought(number: gate.text(of: number), answer: answer)
    }

    /// What somebody's browser would bring.
    private static func worked(_ gate: Gate, _ number: WaitingNumber) -> Gate.Brought {
        let text = gate.text(of: number)
        return Gate.Brought(number: text, work: String(Int(number.bits) * 1_000 + sum(Array(text.utf8))))
    }

    private static func drawn(_ verdict: Gate.Verdict) -> WaitingNumber? {
        if case .waits(let number, _, _) = verdict { number } else { nil }
    }

    private static func gate(_ perMinute: Int, before place: Gate.Place = .handIns) -> Gate {
        Gate(before: place, perMinute: perMinute, mark: mark, zeroBits: zeroBits)
    }

    /// Uses up the room that is for everybody.
    private static func crowd(_ gate: Gate, at seconds: Int64) {
        while gate.verdict(.init(), nonce: 9, now: at(seconds)).passes {}
    }

    /// A gate whose room is used up.
    private static func crowded(_ perMinute: Int, at seconds: Int64 = 1_000) -> Gate {
        let gate = gate(perMinute)
        for place in 0..<perMinute {
            #expect(gate.verdict(.init(), nonce: UInt64(place), now: at(seconds)).passes)
        }
        return gate
    }

    /// A number that somebody draws who comes to a crowded gate.
    private static func draw(_ gate: Gate, _ nonce: UInt64, at seconds: Int64 = 1_000) throws -> WaitingNumber {
        try #require(drawn(gate.verdict(.init(), nonce: nonce, now: at(seconds))))
    }

    @Test func `while there is room everybody passes, one more waits, and room comes back by itself`() throws {
        let gate = Self.crowded(6)
        let waits = try Self.draw(gate, 99)
        #expect(waits.opensAt == 1_000 + Limits.waitSeconds)
        #expect(gate.verdict(.init(), nonce: 100, now: Self.at(1_010)).passes, "a place in ten seconds")
        #expect(Self.drawn(gate.verdict(.init(), nonce: 101, now: Self.at(1_010))) != nil)
        #expect(gate.figures == .init(passed: 7, passedWithWork: 0, passedWithAnswer: 0, drawn: 2))
    }

    @Test(arguments: [true, false])
    func `a number opens in time, for work alone or the right answer alone, once`(isWork: Bool) throws {
        let gate = Self.crowded(6)
        let number = try Self.draw(gate, 7)
        let brought = isWork ? Self.worked(gate, number) : Self.answered(gate, number)
        // The room that came back goes to others.
        let open = 1_000 + Limits.waitSeconds
        let early = gate.verdict(brought, nonce: 8, now: Self.at(1_001))
        #expect(early == .waits(number, seconds: Limits.waitSeconds - 1, isWrong: false), "and it stays good")
        Self.crowd(gate, at: open)
        #expect(gate.verdict(brought, nonce: 10, now: Self.at(open)).passes)
        #expect(gate.figures.passedWithWork == (isWork ? 1 : 0) && gate.figures.passedWithAnswer == (isWork ? 0 : 1))
        for again in [brought, Self.worked(gate, number), Self.answered(gate, number)] {
            let verdict = gate.verdict(again, nonce: 11, now: Self.at(open))
            #expect(
                Self.drawn(verdict).map { $0.nonce == 11 && $0.drawnAt == open } == true, "it is used up, in both lanes"
            )
        }
    }

    @Test func `a wrong answer, a number made up, changed or too old begins anew`() throws {
        let gate = Self.crowded(6)
        let number = try Self.draw(gate, 7)
        let text = gate.text(of: number)
        let open = Self.at(1_000 + Limits.waitSeconds)
        Self.crowd(gate, at: 1_000 + Limits.waitSeconds)
        let wrong = Gate.Brought(number: text, answer: "99")
        guard case .waits(let next, _, true) = gate.verdict(wrong, nonce: 20, now: open) else {
            Issue.record("a wrong answer is told")
            return
        }
        #expect(next.nonce == 20)
        for late in [Self.answered(gate, number), Self.worked(gate, number)] {
            #expect(Self.drawn(gate.verdict(late, nonce: 21, now: open)) != nil, "one try")
        }
        let other = WaitingNumber(drawnAt: 0, opensAt: number.opensAt, nonce: 7, bits: 8)
        for forged in [
            other.text { _ in [UInt8](repeating: 0, count: 32) }, String(text.dropLast()) + "A", text + "A", "x",
            String(repeating: "A", count: Limits.waitingNumberLetters + 1),
        ] where forged != text {
            let brought = Gate.Brought(number: forged, answer: Self.answered(gate, other).answer)
            #expect(Self.drawn(gate.verdict(brought, nonce: 22, now: open))?.nonce == 22)
        }
        let unused = try Self.draw(gate, 30, at: 1_020)
        let late = unused.opensAt + Limits.numberSeconds
        Self.crowd(gate, at: late)
        for brought in [Self.answered(gate, unused), Self.worked(gate, unused)] {
            #expect(Self.drawn(gate.verdict(brought, nonce: 23, now: Self.at(late)))?.nonce == 23)
        }
    }

    @Test func `work for less than was asked, for another number or another page is none`() throws {
        let gate = Self.crowded(6)
        let (number, other) = (try Self.draw(gate, 7), try Self.draw(gate, 8))
        let open = number.opensAt
        Self.crowd(gate, at: open)
        let salt = Self.sum(Array(gate.text(of: number).utf8))
        let own = Self.worked(gate, number)
        // The number's own word says how many bits it asks for; with fewer it is a number of nobody.
        var raw = try #require(Base64URL.bytes(own.number))
        #expect(raw[24] == Limits.workBits.lowerBound)
        raw[24] = 1
        let easier = Base64URL.text(raw)
        let easy = Gate.Brought(number: easier, work: String(1_000 + Self.sum(Array(easier.utf8))))
        #expect(gate.number(easier) == nil)
        #expect(Self.drawn(gate.verdict(easy, nonce: 40, now: Self.at(open)))?.drawnAt == open)
        for word in ["\(7_000 + salt)", Self.worked(gate, other).work, "", "x", own.work + "x", "+" + own.work] {
            #expect(!gate.isWork(word, number), "\(word)")
        }
        #expect(!gate.isWork(String(repeating: "0", count: Limits.workLetters) + own.work, number))
        // A number of another page is none here, however it was worked for.
        let looks = Self.gate(6, before: .looks)
        Self.crowd(looks, at: 1_000)
        let foreign = try Self.draw(looks, 50)
        #expect(gate.number(looks.text(of: foreign)) == nil)
        let carried = gate.verdict(Self.worked(looks, foreign), nonce: 51, now: Self.at(open))
        #expect(Self.drawn(carried)?.nonce == 51)
        #expect(gate.verdict(own, nonce: 52, now: Self.at(open)).passes)
    }

    @Test func `work for files counts once, once it is open, and the number stays good for the form`() throws {
        let gate = Self.gate(6)
        func drawn(_ nonce: UInt64, at seconds: Int64, on gate: Gate = gate) -> WaitingNumber {
            gate.numberForFiles(after: .init(), nonce: nonce, now: Self.at(seconds)).number
        }
        func counts(_ brought: Gate.Brought, at seconds: Int64) -> Bool {
            gate.hasWorked(brought, now: Self.at(seconds))
        }
        let number = drawn(7, at: 1_000)
        let (brought, open) = (Self.worked(gate, number), number.opensAt)
        #expect(open == 1_000 + Limits.waitSeconds && number.bits == Limits.workBits.lowerBound)
        #expect(!counts(brought, at: open - 1))
        let early = gate.numberForFiles(after: brought, nonce: 8, now: Self.at(open - 1))
        #expect(early.number == number && early.seconds == 1, "what was worked is kept")
        #expect(counts(brought, at: open) && !counts(brought, at: open))
        #expect(gate.numberForFiles(after: brought, nonce: 9, now: Self.at(open)).number.nonce == 9)
        Self.crowd(gate, at: open)
        #expect(gate.verdict(brought, nonce: 10, now: Self.at(open)).passes && gate.figures.passedWithWork == 1)
        let second = drawn(11, at: open)
        for none in [.init(), Gate.Brought(number: "x", work: "8000"), Self.answered(gate, second)] {
            #expect(!counts(none, at: second.opensAt), "an answer is no work")
        }
        #expect(!counts(Self.worked(gate, second), at: second.opensAt), "one try for each number")
        let looks = Self.gate(6, before: .looks)
        let foreign = drawn(12, at: open, on: looks)
        #expect(!counts(Self.worked(looks, foreign), at: foreign.opensAt), "of another page")
        let used = drawn(13, at: second.opensAt)
        Self.crowd(gate, at: used.opensAt)
        #expect(gate.verdict(Self.worked(gate, used), nonce: 14, now: Self.at(used.opensAt)).passes)
        #expect(!counts(Self.worked(gate, used), at: used.opensAt), "it opened the form")
        let old = drawn(15, at: used.opensAt)
        #expect(!counts(Self.worked(gate, old), at: old.opensAt + Limits.numberSeconds))
    }

    @Test func `the work is that which browsers have built in`() throws {
        let gate = Gate(before: .handIns, perMinute: 6, mark: Self.mark, zeroBits: WaitingWork.zeroBits)
        let number = WaitingNumber(drawnAt: 1_000, opensAt: 1_020, nonce: 7, bits: 8)
        let salt = Array(gate.text(of: number).utf8)
        let word = try #require((0..<20_000).lazy.map(String.init).first { gate.isWork($0, number) })
        #expect(WaitingWork.zeroBits(of: Array(word.utf8), salt: salt) >= 8)
        #expect(!gate.isWork(word, WaitingNumber(drawnAt: 1_000, opensAt: 1_020, nonce: 7, bits: 40)))
    }

    @Test func `whoever floods without numbers keeps nobody out who waited, and takes nobody's number`() throws {
        let gate = Self.crowded(6)
        for visitor in 0..<3 {
            let start = 1_000 + Int64(visitor) * Limits.waitSeconds
            let number = try Self.draw(gate, UInt64(visitor), at: start)
            let open = Self.at(start + Limits.waitSeconds)
            for flood in 0..<2_000 { _ = gate.verdict(.init(), nonce: UInt64(1_000 + flood), now: open) }
            #expect(gate.verdict(Self.worked(gate, number), nonce: 1, now: open).passes, "visitor \(visitor)")
        }
        let last = try Self.draw(gate, 90, at: 1_060)
        Self.crowd(gate, at: last.opensAt)
        #expect(gate.verdict(Self.answered(gate, last), nonce: 1, now: Self.at(last.opensAt)).passes)
    }

    /// 120 a minute: 90 with work and 30 with an answer, of each half for whoever waited a minute.
    @Test func `a flood of programs that answer fills its own share, and whoever worked passes`() throws {
        let gate = Self.crowded(120)
        let programs = try (0..<200).map { try Self.draw(gate, 1_000 + $0) }
        let person = try Self.draw(gate, 7)
        let open = person.opensAt
        Self.crowd(gate, at: open)
        let passed = programs.count { number in
            gate.verdict(Self.answered(gate, number), nonce: number.nonce + 1_000, now: Self.at(open)).passes
        }
        #expect(passed == 15)
        #expect(gate.verdict(Self.worked(gate, person), nonce: 8, now: Self.at(open)).passes)
        // Somebody without scripts who has waited a minute has the other half.
        let patient = WaitingNumber(drawnAt: open - Limits.longWaitSeconds, opensAt: open, nonce: 500, bits: 8)
        #expect(gate.verdict(Self.answered(gate, patient), nonce: 501, now: Self.at(open)).passes)
        #expect(gate.verdict(.init(), nonce: 502, now: Self.at(open + 1)).passes, "nor is the open room less")
        #expect(gate.figures.passedWithAnswer == 16 && gate.figures.passedWithWork == 1)
    }

    @Test func `a flood of programs that work fills its own share, and whoever answers passes`() throws {
        let gate = Self.crowded(120)
        let programs = try (0..<200).map { try Self.draw(gate, 1_000 + $0) }
        let person = try Self.draw(gate, 7)
        let open = person.opensAt
        Self.crowd(gate, at: open)
        let passed = programs.count { number in
            gate.verdict(Self.worked(gate, number), nonce: number.nonce + 1_000, now: Self.at(open)).passes
        }
        #expect(passed == 45)
        #expect(gate.verdict(Self.answered(gate, person), nonce: 8, now: Self.at(open)).passes)
        let patient = WaitingNumber(drawnAt: open - Limits.longWaitSeconds, opensAt: open, nonce: 500, bits: 8)
        #expect(gate.verdict(Self.worked(gate, patient), nonce: 501, now: Self.at(open)).passes)
    }

    @Test func `of two with numbers the one who waited longer goes first, and places in the line stay`() throws {
        let gate = Self.crowded(24)
        let open = 1_000 + Limits.waitSeconds
        Self.crowd(gate, at: open)
        var passed = 0
        var last: WaitingNumber?
        for visitor in UInt64(10)..<20 {
            let number = WaitingNumber(drawnAt: 1_000, opensAt: 1_010, nonce: visitor, bits: 8)
            let verdict = gate.verdict(Self.answered(gate, number), nonce: visitor + 100, now: Self.at(open))
            if verdict.passes { passed += 1 } else { last = Self.drawn(verdict) }
        }
        #expect(passed == 3, "half of a quarter")
        #expect(last?.drawnAt == 1_000 && last?.isWorkedFor == false, "the next number remembers when the wait began")
        let old = WaitingNumber(drawnAt: 1_020 - Limits.longWaitSeconds, opensAt: 1_010, nonce: 500, bits: 8)
        #expect(gate.verdict(Self.answered(gate, old), nonce: 501, now: Self.at(open)).passes)
    }

    /// A gate of 120 a minute, at whose lane of work everything is used up that is for everybody; at 1,020 seconds.
    private static func worn() -> Gate {
        let gate = crowded(120)
        crowd(gate, at: 1_020)
        for nonce in UInt64(2_000)..<2_045 {
            let number = WaitingNumber(drawnAt: 1_000, opensAt: 1_020, nonce: nonce, bits: 8)
            #expect(gate.verdict(worked(gate, number), nonce: 9, now: at(1_020)).passes)
        }
        return gate
    }

    @Test func `more work is asked as its lane is used up, at once, and less again bit by bit`() throws {
        let gate = Self.crowded(120)
        Self.crowd(gate, at: 1_020)
        var asked: [UInt8] = []
        for nonce in UInt64(2_000)..<2_045 {
            asked.append(try Self.draw(gate, 1, at: 1_020).bits)
            let number = WaitingNumber(drawnAt: 1_000, opensAt: 1_020, nonce: nonce, bits: 8)
            #expect(gate.verdict(Self.worked(gate, number), nonce: 9, now: Self.at(1_020)).passes)
        }
        #expect(asked.first == Limits.workBits.lowerBound && asked.last == Limits.workBits.upperBound)
        #expect(asked == asked.sorted() && Set(asked) == Set(Limits.workBits))
        for (later, bits) in [
            (Limits.calmSeconds - 1, UInt8(14)), (Limits.calmSeconds, 13), (3 * Limits.calmSeconds, 11),
            (100 * Limits.calmSeconds, Limits.workBits.lowerBound),
        ] {
            Self.crowd(gate, at: 1_020 + later)
            #expect(try Self.draw(gate, 2, at: 1_020 + later).bits == bits, "\(later)")
        }
    }

    @Test func `who worked and finds no place works no more, and cheap work is not kept for later`() throws {
        let gate = Self.worn()
        let dear = try Self.draw(gate, 70, at: 1_020)
        #expect(dear.bits == Limits.workBits.upperBound)
        // Of the same moment, as a signed number that opens at once: there is no place for who came just now.
        let hard = WaitingNumber(drawnAt: 1_000, opensAt: 1_020, nonce: 71, bits: dear.bits)
        let kept = try #require(Self.drawn(gate.verdict(Self.worked(gate, hard), nonce: 72, now: Self.at(1_020))))
        #expect(kept.isWorkedFor && kept.drawnAt == 1_000 && kept.opensAt == 1_040)
        let cheap = WaitingNumber(drawnAt: 1_000, opensAt: 1_020, nonce: 73, bits: 8)
        let more = try #require(Self.drawn(gate.verdict(Self.worked(gate, cheap), nonce: 74, now: Self.at(1_020))))
        #expect(more.bits == Limits.workBits.upperBound && more.drawnAt == 1_000)
        Self.crowd(gate, at: kept.opensAt)
        let free = Gate.Brought(number: gate.text(of: kept))
        #expect(gate.verdict(free, nonce: 75, now: Self.at(kept.opensAt)).passes)
        #expect(Self.drawn(gate.verdict(free, nonce: 76, now: Self.at(kept.opensAt))) != nil, "once")
        let last = 1_020 + Limits.calmSeconds
        Self.crowd(gate, at: last)
        let inTime = WaitingNumber(drawnAt: 1_000, opensAt: 1_020, nonce: 77, bits: 8)
        #expect(gate.verdict(Self.worked(gate, inTime), nonce: 78, now: Self.at(last)).passes)
        let late = WaitingNumber(drawnAt: 1_000, opensAt: 1_019, nonce: 79, bits: 8)
        let next = Self.drawn(gate.verdict(Self.worked(gate, late), nonce: 80, now: Self.at(last)))
        #expect(next.map { $0.drawnAt == 1_000 && $0.bits > 8 } == true)
    }

    @Test(arguments: [true, false])
    func `a number that was put back passes once more with what it came with, and no other does`(isWork: Bool) throws {
        let gate = Self.crowded(24)
        let (number, other) = (try Self.draw(gate, 7), try Self.draw(gate, 8))
        let open = number.opensAt
        func brought(_ number: WaitingNumber) -> Gate.Brought {
            isWork ? Self.worked(gate, number) : Self.answered(gate, number)
        }
        Self.crowd(gate, at: open)
        for number in [number, other] {
            #expect(gate.verdict(brought(number), nonce: 9, now: Self.at(open)) == .passesBy(number))
            #expect(!gate.isGood(number, now: Self.at(open)))
        }
        gate.putBack(number)
        #expect(gate.isGood(number, now: Self.at(open)) && !gate.isGood(other, now: Self.at(open)))
        #expect(gate.verdict(brought(number), nonce: 9, now: Self.at(open)) == .passesBy(number))
        #expect(!gate.verdict(brought(number), nonce: 9, now: Self.at(open)).passes, "once")
        #expect(!gate.verdict(brought(other), nonce: 9, now: Self.at(open)).passes)
        gate.putBack(number)
        #expect(!gate.isGood(number, now: Self.at(open + Limits.numberSeconds)), "nor does it live longer")
    }

    @Test func `what is remembered of numbers is bounded, and lets whoever has a place pass`() {
        func number(_ nonce: UInt64) -> WaitingNumber { WaitingNumber(drawnAt: 0, opensAt: 0, nonce: nonce, bits: 8) }
        var lane = GateLane(perMinute: 2)
        lane.turn(0, span: 1)
        for nonce in 0..<UInt64(Limits.triedNumbers) where !lane.use(number(nonce)) {
            Issue.record("\(nonce) is not remembered")
        }
        #expect(!lane.use(number(.max)) && !lane.tried.contains(.max))
        #expect(lane.pass(number(.max), hasWaitedLong: false) && lane.tried.contains(.max))
        lane.turn(0, span: 2)
        #expect(lane.tried.contains(.max) && lane.tried.contains(0) && lane.use(number(7_000_000)))
        lane.turn(0, span: 3)
        #expect(!lane.tried.contains(.max) && lane.tried.contains(7_000_000))
        lane.turn(0, span: 9)
        #expect(!lane.tried.contains(7_000_000))
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
