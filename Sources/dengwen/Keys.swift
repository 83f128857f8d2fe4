import ArgumentParser
import CaseStore
import Casework
import Foundation
import Operations
import Sealing

/// Keys: made, listed and replaced.
struct Keys: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "密钥 · keys", subcommands: [Create.self, List.self, Rotate.self]
    )

    struct Create: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "生成主密钥文件 · make the site key, before the first start"
        )

        @Option(help: "算法套件：aes，或国密 sm · suite: aes, or sm for SM4 and SM3")
        var suite = "aes"

        @Option(help: "密钥文件 · the key file; the data directory's own by default")
        var file: String?

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let suite = try Keys.suite(suite)
            let directory = try Site.directory(data)
            let file = file.map { SiteKeyFile(path: $0, isCredential: false) } ?? SiteKeyFile.find(in: directory)
            guard !file.isCredential else {
                throw Complaint(
                    "主密钥由 systemd 提供，不能在此生成：请用 --file 指定文件",
                    "systemd hands the site key over, so that it cannot be made here: name a file with --file"
                )
            }
            let key = try SiteKey.new(suite)
            try file.create(key)
            Terminal.say("\(file.path)  \(suite.name)  \(key.newestID.text)")
            Terminal.say(
                "请将其副本保存在数据库备份以外的地方：丢失后库中内容无法打开。Keep a copy apart from the backups of the "
                    + "database: without it nothing there can be opened.")
        }
    }

    struct List: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "列出密钥编号、时间与数量，不含密钥 · ids, ages and counts, no secrets"
        )

        @Option(help: "数据目录 · data directory")
        var data: String?

        func perform() async throws {
            let site = try Site(data: data)
            for record in try await RotateKeys(try site.addresses(nil).commandStore()).list() {
                let age = "\(record.madeAt.civilDate)" + (record.retiredAt.map { "–\($0.civilDate)" } ?? "")
                Terminal.say(
                    "\(record.organ?.rawValue ?? "-")  \(record.branch.rawValue)  \(record.id.text)  "
                        + "\(record.suite.name)  \(age)  \(record.wraps)  site \(record.site.text) "
                        + record.siteSuite.name)
            }
        }
    }

    static func suite(_ name: String) throws -> Suite {
        guard let suite = Suite(name: name) else {
            throw Complaint("没有这种算法套件：请用 aes 或 sm", "There is no such suite: use aes or sm")
        }
        return suite
    }
}

extension Keys {
    struct Rotate: OperatorCommand {
        static let configuration = CommandConfiguration(
            abstract: "更换密钥，服务不停 · replace keys while the program serves"
        )

        @Option(help: "新主密钥写入的文件 · replace the site key; the new one is written to this file")
        var site: String?

        @Option(help: "更换该机关的密钥 · replace the keys of one organ")
        var organ: String?

        @Flag(help: "更换所有机关和站点自有数据的密钥 · replace the keys of every organ, and of the site's own data")
        var all = false

        @Option(help: "新主密钥的算法套件，默认不变 · suite of the new site key; the present one by default")
        var suite: String?

        @Option(help: "数据目录 · data directory")
        var data: String?

        @OptionGroup var given: CommandBy

        func perform() async throws {
            guard [site != nil, organ != nil, all].filter({ $0 }).count == 1, suite == nil || site != nil else {
                throw Complaint(
                    "请只用 --site、--organ、--all 之一；--suite 只与 --site 同用",
                    "Give exactly one of --site, --organ and --all; --suite goes with --site alone"
                )
            }
            let home = try Site(data: data)
            let giver = try given.giver()
            let rotation = RotateKeys(try home.addresses(nil).commandStore(), by: giver)
            try await rotation.lookUpGiver()
            if let site { return try await rotateSite(home, SiteKeyFile(path: site, isCredential: false), by: giver) }
            let organs = try await rotation.organs()
            let chosen = organ.map { [Organ.ID($0)] } ?? organs
            guard chosen.allSatisfy(organs.contains) else {
                throw Complaint("该机关没有密钥", "That organ has no keys")
            }
            for organ in chosen {
                let outcome = try await rotation.organ(organ) { done in
                    Terminal.progress("\(organ.rawValue)  \(done)")
                }
                say(outcome, "\(organ.rawValue)  已换 rewrapped: \(outcome.items) + \(outcome.identities)")
            }
            guard all else { return }
            let outcome = try await rotation.siteData { done in Terminal.progress("-  \(done)") }
            say(outcome, "-  站点自有数据已换 the site's own, sealed again: \(outcome.ofSite)")
        }

