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

    @Flag(help: "准备好后即退出 · end when everything is prepared")
    var prepareOnly = false

    func perform() async throws {
        var log = Logger(label: "dengwen")
        log.logLevel = .warning
        if !prepareOnly { try await ListeningPort.check(port) }
        // From here on a signal ends the preparation in order; the service group takes over when it serves.
        let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm, .sighup)
        let site = try Site(data: data)
        let cluster = try await site.startCluster(log)
        do {
            let (samples, heads) = (samples, heads)
            let prepared = try await Self.unlessSignalled(signals) {
                try await Self.prepare(site, cluster, samples: samples, heads: heads)
            }
            if !prepareOnly { try await Serving(prepared, port: port, log: log).run() }
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
    }

    private static func prepare(
        _ site: Site, _ cluster: RunningCluster?, samples: String, heads: String?
    ) async throws -> Prepared {
        if let cluster { try await site.createDatabase(cluster) }
        let addresses = try site.addresses(cluster)
        let outcome = try await Migrate.migrate(site, addresses)
        if !outcome.migrations.isEmpty {
            Terminal.say("已升级数据库 · migrated: \(outcome.migrations.joined(separator: ", "))")
        }
        let store = addresses.store()
        let setUp = SetUp(store: store, samples: try Samples(samples))
        let (organisation, isNew) = try await setUp.directory(try Calendars.builtIn())
        let rules = try await FindClockRules(store)(over: try Calendars.builtIn())
        let context = OperationContext(
            store: store, organisation: organisation, calendar: rules.calendar, policies: rules.policies,
            choices: try await FindLocalChoices(store)(), cell: Cell.code, world: RealWorld.world
        )
        // Clocks that an older server started after new rules were loaded.
        try await RecomputeClocks(context)(.start)
        if isNew { Terminal.say("已装载示范组织机构 · demo organisation loaded") }
        let counts = try await setUp.importRegister(context)
        try await RotateKeys(store).openAll()
        if isNew {
            Terminal.say(
                "已导入样例台账：接收\(counts.accepted + counts.flagged)件，退回\(counts.rejected)行 · sample register: "
                    + "\(counts.accepted + counts.flagged) accepted, \(counts.rejected) rows rejected"
            )
        }
        return Prepared(
            site: site, addresses: addresses, context: context, auditKey: try site.auditKey(),
            heads: heads ?? site.data.appending(path: "audit-heads.txt").path)
    }
}
