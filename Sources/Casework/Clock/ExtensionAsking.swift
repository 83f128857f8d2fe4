/// Why an extension is not granted (不予延长的理由).
public enum ExtensionRefusal: String, Hashable, Sendable, CaseIterable {
    /// 期限内可以办结
    case notNeeded = "not_needed"
    /// 申请的时间过长
    case tooLong = "too_long"
    /// 理由不充分
    case weakReason = "weak_reason"
    case other
}

/// A request for an extension (延长申请), from the asking to its end. Another one may follow what was refused or withdrawn.
///
/// - Policy: JB-21
public enum ExtensionAsking {
    public enum State: Hashable, Sendable {
        case asked(by: Staff.ID)
        case granted(by: Staff.ID)
        case refused(ExtensionRefusal, by: Staff.ID)
        /// By who had asked.
        case withdrawn
    }

    public enum Event: Hashable, Sendable {
        case grant(by: Staff.ID)
        case refuse(ExtensionRefusal, by: Staff.ID)
        case withdraw(by: Staff.ID)
    }

    /// The event is not legal in the state; nothing changed.
    public struct IllegalMove: Error, Equatable, Sendable {}
}

extension ExtensionAsking.State {
    public mutating func apply(_ event: ExtensionAsking.Event) throws(ExtensionAsking.IllegalMove) {
        guard let next = after(event) else { throw ExtensionAsking.IllegalMove() }
        self = next
    }

    /// The state after `event`, or nil where the event is illegal: who asked takes back, somebody else decides.
    public func after(_ event: ExtensionAsking.Event) -> Self? {
        switch (self, event) {
        case (.asked(let author), .grant(let staff)): author == staff ? nil : .granted(by: staff)
        case (.asked(let author), .refuse(let ground, let staff)): author == staff ? nil : .refused(ground, by: staff)
        case (.asked(let author), .withdraw(let staff)): author == staff ? .withdrawn : nil
        case (.granted, _), (.refused, _), (.withdrawn, _): nil
        }
    }
}
