import Casework
import HTTPTypes
import Hummingbird
import Logging
import Operations

/// A form that may have brought files: they are sealed and stored already, and dropped again unless somebody keeps them.
struct PostedForm: Sendable {
    var fields = FormFields()
    var files: [ReceivedFile] = []
    /// What is wrong with a file.
    var problems: [Problem] = []
    /// Whether a file was chosen at all: it must be chosen again when the form comes back.
    var hadFiles = false
    /// Whether a file was not taken because nobody had worked for its place.
    var isWorkAsked = false
    /// With which the next try finds a place for its files, while many come.
    var waiting: Waiting?

    /// Of the answer that says what is wrong with the files.
    var statusOfProblems: HTTPResponse.Status { isWorkAsked ? .tooManyRequests : .unprocessableContent }

    /// The form to show again: files do not come back with it.
    func again(_ state: FormState) -> FormState {
        guard hadFiles else { return state }
        var state = state
        if state.waiting == nil { state.waiting = waiting }
        if !state.problems.contains(where: { $0.field == "files" }) {
            state.problems.append(Problem(field: "files", message: .chooseFilesAgain))
        }
        return state
    }
}

extension Visit {
    /// The form in the body, with its files if it has any; their parts may come in any order.
    ///
    /// - Parameter door: by whose numbers people work for a place while many files come in; nil where nobody has to.
    /// - Throws: `Unanswerable` when what was typed is too long, too slow or unreadable; nothing of its files stays.
    func posted(
        _ receive: ReceiveFile, through gate: UploadGate, behind door: Gate? = nil, onReport: Int = 0
    ) async throws -> PostedForm {
        guard isInParts else { return PostedForm(fields: try await form()) }
        guard var reading = reading(receive, through: gate, behind: door, onReport: onReport) else {
            throw Unanswerable.page(.unreadable)
        }
        RequestNote.current?.begin()
        defer { RequestNote.current?.keep(reading.posted) }
        do {
            try await reading.read(request.body)
            if reading.isTooLong { throw tooLong(reading.posted.fields) }
            var posted = reading.posted
            if let door, posted.isWorkAsked || posted.hadFiles && gate.isCrowded(now: site.context.now) {
                posted.waiting = site.waitingForFiles(posted.fields, at: door)
            }
            return posted
        } catch {
            await reading.abandon()
            throw (error as? MultipartParser.Malformed).map { _ in Unanswerable.page(.unreadable) } ?? error
        }
    }

    var isInParts: Bool { (request.headers[.contentType] ?? "").lowercased().hasPrefix("multipart/") }

    /// Reads what was typed into a form in parts whose files go by, because nobody can take them in: see `RequestNote`.
    func readFields() async {
        guard var reading = reading(nil, through: site.publicUploads) else { return }
        RequestNote.current?.begin()
        _ = try? await reading.read(request.body)
        RequestNote.current?.keep(reading.posted)
    }

    private func reading(
        _ receive: ReceiveFile?, through gate: UploadGate, behind door: Gate? = nil, onReport: Int = 0
    ) -> FormReading? {
        guard let boundary = MultipartHead.boundary(request.headers[.contentType] ?? "") else { return nil }
        return FormReading(
            receive: receive, gate: gate, onReport: onReport, parser: MultipartParser(boundary: boundary),
            hasWorked: door.map(worked), now: { [context = site.context] in context.now },
            tell: { [logger = site.logger] error in
                logger.error(
                    "a file could not be stored, and its form came back",
                    metadata: ["error.type": "\(StoreError.loggable(error))"])
            })
    }

    /// Whether the fields that came before a file carry the secret of this browser's forms, and work for a place.
    private func worked(_ door: Gate) -> @Sendable (FormFields) -> Bool {
        { fields in self.isGenuine(fields) && door.hasWorked(Gate.Brought(fields), now: self.site.context.now) }
    }
}
