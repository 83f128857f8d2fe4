import Casework
import HTTPTypes
import Hummingbird
import Operations
import Synchronization

/// What a request typed into its form, for whatever goes wrong behind it: it goes back to whoever typed it, and is written
/// nowhere. The server holds one for each request.
final class TypedNote: Sendable {
    @TaskLocal static var current: TypedNote?

    /// A form, whether it came in parts, as one does that takes files, and whether any came with it.
    struct Typed: Sendable {
        let fields: FormFields
        let isInParts: Bool
        let hadFiles: Bool
    }

    private let state = Mutex((isRead: false, typed: Typed?.none))

    /// Whether the body was read, or begun: it comes only once.
    var isRead: Bool { state.withLock { $0.isRead } }
    var typed: Typed? { state.withLock { $0.typed } }

    func begin() { state.withLock { $0.isRead = true } }

    func keep(_ fields: FormFields) {
        state.withLock { $0.typed = Typed(fields: fields, isInParts: false, hadFiles: false) }
    }

    func keep(_ posted: PostedForm) {
        state.withLock { $0.typed = Typed(fields: posted.fields, isInParts: true, hadFiles: posted.hadFiles) }
    }
}

extension Visit {
    /// What was typed into the form of this request, if it is a form of ours. One whose body nobody came to read, because the
    /// session could not be looked up, is read now.
    func typed(_ note: TypedNote) async -> TypedNote.Typed? {
        if !note.isRead { await readTyped() }
        guard let typed = note.typed, isOwn(typed.fields), typed.fields.isWorthKeeping else { return nil }
        return typed
    }

    private func readTyped() async {
        guard request.method == .post else { return }
        if isInParts { await readFields() } else { _ = try? await form() }
    }

    /// Whether a form carries a secret of this browser's, of the session or of the visit: what another site made it send does
    /// not stand on our page.
    func isOwn(_ fields: FormFields) -> Bool {
        let ofSession = sessionToken.map { Base64URL.text(FormSecret.bytes(for: $0)) }
        return isGenuine(fields) || ofSession.map { ConstantTime.equal(fields[CSRFToken.fieldName], $0) } ?? false
    }
}
