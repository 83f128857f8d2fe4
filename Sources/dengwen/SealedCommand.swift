import ArgumentParser
import Casework
import Foundation
import Operations
import Sealing

/// For the petition office above: a key of its own, and the opening of what was sealed to it. Without a database and without
/// a network, so that it runs on a computer that has neither.
struct SealedCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sealed", abstract: "密封件：上级机关的密钥与拆封 · sealed items: the key of the office above, and opening them",
        subcommands: [MakeKey.self, Open.self]
    )

    /// Bytes of the largest file that is read.
    fileprivate static let largestFile = 8 << 20

    struct MakeKey: OperatorCommand {
        static let configuration = CommandConfiguration(
            commandName: "keygen",
            abstract: "生成密钥，打印公钥和指纹 · make a key; its public half and fingerprint are printed"
        )

        @Option(help: "私钥文件，须不存在 · file of the private key, which must not be there yet")
        var key: String

        func perform() async throws {
            let made = ExportPrivateKey()
            // Neither an older key nor what a link leads to is written over.
            let file = unsafe open(key, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600)
            guard file >= 0 else {
                throw Complaint("不能新建私钥文件 \(key)", "The file of the private key cannot be made: \(key)")
            }
            try FileHandle(fileDescriptor: file, closeOnDealloc: true).write(contentsOf: Data(made.bytes))
            let published = try made.publicKey
            Terminal.say("公钥 public key\n\(published.text)")
            Terminal.say("指纹 fingerprint（电话核对 read it out by telephone）\n\(published.fingerprint)")
        }
    }

    struct Open: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "拆封并打印 · open a sealed item and print it"
        )

        @Option(help: "私钥文件 · file of the private key")
        var key: String

        @Option(name: .customLong("in"), help: "密封件 · the sealed item")
        var file: String

        func perform() async throws {
            let secret: ExportPrivateKey
            do { secret = try ExportPrivateKey(try SealedCommand.bytes(of: key, atMost: 64)) } catch is SealingError {
                throw Complaint("私钥文件已损坏（应为32字节）", "The file of the private key is damaged: it has 32 bytes")
            }
            let box: ExportBox
            let bytes = try SealedCommand.bytes(of: file, atMost: SealedCommand.largestFile)
            do { box = try ExportBox(file: bytes) } catch {
                throw Complaint("不是密封件：\(file)", "This is no sealed item: \(file)")
            }
            guard box.isSealed(to: try secret.publicKey) else {
                throw Complaint("该件不是用此密钥对应的公钥密封的", "It was sealed to another key")
            }
            let plain: [UInt8]
            do { plain = try box.open(with: secret) } catch {
                throw Complaint("该件已被改动，不能拆封", "It was changed and cannot be opened")
            }
            let item: ExportedItem
            do { item = try ExportedItem.read(plain) } catch {
                throw Complaint("版本不符，请升级程序", "It is of another version: take a newer program")
            }
            for line in item.lines { Terminal.say(line) }
        }
    }

    fileprivate static func bytes(of path: String, atMost limit: Int) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try handle.read(upToCount: limit + 1), data.count <= limit
        else { throw Complaint("不能读取文件 \(path)", "The file cannot be read: \(path)") }
        return Array(data)
    }
}

extension ExportedItem {
    /// As a person reads it.
    fileprivate var lines: [String] {
        var lines = [
            "来件机关 from      \(organName)（\(organ)）",
            "密封登记号 line    \(line)",
            "事由 ground        \(ground)",
            "渠道 channel       \(channel)",
            "收到日期 received  \(receivedOn)",
            "密封日期 sealed    \(madeOn)",
            "署名 signature     \(signature)",
        ]
        if let reporter { lines.append("反映人 reporter    \(reporter.name)  \(reporter.phone)  \(reporter.address)") }
        for person in accused { lines.append("被反映人 accused   \(person.name)  \(person.unit)  \(person.post)") }
        if !place.isEmpty { lines.append("地点 place         \(place)") }
        return lines
            + ["", "摘要 summary", summary, "", "正文 text", text]
            .map { $0.filter { !$0.isASCII || $0 == "\n" || ($0.asciiValue ?? 0) >= 32 } }
    }
}
