import Testing

@testable import Notify

@Suite struct VigilTests {
    private static func moment(_ milliseconds: Int64) -> Moment {
        Moment(milliseconds: 1_795_334_400_000 + milliseconds)
    }

    /// One that has slept since the moment 0.
    private static func sleeping() -> Vigil {
        var vigil = Vigil()
        vigil.rested(at: moment(0))
        return vigil
    }

    @Test func `it looks by itself until nothing has come for a second, and then asks to be woken`() {
        var vigil = Vigil()
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(0)) == .lookAgain)
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(999)) == .lookAgain)
        #expect(vigil.looked(found: 3, isFull: false, at: Self.moment(999)) == .lookAgain)
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(1_020)) == .lookAgain, "the second begins anew")
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(2_019)) == .lookAgain)
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(2_020)) == .rest)
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(2_040)) == .rest, "as long as it was not said")
    }

    @Test func `where nothing more can be taken nobody needs to wake it, and it does not look for nothing`() {
        var vigil = Vigil()
        #expect(vigil.looked(found: 16, isFull: true, at: Self.moment(0)) == .wait)
        #expect(vigil.looked(found: 0, isFull: true, at: Self.moment(60_000)) == .wait)
        vigil = Self.sleeping()
        #expect(vigil.looked(found: 1, isFull: true, at: Self.moment(4_999)) == .wait, "not right after it lay down")
        #expect(vigil.looked(found: 0, isFull: true, at: Self.moment(5_000)) == .rise)
    }

    @Test func `asleep it is woken, whatever it finds, until that is much`() {
        var vigil = Self.sleeping()
        for second in 1...20 {
            #expect(vigil.looked(found: 63, isFull: false, at: Self.moment(Int64(second) * 1_000)) == .wait)
        }
        #expect(vigil.looked(found: Limits.busyDeliveries, isFull: false, at: Self.moment(20_100)) == .rise)
        vigil.rose()
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(20_120)) == .lookAgain)
    }

    @Test func `it gets up five seconds after it lay down at the earliest`() {
        var vigil = Self.sleeping()
        #expect(vigil.looked(found: 9_000, isFull: false, at: Self.moment(4_999)) == .wait)
        #expect(vigil.looked(found: Limits.busyDeliveries, isFull: false, at: Self.moment(5_001)) == .rise)
    }

    @Test func `it says so once a second, since another one that got up took that away`() {
        var vigil = Self.sleeping()
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(999)) == .wait)
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(1_000)) == .rest)
        vigil.rested(at: Self.moment(1_000))
        #expect(vigil.looked(found: 0, isFull: false, at: Self.moment(1_999)) == .wait)
        #expect(vigil.looked(found: 9_000, isFull: false, at: Self.moment(5_000)) == .rise, "it lay down at 0")
    }
}
