import CaseStore
public import Casework

/// Why an operation did not do what was asked, in words for the person who asked. Free of names and content.
public enum OperationError: Error, Equatable, Sendable {
    /// There is no such item, or the caller may not see it: the two are told apart for nobody.
    case notFound
    /// What was typed must be changed; nothing was kept, so the form is shown again as it was.
    case mend([Fault])
    /// The rules do not allow it now.
    case refused(Bilingual, remedy: Bilingual)
    /// Somebody else was faster; the page is shown anew.
    case stale
    /// The item must not be entered at all: it goes up sealed (JB-15).
    case mustBeSealed(Triage.Sealing)
    /// The very same hand-in came in before.
    case alreadyReceived
    /// It took longer than a statement may, waited for others too long, or the database is away: nothing was kept, and it
    /// may go through later.
    case busy
    /// The connection broke while it was being kept: nobody knows yet whether it was. The same form may be sent again.
    case unsettled

    /// Whether an error says that the database had no time or is away: the same may go through later, and nothing was kept.
    public static func isBusy(_ error: any Error) -> Bool {
        (error as? OperationError) == .busy || StoreError.isBusy(error)
    }

    /// Whether an error leaves open whether anything was kept.
    public static func isUnsettled(_ error: any Error) -> Bool {
        (error as? OperationError) == .unsettled || StoreError.isUnsettled(error)
    }

    /// What must be changed, and where.
    public struct Fault: Equatable, Sendable {
        /// Name of the form's field, or empty for the whole form.
        public let field: String
        public let message: Bilingual
        /// What was typed is, or holds, the name of whoever reported: who tries names until one is refused has found it,
        /// so the auditor is told of each (JB-47).
        public let hitsReporter: Bool

        public init(_ field: String, _ message: Bilingual, hitsReporter: Bool = false) {
            self.field = field
            self.message = message
            self.hitsReporter = hitsReporter
        }
    }
}
