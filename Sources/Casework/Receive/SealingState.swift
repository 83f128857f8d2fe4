/// That a report must go up sealed, found by somebody who may not destroy it (密封报送申请).
public enum SealingRequest {
    public enum State: String, Hashable, Sendable, CaseIterable {
        case asked, sealed, refused
        /// It went up with what it hangs on, about which two persons decided.
        case sealedAlong = "sealed_along"
    }

    public enum Event: String, Hashable, Sendable, CaseIterable {
        /// A second person seals it, which destroys its key.
        case seal
        /// What it hangs on goes up, and it goes along.
        case sealAlong = "seal_along"
        /// It need not go up.
        case refuse
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}
}

extension SealingRequest.State {
    public mutating func apply(_ event: SealingRequest.Event) throws(SealingRequest.IllegalMove) {
        guard let next = after(event) else { throw SealingRequest.IllegalMove() }
        self = next
    }

    /// The state after `event`, or nil where the event is illegal: what is sealed has no key any more.
    ///
    /// - Policy: JB-15, JB-52
    public func after(_ event: SealingRequest.Event) -> Self? {
        switch (self, event) {
        case (.asked, .seal): .sealed
        case (.asked, .sealAlong): .sealedAlong
        case (.asked, .refuse): .refused
        case (.sealed, _), (.sealedAlong, _), (.refused, _): nil
        }
    }
}
