import Foundation

/// Reads a new password: never from the command line, where every user of the machine sees it.
enum PasswordEntry {
    /// Characters of a password that somebody sets here.
    static let characters = 10...200

    /// Asks twice at a terminal, without showing what is typed; from standard input takes one line.
    static func read() throws -> String {
        guard isatty(STDIN_FILENO) == 1 else { return try checked(readLine() ?? "") }
        // Without signals too: Ctrl-C would leave a terminal behind that shows nothing.
        try terminal("-echo", "-isig")
        defer { try? terminal("echo", "isig") }
        let first = try checked(ask("新密码 · new password: "))
        guard ask("再次输入 · once more: ") == first else {
            throw Complaint("两次输入不同，密码未更改", "The two differ; the password was not changed")
        }
        return first
    }

    private static func ask(_ question: String) -> String {
        Terminal.ask(question)
        let answer = readLine() ?? ""
        Terminal.warn("")
        return answer
    }

    private static func checked(_ password: String) throws -> String {
        guard !password.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
            throw Complaint("已取消，密码未更改", "Cancelled; the password was not changed")
        }
        guard characters.contains(password.count) else {
            throw Complaint(
                "密码应有\(characters.lowerBound)至\(characters.upperBound)个字符，未更改",
                "A password has \(characters.lowerBound) to \(characters.upperBound) characters; it was not changed"
            )
        }
        return password
    }

    private static func terminal(_ settings: String...) throws {
        let stty = Process()
        stty.executableURL = URL(filePath: "/bin/stty")
        stty.arguments = settings
        try stty.run()
        stty.waitUntilExit()
    }
}
