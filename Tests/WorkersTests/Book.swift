import Logging
import Synchronization

/// What was written to the log of the program.
final class Book: Sendable {
    private let noted = Mutex<[String]>([])

    var messages: [String] { noted.withLock { $0 } }

    var logger: Logger { Logger(label: "book") { _ in Handler(book: self) } }

    private struct Handler: LogHandler {
        let book: Book
        var logLevel = Logger.Level.trace
        var metadata: Logger.Metadata = [:]

        init(book: Book) { self.book = book }

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { book.noted.withLock { $0.append("\(event.message)") } }
    }
}
