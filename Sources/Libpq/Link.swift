internal import CLibpq
internal import Glibc

/// The connection itself, confined to the one thread that opened it: not Sendable, never handed out, closed in
/// `deinit`. Everything that talks to the server goes through its extensions.
@safe final class Link {
    let raw: OpaquePointer
    let interrupts: Interrupts
    var cache = StatementCache()
    var encoded = EncodedParameters()
    var derived = DerivedStatements()
    /// What the open transaction has not sent yet: it travels with the first statement after it that needs an answer.
    var pending: [Pending] = []
    /// Questions that were asked before their answers are needed.
    var ahead = AskedAhead()
    /// What the caller calls the setting of the open transaction (`Session.nameSetting`).
    var setting = ""
    /// How many `transaction` blocks are open; more than one means savepoints.
    var depth = 0
    /// The first failure inside the open transaction, in case the block swallowed it.
    var failure: DatabaseError?
    /// Whether the open transaction can have nothing to commit.
    var isReadOnly = false
    /// Whether session state may have changed and must be reset before the next run.
    var isTouched = false
    /// Whether the protocol state is no longer known, so that the connection must not be used again.
    var isDoomed = false
    /// Whether the last statement's rows came one by one.
    var isRowByRow = false
    /// What each transaction begins with behind a pooler.
    let perTransaction: String?
    /// Which process of the server runs the open transaction, where a pooler chose it and somebody asked.
    var serverProcess: Int32?
    /// Whether a COMMIT was sent whose end nobody has told.
    var isCommitInDoubt = false
    /// What the run has cost.
    var tally = Tally()
    var keepsTrips = false
    /// What the server remarked; the receiver fills it on this same thread, inside libpq calls.
    let notices = NoticeBox()

    /// Connects; blocks for up to the connection string's `connect_timeout` per host.
    init(_ settings: ConnectionSettings) throws(DatabaseError) {
        let parameters = try settings.parameters()
        perTransaction = try settings.perTransaction()
        let opened = unsafe Self.connect(parameters)
        guard let opened = unsafe opened else { throw DatabaseError(.connectionLost) }
        guard unsafe PQstatus(opened) == CONNECTION_OK, unsafe PQsetnonblocking(opened, 0) == 0 else {
            let message = unsafe String(cString: PQerrorMessage(opened))
            unsafe PQfinish(opened)
            throw DatabaseError(.connectionLost, message: message)
        }
        unsafe raw = opened
        do throws(DatabaseError) {
            unsafe interrupts = try Interrupts(of: opened)
        } catch {
            unsafe PQfinish(opened)
            throw error
        }
        // The box outlives the connection: both die with us, and `deinit` finishes the connection first.
        unsafe PQsetNoticeReceiver(opened, receiveNotice, Unmanaged.passUnretained(notices).toOpaque())
    }

    deinit { unsafe PQfinish(raw) }

    private static func connect(_ parameters: [(keyword: String, value: String)]) -> OpaquePointer? {
        var keywords = unsafe parameters.map { unsafe strdup($0.keyword) }
        var values = unsafe parameters.map { unsafe strdup($0.value) }
        unsafe keywords.append(nil)
        unsafe values.append(nil)
        defer {
            for index in unsafe keywords.indices {
                unsafe free(keywords[index])
                unsafe free(values[index])
            }
        }
        let constantKeywords = unsafe keywords.map { unsafe UnsafePointer($0) }
        let constantValues = unsafe values.map { unsafe UnsafePointer($0) }
        return unsafe PQconnectdbParams(constantKeywords, constantValues, 0)
    }

    var isBehindPooler: Bool { perTransaction != nil }

    var isOpen: Bool { unsafe PQstatus(raw) == CONNECTION_OK }

    var transactionStatus: PGTransactionStatusType { unsafe PQtransactionStatus(raw) }

    /// Whether a run may be given this connection: reads what the server said meanwhile, e.g. that it shuts down.
    func isHealthy() -> Bool {
        guard !isDoomed, isOpen else { return false }
        while true {
            var poller = pollfd(fd: unsafe PQsocket(raw), events: Int16(POLLIN), revents: 0)
            let ready = unsafe poll(&poller, 1, 0)
            if ready == 0 { return isOpen && transactionStatus == PQTRANS_IDLE }
            guard ready > 0, consumeInput() else { return false }
            // Asking for notifications makes libpq parse; a farewell of the server then arrives as a notice.
            while nextNotification() != nil {}
            if notices.sawFarewell { return false }
        }
    }

    /// The next answer; nil when the current command has no more.
    func nextAnswer() -> ServerAnswer? { unsafe ServerAnswer(PQgetResult(raw)) }

    /// Reads away what is left of the current command, so that the connection can be used again.
    func drain() {
        while let answer = nextAnswer() {
            switch answer.status {
            case PGRES_COPY_IN: _ = unsafe PQputCopyEnd(raw, "abandoned")
            case PGRES_COPY_OUT: discardCopyData()
            default: break
            }
            if !isOpen { return }
        }
    }

    /// COPY where a statement was expected, before anything was sent.
    var refusedCopy: DatabaseError { DatabaseError(.other, message: "COPY goes by copyIn or copyOut") }

    /// What to say where something was sent and nobody knows any more what the server makes of it: COPY that did not look
    /// like it is under way, and libpq would answer the same for ever; or libpq failed by itself on an open connection, and
    /// the server's answer may still come and be taken for that of the next statement. The connection is given up, and
    /// outside of a transaction the server may commit what was sent.
    func lostTrack() -> DatabaseError {
        isDoomed = true
        return DatabaseError(depth == 0 ? .commitUnknown : .other)
    }

    /// Reads an answer, to something that was sent, that says neither rows nor done.
    func complaint(in answer: ServerAnswer) -> DatabaseError {
        let failure = DatabaseError(answer, connectionIsDead: !isOpen)
        let isOfLibpq = isOpen && failure.sqlState == nil && answer.status != PGRES_EMPTY_QUERY
        return isOfLibpq ? lostTrack() : failure
    }

    func discardCopyData() {
        while true {
            var buffer: UnsafeMutablePointer<CChar>?
            let length = unsafe PQgetCopyData(raw, &buffer, 0)
            unsafe PQfreemem(buffer)
            if length < 0 { return }
        }
    }

    /// The failure of a call that sent nothing, or of a connection that broke without a word from the server.
    func localFailure() -> DatabaseError {
        if isOpen { isDoomed = true }
        let message = unsafe String(cString: PQerrorMessage(raw))
        return DatabaseError(isOpen ? .other : .connectionLost, message: isOpen ? nil : message)
    }

    /// What an error answer means where we stand: what was asked meanwhile, and whether something may be durable.
    func judge(_ error: DatabaseError) -> DatabaseError {
        if error.sqlState == "26000", !isBehindPooler { cache.loseAll() }
        let isSwitchedOver = error.sqlState == "25006" && !isReadOnly
        if isSwitchedOver { isDoomed = true }
        guard isSwitchedOver || error.kind == .connectionLost else { return error }
        if interrupts.requested == .deadline { return DatabaseError(.deadline) }
        let isAutocommit = depth == 0
        if isAutocommit, error.sqlState == nil { return DatabaseError(.commitUnknown, message: error.message) }
        // The server only reads by now: nothing was committed, and another connection leads to the one that writes.
        return isSwitchedOver ? DatabaseError(.connectionLost, sqlState: error.sqlState, message: error.message) : error
    }

    /// Remembers a failure that leaves the open transaction aborted.
    func note(_ error: DatabaseError) -> DatabaseError {
        if depth > 0, failure == nil { failure = error }
        return error
    }
}
