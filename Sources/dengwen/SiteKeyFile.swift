import Foundation
import Sealing

/// The file that holds the site key: outside the database, and best outside the directory that is backed up with it.
struct SiteKeyFile: Sendable {
    let path: String
    /// systemd hands it to the service and to nobody else (`LoadCredential=`); it is not written to.
    let isCredential: Bool

    static let credential = "dengwen-site-key"
    /// Names another place than the data directory.
    static let variable = "DENGWEN_SITE_KEY"

    /// The credential that systemd handed over; else the file that the environment names; else `site.key` in the data
    /// directory.
    static func find(
        in directory: URL, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> SiteKeyFile {
        if let folder = environment["CREDENTIALS_DIRECTORY"], !folder.isEmpty {
            let path = URL(filePath: folder).appending(path: credential).path
            if FileManager.default.fileExists(atPath: path) { return SiteKeyFile(path: path, isCredential: true) }
        }
        if let path = environment[variable], !path.isEmpty { return SiteKeyFile(path: path, isCredential: false) }
        return SiteKeyFile(path: directory.appending(path: "site.key").path, isCredential: false)
    }

    var exists: Bool { FileManager.default.fileExists(atPath: path) }

    /// - Throws: `Complaint` for a file that others can read or that is not ours, `SealingError` for a damaged one.
    func read() throws -> SiteKey {
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
        return try SiteKey(text: String(decoding: data, as: UTF8.self))
    }

    private var unreadable: Complaint {
        Complaint(
            "不能读取密钥文件：\(path)，请核对路径和所属用户",
            "Cannot read the key file \(path): check the path, and to which user it belongs")
    }

    /// Writes a new file; never over one that is there.
    func create(_ key: SiteKey) throws { try write(key, over: false) }

    /// Puts another content in its place, whole or not at all: written beside it, to the disk, and renamed.
    func replace(with key: SiteKey) throws { try write(key, over: true) }

    private func write(_ key: SiteKey, over: Bool) throws {
        if !over, exists {
            throw Complaint("文件 \(path) 已存在，未作更改", "The file \(path) exists already: nothing was changed")
        }
        let former = umask(0o077)
        defer { umask(former) }
        do { try Data(key.text.utf8).write(to: URL(filePath: path), options: .atomic) } catch {
            throw Complaint("不能写入密钥文件：\(path)", "Cannot write the key file: \(path)")
        }
        _ = try read()
    }
}
