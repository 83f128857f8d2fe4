import CaseStore
import Casework

extension OperationError {
    /// Whether what was typed names whoever reported.
    fileprivate var hitsReporter: Bool {
        if case .mend(let faults) = self { faults.contains(where: \.hitsReporter) } else { false }
    }
}

extension OperationError {
    /// Another clue came into the same hands a moment before: what the rules counted was one less.
    fileprivate static let handsFull = OperationError.refused(
        Bilingual("承办人手上的线索已达上限", "The person holds as many open clues as one may hold"),
        remedy: Bilingual(
            "请先办结或放回一件，或者改由他人承办", "Finish or release one first, or let somebody else handle this one"))
    /// The same of the room.
    fileprivate static let roomFull = OperationError.refused(
        Bilingual("本室承办的线索已达上限", "The room holds as many open clues as it may hold"),
        remedy: Bilingual(
            "请先办结或放回一件，或者请分管领导改派其他室",
            "Finish or release one first, or ask the deputy to move this one to another room"))
}

extension Caller {
    /// Workers read the database's own error: they try again by themselves.
    fileprivate var isSystem: Bool { if case .system = self { true } else { false } }
}

extension OperationContext {
    /// Runs `body` in one transaction as `caller`, and says in the words of operations why it could not be done.
    ///
    /// What the caller may not see and what is not there are the same `.notFound`; a lost race and a state that does
    /// not know the move are the same `.stale`: the page is shown anew. The name of a refusing constraint passes: the
    /// operation knows what it means for its caller.
    ///
    /// Whatever a member of staff does or reads leaves an entry on the audit log: the one that `body` writes, or else one
    /// named after the operation. What is refused leaves one too (`Trail`).
    ///
    /// - Parameters:
    ///   - trail: what the log says where `body` says nothing.
    ///   - file: with `function`, the name of the operation.
    func transaction<Value: Sendable>(
        as caller: Caller, on door: CaseStore.Door = .web, trail: Trail = .automatic, file: StaticString = #fileID,
        function: StaticString = #function, _ body: @escaping @Sendable (borrowing Transaction) throws -> Value
    ) async throws -> Value {
        guard case .staff(let staff) = caller else {
            return try await inWords(as: caller) { try await store.transaction(as: caller, on: door, body) }
        }
        let name = OperationName(file: file, function: function)
        let asked = AskedFor()
        do {
            return try await inWords(as: caller) {
                try await store.transaction(as: caller, on: door) { transaction in
                    defer { asked.note(transaction.firstSubject) }
                    let value = try body(transaction)
                    if case .automatic = trail, !transaction.leavesAnEntry {
                        let subject = transaction.firstSubject
                        let count = CountedRows.count(of: value).map { [("count", String($0))] } ?? []
                        try transaction.audit(AuditRecord(name.text, subject: subject, count), in: staff.organ)
                    }
                    return value
                }
            }
        } catch {
            if let why = Refusal(error) { await record(why, of: name, on: asked.subject, by: staff) }
            throw error
        }
    }

    private func inWords<Value: Sendable>(as caller: Caller, _ body: () async throws -> Value) async throws -> Value {
        do {
            return try await body()
        } catch StoreError.notFound {
            throw OperationError.notFound
        } catch StoreError.stale {
            throw OperationError.stale
        } catch StoreError.refused(constraint: "clue_holder_is_at_work") {
            // Whoever should hold it left a moment ago.
            throw OperationError.stale
        } catch StoreError.refused(constraint: "clue_holder_has_a_hand_free") {
            throw OperationError.handsFull
        } catch StoreError.refused(constraint: "clue_room_has_hands_free") {
            throw OperationError.roomFull
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
        } catch let error where StoreError.isBusy(error) && !caller.isSystem {
            throw OperationError.busy
        } catch let error where StoreError.isUnsettled(error) && !caller.isSystem {
            RefusalNote.current?.leaveOpen()
            throw OperationError.unsettled
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
