import Casework
import Testing

@Suite struct LaneMarksTests {
    private static func place(_ lane: String, _ number: Int64, _ priority: Priority = .normal) -> LaneMarks.Place {
        LaneMarks.Place(lane: lane, priority: priority, number: number)
    }

    private static func marks(_ lanes: [String]) -> LaneMarks {
        var marks = LaneMarks()
        _ = marks.know(lanes)
        return marks
    }

    private struct NoLane: Error {}

    private static func next(_ marks: inout LaneMarks) throws -> LaneMarks.Window {
        guard let window = marks.nextWindow() else { throw NoLane() }
        return window
    }

    /// The same, without taking the turn.
    private static func next(_ marks: LaneMarks) throws -> LaneMarks.Window {
        var marks = marks
        return try next(&marks)
    }

    @Test func `windows turn: every lane has its turn before any has a second one`() {
        let lanes = (0..<70).map { "O\($0)" }
        var marks = Self.marks(lanes)
        #expect(marks.windowsPerTurn == 3)
        for _ in 0..<2 {
            let turn = (0..<marks.windowsPerTurn).compactMap { _ in marks.nextWindow() }
            #expect(turn.map(\.lanes.count) == [23, 23, 24], "none has fewer lanes to itself")
            #expect(turn.flatMap(\.lanes) == lanes.sorted())
            #expect(turn.allSatisfy { $0.numbers.count == 4 * $0.lanes.count && $0.numbers.allSatisfy { $0 == 0 } })
        }
        #expect(LaneMarks.windows(fromStartOf: lanes).map(\.lanes.count) == [23, 23, 24])
        #expect(LaneMarks.windows(fromStartOf: Array(lanes.prefix(64))).map(\.lanes.count) == [32, 32])
        var none = LaneMarks()
        let nobody = none.nextWindow()
        #expect(nobody == nil && none.windowsPerTurn == 0 && none.sweepWindows.isEmpty)
    }

    @Test func `a claim begins shortly below the last one of its lane and class, and of no other`() throws {
        var marks = Self.marks(["A", "B"])
        let window = try Self.next(&marks)
        marks.claimed(
            [Self.place("B", 9_000), Self.place("B", 7_000), Self.place("B", 300, .urgent)], of: window, isFull: true)
        let numbers = try Self.next(&marks).numbers
        #expect(numbers == [0, 0, 0, 0, 0, 0, 8_500, 0])
        // It never goes back.
        marks.claimed([Self.place("B", 8_600)], of: window, isFull: true)
        let numbers2 = try Self.next(&marks).numbers
        #expect(numbers2 == [0, 0, 0, 0, 0, 0, 8_500, 0])
    }

    @Test func `a lane that is new is known, and what is known of the others stays`() throws {
        var marks = Self.marks(["B"])
        let window = try Self.next(&marks)
        marks.claimed([Self.place("B", 9_000)], of: window, isFull: true)
        let (same, other) = (marks.know(["B"]), marks.know(["B", "A"]))
        #expect(!same && other)
        let numbers3 = try Self.next(&marks).numbers
        #expect(numbers3 == [0, 0, 0, 0, 0, 0, 8_500, 0])
    }

    @Test func `a sweep looks below the marks, in lanes that have some`() throws {
        var marks = Self.marks(["A", "B"])
        let window = try Self.next(&marks)
        #expect(marks.sweepWindows.isEmpty)
        marks.claimed([Self.place("B", 9_000)], of: window, isFull: true)
        #expect(marks.sweepWindows.map(\.lanes) == [["B"]])
        #expect(marks.sweepWindows.map(\.numbers) == [[0, 0, 8_500, 0]])
    }

    @Test func `what a sweep found is claimed next, as many as there are, and then claims go on where they were`()
        throws
    {
        var marks = Self.marks(["B"])
        let window = try Self.next(&marks)
        marks.claimed([Self.place("B", 9_000)], of: window, isFull: true)
        marks.found([Self.place("B", 40), Self.place("B", 20)])
        #expect(try Self.next(marks).numbers[2] == 20)
        #expect(marks.sweepWindows.map(\.numbers) == [[0, 0, 8_500, 0]], "a sweep looks below the mark still")
        marks.claimed([Self.place("B", 20), Self.place("B", 60)], of: window, isFull: true)
        #expect(try Self.next(marks).numbers[2] == 61)
        // A claim that was filled from elsewhere says nothing.
        marks.claimed([Self.place("B", 9_100, .urgent)], of: window, isFull: true)
        #expect(try Self.next(marks).numbers[2] == 61)
        marks.claimed([Self.place("B", 9_200)], of: window, isFull: true)
        #expect(try Self.next(marks).numbers[2] == 8_700)
        // Nor does one look for what somebody else took meanwhile.
        marks.found([Self.place("B", 70)])
        marks.claimed([], of: window, isFull: false)
        #expect(try Self.next(marks).numbers[2] == 8_700)
    }

    @Test func `a claim that began above what a sweep found meanwhile does not make it forgotten`() throws {
        var marks = Self.marks(["B"])
        let first = try Self.next(&marks)
        marks.claimed([Self.place("B", 9_000)], of: first, isFull: true)
        let underWay = try Self.next(&marks)
        marks.found([Self.place("B", 40)])
        marks.claimed([Self.place("B", 9_001)], of: underWay, isFull: true)
        #expect(try Self.next(marks).numbers[2] == 40)
        // Also one that found less than it could take, and one that found something between.
        marks.claimed([], of: underWay, isFull: false)
        marks.claimed([Self.place("B", 8_500)], of: underWay, isFull: true)
        let fromThere = try Self.next(&marks)
        #expect(fromThere.numbers[2] == 40)
        marks.claimed([], of: fromThere, isFull: false)
        #expect(try Self.next(marks).numbers[2] == 8_501)
    }
}
