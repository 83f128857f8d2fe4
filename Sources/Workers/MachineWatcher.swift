public import Logging
public import Operations
public import ServiceLifecycle

/// Looks, at the start and each hour, at what the program takes for granted of its machines: that their clocks are right
/// and the same, and that memory with keys is written to no disk. It says what it finds, and changes nothing.
public struct MachineWatcher: Service {
    /// What the machine says of itself; nil where it does not say.
    public struct Machine: Sendable {
        /// Whether something keeps its clock right.
        public var keepsTime: @Sendable () -> Bool?
        /// `/proc/swaps`.
        public var swaps: @Sendable () -> String?
        /// How much of this service may be swapped: `memory.swap.max` of its control group.
        public var swapMost: @Sendable () -> String?
        /// Whether what is written to a device, such as `/dev/dm-1`, is encrypted on its way.
        public var isEncrypted: @Sendable (_ device: String) -> Bool

        public init(
            keepsTime: @escaping @Sendable () -> Bool?, swaps: @escaping @Sendable () -> String?,
            swapMost: @escaping @Sendable () -> String?, isEncrypted: @escaping @Sendable (_ device: String) -> Bool
        ) {
            self.keepsTime = keepsTime
            self.swaps = swaps
            self.swapMost = swapMost
            self.isEncrypted = isEncrypted
        }

        /// Whether the program's memory may be written to a disk in the clear: there is swap that is neither compressed
        /// memory nor an encrypted device, and nothing keeps this service out of it.
        var maySwap: Bool {
            guard let swaps = swaps() else { return false }
            let places = swaps.split(separator: "\n").dropFirst().map { String($0.prefix { $0 != " " && $0 != "\t" }) }
            let plain = places.filter { !$0.hasPrefix("/dev/zram") && !isEncrypted($0) }
            return !plain.isEmpty && swapMost().map { $0.prefix { $0 != "\n" } } != "0"
        }
    }

    private let compare: @Sendable () async throws -> Int64
    private let machine: Machine
    private let ticker: Ticker
    private let logger: Logger

    public init(
        _ context: OperationContext, machine: Machine, logger: Logger = .work,
        ticker: Ticker = Ticker(every: WorkerLimits.machinePoll)
    ) {
        let clocks = CompareClocks(context)
        self.init(machine: machine, ticker: ticker, logger: logger) { try await clocks() }
    }

    init(
        machine: Machine, ticker: Ticker, logger: Logger, compare: @escaping @Sendable () async throws -> Int64
    ) {
        self.machine = machine
        self.ticker = ticker
        self.logger = logger
        self.compare = compare
    }

    public func run() async throws {
        await ticker.run { await look() }
    }

    func look() async {
        do {
            let seconds = try await compare()
            if abs(seconds) > CompareClocks.tolerance {
                logger.note(.error, "the database has another time than the program", [.seconds: "\(seconds)"])
            }
        } catch {
            logger.note(.error, "the clock of the database could not be read", [.failure: StepFailure(error).code])
        }
        if machine.keepsTime() == false { logger.note(.warning, "nothing keeps the clock of this machine right") }
        if machine.maySwap { logger.note(.warning, "memory with keys may be written to swap in the clear") }
    }
}
