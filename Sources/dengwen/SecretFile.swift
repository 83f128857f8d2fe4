import Foundation

/// A file with a secret: a regular file of our own that nobody else may read. Every key file is read and made by it.
struct SecretFile: Sendable {
    let path: String
    /// systemd hands it to the service and to nobody else (`LoadCredential=`); it is not written to.
    let isCredential: Bool

    /// What systemd handed over under a name; else the file.
    static func find(
        credential: String, else path: String,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> SecretFile {
        if let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty {
            let handed = URL(filePath: folder).appending(path: credential).path
            if FileManager.default.fileExists(atPath: handed) { return SecretFile(path: handed, isCredential: true) }
        }
        return SecretFile(path: path, isCredential: false)
    }

    /// A link that leads nowhere is there as well: it is refused, and no secret is made through it.
    var exists: Bool { (try? FileManager.default.attributesOfItem(atPath: path)) != nil }

    /// - Throws: `Complaint` for a file that others can read, that is not ours, or that cannot be read.
    func read() throws -> Data {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else { throw unreadable }
        guard attributes[.type] as? FileAttributeType == .typeRegular else {
            throw Complaint(
                "密钥文件 \(path) 不是普通文件，已拒绝使用", "The key file \(path) is no regular file: it was refused")
        }
        let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard isCredential ? mode & 0o007 == 0 : mode & 0o777 == 0o600 else {
            throw Complaint(
                "密钥文件 \(path) 的权限是 \(String(mode, radix: 8))，其他人可能读到：请执行 chmod 600 后重试",
                "The key file \(path) has the mode \(String(mode, radix: 8)), so that others may read it: run chmod 600 on it "
                    + "and try again"
            )
        }
        let owner = (attributes[.ownerAccountID] as? NSNumber)?.uint32Value
        guard isCredential || owner == geteuid() else {
            throw Complaint(
                "密钥文件 \(path) 不属于运行本程序的用户：请执行 chown 改正后重试",
                "The key file \(path) does not belong to the user that runs this program: give it to that user with chown"
            )
        }
        guard let data = try? Data(contentsOf: URL(filePath: path)) else { throw unreadable }
        return data
    }

    private var unreadable: Complaint {
        Complaint(
            "不能读取密钥文件：\(path)，请核对路径和所属用户",
            "Cannot read the key file \(path): check the path, and to which user it belongs")
    }

    /// Whole or not at all: written beside it, to the disk, and renamed.
    ///
    /// - Parameter over: false: never over one that is there.
    func write(_ data: Data, over: Bool) throws {
        if !over, exists {
            throw Complaint("文件 \(path) 已存在，未作更改", "The file \(path) exists already: nothing was changed")
        }
        let former = umask(0o077)
        defer { umask(former) }
        do {
            try data.write(to: URL(filePath: path), options: .atomic)
            // The name is on the disk when the folder is: what was encrypted to a new key may be there before.
            let folder = URL(filePath: path).deletingLastPathComponent().path
            try FileHandle(forReadingAtPath: folder)?.synchronize()
        } catch {
            throw Complaint("不能写入密钥文件：\(path)", "Cannot write the key file: \(path)")
        }
        guard try read() == data else {
            throw Complaint("密钥文件写入后不一致：\(path)", "The key file is not as it was written: \(path)")
        }
    }
}
