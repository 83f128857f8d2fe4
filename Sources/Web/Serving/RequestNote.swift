import Casework
import HTTPTypes
import Hummingbird
import Operations
import Synchronization

/// What a request typed into its form, the place that it took before a crowded page, and the token under which its
/// session goes on, for whatever goes wrong behind it: all go back to whoever sent it, and are written nowhere. Also whether
/// it looked something up that can be guessed, and who is signed in. The server holds one for each request.
final class RequestNote: Sendable {
    @TaskLocal static var current: RequestNote?

    /// A form, whether it came in parts, as one does that takes files, and whether any came with it.
    struct Typed: Sendable {
        let fields: FormFields
        let isInParts: Bool
        let hadFiles: Bool
    }

    private struct State {
        var isRead = false
        var typed: Typed?
        var token: [UInt8]?
        var place: TakenPlace?
        var lookUp: LookUp?
        var staff: StaffVisit?
    }

    private let state = Mutex(State())

    /// Whether the body was read, or begun: it comes only once.
    var isRead: Bool { state.withLock { $0.isRead } }
    var typed: Typed? { state.withLock { $0.typed } }

    /// The token of the session from now on, where a code was given with the form: the former one is dead, however
    /// the request ends.
    var renewedToken: [UInt8]? { state.withLock { $0.token } }

    /// What it looked something up by that anybody can guess: see `EvenTime`.
    enum LookUp: Sendable {
        case number
        case words
    }

    var lookUp: LookUp? { state.withLock { $0.lookUp } }

    /// Where a number let it pass that waited before a crowded page.
    var place: TakenPlace? { state.withLock { $0.place } }

    func looks(upBy lookUp: LookUp) { state.withLock { $0.lookUp = lookUp } }

    /// Who is signed in, once somebody asked: what goes wrong is told in their frame.
    var staff: StaffVisit? { state.withLock { $0.staff } }

    func keep(_ staff: StaffVisit) { state.withLock { $0.staff = staff } }

    func take(_ place: TakenPlace) { state.withLock { $0.place = place } }

    func renew(to token: [UInt8]) { state.withLock { $0.token = token } }

    func begin() { state.withLock { $0.isRead = true } }

    func keep(_ fields: FormFields) {
        state.withLock { $0.typed = Typed(fields: fields, isInParts: false, hadFiles: false) }
    }

    func keep(_ posted: PostedForm) {
        state.withLock { $0.typed = Typed(fields: posted.fields, isInParts: true, hadFiles: posted.hadFiles) }
    }
}

extension Visit {
    /// What was typed into the form of this request, if it is a form of ours. One whose body nobody came to read,
    /// because the session could not be looked up, is read now.
    func typed(_ note: RequestNote) async -> RequestNote.Typed? {
        if !note.isRead { await readTyped() }
        guard let typed = note.typed, isOwn(typed.fields), typed.fields.isWorthKeeping else { return nil }
        return typed
    }

    private func readTyped() async {
        guard request.method == .post else { return }
        if isInParts { return await readFields() }
        do { _ = try await form() } catch Unanswerable.tooLong(let fields) {
            RequestNote.current?.keep(fields)
        } catch {
            // What cannot be read cannot come back.
        }
    }

    /// Whether a form carries a secret of this browser's, of the session or of the visit: what another site made it
    /// send does not stand on our page.
    func isOwn(_ fields: FormFields) -> Bool {
        let ofSession = sessionToken.map { Base64URL.text(FormSecret.bytes(for: $0)) }
        return isGenuine(fields) || ofSession.map { ConstantTime.equal(fields[CSRFToken.fieldName], $0) } ?? false
    }
}
