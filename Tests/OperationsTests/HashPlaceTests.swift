import Testing

@testable import Operations

/// Passwords are hashed a few at a time: whatever comes from browsers that are not known leaves a place for those that are.
@Suite struct HashPlaceTests {
    private static let unknown: [PasswordHasher.Lane] = [.proved, .stranger]

    @Test(arguments: Self.unknown, Self.unknown)
    func `whoever comes from new browsers, with a code or without, never takes the last place`(
        first: PasswordHasher.Lane, second: PasswordHasher.Lane
    ) {
        var places = PasswordHasher.Places()
        for _ in 0..<OperationLimits.passwordHashesAtOnce - 1 {
            #expect(places.isOpen(to: first))
            places.take(first)
        }
        #expect(!places.isOpen(to: second))
        #expect(places.isOpen(to: .known))
        places.take(.known)
        #expect(!places.isOpen(to: .known))
        places.leave(.known)
        #expect(!places.isOpen(to: second), "what a known browser leaves is kept for the next one")
        places.leave(first)
        #expect(places.isOpen(to: second))
    }

    @Test func `known browsers may have all places`() {
        var places = PasswordHasher.Places()
        for _ in 0..<OperationLimits.passwordHashesAtOnce {
            #expect(places.isOpen(to: .known))
            places.take(.known)
        }
        for lane in [PasswordHasher.Lane.known, .proved, .stranger] { #expect(!places.isOpen(to: lane)) }
    }
}
