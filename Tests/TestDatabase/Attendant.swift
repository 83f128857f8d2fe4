import Foundation

/// A shell script that serves a test and ends with it, however it ends: it reads words from a pipe that we alone hold open,
/// answers each with a line, and at the pipe's end clears away what it started.
public final class Attendant: Sendable {
    /// What the script said first; empty where it could not do its work.
    public let greeting: String
    private let process: Process
    private let words: Pipe
    private let lines: FileHandle

    /// Runs the script, with its arguments as `$1 …`, and waits for its first line.
    public init(_ script: String, _ arguments: [String] = []) async throws {
        let (process, words, answers) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script, "attendant"] + arguments
        process.standardInput = words
        process.standardOutput = answers
        try process.run()
        self.process = process
        self.words = words
        let lines = answers.fileHandleForReading
        self.lines = lines
        greeting = await Self.elsewhere { Self.line(of: lines) }
    }

    /// Says a word and answers the line that the script has for it; empty where it has ended.
    @discardableResult
    public func ask(_ word: String) async throws -> String {
        try words.fileHandleForWriting.write(contentsOf: Data((word + "\n").utf8))
        return await next()
    }

    /// The next line that the script says by itself.
    public func next() async -> String {
        let lines = lines
        return await Self.elsewhere { Self.line(of: lines) }
    }

    /// Ends the script, which clears away by itself. Call it where the test ends: whoever is not used any more is let go.
    public func end() { try? words.fileHandleForWriting.close() }

    private static func line(of lines: FileHandle) -> String {
        var line: [UInt8] = []
        while let byte = try? lines.read(upToCount: 1)?.first, byte != 0x0A { line.append(byte) }
        return String(decoding: line, as: UTF8.self)
    }

    /// Waiting for a server is nothing for the threads that tests share.
    private static func elsewhere(_ body: @escaping @Sendable () -> String) async -> String {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: body()) }
        }
    }
}
