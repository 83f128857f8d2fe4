import CaseStore
import Casework
import Documents
import EmbeddedPostgres
import Foundation
import Libpq
import Logging
import Sealing

/// Where this site keeps its data, its key and its database.
struct Site: Sendable {
    let data: URL
    let keyring: Keyring
    /// A server of the operator's own, instead of the private cluster.
    let databaseURL: String?

    static let databaseName = "dengwen"

    /// Where the keyring comes from.
    let keyFile: SiteKeyFile

    /// - Parameters:
    ///   - data: the data directory; nil means the usual place.
    ///   - makesKey: whether a site key is made where there is none: by what sets a site up, and by nothing else. A command
    ///     that does not find the key of the service (a credential, a variable that its shell lacks) would make another.
    init(data: String?, makesKey: Bool = false) throws {
        let url = ProcessInfo.processInfo.environment["DATABASE_URL"] ?? ""
        if !url.isEmpty { try Self.checkWay(to: url) }
        let directory = try Self.directory(data)
        let file = SiteKeyFile.find(in: directory)
        self.init(
            data: directory, file, try Self.siteKey(file, in: directory, makes: makesKey),
            databaseURL: url.isEmpty ? nil : url)
    }

    /// A server elsewhere must prove who it is before it hears a password: nothing is sent in the clear or to a stranger.
    private static func checkWay(to url: String) throws {
        switch try ConnectionSettings(url).way() {
        case .onThisMachine, .verified: return
        case .open:
            throw Complaint(
                "DATABASE_URL 指向其他主机而没有要求核验证书：请写明 sslmode=verify-full，并以 sslrootcert 指定签发机构的证书；"
                    + "只有套接字和本机回环地址可以不写",
                "DATABASE_URL leads to another host and does not demand its certificate: write sslmode=verify-full, and "
                    + "name the authority's certificate with sslrootcert; only a socket and the loopback go without"
            )
        }
    }

    private init(data: URL, _ file: SiteKeyFile, _ key: SiteKey, databaseURL: String?) {
        self.data = data
        keyFile = file
        // Another program may have put a new generation there while this one runs.
        keyring = Keyring(site: key, readAgain: { try? file.read() })
        self.databaseURL = databaseURL
    }

    /// The same site as it is with another content of its key file.
    func with(_ key: SiteKey) -> Site { Site(data: data, keyFile, key, databaseURL: databaseURL) }

