import CaseStore
import Casework
import Libpq
import Operations
import Testing

@Suite struct StepFailureTests {
    @Test func `a disk that is full leaves nothing to people at once, nor does what nobody knows`() {
        #expect(StepFailure(DatabaseError(.serverTrouble)) == .retry(otherwise: .databaseUnavailable))
        #expect(StepFailure(DatabaseError(.other, sqlState: "XX000")) == .retry(otherwise: .database))
        #expect(StepFailure(DatabaseError(.checkViolation)) == .park(reason: .database))
        #expect(StepFailure(StoreError.stale) == .overtaken)
        #expect(StepFailure(CleaningFailure.copier) == .retry(otherwise: .copierFailed))
    }
}
