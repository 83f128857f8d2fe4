import Casework
public import Logging
import Notify
public import Operations
public import ServiceLifecycle

/// Delivers what the outbox holds: builds envelopes, signs, sends, and records what became of them.
public struct OutboxPump: Service {
    /// What a site decides about its deliveries.
    public struct Settings: Sendable {
        /// What it calls itself to receivers; must not name the department.
        public var sender: String
        /// Whether receivers on this very machine are let through, over plain HTTP. Only for a developer's machine.
        public var permitsLoopback: Bool
        /// Networks of the site's own machines (database, cluster hosts) in CIDR form, which no endpoint can open.
        public var forbiddenNetworks: [String]
        /// PEM file of the authorities to trust, instead of the system's.
        public var authorityFile: String?

        public init(
            sender: String = "dengwen", permitsLoopback: Bool = false, forbiddenNetworks: [String] = [],
            authorityFile: String? = nil
        ) {
            self.sender = sender
            self.permitsLoopback = permitsLoopback
            self.forbiddenNetworks = forbiddenNetworks
            self.authorityFile = authorityFile
        }
    }

    private let outbox: OutboxWiring
    private let settings: Settings
    private let wakeUps: AsyncStream<Void>

    /// - Parameter wakeUps: one element for each time that something may have become due; missing one costs a second.
    public init(_ context: OperationContext, settings: Settings, wakeUps: AsyncStream<Void>, logger: Logger = .work) {
        outbox = OutboxWiring(
            context, ground: settings.permitsLoopback ? .development : .production, logger: logger)
        self.settings = settings
        self.wakeUps = wakeUps
    }

    /// - Throws: `Postman.StartError`.
    public func run() async throws {
        let postman = try Postman(
            outbox: outbox.outbox(wakeUps: wakeUps), sender: settings.sender, forbidden: settings.forbiddenNetworks,
            authorityFile: settings.authorityFile)
        // The dispatcher takes cancellation as the wish to stop: it drains what is in flight.
        await cancelWhenGracefulShutdown { await postman.run() }
    }
}
