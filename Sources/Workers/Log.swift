public import Logging

/// The keys of what workers log. Values are counts and codes; never names, texts or references of cases.
enum LogKey: String, CaseIterable {
    case count = "work.count"
    case warned = "clock.warned"
    case overdue = "clock.overdue"
    case jobs = "rescue.jobs"
    case deliveries = "rescue.deliveries"
    case attempt = "work.attempt"
    case failure = "failure.code"
    case endpoint = "endpoint.id"
    case health = "endpoint.health"
    case seconds = "clock.seconds"
}

extension Logger {
    /// Where workers write unless they are told otherwise.
    public static var work: Logger { Logger(label: "dengwen.work") }

    func note(_ level: Logger.Level, _ message: Logger.Message, _ values: [LogKey: String] = [:]) {
        let pairs = values.map { ($0.key.rawValue, Logger.MetadataValue.string($0.value)) }
        log(level: level, message, metadata: Logger.Metadata(uniqueKeysWithValues: pairs))
    }
}
