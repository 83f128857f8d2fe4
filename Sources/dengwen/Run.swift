import ArgumentParser
import CaseStore
import Casework
import EmbeddedPostgres
import Foundation
import Logging
import Operations
import Sealing
import UnixSignals

/// Everything in one: private cluster, schema, demo data on the first start, server and workers.
struct Run: OperatorCommand {
    static let configuration = CommandConfiguration(
        abstract: "建库、装载样例并启动 · database, sample data, server and workers"
    )

    @Option(help: "网页端口 · port of the pages")
    var port = 8080

    @Option(help: "数据目录 · data directory")
    var data: String?

    @Option(help: "样例目录 · folder of the samples")
    var samples = "samples"

    @Option(help: "审计封印追加到此文件，应在另一磁盘或主机 · file for signed heads of the audit log, on another disk or host")
    var heads: String?

    @Option(help: "公开地址 https://主机：正式使用，经 TLS 代理；不填为本机演示 · public address; without it a demo on this machine")
    var publicAddress: String?

    @Option(help: "首次启动载入的名录文件或文件夹（正式使用） · directory to load on the first start of a site that is no demo")
    var directory: String?

    @Option(help: "公开页面以哪个机关的名义（正式使用） · organ in whose name the public pages speak")
    var organ = "O420281"

    @Option(help: "TLS代理核验的客户端证书：off、optional或required · client certificates that the TLS proxy looks at")
    var clientCertificates = CertificateUse.off

    @Option(help: "TLS代理密钥文件，默认为数据目录的 proxy.secret · secret of the TLS proxy")
    var proxySecret: String?

    @Option(help: "统一身份认证（OIDC）配置文件，JSON · file about an identity provider")
    var oidc: String?

    @Option(help: "自备数据库服务器的数据所在磁盘上的任一目录，看管其余量 · a folder on the disk of a database server of your own")
    var disk: String?

    @Flag(help: "准备好后即退出 · end when everything is prepared")
    var prepareOnly = false

    func perform() async throws {
        var log = Logger(label: "dengwen")
        // What mended itself is a notice, what somebody must see to a warning or worse: an operator hears of both.
        log.logLevel = .notice
        if !prepareOnly { try await ListeningPort.check(port) }
        // From here on a signal ends the preparation in order; the service group takes over when it serves.
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        let deployment = try Deployment(publicAddress: publicAddress)
        let site = try Site(data: data, makesKey: true)
        try site.check(deployment)
        let certificates = try ProxySecret(proxySecret, in: site.data).settings(clientCertificates, deployment)
        let provider = try ProviderFile.access(oidc, deployment)
        let cluster = try await site.startCluster(log)
        do {
            let preparing = Preparing(
                site: site, deployment: deployment, samples: samples, directory: directory, organ: Organ.ID(organ),
                port: port, heads: heads)
            let prepared = try await Self.unlessSignalled(signals) { try await preparing(cluster) }
            if !prepareOnly {
                try await prepared.check(certificates)
                try HandedKey(in: site.data).note(site)
                let doors = Serving.Doors(certificates: certificates, provider: provider)
                let watched = DiskFolder(disk, site: site)
                try await Serving(prepared, port: port, doors: doors, disk: watched, log: log).run()
            }
        } catch is Stopped {
            Terminal.say("已停止 · stopped")
        } catch {
            try? await cluster?.stop()
            throw error
        }
        try await cluster?.stop()
    }

    /// The operator ended the program before it was ready.
    private struct Stopped: Error {}

    private static func unlessSignalled<Value: Sendable>(
        _ signals: UnixSignalsSequence, _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        try await withThrowingTaskGroup(of: Value?.self) { group in
            group.addTask { try await body() }
            group.addTask {
                for await _ in signals { break }
                return nil
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() ?? nil else { throw Stopped() }
            return value
        }
    }

    /// What serving needs.
    struct Prepared: Sendable {
        let site: Site
        let addresses: Addresses
        let context: OperationContext
        let auditKey: AuditKey
        /// Where signed heads of the audit log go.
        let heads: String
        let deployment: Deployment
        /// In whose name the public pages speak.
        let publicOrgan: Organ.ID
    }
}

/// Brings database and directory to where the server can begin.
struct Preparing: Sendable {
    let site: Site
    let deployment: Deployment
    let samples: String
    let directory: String?
    let organ: Organ.ID
    let port: Int
    /// Where signed heads of the audit log go; nil: a file in the data directory.
    let heads: String?

    func callAsFunction(_ cluster: RunningCluster?) async throws -> Run.Prepared {
        if let cluster { try await site.createDatabase(cluster) }
        let addresses = try site.addresses(cluster)
        let outcome = try await Migrate.migrate(site, addresses)
        if !outcome.migrations.isEmpty {
            Terminal.say("已升级数据库 · migrated: \(outcome.migrations.joined(separator: ", "))")
        }
        let store = addresses.store()
        let context: OperationContext
        switch deployment {
        case .demo: context = try await demo(store)
        case .open:
            let calendar = try Calendars.builtIn()
            context = try await self.context(store, try await SetUp.directory(at: directory, store, calendar))
            guard context.directory[organ] != nil else { throw Complaint.noOrgan(organ.rawValue) }
            let first = FirstAdministrator(context: context, deployment: deployment, port: port, site: site)
            try await first.inviteIfNeeded()
        }
        return Run.Prepared(
            site: site, addresses: addresses, context: context, auditKey: try site.auditKey(makes: true),
            heads: heads ?? site.data.appending(path: "audit-heads.txt").path, deployment: deployment,
            publicOrgan: organ)
    }

    private func context(_ store: CaseStore, _ organisation: Organisation) async throws -> OperationContext {
        let rules = try await FindClockRules(store)(over: try Calendars.builtIn())
        let context = OperationContext(
            store: store, organisation: organisation, calendar: rules.calendar, policies: rules.policies,
            choices: try await FindLocalChoices(store)(), cell: Cell.code, world: RealWorld.world
        )
        // Clocks that an older server started after new rules were loaded.
        try await RecomputeClocks(context)(.start)
        return context
    }

    private func demo(_ store: CaseStore) async throws -> OperationContext {
        let setUp = SetUp(store: store, samples: try Samples(samples), site: site)
        let (organisation, isNew) = try await setUp.directory(try Calendars.builtIn())
        let context = try await context(store, organisation)
        if isNew { Terminal.say("已装载示范组织机构 · demo organisation loaded") }
        let counts = try await setUp.importRegister(context)
        try await RotateKeys(store).openAll()
        if isNew {
            Terminal.say(
                "已导入样例台账：接收\(counts.accepted + counts.flagged)件，退回\(counts.rejected)行 · sample register: "
                    + "\(counts.accepted + counts.flagged) accepted, \(counts.rejected) rows rejected"
            )
        }
        return context
    }
}
