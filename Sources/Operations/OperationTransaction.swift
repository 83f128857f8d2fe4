import CaseStore
import Casework

extension OperationError {
    /// Whether what was typed names whoever reported.
    fileprivate var hitsReporter: Bool {
        if case .mend(let faults) = self { faults.contains(where: \.hitsReporter) } else { false }
    }
}

extension OperationContext {
    /// Runs `body` in one transaction as `caller`, and says in the words of operations why it could not be done.
    ///
    /// What the caller may not see and what is not there are the same `.notFound`; a lost race and a state that does
    /// not know the move are the same `.stale`: the page is shown anew. The name of a refusing constraint passes: the
    /// operation knows what it means for its caller.
    func transaction<Value: Sendable>(
        as caller: Caller, on door: CaseStore.Door = .web,
        _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        do {
            return try await store.transaction(as: caller, on: door, body)
        } catch StoreError.notFound {
            throw OperationError.notFound
        } catch StoreError.stale {
            throw OperationError.stale
        } catch StoreError.refused(constraint: "clue_holder_is_at_work") {
            // Whoever should hold it left a moment ago.
            throw OperationError.stale
        } catch let error as StoreError {
            if case .refused(let rule) = error, NewWork.guardingRules.contains(rule), let refusal = refusalOfNewWork() {
                throw refusal
            }
            if case .refused(let rule) = error,
                Alarm.guardingRules.contains(rule) || rule.hasSuffix("_is_signed_by_oneself")
            {
                await tellOfRefusal(rule, by: caller)
            }
            throw error
        } catch let error where StoreError.isForbidden(error) {
            await tellOfRefusal(Alarm.privilegeRule, by: caller)
            throw error
        } catch let error as OperationError where error.hitsReporter {
            await tellOfRefusal(Alarm.reporterRule, by: caller)
            throw error
        } catch is Report.IllegalMove {
            throw OperationError.stale
        } catch is Clue.IllegalMove {
            throw OperationError.stale
        }
    }
}
