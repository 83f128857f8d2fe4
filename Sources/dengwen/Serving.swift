import Casework
import Cleaning
import EmbeddedPostgres
import Foundation
import Hummingbird
import Libpq
import Logging
import Notify
import Operations
import ServiceLifecycle
import UnixSignals
import Web
import Workers

/// The server and the workers, until the operator ends them.
struct Serving {
    let prepared: Run.Prepared
    let port: Int
    let doors: Doors
    let disk: DiskFolder
    let log: Logger

    /// What may open the door besides password and code.
    struct Doors: Sendable {
        var certificates: ClientCertificates?
        var provider: ProviderAccess?
    }

    init(_ prepared: Run.Prepared, port: Int, doors: Doors, disk: DiskFolder, log: Logger) {
        self.prepared = prepared
        self.port = port
        self.doors = doors
        self.disk = disk
        self.log = log
    }

    func run() async throws {
        let context = prepared.context
        let deployment = prepared.deployment
        let accounts = deployment.isDemo ? DemoAccount.all(in: context.directory) : []
        var settings = WebSettings(
            port: port, secureCookies: !deployment.isDemo, publicOrgan: prepared.publicOrgan,
            directory: context.directory,
            isNetwork: { Destination.isNetwork($0) },
            demoAccounts: accounts.map { .init(account: $0.staff.id.rawValue, role: $0.text) }
        )
        settings.codePicture = { await CodePicture.rows(of: $0) }
        settings.notFoundAfter = .milliseconds(100)
        settings.wordsFoundAfter = .milliseconds(500)
        settings.certificates = doors.certificates
        settings.provider = doors.provider
        settings.receivingOrgans = try await FindOffices(context)()
        let web = WebApplication(context: context, hasher: PasswordHasher(), settings: settings, logger: log)
        let wakeUps = try WakeUps(prepared.addresses.settings(.worker))
        // They end from the last to the first: the sealer after everybody who writes to the audit log.
        var services: [any Service] = [
            wakeUps,
            AuditSealer(
                context, seal: SealAudit(context, key: prepared.auditKey), file: HeadFile(prepared.heads), logger: log),
            OutboxPump(
                context, settings: .init(permitsLoopback: deployment.isDemo), wakeUps: wakeUps.deliverable,
                logger: log),
            ReadWorker(context, holder: "run", wakeUps: wakeUps.readable, logger: log),
            ClockWatcher(context, logger: log),
            Rescuer(context, logger: log),
            BoundsKeeper(context, logger: log),
            KeyWatcher(context, wakeUps: wakeUps.forgettable, logger: log),
            MachineWatcher(context, machine: .own, logger: log),
            MarkFiller(context, logger: log),
            CodeStocker(context, logger: log),
            try await Self.cleanWorker(context, wakeUps.cleanable, log),
            web.service { [prepared] port in Self.announce(port, accounts, prepared) },
        ]
        services += disk.watchers(context, settings.disk, log)
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigint, .sigterm, .sighup],
            logger: log
        )
        configuration.maximumGracefulShutdownDuration = .seconds(20)
        do {
            try await ServiceGroup(configuration: configuration).run()
        } catch let error as ServiceGroupError {
            throw error
        } catch  where "\(error)".contains("EADDRINUSE") || "\(error)".contains("Address already in use") {
            // Free when the program started, and taken since.
            throw ListeningPort.isTaken(port)
        }
    }

    /// Looks into files: with a ClamAV daemon where `CLAMD` names its socket or port, and only where the sandbox works.
    private static func cleanWorker(
        _ context: OperationContext, _ wakeUps: AsyncStream<Void>, _ log: Logger
    ) async throws -> CleanWorker {
        let works = await Cleaner.works()
        if !works {
            Terminal.say(
                "沙箱不可用：附件不做副本，只存原件 · the sandbox does not work: no copies are made of files, originals are kept"
            )
        } else if !(await Cleaner.knowsChinese()) {
            Terminal.say(
                "没有 poppler-data：未内嵌中文字体的 PDF 不做副本，只存原件 · poppler-data is missing: no copies are made of PDF "
                    + "files that bring no Chinese font along")
        }
        let cleaner = Cleaner()
        var tools = FileCleaning(
            isInfected: nil,
            copy: { bytes, type, patience in
                works ? try await cleaner.copy(bytes, of: type, within: patience) : .impossible
            })
        guard let scanner = try scanner() else {
            return CleanWorker(
                context, tools: tools, holder: "run", wakeUps: wakeUps, logger: log, isReady: { true })
        }
        tools.isInfected = { next in try await scanner.isInfected(next) }
        return CleanWorker(
            context, tools: tools, holder: "run", wakeUps: wakeUps, logger: log,
            isReady: { await scanner.answers() })
    }

    /// The ClamAV daemon that the environment names; nil where it names none.
    private static func scanner() throws -> VirusScanner? {
        let named = ProcessInfo.processInfo.environment["CLAMD"] ?? ""
        if named.isEmpty { return nil }
        guard let address = VirusScanner.Address(named) else {
            throw Complaint(
                "CLAMD 应当是套接字的绝对路径，或者本机端口号",
                "CLAMD must be the absolute path of a socket, or a port of this machine")
        }
        return VirusScanner(address)
    }

    /// Where it is, and who may sign in.
    private static func announce(_ port: Int, _ accounts: [DemoAccount], _ prepared: Run.Prepared) {
        switch prepared.deployment {
        case .demo: announceDemo(port, accounts, prepared.site)
        case .open(let address):
            Terminal.say(
                """

                登闻 Dengwen
                  \(address)           公开页面 public pages
                  \(address)/sign-in   工作人员 staff
                在 127.0.0.1:\(port) 等候 TLS 代理。It waits for the TLS proxy at 127.0.0.1:\(port).
                按 Ctrl-C 结束。Ctrl-C ends everything.
                """
            )
        }
    }

    private static func announceDemo(_ port: Int, _ accounts: [DemoAccount], _ site: Site) {
        Terminal.say(
            """

            登闻 Dengwen
              http://127.0.0.1:\(port)           公开页面 public pages
              http://127.0.0.1:\(port)/sign-in   工作人员 staff

            \(DemoAccount.printed(accounts, site))

            开发模式：仅限本机，演示账号可用；密码可用 .build-release/release/dengwen demo accounts 再次查看。
            Development mode: this machine only, with demo accounts; .build-release/release/dengwen demo accounts tells the \
            password again.
            按 Ctrl-C 结束。Ctrl-C ends everything.
            """
        )
    }
}
