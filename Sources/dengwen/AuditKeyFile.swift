import Casework
import Foundation
import Sealing

extension Site {
    /// The key that seals the audit log: made once, readable by its owner alone, never in the database. A systemd credential
    /// of the same name comes first.
    ///
    /// - Parameter makes: whether one is made where there is none: by the service alone. Every seal would look forged by
    ///   another one, a lost key be hidden, and a terminal does not see the credential that the service has.
    /// - Throws: `Complaint` for a file that others can read or that is not ours, as for the site key: whoever has it
    ///   seals a log of their own.
    func auditKey(makes: Bool) throws -> AuditKey {
        let path = data.appending(path: Self.auditKeyName).path
        let file = SecretFile.find(credential: Self.auditKeyName, else: path)
        if !file.exists {
            guard makes else {
                throw Complaint(
                    "没有审计密钥文件 \(file.path)：由 systemd 凭据提供的，请以同样的凭据执行命令（见 docs/operating）；否则从备份恢复，"
                        + "校验也可用 --public-key 指定公钥",
                    "There is no key file of the audit log at \(file.path): where it is a systemd credential, run the command "
                        + "with the same credential (docs/operating); else restore it from its backup. To verify, "
                        + "--public-key names public keys")
            }
            try file.write(Data(RealWorld.random(AuditKey.byteCount)), over: false)
        }
        do { return try AuditKey(Array(try file.read())) } catch is SealingError {
            throw Complaint(
                "密钥文件 \(file.path) 已损坏：请从备份中恢复", "The key file \(file.path) is damaged: restore it from its backup")
        }
    }

    private static let auditKeyName = "audit.key"

    /// The public keys that a file names, one a line.
    static func auditPublicKeys(in path: String) throws -> [AuditPublicKey] {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { throw Complaint.cannotRead(path) }
        let keys = try text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
            let words = line.split(separator: " ")
            guard words.count == 2, words[0] == publicKeyMark, let bytes = Hexadecimal.bytes(String(words[1])) else {
                throw Complaint("公钥文件有误：\(path)", "Not a file of public keys: \(path)")
            }
            return try AuditPublicKey(bytes)
        }
        guard !keys.isEmpty else { throw Complaint("公钥文件没有公钥：\(path)", "No public key in \(path)") }
        return keys
    }

    static let publicKeyMark = "dengwen-audit-key-1"
}

extension Complaint {
    static func cannotRead(_ path: String) -> Complaint { Complaint("不能读取文件：\(path)", "Cannot read \(path)") }
}

/// The lines of a file, read piece by piece.
struct FileLines: Sequence, IteratorProtocol {
    private let handle: FileHandle
    private var rest: [UInt8] = []
    private var lines: [String] = []
    private var isAtEnd = false

    private static let pieceBytes = 1 << 16

    init(_ path: String) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw Complaint.cannotRead(path) }
        self.handle = handle
    }

    mutating func next() -> String? {
        while lines.isEmpty, !isAtEnd { fill() }
        return lines.popLast()
    }

    private mutating func fill() {
        let piece = (try? handle.read(upToCount: Self.pieceBytes)).flatMap { $0 } ?? Data()
        rest += piece
        var parts = rest.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if piece.isEmpty { isAtEnd = true } else { rest = parts.popLast().map { Array($0) } ?? [] }
        if isAtEnd, parts.last?.isEmpty == true { parts.removeLast() }
        lines = parts.reversed().map { String(decoding: $0, as: UTF8.self) }
    }
}
