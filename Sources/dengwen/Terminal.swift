import Foundation

/// What the operator sees. The only place that writes to the terminal.
enum Terminal {
    /// Whether somebody reads what is said: elsewhere it goes into a journal, or a file, and stays there.
    static var isRead: Bool { isatty(STDOUT_FILENO) == 1 }

    static func say(_ text: String) { FileHandle.standardOutput.write(Data((text + "\n").utf8)) }

    static func warn(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }

    /// A question whose answer is typed behind it.
    static func ask(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }

    /// A word of a command that is to be typed as it is printed: in quotes where a shell would read it otherwise.
    static func word(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.allSatisfy { character in
                character.isASCII && (character.isLetter || character.isNumber || "/._:-".contains(character))
            }
        return isPlain ? text : "'" + text.replacing("'", with: #"'\''"#) + "'"
    }

    /// A line that is written over by the next one; nothing when nobody looks.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + text).utf8))
    }

    static func endProgress() {
        guard isatty(STDERR_FILENO) == 1 else { return }
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}

/// An error in both languages for the operator.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ zh: String, _ en: String) { description = zh + "\n" + en }
}
