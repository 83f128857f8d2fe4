public import Casework
import Foundation

/// The file to which signed heads of the audit log are appended, on another disk or host than the database's: what stands in
/// it cannot be taken back by whoever owns the database.
///
/// Each line is on the disk before the next one is written. The file is opened for appending alone.
public struct HeadFile: Sendable {
    /// Why a head could not be kept.
    public enum Failure: Error, Equatable {
        /// The last line is none that the program wrote: somebody else writes here.
        case unreadable
    }

    private let path: String
    /// More than a line has.
    private static let tailBytes: UInt64 = 4096

    public init(_ path: String) { self.path = path }

    /// The last head that was written whole; nil for a new file. What a crash cut short is ended by the next line.
    public func last() throws -> AuditHead? {
        guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? handle.close() }
        let end = try handle.seekToEnd()
        try handle.seek(toOffset: end > Self.tailBytes ? end - Self.tailBytes : 0)
        let tail = String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self)
        let lines = tail.split(separator: "\n").filter { !$0.hasPrefix("#") }
        guard !lines.isEmpty else { return nil }
        for line in lines.reversed().prefix(2) {
            if let head = AuditHead(line: line) { return head }
        }
        throw Failure.unreadable
    }

    /// Appends lines, and returns when they are on the disk.
    public func append(_ heads: [AuditHead]) throws {
        if !FileManager.default.fileExists(atPath: path) {
            guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o640])
            else { throw CocoaError(.fileWriteNoPermission) }
        }
        let handle = try FileHandle(forUpdating: URL(filePath: path))
        defer { try? handle.close() }
        let end = try handle.seekToEnd()
        var text = ""
        if end > 0 {
            try handle.seek(toOffset: end - 1)
            if try handle.read(upToCount: 1) != Data("\n".utf8) { text = "\n" }
            try handle.seekToEnd()
        }
        text += heads.map { $0.line + "\n" }.joined()
        try handle.write(contentsOf: Data(text.utf8))
        try handle.synchronize()
    }
}