        private func say(_ outcome: RotateKeys.Outcome, _ done: String) {
            Terminal.endProgress()
            Terminal.say("\(done)  已销毁旧密钥 destroyed: \(outcome.destroyed)")
            if outcome.left > 0 {
                Terminal.say(
                    "  \(outcome.left)把旧密钥仍在使用，请稍后重新执行 · former keys still in use, run it again: "
                        + "\(outcome.left)")
            }
        }

        /// The order in which a stop at any point leaves a file that opens everything, once the giver is known:
        /// 1. the new file is written, with the present generations and a new one;
        /// 2. the file in use gets the new generation as well, so that running servers find it;
        /// 3. one transaction wraps all keys under it;
        /// 4. the new file is written anew with the new generation alone.
        private func rotateSite(_ home: Site, _ file: SiteKeyFile, by giver: CommandGiver) async throws {
            guard file.path != home.keyFile.path else {
                throw Complaint(
                    "请另指定一个新文件，不要用现用的密钥文件", "Name a new file, not the key file in use")
            }
            let present = try home.keyFile.read()
            let next = try begin(file, from: present)
            let handed = HandedKey(in: home.data).generations
            if home.keyFile.isCredential || handed != nil {
                guard present.newestID == next.newestID, handed?.contains(next.newestID.text) ?? true else {
                    throw Self.waitsForCredential(file)
                }
            } else if present.newestID != next.newestID {
                try home.keyFile.replace(with: next)
            }
            let rotation = RotateKeys(try home.with(next).addresses(nil).commandStore(), by: giver)
            if try await rotation.siteGeneration() != next.newestID {
                let count = try await rotation.site(to: next.newestID)
                Terminal.say("已换 rewrapped: \(count)")
            }
            try file.replace(with: try next.withoutOlder())
            Terminal.say(
                "完成。\(home.keyFile.path) 仍含旧密钥，旧备份要用它打开；请妥善另存，再以 \(file.path) 替换它。")
            Terminal.say(
                "Done. \(home.keyFile.path) still holds the former key, which opens older backups: keep a copy apart while "
                    + "you need them, then put \(file.path) in its place."
            )
        }

        /// The new file: made, or taken from a run that was stopped.
        private func begin(_ file: SiteKeyFile, from present: SiteKey) throws -> SiteKey {
            guard !file.exists else {
                let found = try file.read()
                guard found.hasRoot(of: present) else {
                    throw Complaint(
                        "文件 \(file.path) 属于另一个站点，未作更改",
                        "The file \(file.path) belongs to another site: nothing was changed"
                    )
                }
                guard found.holds(present) || present.newestID == found.newestID else {
                    throw Complaint(
                        "文件 \(file.path) 不含现用的主密钥，未作更改：请另指定一个新文件",
                        "The file \(file.path) does not hold the present site key; nothing was changed: name a new file"
                    )
                }
                return found.holds(present) ? found : present
            }
            let next = try present.renewed(try suite.map { try Keys.suite($0) } ?? present.newestSuite)
            try file.create(next)
            return next
        }

        private static func waitsForCredential(_ file: SiteKeyFile) -> Complaint {
            Complaint(
                "已写好 \(file.path)。主密钥由 systemd 提供：请以该文件作为凭据并重启服务，再重新执行同一命令；数据库尚未改动",
                "\(file.path) is written. systemd hands the site key over: make this file the credential, restart the service, "
                    + "and run the same command again. The database was not changed yet"
            )
        }
    }
}
