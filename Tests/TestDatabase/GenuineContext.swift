public import Casework

@testable import CaseStore

extension TestOffice {
    /// A genuine context of a caller, for statements that the store would never send.
    ///
    /// - Returns: the text for a connection, by its server process.
    /// - Parameters:
    ///   - behind: for whom the system acts.
    ///   - cell: in which one; the tests' rows are in 4202.
    ///   - moment: when it acts; nil: by the office's clock.
    ///   - secondsLeft: for how long it holds; nil: as long as the store's.
    public func genuineContext(
        _ caller: Caller, behind: Staff.ID? = nil, cell: String = "4202", at moment: Instant? = nil,
        secondsLeft: Int64? = nil
    ) -> @Sendable (_ process: Int32) -> String {
        let (keyring, moment) = (keyring, moment ?? clock.now)
        let now = TestWorld.realSeconds() + (secondsLeft.map { $0 - StoreLimits.contextSeconds } ?? 0)
        return { process in
            SignedContext(
                caller, behind: behind, cell: cell, process: process, now: now, moment: moment, keyring: keyring
            ).text
        }
    }
}
