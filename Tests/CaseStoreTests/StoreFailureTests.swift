import Casework
import Libpq
import Testing

@testable import CaseStore

@Suite struct StoreFailureTests {
    /// Every kind of failure of the database, and what whoever runs a step unattended makes of it.
    static let kinds: [(DatabaseError.Kind, StoreFailure)] = [
        (.serializationFailure, .passing), (.deadlock, .passing), (.lockNotAvailable, .passing),
        (.queryCancelled, .passing), (.connectionLost, .passing), (.commitUnknown, .passing),
        (.poolExhausted, .passing), (.deadline, .passing), (.raised(code: "DW002"), .passing),
        (.serverTrouble, .passing),
        (.other, .unknown(.database)),
        (.missed, .overtaken),
        (.decoding(column: "state"), .lasting(.corruptRow)),
        (.uniqueViolation, .lasting(.database)), (.checkViolation, .lasting(.database)),
        (.foreignKeyViolation, .lasting(.database)), (.notNullViolation, .lasting(.database)),
        (.exclusionViolation, .lasting(.database)), (.insufficientPrivilege, .lasting(.database)),
        (.raised(code: "P0001"), .lasting(.database)), (.sessionNeeded, .lasting(.database)),
    ]

    @Test(arguments: kinds)
    func `what passes is tried again, what nobody knows as well, and what stays is left to a person`(
        kind: DatabaseError.Kind, failure: StoreFailure
    ) {
        #expect(StoreFailure(DatabaseError(kind)) == failure)
    }

    @Test func `errors of the store and of the keys are read as well, and no others`() {
        #expect(StoreFailure(StoreError.notFound) == .lasting(.notFound))
        #expect(StoreFailure(StoreError.stale) == .overtaken)
        #expect(StoreFailure(StoreError.refused(constraint: "x")) == .lasting(.refusedByRule))
        #expect(StoreFailure(StoreError.corrupt(table: "x")) == .lasting(.corruptRow))
        #expect(StoreFailure(CancellationError()) == nil)
    }
}
