import Casework
import Testing

/// What waits is handled in this order (办理次序).
@Suite("JB-25 real-name matters come first in their class") struct PrecedenceTests {
    private static let all = Priority.allCases.flatMap { priority in
        [true, false].map { Precedence(priority, isRealName: $0) }
    }

    @Test func `JB-25 the order is by class, and within a class whoever signed stands before whoever did not`() {
        #expect(Self.all.shuffled().sorted() == Self.all)
    }

    @Test(arguments: Priority.allCases)
    func `JB-25 no name lifts a matter into another class`(priority: Priority) {
        let anonymous = Precedence(priority, isRealName: false)
        let signed = Precedence(priority, isRealName: true)
        #expect(signed < anonymous && !(anonymous < signed) && !(signed < signed))
        for lower in Priority.allCases where priority < lower {
            #expect(anonymous < Precedence(lower, isRealName: true))
        }
    }
}
