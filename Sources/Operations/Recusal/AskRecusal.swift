public import CaseStore
public import Casework

/// A reporter asks on the tracking page that those who handle the report stand aside. The words may name whoever
/// decides: the two who open what waits in quarantine read them first, and leaders once one of them passed the request on.
///
/// - Policy: JB-35, JB-15
public struct AskRecusal: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - words: at most `OperationLimits.recusalCharacters`.
    ///   - form: the random number that the form carried; the same form twice is one request.
    /// - Throws: `OperationError.notFound` for a code that opens nothing, `.refused` when the matter has left this system,
    ///   `.alreadyReceived`, `.mend`.
    public func callAsFunction(_ words: String, code credential: some QueryCredential, form: String) async throws {
        let key = try await credential.key(context)
        guard !words.allSatisfy(\.isWhitespace), words.unicodeScalars.count <= OperationLimits.recusalCharacters else {
            throw OperationError.mend([
                .init("recusal", Bilingual("请写明理由，最多4000字", "Say why, in up to 4,000 characters"))
            ])
        }
        let context = context
        do {
            try await context.transaction(as: .publicVisitor) { transaction in
                guard let tracked = try transaction.track(key) else { throw OperationError.notFound }
                guard ![.forwarded, .notKept].contains(tracked.status) else { throw OperationError.notHereAnyMore }
                try transaction.asSystem { transaction in
                    let record = try transaction.report(tracked.report)
                    try transaction.insertRecusalRequest(words, on: tracked.report, form: form)
                    try transaction.audit(AuditRecord("recusal.ask", tracked.report), in: record.holder)
                }
            }
        } catch StoreError.refused(constraint: "recusal_request_source_is_new") {
            throw OperationError.alreadyReceived
        }
    }
}

/// Whoever reads such a request first has found that it names none of the leaders of the organ, and passes it on to them.
///
/// - Policy: JB-35, JB-15
public struct PassRecusalRequest: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.stale` when it is passed on or answered by now, or not the caller's to read first.
    public func callAsFunction(_ id: RecusalRequest.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            try transaction.passRecusalRequest(id, in: caller.organ, by: caller.staff)
            try transaction.audit(AuditRecord("recusal.pass", id), in: caller.organ)
        }
    }
}

/// Somebody of the petition office or a leader has looked at what a reporter asked for.
public struct AnswerRecusalRequest: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Throws: `OperationError.stale` when it is answered by now.
    public func callAsFunction(_ id: RecusalRequest.ID, as caller: StaffCaller) async throws {
        try await context.transaction(as: .staff(caller)) { transaction in
            _ = try transaction.answerRecusalRequest(id, by: caller.staff)
            try transaction.audit(AuditRecord("recusal.answer", id), in: caller.organ)
        }
    }
}

extension OperationError {
    /// The matter has left this system.
    fileprivate static var notHereAnyMore: Self {
        .refused(
            Bilingual("此件现在不能在这里提交", "This cannot be handed in here now"),
            remedy: Bilingual("请向有权处理的机关提出", "Turn to the competent organ")
        )
    }
}
