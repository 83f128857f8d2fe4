import Casework
import Testing

/// By the organisation of which day a matter is routed.
@Suite struct DatingTests {
    @Test func `DW-dating the organisation of the day of receipt decides where the organ was there already`() {
        #expect(Dating.decide(.init(isHolderKnown: true)) == .dayOfReceipt)
    }

    @Test func `DW-dating an organ that is newer than the report goes by today's organisation`() {
        #expect(Dating.decide(.init(isHolderKnown: false)) == .today)
    }
}
