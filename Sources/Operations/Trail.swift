import CaseStore
public import Casework
import Synchronization

/// What an operation of a member of staff leaves on the audit log beside what it writes there itself.
enum Trail: Sendable {
    /// An entry named after the operation, where it wrote none.
    case automatic
    /// Nothing: what is read says of no item whether there is one. Each use says why.
    case none(because: StaticString)
}

/// An operation's name on the audit log: of its file, and of its function where the file holds several; `open_report`,
/// `lists.board`.
struct OperationName: Sendable {
    let text: String

    init(file: StaticString, function: StaticString) {
        let base = "\(file)".split(separator: "/").last.map(String.init) ?? ""
        let operation = Self.snake(base.hasSuffix(".swift") ? String(base.dropLast(6)) : base)
        let called = "\(function)".prefix { $0 != "(" }
        text = called == "callAsFunction" ? operation : operation + "." + Self.snake(String(called))
    }

    private static func snake(_ word: String) -> String {
        var text = ""
        for letter in word {
            if letter.isUppercase, let last = text.last, last.isLowercase { text += "_" }
            text += letter.lowercased()
        }
        return text
    }
}

/// The item that an operation looked up first, also when it fails: it outlives the transaction.
final class AskedFor: Sendable {
    private let noted = Mutex("")

    var subject: String { noted.withLock { $0 } }

    func note(_ subject: String) { noted.withLock { if $0.isEmpty { $0 = subject } } }
}

/// How many rows were read, for the log: of a list, and of nothing else.
enum CountedRows {
    static func count<Value>(of value: Value) -> Int? { value is String ? nil : (value as? any Collection)?.count }
}

/// Why an operation did not do what was asked, as the log says it. What a person mends in a form is none.
struct Refusal: Sendable, Equatable {
    let reason: String

    init(reason: String) { self.reason = reason }

    init?(_ error: any Error) {
        switch error {
        case OperationError.notFound: reason = "not_found"
        case OperationError.refused: reason = "refused"
        case OperationError.stale: reason = "stale"
        case OperationError.mustBeSealed: reason = "must_be_sealed"
        case OperationError.alreadyReceived: reason = "received_before"
        case StoreError.refused(let rule): reason = rule
        default: return nil
        }
    }
}

/// Whether what a request was refused stands on the log already, and whether it is open what came of it. The server holds
/// one for each request.
public final class RefusalNote: Sendable {
    @TaskLocal public static var current: RefusalNote?

    private let state = Mutex((isRecorded: false, isUnsettled: false))

    public init() {}

    public var isRecorded: Bool { state.withLock { $0.isRecorded } }

    /// Whether a connection broke over a commit of this request: whatever fails behind it, nobody is told that nothing was
    /// kept.
    public var isUnsettled: Bool { state.withLock { $0.isUnsettled } }

    func record() { state.withLock { $0.isRecorded = true } }

    func leaveOpen() { state.withLock { $0.isUnsettled = true } }

    /// What it was about is known after all.
    func settle() { state.withLock { $0.isUnsettled = false } }
}

/// Records what was refused before an operation came to look at anything: an area of other offices, a request that
/// somebody may not make.
public struct RecordRefusal: Sendable {
    let context: OperationContext

    public init(_ context: OperationContext) { self.context = context }

    /// - Parameters:
    ///   - place: where it was asked for, in letters of ours alone.
    ///   - subject: the item's id; anything else is left out.
    public func callAsFunction(_ place: String, on subject: String, as caller: StaffCaller) async {
        await context.record(
            Refusal(reason: "closed"), of: OperationName(place: place), on: AuditRecord.item(subject) ?? "", by: caller)
    }
}

extension OperationName {
    /// - Parameter place: an address without ids.
    init(place: String) {
        text = String(place.filter { $0.isASCII && ($0.isLowercase || $0.isNumber || "/-_*".contains($0)) }.prefix(64))
    }
}

extension OperationContext {
    /// Writes down what was refused, in a transaction of its own, because the one that tried is gone. Whoever is refused
    /// over and over leaves a bounded number of entries. Whether it succeeds or not, the refusal itself goes on to the
    /// caller.
    func record(_ refusal: Refusal, of name: OperationName, on subject: String, by staff: StaffCaller) async {
        RefusalNote.current?.record()
        let detail = [("operation", name.text), ("why", refusal.reason)]
        _ = try? await store.transaction(as: .staff(staff)) { transaction in
            let since = Instant(
                microsecondsSinceEpoch: transaction.now.microsecondsSinceEpoch
                    - OperationLimits.refusalSeconds * 1_000_000)
            let before = try transaction.refusals(since: since, in: staff.organ)
            guard before < OperationLimits.refusalsRecorded else { return }
            let more = before == OperationLimits.refusalsRecorded - 1 ? [("more", "uncounted")] : []
            try transaction.audit(AuditRecord("refused", subject: subject, detail + more), in: staff.organ)
        }
    }
}
