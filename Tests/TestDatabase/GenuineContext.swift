public import Casework

@testable import CaseStore

extension TestOffice {
    /// A genuine context of a caller, for statements that the store would never send.
    ///
    /// - Returns: the text for a connection, by its server process.
    /// - Parameter behind: for whom the system acts.
    public func genuineContext(
        _ caller: Caller, behind: Staff.ID? = nil
    ) -> @Sendable (_ process: Int32) -> String {
        let (keyring, now) = (keyring, TestWorld.realSeconds())
        return { process in
            SignedContext(caller, behind: behind, cell: "4202", process: process, now: now, keyring: keyring).text
        }
    }
}
