/// Why a decision on a report is taken back (重新研判).
///
/// - Policy: JB-52
public enum Reconsideration: String, Hashable, Sendable, CaseIterable {
    /// It was taken for another kind of matter.
    case wrongKind = "wrong_kind"
    /// It is no repeat of the other one.
    case noRepeat = "no_repeat"
    /// The other organ does not have it either, or gave it back.
    case notTheirs = "not_theirs"

    /// Whether it can be the mistake behind a decision.
    public func fits(_ state: Report.State) -> Bool {
        switch (self, state) {
        case (.wrongKind, .declined), (.wrongKind, .retained), (.noRepeat, .retained): true
        case (.notTheirs, .declined(let reason, _)): reason != .noSubstance
        case (.wrongKind, _), (.noRepeat, _), (.notTheirs, _): false
        }
    }
}
