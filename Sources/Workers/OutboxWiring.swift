import Casework
import Logging
import Notify
import Operations

/// The outbox as the dispatcher wants it, made of operations.
struct OutboxWiring: Sendable {
    private let context: OperationContext
    private let ground: Destination.Ground
    private let logger: Logger

    init(_ context: OperationContext, ground: Destination.Ground, logger: Logger) {
        self.context = context
        self.ground = ground
        self.logger = logger
    }

    func outbox(wakeUps: AsyncStream<Void>) -> Outbox {
        let (find, claim, finish) = (FindEndpoints(context), ClaimDeliveries(context), FinishDeliveries(context))
        let sleep = DispatcherSleep(context)
        let (context, ground, logger) = (context, ground, logger)
        return Outbox(
            endpoints: {
                try await Self.logged("the endpoints could not be read", logger) {
                    try await find().map {
                        Endpoint(id: $0.id.rawValue, maxInFlight: $0.maxInFlight, generation: $0.generation)
                    }
                }
            },
            claim: { rooms, limit in
                let shares = FairShare.deal(rooms, limit: limit, random: Double.random(in: 0..<1))
                return try await Self.logged("deliveries could not be claimed", logger) {
                    try await claim(shares).map { Delivery($0, ground: ground) }
                }
            },
            finish: { outcomes, changes in
                for change in changes { Self.tell(change, logger) }
                try await Self.logged("outcomes could not be written", logger) {
                    try await finish(outcomes.compactMap(\.ended), noticed: changes.map(\.noticed))
                }
            },
            rest: {
                try await Self.logged("the dispatcher could not say that it sleeps", logger) { try await sleep.begin() }
            },
            rise: {
                try await Self.logged("the dispatcher could not say that it is up", logger) { try await sleep.end() }
            },
            wakeUps: wakeUps,
            now: { Moment(context.now) },
            random: { Double.random(in: 0..<1) }
        )
    }

    private static func logged<Answer>(
        _ message: Logger.Message, _ logger: Logger, _ body: () async throws -> Answer
    ) async throws -> Answer {
        do {
            return try await body()
        } catch {
            logger.note(.error, message, [.failure: StepFailure(error).code])
            throw error
        }
    }

    private static func tell(_ change: EndpointChange, _ logger: Logger) {
        let (level, health): (Logger.Level, String) =
            switch change.kind {
            case .breakerOpened: (.warning, "failing")
            case .breakerClosed: (.info, "working")
            case .disabled: (.error, "given_up")
            case .gone: (.error, "gone")
            case .paused: (.info, "paused")
            case .blockedAddress: (.critical, "blocked_address")
            }
        logger.note(level, "an endpoint changed", [.endpoint: change.endpointID, .health: health])
    }
}

extension Delivery {
    /// What cannot be built (an endpoint that cannot be read, a kind that this program does not know) becomes a
    /// delivery that cannot be sent: the dispatcher ends it as `unsendable`, and its lane moves on.
    init(_ delivery: OutgoingDelivery, ground: Destination.Ground) {
        let target = delivery.target
        let port = target.flatMap { UInt16(exactly: $0.port) }
        let body = target.flatMap { CloudEvent(delivery, from: $0.organ)?.encoded }
        self.init(
            id: MessageID.text(.delivery, delivery.id.rawValue) ?? delivery.id.rawValue,
            endpointID: delivery.endpoint.rawValue,
            url: body == nil ? "" : target?.url ?? "",
            destination: Destination(
                host: target?.host ?? "", port: port ?? 0, networks: target?.networks ?? [], ground: ground),
            secret: target?.secret ?? "",
            body: body ?? [],
            attempt: delivery.attempt,
            leaseToken: String(delivery.token)
        )
    }
}

extension CloudEvent {
    /// The envelope of a delivery; the same for every retry.
    init?(_ delivery: OutgoingDelivery, from organ: Organ.ID) {
        guard let kind = Kind(rawValue: delivery.type), let id = MessageID.text(.event, delivery.event) else {
            return nil
        }
        let matter: Matter
        if let line = delivery.head {
            // A whole head waits where an older program sealed.
            guard let number = SealNotice(line: line)?.number ?? AuditHead(line: line)?.seal.number else { return nil }
            matter = .log(head: line, number: number)
        } else {
            matter = .item(reference: delivery.caseReference, revision: delivery.revision)
        }
        do {
            try self.init(
                id: id, source: "/dengwen/" + organ.rawValue.filter(\.isNumber), kind: kind,
                time: Moment(delivery.occurredAt), about: matter)
        } catch {
            return nil
        }
    }
}

extension Outcome {
    /// Nil for an id or a token that is none of ours: there is no row to write to.
    var ended: FinishDeliveries.Ended? {
        guard
            let id = MessageID.uuid(.delivery, deliveryID), let token = Int64(leaseToken)
        else { return nil }
        let result: FinishDeliveries.Ended.Verdict
        switch verdict {
        case .delivered: result = .delivered
        case .retry(let time, isCharged: true): result = .retry(at: Instant(time))
        case .retry(let time, isCharged: false):
            let isPause = attempt.failure == .paused
            let earliest = attempt.at.adding(milliseconds: WorkerLimits.shortestPauseMilliseconds)
            result = .postponed(until: Instant(isPause ? max(time, earliest) : time))
        case .dead: result = .dead
        }
        return FinishDeliveries.Ended(
            OutgoingDelivery.ID(id), token: token, result, status: attempt.status,
            failure: attempt.failure?.rawValue, microseconds: attempt.totalMicroseconds,
            isRead: attempt.isSent)
    }
}

extension EndpointChange {
    var noticed: (DeliveryEndpoint, FinishDeliveries.Noticed) {
        let news: FinishDeliveries.Noticed =
            switch kind {
            case .breakerOpened(let until): .failing(until: Instant(until))
            case .breakerClosed: .working
            case .disabled: .givenUp
            case .gone: .gone
            case .paused(let until): .paused(until: Instant(until))
            case .blockedAddress: .blockedAddress
            }
        return (DeliveryEndpoint(endpointID), news)
    }
}

extension Moment {
    init(_ instant: Instant) {
        let (whole, rest) = instant.microsecondsSinceEpoch.quotientAndRemainder(dividingBy: 1000)
        self.init(milliseconds: rest < 0 ? whole - 1 : whole)
    }
}

extension Instant {
    init(_ moment: Moment) {
        self.init(microsecondsSinceEpoch: moment.milliseconds * 1000)
    }
}
