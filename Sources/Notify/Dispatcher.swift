public import Libcurl

/// Takes messages from the outbox, signs and sends them, and writes down what became of them.
///
/// One loop owns all state. It claims only for endpoints that have room, so an endpoint that hangs, pauses or fails
/// holds its own few places and nobody else's; it never has two deliveries of one lane in flight, because the outbox
/// hands out heads only.
public struct Dispatcher: Sendable {
    private let outbox: Outbox
    private let client: HTTPClient
    private let timeouts: HTTPClient.Request.Timeouts
    private let drainSeconds: Int64
    private let poll: Duration
    private let vigil: Vigil

    /// - Parameters:
    ///   - timeouts: limits of one transfer; the outbox's leases must be longer.
    ///   - drainSeconds: how long a shutdown waits for what is in flight, 0…``Limits/drainSeconds``.
    public init(
        outbox: Outbox,
        client: HTTPClient,
        timeouts: HTTPClient.Request.Timeouts = .init(),
        drainSeconds: Int64 = Int64(Limits.drainSeconds)
    ) {
        self.init(
            outbox: outbox, client: client, timeouts: timeouts, drainSeconds: drainSeconds,
            poll: .seconds(Limits.pollSeconds), vigil: Vigil())
    }

    init(
        outbox: Outbox, client: HTTPClient, timeouts: HTTPClient.Request.Timeouts, drainSeconds: Int64,
        poll: Duration, vigil: Vigil
    ) {
        self.outbox = outbox
        self.client = client
        self.timeouts = timeouts
        self.drainSeconds = min(max(drainSeconds, 0), Int64(Limits.drainSeconds))
        self.poll = poll
        self.vigil = vigil
    }

    /// Delivers until the task is cancelled; then claims nothing more, waits for what is in flight, writes the last
    /// outcomes and returns. What could not be written is sent again, under the same id, when its lease has expired.
    public func run() async {
        let inbox = Inbox()
        await withTaskCancellationHandler {
            // A task of its own, awaited here, so that cancelling us does not tear down transfers that are half done.
            await Task { await serve(inbox) }.value
        } onCancel: {
            inbox.stop()
        }
    }

    /// The loop's own memory beside the lanes.
    private struct Loop {
        var lanes = Lanes()
        var vigil: Vigil
        var endpointsKnownUntil: Moment?
        var lastClaim: Moment?
        var outboxPause: Int64 = 0
        var outboxBackAt: Moment?
        var hasDelayedWake = false
    }

    private func serve(_ inbox: Inbox) async {
        var loop = Loop(vigil: vigil)
        var deadline: Moment?
        await withDiscardingTaskGroup { group in
            group.addTask { for await _ in outbox.wakeUps { inbox.wake() } }
            group.addTask { await tick(inbox) }
            inbox.wake()
            while true {
                let batch = await inbox.next()
                absorb(batch, &loop)
                if batch.isStopping {
                    let end = deadline ?? outbox.now().adding(seconds: drainSeconds)
                    deadline = end
                    if loop.lanes.inFlight == 0 || outbox.now() >= end { break }
                }
                guard await write(&loop) else { continue }
                if deadline == nil { await claim(&loop, &group, inbox, isOnlyWake: batch.sent.isEmpty) }
            }
            group.cancelAll()
            // The transfers that were just given up report at once.
            while loop.lanes.inFlight > 0 { absorb(await inbox.next(), &loop) }
            loop.outboxBackAt = nil
            _ = await write(&loop)
        }
    }

    private func absorb(_ batch: Inbox.Batch, _ loop: inout Loop) {
        for sent in batch.sent { loop.lanes.ended(sent, at: outbox.now(), random: outbox.random()) }
        if batch.isDelayed { loop.hasDelayedWake = false }
    }

    /// Writes outcomes and changes; answers false while the outbox cannot be reached.
    private func write(_ loop: inout Loop) async -> Bool {
        if let back = loop.outboxBackAt, outbox.now() < back { return false }
        while !loop.lanes.outcomes.isEmpty || !loop.lanes.changes.isEmpty {
            let outcomes = Array(loop.lanes.outcomes.prefix(Limits.outcomesPerFinish))
            let changes = Array(loop.lanes.changes.prefix(Limits.outcomesPerFinish))
            do {
                try await outbox.finish(outcomes, changes)
            } catch {
                outboxFailed(&loop)
                return false
            }
            loop.lanes.wrote(outcomes: outcomes.count, changes: changes.count)
        }
        return true
    }

    /// Claims what there is room for, and sends it.
    private func claim(
        _ loop: inout Loop,
        _ group: inout DiscardingTaskGroup,
        _ inbox: Inbox,
        isOnlyWake: Bool
    ) async {
        if isOnlyWake, isTooSoon(&loop, &group, inbox) { return }
        do {
            if loop.endpointsKnownUntil.map({ outbox.now() >= $0 }) ?? true {
                loop.lanes.list(try await outbox.endpoints())
                loop.endpointsKnownUntil = outbox.now().adding(seconds: Limits.endpointsSeconds)
            }
            while try await look(&loop, &group, inbox) {}
            loop.outboxPause = 0
            loop.outboxBackAt = nil
        } catch {
            outboxFailed(&loop)
        }
    }

