import Casework
import Testing

/// Every mistake against every state of a report.
@Suite("Triage: taking a decision back (JB-52)")
struct ReconsiderationTests {
    private static let declinedElsewhere = Report.State.declined(.otherOrgan, .transferOut)
    private static let declinedEmpty = Report.State.declined(.noSubstance, .retain)
    private static let retained = Report.State.retained(repeatOf: .init("R1"))

    @Test func `JB-52: a decision is taken back for the mistake that it can rest on`() {
        let fitting: [(Reconsideration, Report.State, Bool)] = [
            (.wrongKind, Self.declinedElsewhere, true), (.wrongKind, Self.declinedEmpty, true),
            (.wrongKind, Self.retained, true), (.wrongKind, .accepted, false), (.wrongKind, .registered, false),
            (.noRepeat, Self.retained, true), (.noRepeat, Self.declinedElsewhere, false),
            (.noRepeat, .accepted, false),
            (.notTheirs, Self.declinedElsewhere, true), (.notTheirs, Self.declinedEmpty, false),
            (.notTheirs, Self.retained, false), (.notTheirs, .accepted, false),
        ]
        for (mistake, state, fits) in fitting {
            #expect(mistake.fits(state) == fits, "\(mistake) in \(state)")
        }
    }
}
