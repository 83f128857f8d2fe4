import Casework
import Testing

@Suite struct RoomMarksTests {
    private static let (one, other) = (Staff.ID("S0001"), Staff.ID("S0002"))

    private static func moment(_ milliseconds: Int64) -> Instant {
        Instant(microsecondsSinceEpoch: 1_772_413_200_000_000 + milliseconds * 1_000)
    }

    @Test func `somebody looks from the start once a second, and others behind what was claimed`() {
        var marks = RoomMarks()
        #expect(marks.start(at: Self.moment(0), for: Self.one) == [0, 0, 0, 0])
        marks.claimed(.high, 9_000)
        marks.claimed(.low, 40)
        marks.claimed(.high, 8_999)
        #expect(
            marks.start(at: Self.moment(1), for: Self.one) == [0, 8_500, 0, 0], "five hundred below: what commits later"
        )
        #expect(marks.start(at: Self.moment(999), for: Self.one) == [0, 8_500, 0, 0])
        #expect(marks.start(at: Self.moment(1_000), for: Self.one) == RoomMarks.fromStart)
        #expect(marks.start(at: Self.moment(1_001), for: Self.one) == [0, 8_500, 0, 0])
    }

    @Test func `a look that took long is made the more seldom`() {
        var marks = RoomMarks()
        _ = marks.start(at: Self.moment(0), for: Self.one)
        marks.claimed(.urgent, 1_000)
        marks.looked(milliseconds: 200)
        #expect(marks.start(at: Self.moment(3_999), for: Self.one) == [500, 0, 0, 0])
        #expect(marks.start(at: Self.moment(4_000), for: Self.one) == RoomMarks.fromStart)
        marks.looked(milliseconds: 1)
        #expect(marks.start(at: Self.moment(5_000), for: Self.one) == RoomMarks.fromStart)
    }

    @Test func `what nobody may take is walked over once, and looked at again from the start`() {
        var marks = RoomMarks()
        _ = marks.start(at: Self.moment(0), for: Self.one)
        marks.passed(over: [0, 0, 9_000, 40], from: RoomMarks.fromStart, by: Self.one)
        #expect(
            marks.start(at: Self.moment(1), for: Self.one) == [0, 0, 9_000, 40],
            "to the number: nothing of it was claimed")
        marks.claimed(.normal, 9_001)
        #expect(marks.start(at: Self.moment(2), for: Self.one) == [0, 0, 9_000, 40])
        marks.passed(over: [0, 0, 9_200, 30], from: [0, 0, 9_000, 40], by: Self.one)
        #expect(marks.start(at: Self.moment(3), for: Self.one) == [0, 0, 9_200, 40], "further, and never back")
        marks.passed(over: nil, from: [0, 0, 9_200, 40], by: Self.one)
        #expect(marks.start(at: Self.moment(4), for: Self.one) == [0, 0, 9_200, 40])
        #expect(marks.start(at: Self.moment(1_000), for: Self.one) == RoomMarks.fromStart)
        marks.passed(over: nil, from: RoomMarks.fromStart, by: Self.one)
        #expect(marks.start(at: Self.moment(1_001), for: Self.one) == [0, 0, 8_501, 0], "it was approved meanwhile")
    }

    @Test func `how far one walked is no mark for another, who may know of more`() {
        var marks = RoomMarks()
        _ = marks.start(at: Self.moment(0), for: Self.one)
        marks.passed(over: [0, 0, 9_000, 0], from: RoomMarks.fromStart, by: Self.one)
        #expect(marks.start(at: Self.moment(1), for: Self.one) == [0, 0, 9_000, 0])
        #expect(marks.start(at: Self.moment(1), for: Self.other) == RoomMarks.fromStart)
        marks.passed(over: [0, 0, 40, 0], from: [0, 0, 10, 0], by: Self.other)
        #expect(marks.start(at: Self.moment(2), for: Self.one) == [0, 0, 9_000, 0])
        #expect(marks.start(at: Self.moment(2), for: Self.other) == [0, 0, 40, 0])
    }

    @Test func `whoever was left with nothing rests from it, and looks meanwhile where something new would lie`() {
        var marks = RoomMarks()
        #expect(marks.search(at: Self.moment(0), for: Self.one) == .everywhere(first: nil))
        marks.looked(milliseconds: 100)
        marks.cameToNothing(nil, began: Self.moment(0), for: Self.one)
        #expect(marks.search(at: Self.moment(1), for: Self.one) == .behind(nil, nil), "it is not known where")
        marks.claimed(.high, 9_000)
        marks.claimed(.low, 40)
        #expect(marks.search(at: Self.moment(1_500), for: Self.one) == .behind([.max, 8_500, .max, 0], nil))
        marks.looked(milliseconds: 1)
        #expect(
            marks.search(at: Self.moment(1_999), for: Self.one) == .behind([.max, 8_500, .max, 0], nil),
            "twenty times as long as the own one took")
        #expect(marks.search(at: Self.moment(2_000), for: Self.one) == .everywhere(first: nil))
        #expect(marks.search(at: Self.moment(2_001), for: Self.one) == .everywhere(first: [0, 8_500, 0, 0]))
    }

    @Test func `what left one with nothing says nothing of another, who may know of more`() {
        var marks = RoomMarks()
        _ = marks.search(at: Self.moment(0), for: Self.one)
        marks.cameToNothing(nil, began: Self.moment(0), for: Self.one)
        #expect(marks.search(at: Self.moment(1), for: Self.other) == .everywhere(first: nil))
        #expect(marks.search(at: Self.moment(1), for: Self.one) == .behind(nil, nil))
        #expect(marks.search(at: Self.moment(-1), for: Self.one) == .everywhere(first: nil), "set back")
    }

    @Test func `a class that was left out is not passed over`() {
        var marks = RoomMarks()
        _ = marks.search(at: Self.moment(0), for: Self.one)
        marks.cameToNothing(nil, began: Self.moment(0), for: Self.one)
        marks.passed(over: [0, 0, 9_000, 0], from: RoomMarks.fromStart, by: Self.one)
        let behind: [Int64] = [.max, .max, 9_000, .max]
        #expect(marks.search(at: Self.moment(1), for: Self.one) == .behind(behind, nil))
        marks.passed(over: [.max, .max, 9_200, .max], from: behind, by: Self.one)
        #expect(marks.start(at: Self.moment(2), for: Self.one) == [0, 0, 9_200, 0])
    }

    @Test func `a clock that was set back looks from the start`() {
        var marks = RoomMarks()
        _ = marks.start(at: Self.moment(10_000), for: Self.one)
        marks.claimed(.normal, 700)
        #expect(marks.start(at: Self.moment(9_000), for: Self.one) == RoomMarks.fromStart)
    }
}