    /// One look at the outbox, and what it says of waking.
    ///
    /// - Returns: whether to look once more at once.
    private func look(
        _ loop: inout Loop, _ group: inout DiscardingTaskGroup, _ inbox: Inbox
    ) async throws -> Bool {
        let (found, isFull) = try await take(&loop, &group, inbox)
        switch loop.vigil.looked(found: found, isFull: isFull, at: outbox.now()) {
        case .wait: break
        case .lookAgain: wakeLater(&loop, &group, inbox, milliseconds: Limits.awakeMilliseconds)
        case .rest:
            let isNew = try await outbox.rest()
            loop.vigil.rested(at: outbox.now())
            return isNew
        case .rise:
            try await outbox.rise()
            loop.vigil.rose()
            wakeLater(&loop, &group, inbox, milliseconds: Limits.awakeMilliseconds)
        }
        return false
    }

    /// Claims until nothing is left, or no room for it.
    private func take(
        _ loop: inout Loop, _ group: inout DiscardingTaskGroup, _ inbox: Inbox
    ) async throws -> (found: Int, isFull: Bool) {
        var found = 0
        while true {
            let (rooms, limit) = loop.lanes.rooms(at: outbox.now())
            guard limit > 0 else { return (found, true) }
            loop.lastClaim = outbox.now()
            let deliveries = try await outbox.claim(rooms, limit)
            for delivery in deliveries { start(delivery, &loop, &group, inbox) }
            found += deliveries.count
            // Fewer than asked for: there is nothing more for these rooms.
            guard deliveries.count >= limit else { return (found, false) }
        }
    }

    /// Whether a wake-up comes right after a claim; it is then kept for a moment, together with those that follow it.
    private func isTooSoon(_ loop: inout Loop, _ group: inout DiscardingTaskGroup, _ inbox: Inbox) -> Bool {
        guard let last = loop.lastClaim else { return false }
        let wait = last.adding(milliseconds: Limits.claimIntervalMilliseconds).milliseconds - outbox.now().milliseconds
        guard (1...Limits.claimIntervalMilliseconds).contains(wait) else { return false }
        wakeLater(&loop, &group, inbox, milliseconds: wait)
        return true
    }

    /// A look at a stated time; one that is asked for already is enough.
    private func wakeLater(
        _ loop: inout Loop, _ group: inout DiscardingTaskGroup, _ inbox: Inbox, milliseconds: Int64
    ) {
        guard !loop.hasDelayedWake else { return }
        loop.hasDelayedWake = true
        group.addTask {
            // Not a guess: cancellation ends it early.
            try? await Task.sleep(for: .milliseconds(milliseconds))
            inbox.wakeDelayed()
        }
    }

    private func start(
        _ delivery: Delivery, _ loop: inout Loop, _ group: inout DiscardingTaskGroup, _ inbox: Inbox
    ) {
        let now = outbox.now()
        loop.lanes.began(delivery, at: now)
        group.addTask {
            let exchange: HTTPClient.Exchange?
            if let request = try? request(for: delivery, at: now) {
                exchange = await client.send(request)
            } else {
                exchange = nil
            }
            inbox.put(Sent(delivery: delivery, at: now, exchange: exchange))
        }
    }

    /// A fresh timestamp and fresh signatures for each attempt: a retry six hours later is still within tolerance.
    private func request(for delivery: Delivery, at now: Moment) throws -> HTTPClient.Request {
        let url = try EndpointURL(delivery.url, allowPlainHTTP: delivery.egress.mode.permitsPlainHTTP)
        let signature = try WebhookSignature.header(
            id: delivery.id, timestamp: now, body: delivery.body, keys: delivery.keys)
        let headers = [
            HTTPClient.Header("Content-Type", CloudEvent.contentType),
            HTTPClient.Header("webhook-id", delivery.id),
            HTTPClient.Header("webhook-timestamp", String(now.seconds)),
            HTTPClient.Header("webhook-signature", signature),
        ]
        var request = try HTTPClient.Request(
            .post, url, headers: headers, body: delivery.body, egress: delivery.egress, timeouts: timeouts)
        request.tls = delivery.tls
        return request
    }

    private func outboxFailed(_ loop: inout Loop) {
        let range = Limits.outboxPauseSeconds
        loop.outboxPause = min(max(loop.outboxPause * 2, range.lowerBound), range.upperBound)
        loop.outboxBackAt = outbox.now().adding(seconds: loop.outboxPause)
    }

    /// Looks at the outbox once a second even when no wake-up arrives: retries become due without one, and a
    /// listening connection can be lost.
    private func tick(_ inbox: Inbox) async {
        while !Task.isCancelled {
            // The polling tick: a retry becomes due by the clock alone. Cancellation ends it early.
            try? await Task.sleep(for: poll)
            inbox.wake()
        }
    }
}