    /// The data directory, made where it is not there.
    static func directory(_ data: String?) throws -> URL {
        let directory = URL(filePath: data.flatMap { $0.isEmpty ? nil : $0 } ?? Cluster.defaultDataDirectory())
        try FileManager.default.createDirectory(
            at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o711]
        )
        return directory
    }

    /// The site key: made once, readable by its owner alone, never in the database.
    private static func siteKey(_ file: SiteKeyFile, in directory: URL, makes: Bool) throws -> SiteKey {
        if file.exists { return try file.read() }
        guard HandedKey(in: directory).generations == nil else {
            throw Complaint(
                "服务的主密钥由 systemd 提供，本命令没有得到：请用 systemd-run -p LoadCredential=… 执行，或以 DENGWEN_SITE_KEY 指明文件",
                "systemd hands the service its site key, and this command did not get it: run it with systemd-run -p "
                    + "LoadCredential=…, or name the file by DENGWEN_SITE_KEY"
            )
        }
        guard makes, !FileManager.default.fileExists(atPath: directory.appending(path: "postgres").path) else {
            throw Complaint(
                "找不到密钥文件 \(file.path)：没有它，库中的内容无法打开。请从备份中恢复该文件",
                "The key file \(file.path) is missing: without it nothing in the database can be opened. Restore it from "
                    + "its backup"
            )
        }
        let key = try SiteKey.new(.aes)
        try file.create(key)
        return key
    }

    var clusterDirectory: String { data.appending(path: "postgres").path }

    /// Starts the private cluster, or nothing when the operator has a server.
    func startCluster(_ log: Logger) async throws -> RunningCluster? {
        guard databaseURL == nil else { return nil }
        let cluster = try await Cluster.start(
            at: clusterDirectory, mode: .durable, users: DatabaseRole.allCases.map(\.rawValue), log: log)
        do {
            // Commands that run beside this one find the database by it.
            try await cluster.publishAddress(of: Self.databaseName, at: addressFile)
        } catch {
            try? await cluster.stop()
            throw error
        }
        return cluster
    }

    private var addressFile: String { data.appending(path: "conninfo").path }

    /// Connection strings of this site's database.
    func addresses(_ cluster: RunningCluster?) throws -> Addresses {
        if let databaseURL { return Addresses(superuser: databaseURL, isPrivate: false, keyring: keyring) }
        if let cluster {
            let address = cluster.conninfo(database: Self.databaseName, user: Cluster.superuser)
            return Addresses(superuser: address, isPrivate: true, keyring: keyring)
        }
        guard let address = try? String(contentsOf: URL(filePath: addressFile), encoding: .utf8) else {
            throw Complaint(
                "数据库没有运行：请先执行 make run，或者设置 DATABASE_URL",
                "The database does not run: use `make run` first, or set DATABASE_URL"
            )
        }
        return Addresses(superuser: address, isPrivate: true, keyring: keyring)
    }

    /// Creates the database when it is not there.
    func createDatabase(_ cluster: RunningCluster) async throws {
        let settings = ConnectionSettings(cluster.conninfo(database: "postgres", user: Cluster.superuser))
        let connection = try await Connection.open(settings)
        do {
            try await connection.run { session in
                let find = Statement("select true from pg_database where datname = $1")
                guard try session.query(find, [.text(Self.databaseName)]).isEmpty else { return }
                try session.script("create database \(Self.databaseName) template template0 encoding 'UTF8'")
            }
        } catch {
            await connection.close()
            throw error
        }
        await connection.close()
    }
}

/// How each database role reaches the database.
struct Addresses: Sendable {
    let superuser: String
    /// A private cluster asks the kernel whose process is at the other end of the socket; another server for a password.
    let isPrivate: Bool
    let keyring: Keyring

    func settings(_ role: DatabaseRole) -> ConnectionSettings {
        ConnectionSettings(address(role), applicationName: role.rawValue)
    }

    private func address(_ role: DatabaseRole) -> String {
        guard !superuser.hasPrefix("postgresql://"), !superuser.hasPrefix("postgres://") else {
            return url(role)
        }
        let kept = superuser.split(separator: " ").filter { !$0.hasPrefix("user=") && !$0.hasPrefix("password=") }
        let password = isPrivate ? "" : " password=\(keyring.rolePassword(role.rawValue))"
        return kept.joined(separator: " ") + " user=\(role.rawValue)" + password
    }

    private func url(_ role: DatabaseRole) -> String {
        guard var parts = URLComponents(string: superuser) else { return superuser }
        parts.user = role.rawValue
        parts.password = isPrivate ? nil : keyring.rolePassword(role.rawValue)
        return parts.string ?? superuser
    }

    /// The store of a command: its entries on the audit log name the user of the machine who gave it.
    func commandStore() throws -> CaseStore { store(giver: try CommandGiver.here(nil)) }

    /// A store over pools of its own.
    ///
    /// - Parameters:
    ///   - size: connections of pages.
    ///   - workerSize: connections of automatic stages.
    func store(
        world: World = RealWorld.world, size: Int = 6, workerSize: Int = 3, giver: CommandGiver? = nil
    ) -> CaseStore {
        let patience = StoreLimits.backgroundWait
        return CaseStore(
            pools: .init(
                web: Pool(settings(.web), size: size),
                worker: Pool(settings(.worker), size: workerSize, waitTimeout: patience),
                notify: Pool(settings(.notify), size: 2, waitTimeout: patience),
                vault: Pool(settings(.vault), size: 1, waitTimeout: patience)
            ),
            cell: Cell.code, keyring: keyring, world: world, realSeconds: RealWorld.seconds,
            readOrganisation: { try DirectoryFile.readOrganisation(Array($0.utf8)) }, giver: giver
        )
    }
}
